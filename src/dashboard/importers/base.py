"""What an importer is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.importers.reading.harmonise import Areas
from dashboard.importers.reading.notes import Notes
from dashboard.schema.arrow import Frames


@dataclass(frozen=True, slots=True)
class Task:
    """A file (or an address) to read beside the tables in force.

    `file` is what faults call it: its name without the folders. `columns` is the path of another
    mapping of columns than the product's own.
    """

    place: str
    frames: Frames
    year: int | None = None
    scale: int | None = None
    columns: str | None = None

    @property
    def path(self) -> Path:
        """Return the place as a path."""
        return Path(self.place)

    @property
    def file(self) -> str:
        """Return the name that faults use."""
        return self.place if "://" in self.place else self.path.name

    def areas(self) -> Areas:
        """Return the municipalities of the version in force, found by code or name."""
        known = self.frames["municipalities"]
        names = zip(known["name_fi"], known["name_sv"], strict=True)
        return Areas(dict(zip(known["municipality_code"], names, strict=True)))


@dataclass(frozen=True, slots=True)
class Parsed:
    """New rows by table, each with `frames.ROW`, and what was noted on the way.

    `read` counts the rows of the file, where one of them may give many of ours. `accessed` holds the
    day (ISO) on which rows of a source were fetched, where the file or the network tells it.
    """

    frames: Mapping[str, pd.DataFrame]
    notes: Notes
    accessed: Mapping[str, str] = field(default_factory=dict)
    read: int | None = None
