"""One import: everything is checked before anything is written, and nothing is lost."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import Fault, StoreBusy, UsageError
from dashboard.importers.base import ROW, Parsed, Task, typed
from dashboard.importers.pipeline import registry
from dashboard.importers.pipeline.changes import change_between
from dashboard.importers.pipeline.merge import in_file, merged
from dashboard.importers.pipeline.registry import IMPORTERS, Merge
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.pipeline.stored import stored_frames
from dashboard.importers.tables.population import read_population
from dashboard.schema.checks import check_tables
from dashboard.schema.tables import TABLES
from dashboard.store import writing
from dashboard.store.manifest import TableChange
from dashboard.store.versions import Store
from tests.builders import (
    POPULATION,
    borders,
    faults_of,
    frames,
    keys,
    population_file,
    population_rows,
    snapshot,
    unsigned,
    write_csv,
    write_json,
)


def population(store: Store, year: int = 2026) -> dict[str, float]:
    rows = store.table(store.current(), "observations").to_pandas()
    rows = rows[(rows["indicator_code"] == "population") & (rows["year"] == year)]
    return dict(zip(rows["area_code"], rows["value"], strict=True))


def test_a_good_file_is_in_force_at_once(store: Store, tmp_path: Path) -> None:
    before = store.current()
    report = import_file(store, "population", str(population_file(tmp_path / "p.csv")))
    assert report.version == store.current() != before
    assert population(store)["077"] == 1000.0
    assert report.changes == {"observations": TableChange(added=22)}
    manifest = store.manifest(report.version)
    assert (manifest.source, manifest.file, manifest.parent) == ("population", "p.csv", before)
    assert manifest.changes == report.changes
    assert check_tables(stored_frames(store, report.version)) == []


def test_the_same_rows_again_make_no_version(store: Store, tmp_path: Path) -> None:
    path = population_file(tmp_path / "p.csv")
    import_file(store, "population", str(path))
    before = snapshot(store.folder)
    report = import_file(store, "population", str(path))
    assert report.unchanged
    assert report.version == ""
    assert snapshot(store.folder) == before


def test_other_values_change_their_rows_and_no_others(store: Store, tmp_path: Path) -> None:
    import_file(store, "population", str(population_file(tmp_path / "p.csv")))
    path = write_csv(
        tmp_path / "q.csv", POPULATION, [["077", "2026", "5", "final"], *population_rows()[1:]]
    )
    report = import_file(store, "population", str(path))
    assert report.changes == {"observations": TableChange(changed=1)}
    assert population(store)["077"] == 5.0
    assert population(store, 2025)["179"] == 149895.0


def test_a_trial_writes_nothing(store: Store, tmp_path: Path) -> None:
    before = snapshot(store.folder)
    report = import_file(
        store, "population", str(population_file(tmp_path / "p.csv")), dry_run=True
    )
    assert report.changes["observations"].added == 22
    assert report.version == ""
    assert snapshot(store.folder) == before


def test_unknown_importers_and_options(store: Store) -> None:
    for name, options, key in (
        ("radars", {}, "importer_unknown"),
        ("facts", {"year": 2025}, "option_not_taken"),
        ("population", {"scale": 1000}, "option_not_taken"),
        ("population", {"columns": "x"}, "option_not_taken"),
    ):
        with pytest.raises(UsageError) as raised:
            import_file(store, name, "file.csv", **options)
        assert raised.value.key == key


def test_the_file_may_be_named_by_anything_but_faults_name_only_it(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "Äidin kansio"
    folder.mkdir()
    path = write_csv(folder / "väkiluku 2026.csv", POPULATION, [["x", "2026", "1", "final"]])
    assert {fault.file for fault in faults_of(store, "population", path)} == {"väkiluku 2026.csv"}


@pytest.mark.parametrize(
    ("importer", "name", "content"),
    [
        ("population", "p.csv", b"PK\x03\x04"),
        ("population", "p.xlsx", b"municipality_code,year\n"),
        ("boundaries", "b.geojson", b"<html></html>"),
        ("boundaries", "b.gpkg", b'{"type": "FeatureCollection"}'),
        ("pxweb", "p.json", b"a;b\n1;2\n"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(
    store: Store, tmp_path: Path, importer: str, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    assert keys(faults_of(store, importer, tmp_path / name)) == ["not_what_it_says"]


def test_another_import_that_came_between_is_not_lost(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slow import is refused: its tables were made before the quick one's rows."""
    quick = population_file(tmp_path / "quick.csv", 2026)
    slow = population_file(tmp_path / "slow.csv", 2027)

    def read_slowly(task: Task) -> Parsed:
        if task.file == "slow.csv":
            import_file(store, "population", str(quick))
        return read_population(task)

    changed = replace(IMPORTERS["population"], read=read_slowly)
    monkeypatch.setitem(registry.IMPORTERS, "population", changed)
    with pytest.raises(StoreBusy):
        import_file(store, "population", str(slow))
    assert population(store, 2026)
    assert not population(store, 2027)
    import_file(store, "population", str(population_file(tmp_path / "again.csv", 2027)))
    assert population(store, 2026)
    assert population(store, 2027)


def test_an_import_after_the_embedded_version_changed_is_refused_only_once(
    store: Store, tmp_path: Path
) -> None:
    path = population_file(tmp_path / "p.csv")
    with writing.held(store.folder), pytest.raises(StoreBusy) as raised:
        import_file(store, "population", str(path))
    assert raised.value.exit_status == 3
    assert import_file(store, "population", str(path)).version == store.current()


def test_tables_that_stay_keep_their_files_byte_by_byte(store: Store, tmp_path: Path) -> None:
    before = store.current()
    version = import_file(store, "population", str(population_file(tmp_path / "p.csv"))).version
    other = {
        table
        for table in TABLES
        if store.table_path(before, table).read_bytes()
        != store.table_path(version, table).read_bytes()
    }
    assert other == {"observations"}
    assert store.manifest(version).tables == {
        table: store.table(version, table).num_rows for table in TABLES
    }


def test_a_table_in_an_older_form_is_checked_and_written_anew(store: Store, tmp_path: Path) -> None:
    path = store.table_path(store.current(), "organisations")
    good = pq.read_table(path)
    older = {**good.schema.metadata, b"schema_version": b"0"}
    pq.write_table(good.replace_schema_metadata(older), path)
    unsigned(store, store.named())
    first = import_file(store, "population", str(population_file(tmp_path / "p.csv"))).version
    stored = store.table(first, "organisations")
    assert stored.schema.metadata[b"schema_version"] == b"1"
    assert stored.equals(good)

    rows = good.to_pylist()
    rows[0]["municipality_code"] = "091"
    wrong = pa.Table.from_pylist(rows, schema=good.schema.with_metadata(older))
    pq.write_table(wrong, store.table_path(first, "organisations"))
    unsigned(store, first)
    faults = faults_of(store, "population", population_file(tmp_path / "q.csv", 2027))
    assert [(f.key, f.file, f.row) for f in faults] == [("reference_unknown", "organisations", 1)]


def test_a_map_of_one_scale_replaces_all(store: Store, tmp_path: Path) -> None:
    content = borders()
    content["features"] = [
        f for f in content["features"] if f["properties"]["municipality_code"] != "291"
    ]
    report = import_file(store, "boundaries", str(write_json(tmp_path / "b.geojson", content)))
    assert report.changes == {"boundaries": TableChange(removed=1)}


def test_a_version_of_an_older_schema_gets_the_tables_it_lacks(
    store: Store, tmp_path: Path
) -> None:
    version = store.embedded / "versions" / store.current()
    # What speaks of the published facts is younger than they are.
    for table in ("published_facts", "radar_published", "municipality_facts", "sector_texts"):
        (version / f"{table}.parquet").unlink()
    unsigned(store, version.name)
    report = import_file(store, "population", str(population_file(tmp_path / "p.csv")))
    assert store.table(report.version, "published_facts").num_rows == 0
    shutil.rmtree(store.folder)


SERIES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")), unique_by=lambda row: row[0]
)


def series(rows: list[tuple[str, str]]) -> pd.DataFrame:
    words = ("name_fi", "name_sv", "name_en", "note_fi", "note_sv", "note_en")
    return typed("series", [{"series": k, **dict.fromkeys(words, v), ROW: 2} for k, v in rows])


def as_dict(frame: pd.DataFrame) -> dict[str, str]:
    return dict(zip(frame["series"], frame["name_fi"], strict=True))


@given(SERIES, SERIES)
def test_joining_by_key(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    before = series(old).drop(columns=ROW)
    joined = merged("series", before, series(new), Merge.UPSERT, frozenset())
    assert as_dict(joined.frame) == dict(old) | dict(new)
    assert [bool(row) for row in joined.origins] == [
        key in dict(new) for key in joined.frame["series"]
    ]
    again = merged("series", joined.frame, series(new), Merge.UPSERT, frozenset())
    assert as_dict(again.frame) == as_dict(joined.frame)
    change = change_between("series", before, joined.frame)
    assert change.removed == 0
    assert change.added == len(dict(new).keys() - dict(old).keys())
    assert change.changed == sum(dict(old).get(k, v) != v for k, v in new)


@given(SERIES, SERIES)
def test_replacing_all(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    before = series(old).drop(columns=ROW)
    joined = merged("series", before, series(new), Merge.REPLACE_ALL, frozenset())
    assert as_dict(joined.frame) == dict(new)


def test_a_fault_of_a_row_that_was_there_before_stays_where_it_is() -> None:
    joined = merged(
        "series",
        series([("a", "x")]).drop(columns=ROW),
        series([("b", "y")]),
        Merge.UPSERT,
        frozenset(),
    )
    old, new = (Fault("key_twice", "series", row=row) for row in (1, 2))
    assert in_file(old, "series", joined, "s.csv") == old
    placed = in_file(new, "series", joined, "s.csv")
    assert (placed.file, placed.row) == ("s.csv", 2)
    other = Fault("key_twice", "sources", row=1)
    assert in_file(other, "series", joined, "s.csv") == other


def test_frames_survive_the_store(store: Store) -> None:
    stored = stored_frames(store, store.current())
    for table, frame in frames().items():
        assert change_between(table, frame, stored[table]) == TableChange()
        assert list(frame.dtypes) == list(stored[table].dtypes)
