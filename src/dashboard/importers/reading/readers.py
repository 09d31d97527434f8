"""The door for tables: CSV or XLSX as text, rows numbered as a spreadsheet shows them.

In CSV, encoding and separator are found out. Structures (JSON, TOML) have `reading.structures`.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from dashboard.errors import Fault, InputError
from dashboard.importers.reading.bounds import Record, read_bounded, within
from dashboard.importers.reading.files import Kind, checked_kind
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Sheet, sheet_from

SEPARATORS = ";\t,"
"""In order of preference where a header does not decide."""

_BYTE_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_table(path: Path, file: str, notes: Notes) -> Sheet:
    """Return the one table of a CSV or XLSX file; a workbook's further sheets are ignored."""
    kind = checked_kind(path, file)
    if kind is Kind.TEXT:
        return _read_csv(path, file, notes)
    if kind is not Kind.ZIP:
        raise InputError([Fault("table_expected", file, value=path.suffix)])
    # openpyxl is slow to load and most tables are CSV.
    from dashboard.importers.reading.xlsx import read_xlsx

    return read_xlsx(path, file, notes)


def _read_csv(path: Path, file: str, notes: Notes) -> Sheet:
    text = _decoded(read_bounded(path, file), file, notes)
    return sheet_from(file, "", _records(text, file), notes)


def _decoded(raw: bytes, file: str, notes: Notes) -> str:
    """UTF-8 proves itself; what is not UTF-8 is read as Windows' Latin-1, with a warning."""
    marked = next((name for mark, name in _BYTE_MARKS.items() if raw.startswith(mark)), None)
    try:
        return raw.decode(marked or "utf-8")
    except UnicodeDecodeError as error:
        if marked:
            raise InputError([Fault("text_broken", file)]) from error
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InputError([Fault("text_broken", file)]) from error
    notes.warnings.append(Fault("encoding_guessed", file, value="Windows-1252"))
    return text


def _records(text: str, file: str) -> list[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    records: list[Record] = []
    try:
        for record in within(enumerate(reader, start=1), file):
            records.append(record)
    except csv.Error as error:
        # A field beyond the library's own limit, far above ours, is most often an open quote.
        raise InputError([Fault("csv_broken", file, row=len(records) + 1)]) from error
    return records


def _separator(text: str) -> str:
    """Return the separator that gives the header the most columns."""
    header = next((line for line in io.StringIO(text) if line.strip()), "")

    def columns(separator: str) -> int:
        try:
            return len(next(csv.reader([header], delimiter=separator)))
        except (csv.Error, StopIteration):
            return 0

    return max(SEPARATORS, key=columns)
