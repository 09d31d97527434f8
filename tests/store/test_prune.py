"""Which versions may go: by how long they were in force."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from dashboard.store.prune import prunable
from dashboard.store.versions import Store
from tests.store.test_versions import publish

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def journal(store: Store, *moves: tuple[str, float]) -> None:
    """Write which version was put in force how many days ago."""
    lines = [
        json.dumps({"version": version, "at": (NOW - timedelta(days=days)).isoformat()})
        for version, days in moves
    ]
    (store.folder / "journal.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def test_what_was_in_force_for_a_day_stays(store: Store) -> None:
    one, two, three, four = (publish(store) for _ in range(4))
    journal(store, (one, 30), (two, 20), (three, 19.5), (four, 2))
    assert prunable(store, NOW) == [two]


def test_also_the_published_but_the_newest(store: Store) -> None:
    one, two, three, four = (publish(store) for _ in range(4))
    journal(store, (one, 30), (two, 20), (three, 10), (four, 2))
    assert prunable(store, NOW) == []
    assert prunable(store, NOW, keep=2) == [one, two]


def test_the_one_in_force_and_the_embedded_one_stay(store: Store) -> None:
    embedded, only = store.current(), publish(store)
    journal(store, (only, 0.1))
    assert prunable(store, NOW, keep=1) == []
    store.prune([only, embedded, "../../etc"])
    assert store.current() == only
    assert store.damage_of(embedded) is None


def test_what_is_pruned_is_gone_and_told(store: Store) -> None:
    old, new = publish(store), publish(store)
    store.prune([old])
    assert old not in store.names()
    assert [entry.version for entry in store.journal() if entry.pruned] == [old]
    assert store.current() == new
