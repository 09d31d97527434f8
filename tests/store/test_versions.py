"""Versions beside each other and one pointer: history, the way back, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.errors import StoreBusy, StoreError, StoreMissing, VersionUnknown
from dashboard.importers.pipeline.run import import_file
from dashboard.store import durable, writing
from dashboard.store.manifest import TableChange
from dashboard.store.versions import Store
from tests.builders import make_store, population_file, snapshot


def tables(store: Store) -> dict[str, pa.Table]:
    version = store.current()
    return {name: store.table(version, name) for name in store.manifest(version).tables}


def publish(store: Store, source: str = "test") -> str:
    changes = {"observations": TableChange(added=1)}
    return store.publish(tables(store), source, "f.csv", changes, base=store.current()).version


def test_before_the_first_import_the_embedded_version_is_in_force(store: Store) -> None:
    assert store.current().startswith("e-")
    assert not (store.folder / "current").exists()


def test_history_is_the_oldest_first_and_names_what_changed(store: Store) -> None:
    embedded = store.current()
    first, second = publish(store, "one"), publish(store, "two")
    listed = store.history()
    assert [m.version for m in listed] == [embedded, first, second]
    assert [m.source for m in listed] == ["build", "one", "two"]
    assert store.manifest(second).parent == first
    assert store.manifest(second).changes == {"observations": TableChange(added=1)}


def test_rollback_and_forth(store: Store) -> None:
    first, second = publish(store), publish(store)
    store.rollback(first)
    assert store.current() == first
    store.rollback(second)
    assert store.current() == second


def test_a_rolled_back_version_is_what_the_next_import_starts_from(
    store: Store, tmp_path: Path
) -> None:
    embedded = store.current()
    import_file(store, "population", str(population_file(tmp_path / "a.csv", 2026)))
    store.rollback(embedded)
    report = import_file(store, "population", str(population_file(tmp_path / "b.csv", 2027)))
    years = set(store.table(report.version, "observations").column("year").to_pylist())
    assert 2027 in years
    assert store.manifest(report.version).parent == embedded


def test_going_back_to_the_embedded_version_outlives_a_new_build(store: Store) -> None:
    embedded = store.current()
    publish(store)
    store.rollback(embedded)
    assert store.current() == embedded
    changed = tables(store) | {"series": tables(store)["series"].slice(0, 1)}
    rebuilt = store.embed(changed, created="2027-01-01T00:00:00+00:00").version
    assert rebuilt != embedded
    assert store.current() == rebuilt


@pytest.mark.parametrize("version", ["v1", "../../etc", "", "E-1", ".new-x"])
def test_versions_that_are_not_there(store: Store, version: str) -> None:
    before = snapshot(store.folder)
    with pytest.raises(VersionUnknown):
        store.rollback(version)
    with pytest.raises(VersionUnknown):
        store.table(version, "series")
    assert snapshot(store.folder) == before


def test_an_empty_store_and_a_pointer_to_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "a", tmp_path / "b")
    with pytest.raises(StoreMissing):
        store.current()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "current").write_text("v20260101-000000-abcdef\n", "utf-8")
    with pytest.raises(StoreMissing):
        store.current()


def test_a_second_writer_is_refused_at_once(store: Store) -> None:
    other = Store(store.folder, store.embedded)
    with writing.held(other.folder):
        for write in (
            lambda: publish(store),
            lambda: store.rollback(store.current()),
            lambda: store.embed(tables(store), created="2026-11-24"),
        ):
            with pytest.raises(StoreBusy):
                write()
    publish(store)


def test_tables_made_from_another_version_are_refused(store: Store) -> None:
    base, old = store.current(), tables(store)
    newer = publish(store)
    with pytest.raises(StoreBusy):
        store.publish(old, "late", "f.csv", {}, base=base)
    assert store.current() == newer
    assert len(store.history()) == 2


def test_what_a_killed_import_left_is_cleared_by_the_next(store: Store) -> None:
    publish(store)
    left = store.folder / "versions" / ".new-v20260101-000000-abcdef"
    left.mkdir()
    (left / "observations.parquet").write_bytes(b"half")
    (store.folder / ".current-new").write_text("half", "utf-8")
    version = publish(store)
    assert not left.exists()
    assert not (store.folder / ".current-new").exists()
    assert store.current() == version


def test_a_full_disk_leaves_the_version_in_force(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish(store)

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(durable, "write_durably", full)
        with pytest.raises(StoreError) as raised:
            publish(store)
    assert (raised.value.key, raised.value.params) == (
        "store_unwritable",
        {"detail": "No space left on device"},
    )
    assert store.current() == first
    assert publish(store) == store.current()


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    good = make_store(tmp_path / "s")
    (tmp_path / "file").write_text("x", "utf-8")
    store = Store(tmp_path / "file" / "data", good.embedded)
    with pytest.raises(StoreError) as raised:
        publish(store)
    assert raised.value.exit_status == 3


def test_files_carry_the_schemas_version_and_their_sources(store: Store) -> None:
    metadata = store.table(store.current(), "organisations").schema.metadata
    assert metadata[b"schema_version"] == b"1"
    assert metadata[b"source_ids"] == b"sample_organisations"


def test_the_manifest_is_plain_json(store: Store) -> None:
    raw = json.loads(
        (store.embedded / "versions" / store.current() / "manifest.json").read_text("utf-8")
    )
    assert raw["tables"]["municipalities"] == 23


def test_a_damaged_manifest_or_table_is_our_error(store: Store) -> None:
    version = store.current()
    folder = store.embedded / "versions" / version
    for name, read in (
        ("observations.parquet", lambda: store.table(version, "observations")),
        ("manifest.json", lambda: store.manifest(version)),
    ):
        (folder / name).write_bytes(b"PAR1 not any more")
        with pytest.raises(StoreError) as raised:
            read()
        assert raised.value.key == "store_unreadable"
