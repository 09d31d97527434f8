"""The end of the sample: made-up rows go, nothing takes their place, everything else stays."""

from __future__ import annotations

import pytest

from dashboard.errors import UsageError
from dashboard.importers.pipeline.end_sample import end_sample
from dashboard.schema.tables import TABLES
from dashboard.store.versions import Store
from tests.builders import snapshot


def kinds(store: Store) -> dict[str, str]:
    return {
        row["source_id"]: row["kind"] for row in store.table(store.current(), "sources").to_pylist()
    }


def made_up(store: Store) -> dict[str, int]:
    """How many made-up rows each table holds."""
    of, found = kinds(store), {}
    for table in TABLES:
        rows = store.table(store.current(), table)
        if table != "sources" and "source_id" in rows.column_names:
            found[table] = sum(of[s] == "sample" for s in rows.column("source_id").to_pylist())
    return {table: count for table, count in found.items() if count}


def test_the_sample_of_a_table_ends_and_the_other_stays(store: Store) -> None:
    before = made_up(store)
    assert set(before) == {"organisations", "radar_answers"}
    made = end_sample(store, "organisations")
    assert made is not None
    assert made.changes["organisations"].removed == before["organisations"]
    assert made_up(store) == {"radar_answers": before["radar_answers"]}


def test_the_sample_of_one_round_ends(store: Store) -> None:
    end_sample(store, "radar_answers", 2025)
    years = set(store.table(store.current(), "radar_answers").column("year").to_pylist())
    assert 2025 not in years
    assert {2019, 2024} <= years


def test_all_ends_and_real_rows_stay(store: Store) -> None:
    kept = {
        table: store.table(store.current(), table).num_rows
        for table in ("observations", "published_facts", "municipalities", "boundaries")
    }
    end_sample(store)
    assert made_up(store) == {}
    assert kept == {t: store.table(store.current(), t).num_rows for t in kept}
    assert store.table(store.current(), "organisations").num_rows == 0


def test_what_has_ended_ends_once_and_comes_back_by_rollback(store: Store) -> None:
    first, before = store.current(), made_up(store)
    end_sample(store)
    files = snapshot(store.folder)
    assert end_sample(store) is None
    assert snapshot(store.folder) == files
    store.rollback(first)
    assert made_up(store) == before


@pytest.mark.parametrize(
    ("table", "year", "key"),
    [
        ("nothing", None, "table_unknown"),
        ("organisations", 2025, "table_without_years"),
        (None, 2025, "table_without_years"),
    ],
)
def test_what_cannot_be_ended(store: Store, table: str | None, year: int | None, key: str) -> None:
    before = snapshot(store.folder)
    with pytest.raises(UsageError) as raised:
        end_sample(store, table, year)
    assert raised.value.key == key
    assert snapshot(store.folder) == before
