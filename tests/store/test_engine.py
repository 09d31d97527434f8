"""The engine under threads, and while versions change beneath it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard.errors import VersionUnknown
from dashboard.importers.pipeline.run import import_file
from dashboard.queries import catalogue, observations, radar
from dashboard.schema.arrow import arrow_schema
from dashboard.store.engine import Tables, columns, frame
from dashboard.store.versions import Store
from tests.builders import population_file


def inhabitants(store: Store, year: int = 2025) -> float:
    tables = Tables(store, store.current())
    rows = tables["observations"].filter(
        lambda t: (t.indicator_code == "population") & (t.year == year)
    )
    joined = rows.semi_join(
        tables["municipalities"].filter(lambda t: t.member_until.isnull()),
        rows.area_code == tables["municipalities"].municipality_code,
    )
    return float(frame(joined)["value"].sum())


def test_many_threads_read_the_same_numbers(store: Store) -> None:
    with ThreadPoolExecutor(max_workers=12) as pool:
        results = list(pool.map(lambda _: inhabitants(store), range(120)))
    assert results == [273731.0] * 120


def test_readers_notice_a_new_version_and_never_half_of_one(store: Store, tmp_path: Path) -> None:
    """Each reading sums to one of the versions there were: 22 x value, never a mixture."""
    sums = {0.0} | {sum(base + n for n in range(22)) * 1.0 for base in (1000, 2000, 3000)}
    with ThreadPoolExecutor(max_workers=4) as pool:
        readings = [pool.submit(inhabitants, store, 2026) for _ in range(40)]
        for base in (1000, 2000, 3000):
            path = population_file(tmp_path / f"{base}.csv", inhabitants=base)
            import_file(store, "population", str(path))
            readings += [pool.submit(inhabitants, store, 2026) for _ in range(20)]
        assert {reading.result() for reading in readings} <= sums
    assert inhabitants(store, 2026) == sum(3000 + n for n in range(22))


def test_an_old_version_stays_readable(store: Store, tmp_path: Path) -> None:
    old = store.current()
    import_file(store, "population", str(population_file(tmp_path / "p.csv")))
    years = frame(Tables(store, old)["observations"].select("year").distinct())["year"]
    assert 2026 in set(years)  # unemployment
    population = Tables(store, old)["observations"].filter(
        lambda t: t.indicator_code == "population"
    )
    assert frame(population)["year"].max() == 2025


def test_a_version_that_is_not_there(store: Store) -> None:
    with pytest.raises(VersionUnknown):
        Tables(store, "v-none")["series"]


RADAR = ("radar_criteria", "radar_answers", "radar_published")


@pytest.fixture
def older(store: Store) -> Tables:
    """A version in force that was written before there was a radar."""
    base = store.current()
    kept = [table for table in store.manifest(base).tables if table not in RADAR]
    version = store.publish(
        {table: store.table(base, table) for table in kept}, "population", "p.csv", {}, base=base
    ).version
    assert store.current() == version
    return Tables(store, version)


@pytest.mark.parametrize("table", RADAR)
def test_a_version_older_than_a_table_reads_it_as_empty_with_its_columns(
    older: Tables, table: str
) -> None:
    schema = arrow_schema(table)
    rows = frame(older[table])
    assert len(rows) == 0
    assert list(rows.columns) == list(columns(older, table)) == schema.names
    assert older[table].schema().to_pyarrow().types == schema.types


def test_the_radar_of_an_older_version_is_empty_and_no_fault(older: Tables, store: Store) -> None:
    assert len(frame(radar.score_values(older))) == 0
    assert len(frame(radar.published_results(older))) == 0
    mapped = set(frame(observations.mapped_indicators(older))["indicator_code"])
    assert "population" in mapped
    assert not any(code.startswith("radar_") for code in mapped)
    codes = frame(catalogue.indicators(older))["indicator_code"]
    assert [code for code in codes if code.startswith("radar_")] == ["radar_score"]
    # The embedded version beside it keeps its rows.
    embedded = (store.embedded / "default").read_text("utf-8").strip()
    assert len(frame(Tables(store, embedded)["radar_criteria"])) == 13


@pytest.mark.parametrize("table", ["radar_answers", "observations"])
def test_a_table_asked_for_again_is_not_opened_again(older: Tables, table: str) -> None:
    # Every opening leaves a view of its own in the engine, for as long as its thread lives.
    assert older[table].equals(older[table])


def test_missing_text_is_none_and_missing_numbers_are_nan(store: Store) -> None:
    facts = frame(Tables(store, store.current())["published_facts"])
    assert facts["year"].isna().any()
    notes = [note for note in facts["note"] if not isinstance(note, str)]
    assert notes


def test_an_array_is_a_tuple_and_a_missing_one_is_missing(store: Store) -> None:
    rows = frame(catalogue.indicators(Tables(store, store.current())))
    classes = rows.set_index("indicator_code")["classes"]
    assert classes["radar_contact_person"] == (1.0, 2.0)
    assert classes["population"] is None
