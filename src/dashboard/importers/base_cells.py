"""Reading the cells of a row strictly: what may be empty, what may not, what is a municipality."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from dashboard.importers.base_frames import ROW
from dashboard.importers.reading.harmonise import Areas, clean
from dashboard.importers.reading.notes import Notes, at
from dashboard.importers.reading.sheet import Row, Sheet

T = TypeVar("T")


def good_rows(
    sheet: Sheet, notes: Notes, parse: Callable[[Row], dict[str, Any] | None]
) -> list[dict[str, Any]]:
    """Return the parsed rows that have no fault, each with its number.

    A faulty row stops the import anyway; leaving it out lets the later checks find what else is
    wrong without repeating what is known. `parse` gives nothing for a row that it ignores.
    """
    rows = []
    for row in sheet:
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
    """Return the text of a cell that must not be empty."""
    text = clean(row[column])
    if not text:
        notes.faults.append(row.fault("value_missing", column))
    return text


def municipality(row: Row, column: str, areas: Areas, notes: Notes, *, wider: bool = False) -> str:
    """Return the municipality code of a cell, or with `wider` also MK13 or SSS.

    A spreadsheet that took "077" for a number shows 77: read as 077, with a warning.
    """
    cell = row.cell(column)
    if areas.zero_was_lost(cell.value):
        code = clean(cell.value).zfill(3)
        notes.warnings.append(at(cell, "zero_lost").with_params(code=code))
        return code
    return required(areas.area if wider else areas.municipality, row, column, notes) or ""
