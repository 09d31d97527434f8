"""After warming no page, in any language, waits for the tables."""

from __future__ import annotations

from pathlib import Path
from threading import current_thread

import ibis
import pytest

from dashboard.editions.shelf import Shelf
from dashboard.editions.warm import warming
from dashboard.store import engine
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import ENTRIES, entry_of
from tests.builders import make_store
from tests.every_page import in_every_language
from tests.ui.app import open_page

PLACES = {
    "kartta": {"kunta": "992", "mittari": "new_organisations"},
    "kunta": {"kunta": "992"},
    "vertailu": {"kunnat": "992,179"},
    "kehitys": {"kehitys": "radar_score", "kunnat": "992"},
    "kuntatutka": {"kunta": "992", "vertailuvuosi": "2023"},
    "itsearviointi": {"kunta": "992"},
    "toimialat": {"toimiala": "luokka-3", "kunta": "992"},
}
"""Addresses beside the plain ones: what a decision paper's links open."""


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    shelf = Shelf(make_store(tmp_path_factory.mktemp("warm")))
    for _ in warming(shelf, shelf.store.current()):
        pass
    return shelf


def asked_of_tables(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the engine is asked from now on, by the thread that asks."""
    asked: list[str] = []
    backend = engine._backend

    def counting() -> ibis.BaseBackend:
        asked.append(current_thread().name)
        return backend()

    monkeypatch.setattr(engine, "_backend", counting)
    return asked


@in_every_language
def test_after_warming_no_page_asks_the_tables(
    warm: Shelf, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "shelf", lambda: warm)
    asked = asked_of_tables(monkeypatch)
    for entry in ENTRIES:
        for query in ({}, PLACES.get(entry.address, {})):
            opened = open_page(entry, {"lang": lang, **query})
            assert opened.h1
    assert asked == []


def test_a_cold_page_asks_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above could not fail."""
    shelf = Shelf(make_store(tmp_path))
    monkeypatch.setattr(session, "shelf", lambda: shelf)
    asked = asked_of_tables(monkeypatch)
    open_page(entry_of("kartta"), {})
    assert asked
