"""Which version readers see while a new one is being warmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.editions.shelf import LONGEST_S, Shelf
from dashboard.store.versions import InForce
from tests.builders import make_store
from tests.store.test_versions import publish


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def shelf(tmp_path: Path, now: list[float]) -> Shelf:
    return Shelf(make_store(tmp_path), lambda: now[0])


def test_where_nobody_announces_an_import_shows_at_once(shelf: Shelf) -> None:
    for _ in "12":
        published = publish(shelf.store)
        assert shelf.in_force() == InForce(published)


def test_the_version_before_is_seen_until_the_new_one_is_announced(shelf: Shelf) -> None:
    before = publish(shelf.store)
    shelf.announce(before)
    new = publish(shelf.store)
    assert shelf.in_force() == InForce(before)
    shelf.announce(new)
    assert shelf.in_force() == InForce(new)


def test_nobody_waits_longer_than_is_promised(shelf: Shelf, now: list[float]) -> None:
    before = publish(shelf.store)
    shelf.announce(before)
    new = publish(shelf.store)
    assert shelf.in_force() == InForce(before)
    now[0] = LONGEST_S - 1
    assert shelf.in_force() == InForce(before)
    now[0] = LONGEST_S
    assert shelf.in_force() == InForce(new)
    # The wait begins anew with the next one.
    publish(shelf.store)
    assert shelf.in_force() == InForce(before)


def test_a_damaged_version_is_not_seen_while_the_next_one_is_warmed(shelf: Shelf) -> None:
    before = publish(shelf.store)
    shelf.announce(before)
    new = publish(shelf.store)
    shelf.store.table_path(before, "series").unlink()
    assert shelf.in_force() == InForce(new)


def test_that_another_serves_than_should_is_told_at_once(shelf: Shelf) -> None:
    good, bad = publish(shelf.store), publish(shelf.store)
    shelf.announce(bad)
    shelf.store.table_path(bad, "series").unlink()
    found = shelf.in_force()
    assert found.version == good
    assert found.damage is not None
