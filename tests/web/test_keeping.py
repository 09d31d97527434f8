"""The keeper: a new version is warm before readers see it, and damage is told without readers."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from dashboard.editions.shelf import Shelf
from dashboard.errors import StoreError
from dashboard.web import keeping
from tests.builders import make_store
from tests.store.test_versions import publish
from tests.web.calling import run


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(make_store(tmp_path))


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Each step of a warming: the version, and which one readers saw meanwhile."""
    found: list[tuple[str, str]] = []

    def warming(shelf: Shelf, version: str):  # type: ignore[no-untyped-def]
        for _ in "12":
            found.append((version, shelf.in_force().version))
            yield

    monkeypatch.setattr(keeping, "warming", warming)
    return found


def lived(shelf: Shelf, done: Callable[[], bool], load: Callable[[], object] = list) -> None:
    """Let an application live until something has happened."""

    async def live() -> None:
        async with keeping.keeping(shelf, load)(None):
            end = time.monotonic() + 20
            while not done() and time.monotonic() < end:
                await asyncio.sleep(0.01)

    run(live())
    assert done()


@pytest.fixture(autouse=True)
def aside(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The version that was announced each time when what is alive was set aside."""
    found: list[str] = []
    monkeypatch.setattr(keeping, "set_aside", lambda: found.append(shelf.announced))
    return found


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LOOK_S", 0.01)


def test_a_version_is_warm_before_it_is_announced(
    shelf: Shelf, steps: list[tuple[str, str]]
) -> None:
    first = shelf.store.current()
    lived(shelf, lambda: shelf.announced == first)
    second = publish(shelf.store)
    lived(shelf, lambda: shelf.announced == second)
    # Before the first there is nothing else to see.
    assert steps == [(first, first)] * 2 + [(second, first)] * 2


def test_a_version_is_warmed_once(shelf: Shelf, steps: list[tuple[str, str]]) -> None:
    keeping.look(shelf, Event())
    keeping.look(shelf, Event())
    assert len(steps) == 2


def test_one_that_cannot_be_warmed_is_announced_and_told(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(shelf: Shelf, version: str):  # type: ignore[no-untyped-def]
        yield
        raise StoreError("store_unreadable", detail="x")

    monkeypatch.setattr(keeping, "warming", failing)
    keeping.look(shelf, Event())
    assert shelf.announced == shelf.store.current()
    [line] = [record.getMessage() for record in caplog.records]
    assert "was not warmed" in line


def test_an_ending_application_does_not_wait_for_the_whole_warming(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def endless(shelf: Shelf, version: str):  # type: ignore[no-untyped-def]
        while True:
            begun.set()
            time.sleep(0.001)
            yield

    monkeypatch.setattr(keeping, "warming", endless)
    lived(shelf, begun.is_set)
    assert shelf.announced == ""


def test_damage_is_logged_once_though_nobody_reads(
    shelf: Shelf, steps: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    good, bad = publish(shelf.store), publish(shelf.store)
    shelf.store.table_path(bad, "series").unlink()
    with caplog.at_level(logging.ERROR):
        lived(shelf, lambda: shelf.announced == good)
    [line] = [record.getMessage() for record in caplog.records]
    assert bad in line


def test_without_any_version_the_keeper_tells_it_once_and_waits_for_one(
    shelf: Shelf, steps: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    manifest = shelf.store.embedded / "versions" / shelf.store.current() / "manifest.json"
    content = manifest.read_bytes()
    manifest.unlink()
    for _ in "123":
        keeping.look(shelf, Event())
    assert len(caplog.records) == 1
    manifest.write_bytes(content)
    keeping.look(shelf, Event())
    assert shelf.announced == shelf.store.current()


def test_the_keeper_outlives_what_it_cannot_do_and_says_it_once(
    shelf: Shelf, steps: list[tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise OSError(5, "broken")

    lived(shelf, lambda: bool(shelf.announced), broken)
    [record] = caplog.records
    assert record.exc_info is not None


def test_what_is_alive_is_set_aside_once_when_the_first_version_is_warm(
    shelf: Shelf, steps: list[tuple[str, str]], aside: list[str]
) -> None:
    first, published = shelf.store.current(), [""]

    def another_has_come() -> bool:
        if aside and not published[0]:
            published[0] = publish(shelf.store)
        return bool(published[0]) and shelf.announced == published[0]

    lived(shelf, another_has_come)
    assert aside == [first]
