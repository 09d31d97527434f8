"""Twenty ways in which a store breaks: nothing lost, nothing silent, nobody else disturbed.

What a store may be found like is the table `FAULTS`; what breaks while something is being done is in
`test_faults_at_work.py`, and imports that are killed in `test_kill.py`.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette

from dashboard.errors import DashboardError, StoreError, StoreMissing
from dashboard.importers.pipeline.run import import_file
from dashboard.store.engine import Tables, frame
from dashboard.store.soundness import AGAIN_S, Damage, Soundness
from dashboard.store.versions import InForce, Store
from dashboard.web.health import health_route
from tests.builders import population_file, snapshot, unsigned
from tests.store.test_versions import publish
from tests.web.calling import ask

POINTER = "pointer"
"""The damage of a pointer, whatever is wrong with it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """How to break a store in which `version` is in force, and what is said of it.

    `damage` is what is told, with the table; "" where nothing is broken. `itself` tells that the
    version goes on serving: it is whole, only the pointer to it is not.
    """

    break_: Callable[[Store, str], object]
    damage: str = ""
    table: str = ""
    itself: bool = False


def folder_of(store: Store, version: str) -> Path:
    return store.folder / "versions" / version


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def become_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").write_text("x", "utf-8")


def table(break_: Callable[[Path], object], damage: str) -> Fault:
    """A table's file is broken."""
    return Fault(
        lambda s, v: break_(folder_of(s, v) / "observations.parquet"), damage, "observations"
    )


def manifest(damage: str, break_: Callable[[Path], object]) -> Fault:
    """The manifest is broken."""
    return Fault(lambda s, v: break_(folder_of(s, v) / "manifest.json"), damage)


def edited(damage: str = "", **changed: object) -> Fault:
    """The manifest says something else."""

    def edit(path: Path) -> None:
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changed), "utf-8")

    return manifest(damage, edit)


def pointed(break_: Callable[[Path], object]) -> Fault:
    """The pointer is broken."""
    return Fault(lambda s, v: break_(s.folder / "current"), POINTER, itself=True)


def text_for_numbers(store: Store, version: str) -> None:
    """A value column that is text, in a version that has no sums to tell."""
    path = folder_of(store, version) / "observations.parquet"
    rows = pq.read_table(path)
    place = rows.schema.get_field_index("value")
    pq.write_table(rows.set_column(place, "value", rows["value"].cast(pa.string())), path)
    unsigned(store, version)


FAULTS: dict[str, Fault] = {
    "a truncated table": table(lambda p: os.truncate(p, 1000), "table_changed"),
    "an empty table": table(lambda p: p.write_bytes(b""), "table_changed"),
    "a flipped byte": table(flip, "table_changed"),
    "a missing table": table(lambda p: p.unlink(), "table_missing"),
    "another table's file": table(
        lambda p: shutil.copy(p.with_name("series.parquet"), p), "table_changed"
    ),
    "a folder for a table": table(become_folder, "table_unreadable"),
    "a wrong type": Fault(text_for_numbers, "table_types", "observations"),
    "no manifest": manifest("manifest_missing", lambda p: p.unlink()),
    "a list for a manifest": manifest("manifest_wrong", lambda p: p.write_text("[]", "utf-8")),
    "half a manifest": manifest("manifest_wrong", lambda p: os.truncate(p, 40)),
    "a manifest of no tables": edited("manifest_wrong", tables={}),
    "a manifest of another version": edited("manifest_wrong", version="v1"),
    "words for numbers": edited("manifest_wrong", tables={"observations": "many"}),
    "an extra key": edited(unheard_of=[1, 2]),
    "a newer schema": edited("schema_newer", schema_version=99),
    "an older schema": edited(schema_version=1, files={}),
    "no folder": Fault(lambda s, v: shutil.rmtree(folder_of(s, v)), POINTER),
    "no pointer": pointed(lambda p: p.unlink()),
    "an empty pointer": pointed(lambda p: p.write_bytes(b"")),
    "a binary pointer": pointed(lambda p: p.write_bytes(bytes(range(256)))),
    "a pointer to nothing": pointed(lambda p: p.write_text("v20200101-000000-abcdef\n", "utf-8")),
    "a pointer that is a path": pointed(lambda p: p.write_text("../../etc\n", "utf-8")),
    "an endless pointer": pointed(lambda p: p.write_bytes(b"v" * 1_000_000)),
    "a pointer that is a folder": pointed(become_folder),
}


@pytest.fixture(params=FAULTS)
def fault(request: pytest.FixtureRequest) -> Fault:
    return FAULTS[request.param]


def health(store: Store) -> dict[str, str]:
    """What `/healthz` says, which a proxy takes for well."""
    reply = ask(Starlette(routes=[health_route(store.in_force)]), "/healthz")
    assert reply.status == 200
    found: dict[str, str] = json.loads(reply.body)
    return found


def readable(store: Store, version: str) -> bool:
    """Whether a link to a version opens its numbers."""
    found = frame(Tables(store, version)["observations"])
    return store.damage_of(version) is None and len(found) > 1000


def test_nothing_is_lost_nothing_silent_and_nobody_else_disturbed(
    store: Store, fault: Fault, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before, version = publish(store), publish(store)
    assert health(store) == {"status": "ok", "version": version}
    neighbours = snapshot(folder_of(store, before)), snapshot(store.embedded)
    fault.break_(store, version)

    # The last good version serves; it is told to the log, once, and to whoever looks at health.
    serves = version if fault.itself or not fault.damage else before
    with caplog.at_level(logging.ERROR):
        said = [health(store) for _ in "123"]
    if fault.damage:
        assert said == [{"status": "degraded", "version": serves, "reason": fault.damage}] * 3
        [line] = [record.getMessage() for record in caplog.records]
        assert fault.damage in line
        assert "\n" not in line
    else:
        assert said == [{"status": "ok", "version": serves}] * 3
        assert caplog.records == []
    assert readable(store, serves)

    # Links to other versions open them, byte by byte as they were.
    assert (snapshot(folder_of(store, before)), snapshot(store.embedded)) == neighbours
    assert readable(store, before)

    # The next import starts from what serves, and all is well.
    report = import_file(store, "population", str(population_file(tmp_path / "p.csv", 2026)))
    assert store.manifest(report.version).parent == serves
    assert health(store) == {"status": "ok", "version": report.version}
    if fault.damage:
        assert f"version {report.version} is served" in caplog.records[-1].getMessage()


def test_the_operator_finds_what_is_damaged_and_the_way_back_is_open(
    store: Store, fault: Fault
) -> None:
    before, version = publish(store), publish(store)
    fault.break_(store, version)
    assert before in [known.version for known in store.history()]
    found = store.in_force().damage
    assert (found.key if found else "") == fault.damage
    assert (found.table if found else "") == fault.table
    if store.damage_of(version) is not None:
        with pytest.raises(DashboardError):
            store.rollback(version)
    good = version if store.damage_of(version) is None else before
    store.rollback(good)
    assert store.in_force() == InForce(good)


def test_a_pointer_that_was_taken_away_by_going_back_is_not_lost(store: Store) -> None:
    embedded = store.current()
    publish(store)
    store.rollback(embedded)
    assert not (store.folder / "current").exists()
    assert store.in_force() == InForce(embedded)


def test_without_a_journal_the_newest_sound_version_serves(store: Store) -> None:
    first, second, third = publish(store), publish(store), publish(store)
    (store.folder / "journal.jsonl").unlink()
    flip(folder_of(store, third) / "series.parquet")
    assert store.current() == second
    flip(folder_of(store, second) / "series.parquet")
    assert store.current() == first


def test_what_the_operator_rolled_back_from_does_not_come_back_by_itself(store: Store) -> None:
    first, wrong = publish(store), publish(store)
    store.rollback(first)
    second = publish(store)
    flip(folder_of(store, second) / "series.parquet")
    assert store.current() == first
    assert wrong != first


def test_a_journal_of_rubbish_is_no_journal(store: Store) -> None:
    first, second = publish(store), publish(store)
    (store.folder / "journal.jsonl").write_bytes(b"\xff\xfe\n[]\n{}\nnull\n")
    flip(folder_of(store, second) / "series.parquet")
    assert store.current() == first


def test_the_embedded_version_serves_when_no_other_is_sound(store: Store) -> None:
    embedded, only = store.current(), publish(store)
    flip(folder_of(store, only) / "series.parquet")
    assert store.current() == embedded


def test_nothing_is_served_when_nothing_is_sound(store: Store) -> None:
    (store.embedded / "versions" / store.current() / "observations.parquet").unlink()
    with pytest.raises(StoreMissing):
        store.current()


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


def test_a_damaged_old_neighbour_disturbs_nobody(store: Store, fault: Fault) -> None:
    old, new = publish(store), publish(store)
    if not fault.itself:
        fault.break_(store, old)
    assert store.in_force() == InForce(new)
    assert new in [known.version for known in store.history()]
    assert publish(store) == store.current()


def test_a_version_without_sums_is_read_whole(store: Store) -> None:
    version = publish(store)
    edited(schema_version=1, files={}).break_(store, version)
    assert store.in_force().damage is None
    os.truncate(folder_of(store, version) / "series.parquet", 400)
    assert store.in_force().damage == Damage(version, "table_unreadable", "series")
