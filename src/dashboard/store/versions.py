"""Versions of the data and the pointer that says which one is in force.

A version is a folder of Parquet files and a manifest. A new one is written beside the old one
under a name that no reader looks at, checked, and renamed; only then does the pointer move, by
`os.replace`. A crash at any moment leaves the previous version in force.

Two folders are read: the data folder, which imports write to, and the embedded store, which ships
with the product and is what a reader sees before the first import.
"""

from __future__ import annotations

import logging
import shutil
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import StoreBusy, StoreError, StoreMissing
from dashboard.store import durable, pointer, writing
from dashboard.store.folders import DEFAULT_POINTER, NAME, POINTER, VERSIONS, Folders
from dashboard.store.manifest import (
    FileMark,
    Manifest,
    TableChange,
    mark_of,
    read_manifest,
)
from dashboard.store.soundness import MANIFEST, Damage, Soundness, table_damage

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class InForce:
    """The version that serves; `damage` tells why it is not the one that the pointer names."""

    version: str
    damage: Damage | None = None


class Store(Folders):
    """The versions of a data folder over an embedded store: read, judged, written, put in force."""

    def __init__(self, folder: Path, embedded: Path) -> None:
        """Name the folders; nothing is read or made yet."""
        super().__init__(folder, embedded)
        self._soundness = Soundness(self.todays_columns)
        self._manifests: dict[Path, tuple[int, Manifest]] = {}
        self._told: Damage | None = None

    def current(self) -> str:
        """Return the version that serves. Raises `StoreMissing` when nothing can be served."""
        return self.in_force().version

    def in_force(self) -> InForce:
        """Return the version that the pointer names, or in its place the last that is sound.

        Where the named one is damaged or not there, the version serves that was in force before
        it; the embedded one if there is no other. Raises `StoreMissing` when no version is sound.
        """
        named = self.named()
        damage = self.damage_of(named)
        if damage is None:
            self._tell_end(named)
            return InForce(named)
        self._tell(damage)
        for version in self._earlier(named):
            if self.damage_of(version) is None:
                return InForce(version, damage)
        raise StoreMissing("store_missing", version=named[:40])

    def damage_of(self, version: str) -> Damage | None:
        """Return what is wrong with a version, or nothing; one that is not there is damaged."""
        folder = self.find(version)
        if folder is None:
            return Damage(version[:40], "pointer")
        return self._soundness.damage_of(folder, version)

    def doubt(self) -> None:
        """Look at every version anew: something of one could not be read."""
        self._soundness.doubt()

    def _earlier(self, named: str) -> list[str]:
        """Return what may serve in place of a version: what was in force before it, latest first.

        An older store has no journal: its versions are taken by the moment that they were made.
        """
        moves = [entry.version for entry in self.journal() if not entry.pruned]
        if named in moves:
            moves = moves[: len(moves) - moves[::-1].index(named) - 1]
        made = [manifest.version for manifest in self.history()]
        ordered = moves or made
        embedded = self.embedded_default()
        return [
            *dict.fromkeys(v for v in reversed(ordered) if v not in (named, embedded)),
            embedded,
        ]

    def _tell(self, damage: Damage) -> None:
        """Write one line of log, once for each damage; a name out of a pointer cannot break it."""
        if damage != self._told:
            self._told = damage
            _LOG.error("version %s is not served: %s", ascii(damage.version), _words(damage))

    def _tell_end(self, version: str) -> None:
        """Write one line of log when all is well again."""
        if self._told is not None:
            self._told = None
            _LOG.warning("version %s is served, nothing is damaged", version)

    def todays_path(self, version: str, table: str) -> Path | None:
        """Return the embedded file that shows a version's table in today's form.

        Nothing for the embedded version itself, and where that is damaged: it disturbs no other.
        """
        embedded = self.embedded_default()
        if version == embedded or self.damage_of(embedded) is not None:
            return None
        return self.embedded_path(table)

    def sound_path(self, version: str, table: str) -> Path:
        """Return the Parquet file of a table after reading it against what the manifest says.

        Raises `StoreError` when it is not there or is not what was stored.
        """
        path = self.table_path(version, table)
        damage = table_damage(path, table, self.manifest(version))
        if damage:
            raise StoreError("store_unreadable", detail=f"{table}: {damage}")
        return path

    def table(self, version: str, table: str) -> pa.Table:
        """Return a table of a version. Raises `StoreError` when it is not what was stored."""
        path = self.sound_path(version, table)
        try:
            # Small files: `read_table` would spend more on its threads than on the rows.
            with pq.ParquetFile(path) as file:
                return file.read(use_threads=False)
        except (OSError, pa.ArrowException) as error:
            raise StoreError("store_unreadable", detail=type(error).__name__) from error

    def manifest(self, version: str) -> Manifest:
        """Return what a version is."""
        path = self.folder_of(version) / MANIFEST
        try:
            moment = path.stat().st_mtime_ns
            known = self._manifests.get(path)
            if known is None or known[0] != moment:
                known = self._manifests[path] = (moment, read_manifest(path.read_bytes()))
            return known[1]
        except (OSError, ValueError) as error:
            raise StoreError("store_unreadable", detail=type(error).__name__) from error

    def history(self) -> list[Manifest]:
        """Return the versions whose manifest can be read, the oldest first."""
        found = []
        for name in self.names():
            try:
                found.append(self.manifest(name))
            except StoreError:
                continue
        return sorted(found, key=lambda m: (m.created, m.version))

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
        with writing.held(self.folder):
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
            contents = {name: self.sound_path(base, name).read_bytes() for name in kept}
            contents |= {name: durable.parquet_bytes(table) for name, table in tables.items()}
            manifest = replace(manifest, files=_marks(contents))
            writing.write_version(self.folder / VERSIONS, manifest, contents)
            try:
                self._put_in_force(version)
            except StoreError:
                # Nobody has seen it; on a full disk it would keep the next import from its room.
                shutil.rmtree(self.folder / VERSIONS / version, ignore_errors=True)
                raise
        return manifest

    def embed(self, tables: Mapping[str, pa.Table], created: str) -> Manifest:
        """Write the embedded default version; equal tables give the same version, byte by byte."""
        with writing.held(self.folder):
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
                files=_marks(contents),
            )
            old = [p for p in (self.embedded / VERSIONS).glob("e-*") if p.name != version]
            self.doubt()
            if self.damage_of(version) is not None or self.manifest(version) != manifest:
                writing.write_version(self.embedded / VERSIONS, manifest, contents)
            pointer.point(self.embedded / DEFAULT_POINTER, version)
            for path in old:
                shutil.rmtree(path)
        return manifest

    def rollback(self, version: str) -> None:
        """Put an earlier version in force.

        Raises `VersionUnknown` when there is no such one, `StoreError` when it is damaged: readers
        would be served another. Going back to the embedded version takes the pointer away: a later
        build of that version removes its folder, and a pointer to it would point at nothing.
        """
        self.folder_of(version)
        self.doubt()
        damage = self.damage_of(version)
        if damage is not None:
            raise StoreError("version_damaged", version=version)
        with writing.held(self.folder):
            self._put_in_force(version)

    def prune(self, wanted: Collection[str]) -> None:
        """Remove versions from the data folder; the one in force and the embedded one stay."""
        kept = {self.named(), self.current(), self.embedded_default()}
        with writing.held(self.folder):
            for version in wanted:
                if version in kept or not NAME.fullmatch(version):
                    continue
                with pointer.noted(self.folder, version, pruned=True):
                    shutil.rmtree(self.folder / VERSIONS / version)

    def _put_in_force(self, version: str) -> None:
        """Move the pointer and write it into the journal: first the journal, which only tells."""
        place, embedded = self.folder / POINTER, self.embedded_default()
        if version == embedded:
            with pointer.noted(self.folder, version):
                pointer.unpoint(place)
            return
        first = pointer.pointed(place) is None and bool(embedded)
        try:
            if first:
                # Killed between journal and pointer, the store would look as if it had lost one.
                pointer.point(place, embedded)
            with pointer.noted(self.folder, version):
                pointer.point(place, version)
        except StoreError:
            if first:
                pointer.unpoint(place)
            raise


def _marks(contents: Mapping[str, bytes]) -> dict[str, FileMark]:
    return {name: mark_of(content) for name, content in contents.items()}


def _words(damage: Damage) -> str:
    return " ".join(filter(None, (damage.key, damage.table)))
