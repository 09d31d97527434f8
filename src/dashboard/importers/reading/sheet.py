"""A table as its file holds it: text in columns, rows numbered as a spreadsheet shows them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.domain.texts.formulas import unmarked
from dashboard.domain.texts.signs import SOFT_HYPHEN, visible
from dashboard.errors import Fault
from dashboard.importers.reading.bounds import Record
from dashboard.importers.reading.harmonise import clean
from dashboard.importers.reading.notes import Notes


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet."""

    file: str
    sheet: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Return a cell's text; a column that the sheet lacks is empty."""
        return self.cells.get(column, "")

    def cell(self, column: str) -> Fault:
        """Return the place of a cell and its value, to be read or made a fault."""
        return Fault("", self.file, self.sheet, self.number, column, self[column])

    def fault(self, key: str, column: str = "") -> Fault:
        """Return a fault of this row, or of one of its cells."""
        value = self[column] if column else ""
        return Fault(key, self.file, self.sheet, self.number, column, value)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a header; `name` is empty unless the file has several sheets."""

    file: str
    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        """Go through the rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """Return the number of rows below the header."""
        return len(self.rows)


def sheet_from(file: str, name: str, records: Iterable[Record], notes: Notes) -> Sheet:
    """Return the sheet of raw records: the first one that is not empty is the header.

    Texts come out as their publishers meant them: see `_meant`. Empty rows are skipped. A header twice, a cell without a header and a row that ends early are
    faults: they mean that the file was cut or shifted.
    """
    filled = ((number, [_meant(cell) for cell in cells]) for number, cells in records)
    kept = [(number, cells) for number, cells in filled if any(cells)]
    if not kept:
        notes.faults.append(Fault("file_empty", file, name))
        return Sheet(file, name, (), ())
    (header_row, header), *body = kept
    columns = _columns(file, name, header_row, header, notes)
    rows = []
    for number, cells in body:
        if len(cells) < len(columns):
            notes.faults.append(
                Fault("row_short", file, name, number).with_params(
                    found=len(cells), expected=len(columns)
                )
            )
        elif any(cells[len(columns) :]):
            notes.faults.append(
                Fault("row_long", file, name, number).with_params(
                    found=len(cells), expected=len(columns)
                )
            )
        else:
            pairs = zip(columns, cells, strict=False)
            rows.append(Row(file, name, number, {c: v for c, v in pairs if c}))
    return Sheet(file, name, columns, tuple(rows))


def _meant(cell: str) -> str:
    """Return a cell without the marks of a spreadsheet, its letters whole.

    Our own CSV comes back as it was, also by way of a workbook that somebody made of it. A Mac's file names and some programs write ä as a and two dots. Whole files are not normalised:
    a Greek question mark would become a semicolon and part its row.
    """
    text = unmarked(cell.strip()).replace(SOFT_HYPHEN, "")
    return unicodedata.normalize("NFC", text)


def _columns(
    file: str, name: str, number: int, header: Sequence[str], notes: Notes
) -> tuple[str, ...]:
    columns = [clean(visible(title)) for title in header]
    while columns and not columns[-1]:
        columns.pop()
    for column in sorted({c for c in columns if c and columns.count(c) > 1}):
        notes.faults.append(Fault("column_twice", file, name, number, column))
    if "" in columns:
        notes.faults.append(Fault("column_unnamed", file, name, number))
    return tuple(columns)


def require(sheet: Sheet, columns: Iterable[str], notes: Notes) -> bool:
    """Tell whether a sheet has columns; each one missing becomes a fault."""
    missing = [column for column in columns if column not in sheet.columns]
    notes.faults += [
        Fault("column_missing", sheet.file, sheet.name, column=column).with_params(
            found=", ".join(sheet.columns)
        )
        for column in missing
    ]
    return not missing


def ignore_others(sheet: Sheet, columns: Iterable[str], notes: Notes) -> None:
    """Note the columns of a sheet that nobody reads."""
    known = set(columns)
    notes.ignored += [
        Fault("column_ignored", sheet.file, sheet.name, column=column)
        for column in sheet.columns
        if column and column not in known
    ]
