"""A version of an older product takes along what it lacks when something is imported on it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dashboard.editions.edition import Edition
from dashboard.importers.pipeline.changes import change_between
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.pipeline.stored import stored_frames, upgraded
from dashboard.schema.arrow import columns_of
from dashboard.schema.checks import check_tables
from dashboard.store.engine import Tables
from dashboard.store.manifest import TableChange
from dashboard.store.versions import Store
from tests.builders import population_file, unsigned, write_csv
from tests.importers.radar.radar_files import answers, wide_columns, wide_rows

NEW_TABLES = ("radar_criteria", "radar_answers", "radar_published")


def less(store: Store, version: str, table: str, column: str, *values: str) -> None:
    """Take rows out of a stored table."""
    path = store.table_path(version, table)
    rows = [row for row in pq.read_table(path).to_pylist() if row[column] not in values]
    pq.write_table(pa.Table.from_pylist(rows, schema=pq.read_schema(path)), path)
    unsigned(store, version)


@pytest.fixture
def old(store: Store, tmp_path: Path) -> Store:
    """A store in force as the product before the radar wrote it: no tables, fewer rows."""
    version = import_file(store, "population", str(population_file(tmp_path / "p.csv"))).version
    folder = store.folder / "versions" / version
    for table in NEW_TABLES:
        (folder / f"{table}.parquet").unlink()
    less(store, version, "sources", "source_id", "kyt_radar", "sample_radar")
    less(store, version, "indicators", "indicator_code", "radar_score")
    return store


def test_an_import_brings_what_was_lacking(old: Store, tmp_path: Path) -> None:
    path = population_file(tmp_path / "q.csv", 2027)
    report = import_file(old, "population", str(path))
    assert report.changes["observations"] == TableChange(added=22)
    assert report.changes["sources"] == TableChange(added=2)
    assert report.changes["indicators"] == TableChange(added=1)
    assert set(NEW_TABLES) <= report.changes.keys()
    frames = stored_frames(old, report.version)
    assert check_tables(frames) == []
    embedded = stored_frames(old, old.history()[0].version)
    for table in NEW_TABLES:
        assert change_between(table, embedded[table], frames[table]) == TableChange()
    assert import_file(old, "population", str(path)).unchanged


def test_a_round_can_be_imported_on_it(old: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", wide_columns(), wide_rows())
    import_file(old, "radar", str(path))
    assert set(answers(old).values()) == {2}
    assert len(answers(old, 2025)) == 286


def test_rows_that_are_there_stay_as_they_are(old: Store, tmp_path: Path) -> None:
    version = old.current()
    path = old.table_path(version, "series")
    rows = pq.read_table(path).to_pylist()
    rows[0]["note_fi"] = "Oma sana"
    pq.write_table(pa.Table.from_pylist(rows, schema=pq.read_schema(path)), path)
    less(old, version, "organisations", "municipality_code", "992")
    report = import_file(old, "population", str(population_file(tmp_path / "q.csv", 2027)))
    stored = old.table(report.version, "series").to_pylist()
    assert "Oma sana" in {row["note_fi"] for row in stored}
    assert "organisations" not in report.changes


DEFINING = [
    name
    for name in columns_of("indicators")
    if name.partition("_")[0] in {"numerator", "denominator", "reference", "source", "limits"}
]


def undefined(store: Store, version: str) -> None:
    """Write the indicators as the product did before it told what they are made of."""
    path = store.table_path(version, "indicators")
    table = pq.read_table(path).drop_columns(DEFINING)
    rows = table.to_pylist()
    rows[0]["description_fi"] = "Oma sana"
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)
    unsigned(store, version)


def test_a_version_without_definitions_is_read_with_them_and_an_import_stores_them(
    old: Store, tmp_path: Path
) -> None:
    assert len(DEFINING) == 11
    undefined(old, old.current())
    described = Edition(Tables(old, old.current()), "fi").catalogue.indicators
    assert described["population"].definition.source_code == "StatFin 11ra"
    assert "source_code" not in old.table(old.current(), "indicators").column_names
    report = import_file(old, "population", str(population_file(tmp_path / "q.csv", 2027)))
    assert "source_code" in old.table(report.version, "indicators").column_names
    described = Edition(Tables(old, report.version), "fi").catalogue.indicators
    assert "Oma sana" in {indicator.description for indicator in described.values()}
    assert check_tables(stored_frames(old, report.version)) == []


def test_a_table_comes_without_rows_that_refer_to_nothing(old: Store) -> None:
    version = old.current()
    published = old.table(old.history()[0].version, "radar_published").to_pylist()
    less(old, version, "published_facts", "fact_id", published[0]["fact_id"])
    frames = upgraded(old, version, stored_frames(old, version))
    assert len(frames["radar_published"]) == len(published) - 1
    assert check_tables(frames) == []


def test_a_version_of_this_product_is_left_alone(store: Store) -> None:
    version = store.current()
    stored = stored_frames(store, version)
    for table, frame in upgraded(store, version, stored).items():
        assert change_between(table, stored[table], frame) == TableChange()


def test_a_trial_on_it_writes_nothing(old: Store, tmp_path: Path) -> None:
    version = old.current()
    path = write_csv(tmp_path / "r.csv", wide_columns(), wide_rows())
    report = import_file(old, "radar", str(path), dry_run=True)
    assert report.changes["radar_answers"].added > 286
    assert old.current() == version
    assert not old.table_path(version, "radar_answers").exists()
