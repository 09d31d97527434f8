"""Is a version what its manifest says: every table there, its bytes right, its schema understood.

A version is looked at before it is served, again when its files change, and every minute: a disk
can rot under a file that nobody has written to.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.store.manifest import SCHEMA_VERSION, FileMark, Manifest, mark_of, read_manifest

MANIFEST = "manifest.json"
AGAIN_S = 60.0
"""A version that was sound so long ago is looked at again."""

Columns = Callable[[str], pa.Schema | None]
"""Gives the columns of a table as the product would write it today."""
Signature = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a version; `key` is of `damage.<key>` in the catalogues."""

    version: str
    key: str
    table: str = ""


def damage_of(folder: Path, version: str, todays: Columns) -> Damage | None:
    """Return what is wrong with the version in a folder, or nothing: all its bytes are read."""
    try:
        manifest = read_manifest((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return Damage(version, "manifest_missing")
    except (OSError, ValueError):
        return Damage(version, "manifest_wrong")
    if manifest.version != version or not manifest.tables:
        return Damage(version, "manifest_wrong")
    if manifest.schema_version > SCHEMA_VERSION:
        return Damage(version, "schema_newer")
    for table in manifest.tables:
        path = folder / f"{table}.parquet"
        key = table_damage(path, table, manifest) or _types_damage(path, todays(table))
        if key:
            return Damage(version, key, table)
    return None


class Soundness:
    """Remembers which versions were sound, while their files look as they did, for a minute."""

    def __init__(self, todays: Columns, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin knowing nothing; `todays` gives a table's columns, `clock` seconds."""
        self._todays = todays
        self._clock = clock
        self._known: dict[Path, tuple[Signature, float, Damage | None]] = {}
        self._lock = threading.Lock()

    def damage_of(self, folder: Path, version: str) -> Damage | None:
        """Return what is wrong with a version, as lately seen."""
        signature = _signature(folder)
        known = self._known.get(folder)
        if known is not None and known[0] == signature and self._clock() - known[1] < AGAIN_S:
            return known[2]
        # One thread reads the files; the others wait rather than read them too.
        with self._lock:
            known = self._known.get(folder)
            if known is None or known[0] != signature or self._clock() - known[1] >= AGAIN_S:
                known = (signature, self._clock(), damage_of(folder, version, self._todays))
                self._known[folder] = known
            return known[2]

    def doubt(self) -> None:
        """Forget what is known: something could not be read."""
        self._known.clear()


def table_damage(path: Path, table: str, manifest: Manifest) -> str:
    """Return what is wrong with a table's file, or "": the key of its damage."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return "table_missing"
    except OSError:
        return "table_unreadable"
    expected: FileMark | None = manifest.files.get(table)
    if expected is not None:
        return "" if mark_of(content) == expected else "table_changed"
    return _parquet_damage(content, manifest.tables[table])


def _types_damage(path: Path, todays: pa.Schema | None) -> str:
    """Return what is wrong with a table's columns: one that is text cannot be reckoned with."""
    try:
        found = pq.read_schema(path)
    except (OSError, pa.ArrowException):
        return "table_unreadable"
    declared = {} if todays is None else dict(zip(todays.names, todays.types, strict=True))
    alike = all(declared.get(field.name, field.type) == field.type for field in found)
    return "" if alike else "table_types"


def _parquet_damage(content: bytes, rows: int) -> str:
    """Return what is wrong with a file whose sum is not known: it is read whole."""
    try:
        with pq.ParquetFile(pa.BufferReader(content)) as file:
            found = file.read(use_threads=False)
    except (OSError, pa.ArrowException):
        return "table_unreadable"
    return "" if found.num_rows == rows else "table_changed"


def _signature(folder: Path) -> Signature:
    """Return how the files of a folder look from outside; nothing of one that is gone."""
    try:
        with os.scandir(folder) as files:
            states = sorted((file.name, file.stat()) for file in files)
    except OSError:
        return ()
    return tuple((name, s.st_size, s.st_mtime_ns, s.st_ino) for name, s in states)
