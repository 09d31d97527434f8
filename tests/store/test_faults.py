"""Twenty ways in which a store breaks: nothing lost, nothing silent, nobody else disturbed."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.errors import DashboardError, StoreError, StoreMissing
from dashboard.importers.pipeline.run import import_file
from dashboard.store.soundness import AGAIN_S, Damage, Soundness
from dashboard.store.versions import Store
from tests.builders import population_file
from tests.store.test_versions import publish

Harm = Callable[[Path], object]


def _flip(folder: Path) -> None:
    path = folder / "observations.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def _become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x", "utf-8")


def _edit(**changed: object) -> Harm:
    def harm(folder: Path) -> None:
        path = folder / "manifest.json"
        raw = json.loads(path.read_text("utf-8")) | changed
        path.write_text(json.dumps(raw), "utf-8")

    return harm


def _table(content: bytes) -> Harm:
    return lambda folder: (folder / "observations.parquet").write_bytes(content)


def _manifest(content: str) -> Harm:
    return lambda folder: (folder / "manifest.json").write_text(content, "utf-8")


HARMS: dict[str, tuple[Harm, str]] = {
    "truncated": (lambda f: os.truncate(f / "observations.parquet", 1000), "table_changed"),
    "empty": (_table(b""), "table_changed"),
    "flipped": (_flip, "table_changed"),
    "missing": (lambda f: (f / "observations.parquet").unlink(), "table_missing"),
    "another table": (
        lambda f: shutil.copy(f / "series.parquet", f / "observations.parquet"),
        "table_changed",
    ),
    "a folder for a table": (
        lambda f: _become_folder(f / "series.parquet"),
        "table_unreadable",
    ),
    "no manifest": (lambda f: (f / "manifest.json").unlink(), "manifest_missing"),
    "a list for a manifest": (_manifest("[]"), "manifest_wrong"),
    "half a manifest": (_manifest('{"version": "v'), "manifest_wrong"),
    "a manifest of no tables": (_edit(tables={}), "manifest_wrong"),
    "a manifest of another version": (_edit(version="v1"), "manifest_wrong"),
    "words for numbers": (_edit(tables={"observations": "many"}), "manifest_wrong"),
    "a newer schema": (_edit(schema_version=99), "schema_newer"),
    "gone": (shutil.rmtree, "pointer"),
}


def folder_of(store: Store, version: str) -> Path:
    return store.folder / "versions" / version


@pytest.mark.parametrize("name", HARMS)
def test_the_last_good_version_serves_in_place_of_a_damaged_one(
    store: Store, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    harm, key = HARMS[name]
    good, bad = publish(store), publish(store)
    assert store.in_force().damage is None
    harm(folder_of(store, bad))
    with caplog.at_level(logging.ERROR):
        found = store.in_force()
        store.in_force()
    assert found.version == good
    assert found.damage is not None
    assert (found.damage.version, found.damage.key) == (bad, key)
    [line] = [record.getMessage() for record in caplog.records]
    assert bad in line
    assert "\n" not in line
    # The operator can help: what is damaged is named, and the way back is open.
    assert good in [manifest.version for manifest in store.history()]
    with pytest.raises(DashboardError):
        store.rollback(bad)
    store.rollback(good)
    assert store.in_force() == type(found)(good)


POINTERS: dict[str, Harm] = {
    "empty": lambda p: p.write_bytes(b""),
    "binary": lambda p: p.write_bytes(bytes(range(256))),
    "to nothing": lambda p: p.write_text("v20200101-000000-abcdef\n", "utf-8"),
    "a path": lambda p: p.write_text("../../etc\n", "utf-8"),
    "long": lambda p: p.write_bytes(b"v" * 1_000_000),
    "a folder": _become_folder,
}


@pytest.mark.parametrize("name", POINTERS)
def test_a_broken_pointer_leaves_the_last_version_serving_and_the_way_back_open(
    store: Store, name: str
) -> None:
    publish(store)
    last = publish(store)
    POINTERS[name](store.folder / "current")
    found = store.in_force()
    assert found.version == last
    assert found.damage is not None
    assert found.damage.key == "pointer"
    assert len(store.history()) == 3
    store.rollback(last)
    assert store.in_force().damage is None
    assert publish(store) == store.current()


def test_without_a_journal_the_newest_sound_version_serves(store: Store) -> None:
    first, second, third = publish(store), publish(store), publish(store)
    (store.folder / "journal.jsonl").unlink()
    _flip(folder_of(store, third))
    assert store.current() == second
    _flip(folder_of(store, second))
    assert store.current() == first


def test_what_the_operator_rolled_back_from_does_not_come_back_by_itself(store: Store) -> None:
    first, wrong = publish(store), publish(store)
    store.rollback(first)
    second = publish(store)
    _flip(folder_of(store, second))
    assert store.current() == first
    assert wrong != first


def test_a_journal_of_rubbish_is_no_journal(store: Store) -> None:
    first, second = publish(store), publish(store)
    (store.folder / "journal.jsonl").write_bytes(b"\xff\xfe\n[]\n{}\nnull\n")
    _flip(folder_of(store, second))
    assert store.current() == first


def test_the_embedded_version_serves_when_no_other_is_sound(store: Store) -> None:
    embedded, only = store.current(), publish(store)
    _flip(folder_of(store, only))
    assert store.current() == embedded


def test_nothing_is_served_when_nothing_is_sound(store: Store) -> None:
    (store.embedded / "versions" / store.current() / "observations.parquet").unlink()
    with pytest.raises(StoreMissing):
        store.current()


def test_a_damaged_neighbour_disturbs_nobody(store: Store) -> None:
    old, new = publish(store), publish(store)
    for name in ("no manifest", "a list for a manifest", "gone"):
        harm, _ = HARMS[name]
        if folder_of(store, old).exists():
            harm(folder_of(store, old))
        assert store.in_force() == type(store.in_force())(new)
        assert new in [manifest.version for manifest in store.history()]
    assert publish(store) == store.current()


def test_a_version_without_sums_is_read_whole(store: Store) -> None:
    version = publish(store)
    folder = folder_of(store, version)
    _edit(schema_version=1, files={})(folder)
    assert store.in_force().damage is None
    os.truncate(folder / "series.parquet", 400)
    found = store.in_force().damage
    assert found == Damage(version, "table_unreadable", "series")


def test_keys_of_a_later_product_do_not_disturb(store: Store) -> None:
    version = publish(store)
    _edit(unheard_of=[1, 2])(folder_of(store, version))
    assert store.in_force().damage is None


def test_damage_that_leaves_no_trace_is_noticed_within_a_minute(store: Store) -> None:
    version = publish(store)
    folder, now = folder_of(store, version), [0.0]
    soundness = Soundness(lambda table: None, lambda: now[0])
    assert soundness.damage_of(folder, version) is None
    path = folder / "observations.parquet"
    before = path.stat()
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    with path.open("r+b") as file:
        file.write(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert soundness.damage_of(folder, version) is None
    now[0] = AGAIN_S
    assert soundness.damage_of(folder, version) == Damage(version, "table_changed", "observations")


def test_a_read_that_fails_makes_every_version_looked_at_again(store: Store) -> None:
    version = publish(store)
    assert store.in_force().damage is None
    path = folder_of(store, version) / "series.parquet"
    before = path.stat()
    content = path.read_bytes()
    path.write_bytes(b"x" * len(content))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(StoreError):
        store.table(version, "series")
    store.doubt()
    assert store.in_force().damage == Damage(version, "table_changed", "series")


def test_an_import_on_a_broken_pointer_starts_from_what_serves(
    store: Store, tmp_path: Path
) -> None:
    good, bad = publish(store), publish(store)
    _flip(folder_of(store, bad))
    report = import_file(store, "population", str(population_file(tmp_path / "a.csv", 2026)))
    assert store.manifest(report.version).parent == good
    assert store.in_force() == type(store.in_force())(report.version)
