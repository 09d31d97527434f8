"""Versions of the data and the pointer that says which one is in force.

A version is a folder of Parquet files and a manifest. A new one is written beside the old one
under a name that no reader looks at, checked, and renamed; only then does the pointer move, by
`os.replace`. A crash at any moment leaves the previous version in force.

Two folders are read: the data folder, which imports write to, and the embedded store, which ships
with the product and is what a reader sees before the first import.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import uuid
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import StoreBusy, StoreError, StoreMissing, VersionUnknown
from dashboard.store import durable
from dashboard.store.manifest import Manifest, TableChange

VERSIONS = "versions"
POINTER = "current"
DEFAULT_POINTER = "default"
MANIFEST = "manifest.json"
_UNFINISHED = ".new-"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


class Store:
    """A data folder over an embedded store; both may be the same folder."""

    def __init__(self, folder: Path, embedded: Path) -> None:
        """Name the folders; nothing is read or made yet."""
        self.folder = folder
        self.embedded = embedded

    def current(self) -> str:
        """Return the version in force.

        Raises `StoreMissing` when there is none, or when the pointer names one that is not there.
        """
        for pointer in (self.folder / POINTER, self.embedded / DEFAULT_POINTER):
            try:
                version = pointer.read_text(encoding="utf-8").strip()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise StoreError("store_unreadable", detail=str(error.strerror)) from error
            if self._find(version) is None:
                raise StoreMissing("store_missing", version=version)
            return version
        raise StoreMissing("store_missing", version="")

    def table_path(self, version: str, table: str) -> Path:
        """Return the Parquet file of a table in a version."""
        return self._folder_of(version) / f"{table}.parquet"

    def embedded_path(self, table: str) -> Path | None:
        """Return the Parquet file of a table in the embedded version, or nothing."""
        path = self._folder_of(self._embedded_default()) / f"{table}.parquet"
        return path if path.exists() else None

    def table(self, version: str, table: str) -> pa.Table:
        """Return a table of a version."""
        try:
            # Small files: `read_table` would spend more on its threads than on the rows.
            with pq.ParquetFile(self.table_path(version, table)) as file:
                return file.read(use_threads=False)
        except (OSError, pa.ArrowException) as error:
            raise StoreError("store_unreadable", detail=type(error).__name__) from error

    def manifest(self, version: str) -> Manifest:
        """Return what a version is."""
        try:
            raw = json.loads((self._folder_of(version) / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError("store_unreadable", detail=type(error).__name__) from error
        changes = {name: TableChange(**change) for name, change in raw.pop("changes").items()}
        return Manifest(**raw, changes=changes)

    def history(self) -> list[Manifest]:
        """Return all versions, the oldest first."""
        names = {
            path.name
            for root in {self.folder, self.embedded}
            for path in (root / VERSIONS).glob("*")
            if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file()
        }
        return sorted((self.manifest(name) for name in names), key=lambda m: (m.created, m.version))

    def publish(
        self,
        tables: Mapping[str, pa.Table],
        source: str,
        file: str,
        changes: Mapping[str, TableChange],
        *,
        base: str,
        kept: Collection[str] = (),
    ) -> Manifest:
        """Write a new version beside the old one and put it in force.

        The tables must be complete and checked (`importers.pipeline.run` does both). `base` is the
        version that they were made from; those in `kept` are taken from it as they are. Raises
        `StoreBusy` when another import holds the store, or has put another version in force since:
        its rows would be lost. Raises `StoreError` when the disk refuses.
        """
        with self._held():
            if self.current() != base:
                raise StoreBusy("store_busy")
            old, now = self.manifest(base), datetime.now(UTC)
            version = f"v{now:%Y%m%d-%H%M%S}-{uuid.uuid4().hex[:6]}"
            manifest = Manifest(
                version=version,
                created=now.isoformat(timespec="milliseconds"),
                source=source,
                file=file,
                parent=base,
                tables={
                    **{name: rows for name, rows in old.tables.items() if name in kept},
                    **{name: table.num_rows for name, table in tables.items()},
                },
                changes=dict(changes),
            )
            contents = {name: self._stored(base, name) for name in kept}
            contents |= {name: durable.parquet_bytes(table) for name, table in tables.items()}
            self._write(self.folder, manifest, contents)
            self._point(self.folder / POINTER, version)
        return manifest

    def embed(self, tables: Mapping[str, pa.Table], created: str) -> Manifest:
        """Write the embedded default version; equal tables give the same version, byte by byte."""
        with self._held():
            contents = {name: durable.parquet_bytes(tables[name]) for name in sorted(tables)}
            digest = sha256()
            for name, content in contents.items():
                digest.update(name.encode() + content)
            version = f"e-{digest.hexdigest()[:10]}"
            manifest = Manifest(
                version=version,
                created=created,
                source="build",
                tables={name: table.num_rows for name, table in tables.items()},
            )
            old = [p for p in (self.embedded / VERSIONS).glob("e-*") if p.name != version]
            if not (self.embedded / VERSIONS / version / MANIFEST).is_file():
                self._write(self.embedded, manifest, contents)
            self._point(self.embedded / DEFAULT_POINTER, version)
            for path in old:
                shutil.rmtree(path)
        return manifest

    def rollback(self, version: str) -> None:
        """Put an earlier version in force. Raises `VersionUnknown` when there is no such one.

        Going back to the embedded version takes the pointer away: a later build of that version
        removes its folder, and a pointer to it would point at nothing.
        """
        self._folder_of(version)
        with self._held():
            if version == self._embedded_default():
                self._unpoint(self.folder / POINTER)
            else:
                self._point(self.folder / POINTER, version)

    def _embedded_default(self) -> str:
        try:
            return (self.embedded / DEFAULT_POINTER).read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def _find(self, version: str) -> Path | None:
        if not _NAME.fullmatch(version):
            return None
        for root in (self.folder, self.embedded):
            path = root / VERSIONS / version
            if (path / MANIFEST).is_file():
                return path
        return None

    def _folder_of(self, version: str) -> Path:
        found = self._find(version)
        if found is None:
            raise VersionUnknown("version_unknown", version=version[:40])
        return found

    def _stored(self, version: str, table: str) -> bytes:
        try:
            return self.table_path(version, table).read_bytes()
        except OSError as error:
            raise StoreError("store_unreadable", detail=type(error).__name__) from error

    def _write(self, root: Path, manifest: Manifest, contents: Mapping[str, bytes]) -> None:
        versions = root / VERSIONS
        unfinished = versions / f"{_UNFINISHED}{manifest.version}"
        try:
            for left in versions.glob(f"{_UNFINISHED}*"):
                shutil.rmtree(left)
            unfinished.mkdir(parents=True)

            def write(name: str) -> None:
                durable.write_durably(unfinished / f"{name}.parquet", contents[name])

            # Side by side: what many wait for, the disk writes in one go.
            with ThreadPoolExecutor(len(contents)) as pool:
                list(pool.map(write, contents))
            text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
            durable.write_durably(unfinished / MANIFEST, (text + "\n").encode())
            unfinished.rename(versions / manifest.version)
            durable.sync_folder(versions)
        except OSError as error:
            raise StoreError("store_unwritable", detail=str(error.strerror)) from error

    def _point(self, pointer: Path, version: str) -> None:
        # One name for all writers: the lock lets in one at a time, and what a killed one left goes.
        beside = pointer.with_name(f".{pointer.name}-new")
        try:
            durable.write_durably(beside, f"{version}\n".encode())
            os.replace(beside, pointer)
            durable.sync_folder(pointer.parent)
        except OSError as error:
            raise StoreError("store_unwritable", detail=str(error.strerror)) from error

    def _unpoint(self, pointer: Path) -> None:
        try:
            pointer.unlink(missing_ok=True)
            durable.sync_folder(pointer.parent)
        except OSError as error:
            raise StoreError("store_unwritable", detail=str(error.strerror)) from error

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Hold the store for one writer; the lock goes with its process, even when killed."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise StoreError("store_unwritable", detail=str(error.strerror)) from error
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise StoreBusy("store_busy") from error
            yield
        finally:
            os.close(handle)
