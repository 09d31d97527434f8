"""XLSX as text, without running anything: no macros, no formulas, no bombs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.escape import unescape

from dashboard.errors import Fault, InputError
from dashboard.importers.reading.bounds import Record, within
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Sheet, sheet_from

MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200
"""A member that unpacks to more than this many times its size, and to over 10 MB, is a bomb."""

MAX_MEMBERS = 2000

_RATIO_FLOOR = 10 * 1024 * 1024


def read_xlsx(path: Path, file: str, notes: Notes) -> Sheet:
    """Return the first visible sheet of a workbook that holds something; name the others.

    Raises `InputError` when the file is no workbook or is dangerous. A formula without a saved
    value and an error value (#DIV/0!) are faults of their cells.
    """
    _inspect(path, file)
    # openpyxl raises whatever a broken part of the archive makes it raise, also while reading on.
    try:
        with path.open("rb") as one, path.open("rb") as other:
            values = openpyxl.load_workbook(one, read_only=True, data_only=True)
            formulas = openpyxl.load_workbook(other, read_only=True, data_only=False)
            return _first_sheet(values, formulas, file, notes)
    except InputError:
        raise
    except Exception as error:
        raise InputError([Fault("workbook_broken", file)]) from error


def _inspect(path: Path, file: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise InputError([Fault("workbook_broken", file)]) from error
    names = {member.filename for member in members}
    bomb = len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED
    bomb = bomb or any(
        m.file_size > _RATIO_FLOOR and m.file_size > MAX_RATIO * max(m.compress_size, 1)
        for m in members
    )
    if bomb:
        raise InputError([Fault("workbook_bomb", file)])
    if any(member.flag_bits & 1 for member in members):
        raise InputError([Fault("workbook_protected", file)])
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise InputError([Fault("workbook_macros", file)])
    if "xl/workbook.xml" not in names:
        raise InputError([Fault("not_what_it_says", file, value="zip").with_params(name=".xlsx")])


def _first_sheet(values: Any, formulas: Any, file: str, notes: Notes) -> Sheet:
    table: Sheet | None = None
    for title in values.sheetnames:
        shown, written = values[title], formulas[title]
        if table or not hasattr(shown, "iter_rows") or shown.sheet_state != "visible":
            notes.ignored.append(Fault("sheet_ignored", file, title))
            continue
        # The size that a file claims for a sheet is often wrong.
        shown.reset_dimensions()
        written.reset_dimensions()
        before = len(notes.faults)
        cells = _records(shown.iter_rows(), written.iter_rows(), file, title, notes)
        records = list(within(cells, file, title))
        if any(any(cell.strip() for cell in cells) for _, cells in records):
            width = max(len(cells) for _, cells in records)
            padded = [(n, [*cells, *[""] * (width - len(cells))]) for n, cells in records]
            of_cells = notes.faults[before:]
            del notes.faults[before:]
            table = sheet_from(file, title, padded, notes)
            notes.faults[before:before] = [_under_heading(f, table.columns) for f in of_cells]
    if table is None:
        raise InputError([*notes.faults, Fault("file_empty", file)])
    return table


def _records(
    shown: Iterable[Any], written: Iterable[Any], file: str, title: str, notes: Notes
) -> Iterator[Record]:
    for number, (row, raw) in enumerate(zip_longest(shown, written, fillvalue=()), start=1):
        notes.refuse_flood(Fault("", file, title, number))
        cells = []
        for index, (cell, formula) in enumerate(zip_longest(row, raw), start=1):
            text = as_text(getattr(cell, "value", None))
            place = Fault("", file, title, number, get_column_letter(index), text)
            if getattr(formula, "data_type", "") == "f" and cell.value is None:
                notes.faults.append(place.named("formula_without_value"))
            elif getattr(cell, "data_type", "") == "e":
                notes.faults.append(place.named("cell_error"))
            cells.append(text)
        yield number, cells


def _under_heading(fault: Fault, columns: Sequence[str]) -> Fault:
    """Return a fault of a cell with the heading of its column in the place of its letter."""
    index = column_index_from_string(fault.column) - 1
    title = columns[index] if index < len(columns) else ""
    return fault.in_column(title or fault.column)


def as_text(value: object) -> str:
    """Return a cell's value as the text that a reader would type: 77, 19.6, 2025-01-02."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    # A sign that XML cannot hold is written by its number: _x000D_ is a carriage return.
    return str(unescape(str(value)))
