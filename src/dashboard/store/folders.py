"""Where versions lie: the data folder, which imports write to, over the embedded store."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.errors import VersionUnknown
from dashboard.store import pointer

VERSIONS = "versions"
POINTER = "current"
DEFAULT_POINTER = "default"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
"""What a version may be called: nothing that leads out of its folder."""


class Folders:
    """A data folder over an embedded store; both may be the same folder."""

    def __init__(self, folder: Path, embedded: Path) -> None:
        """Name the folders; nothing is read or made yet."""
        self.folder = folder
        self.embedded = embedded

    def named(self) -> str:
        """Return the version that the pointer names, whatever it is; "" when it names none.

        Without a pointer it is the embedded one, unless the journal tells of one: then it is lost.
        """
        own = pointer.pointed(self.folder / POINTER)
        if own is not None:
            return own
        moves = [entry.version for entry in self.journal() if not entry.pruned]
        return self.embedded_default() if not moves or moves[-1].startswith("e-") else ""

    def journal(self) -> list[pointer.Entry]:
        """Return which versions were put in force or removed, and when, the oldest first."""
        return pointer.journal(self.folder)

    def names(self) -> list[str]:
        """Return the names of all versions, damaged ones too."""
        found: set[str] = set()
        for root in (self.folder, self.embedded):
            # A folder that may not be looked into holds nothing that could be served.
            with suppress(OSError):
                found.update(path.name for path in (root / VERSIONS).iterdir() if path.is_dir())
        return sorted(name for name in found if NAME.fullmatch(name))

    def table_path(self, version: str, table: str) -> Path:
        """Return the Parquet file of a table in a version."""
        return self.folder_of(version) / f"{table}.parquet"

    def embedded_path(self, table: str) -> Path | None:
        """Return the Parquet file of a table in the embedded version, or nothing."""
        folder = self.find(self.embedded_default())
        path = None if folder is None else folder / f"{table}.parquet"
        return path if path is not None and os.path.exists(path) else None

    def todays_columns(self, table: str) -> pa.Schema | None:
        """Return the columns of a table as the product ships it, or nothing."""
        path = self.embedded_path(table)
        try:
            return None if path is None else pq.read_schema(path)
        except (OSError, pa.ArrowException):
            return None

    def embedded_default(self) -> str:
        """Return the version that ships with the product, or ""."""
        return pointer.pointed(self.embedded / DEFAULT_POINTER) or ""

    def find(self, version: str) -> Path | None:
        """Return the folder of a version, or nothing."""
        if not NAME.fullmatch(version):
            return None
        for root in (self.folder, self.embedded):
            path = root / VERSIONS / version
            # Not `is_dir`: it raises where looking is not permitted.
            if os.path.isdir(path):
                return path
        return None

    def folder_of(self, version: str) -> Path:
        """Return the folder of a version. Raises `VersionUnknown`."""
        found = self.find(version)
        if found is None:
            raise VersionUnknown("version_unknown", version=version[:40])
        return found
