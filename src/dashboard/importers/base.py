"""What every importer is made of: the task it is given, the cells it reads, what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from dashboard.errors import Fault
from dashboard.importers.reading.harmonise import Areas, clean, to_text
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Row, Sheet
from dashboard.schema.arrow import Frames, columns_of, types_of

T = TypeVar("T")

ROW = "_row"
"""Beside the declared columns: the row of the file that a new row came from."""


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
    """New rows by table, each with its `ROW`, and what was noted on the way.

    `accessed` holds the day (ISO) on which rows of a source were fetched, where the file or the
    network tells it. `read` counts the rows of the file, where one may give many of ours.
    """

    frames: Mapping[str, pd.DataFrame]
    notes: Notes
    accessed: Mapping[str, str] = field(default_factory=dict)
    read: int | None = None


def good_rows(
    sheet: Sheet, notes: Notes, parse: Callable[[Row], dict[str, Any] | None]
) -> list[dict[str, Any]]:
    """Return the parsed rows that have no fault, each with its number.

    A faulty row stops the import anyway; leaving it out lets the later checks find what else is
    wrong without repeating what is known. `parse` gives nothing for a row that it ignores.
    """
    rows = []
    for row in sheet:
        notes.refuse_flood(row.cell(""))
        before = len(notes.faults)
        values = parse(row)
        if values is not None and len(notes.faults) == before:
            rows.append({**values, ROW: row.number})
    return rows


def required(convert: Callable[[str], T | None], row: Row, column: str, notes: Notes) -> T | None:
    """Convert a cell that must not be empty; an empty one becomes a fault."""
    before = len(notes.faults)
    value = notes.read(convert, row.cell(column))
    if value is None and len(notes.faults) == before:
        notes.faults.append(row.fault("value_missing", column))
    return value


def required_text(row: Row, column: str, notes: Notes) -> str:
    """Return the text of a cell that must not be empty and hides nothing."""
    text = notes.read(to_text, row.cell(column))
    if text == "":
        notes.faults.append(row.fault("value_missing", column))
    return text or ""


def municipality(row: Row, column: str, areas: Areas, notes: Notes, *, wider: bool = False) -> str:
    """Return the municipality code of a cell, or with `wider` also MK13 or SSS.

    A spreadsheet that took "077" for a number shows 77: read as 077, with a warning.
    """
    cell = row.cell(column)
    if areas.zero_was_lost(cell.value):
        code = clean(cell.value).zfill(3)
        notes.warnings.append(cell.named("zero_lost").with_params(code=code))
        return code
    return required(areas.area if wider else areas.municipality, row, column, notes) or ""


def of_year(rows: list[dict[str, Any]], task: Task, notes: Notes) -> list[dict[str, Any]]:
    """Return the observations of the year asked for, or all; the others are noted as ignored."""
    kept = [row for row in rows if task.year is None or row["year"] == task.year]
    if len(kept) < len(rows):
        count = len(rows) - len(kept)
        notes.ignored.append(Fault("years_ignored", task.file).with_params(count=count))
    return kept


def typed(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a frame of a table; a column that a row lacks is missing there.

    `ROW`, where a row has it, is kept as the last column.
    """
    listed = list(rows)
    columns = {
        name: _column([row.get(name) for row in listed], dtype)
        for name, dtype in types_of(table).items()
    }
    frame = pd.DataFrame(columns, columns=list(columns_of(table)))
    return frame.assign(**{ROW: pd.Series([row.get(ROW, 0) for row in listed], dtype="int64")})


def _column(values: list[Any], dtype: str) -> pd.Series[Any]:
    """Return a column in its type; where a value has another, the checks will find it."""
    try:
        return pd.Series(values, dtype=dtype)
    except (OverflowError, TypeError, ValueError):
        return pd.Series(values, dtype="object")
