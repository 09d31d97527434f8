"""The door for files: a table from CSV or XLSX, a structure from JSON, safely."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.errors import Fault, InputError
from dashboard.importers.reading.csv_file import read_csv
from dashboard.importers.reading.files import Kind, checked_kind
from dashboard.importers.reading.json_file import read_json
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Sheet


def read_table(path: Path, file: str, notes: Notes) -> Sheet:
    """Return the one table of a CSV or XLSX file; a workbook's further sheets are ignored."""
    kind = checked_kind(path, file)
    if kind is Kind.TEXT:
        return read_csv(path, file, notes)
    if kind is not Kind.ZIP:
        raise InputError([Fault("table_expected", file, value=path.suffix)])
    # openpyxl is slow to load and most tables are CSV.
    from dashboard.importers.reading.xlsx_file import read_xlsx

    return read_xlsx(path, file, notes)


def read_structure(path: Path, file: str) -> Any:
    """Return the content of a JSON or GeoJSON file."""
    if checked_kind(path, file) is not Kind.JSON:
        raise InputError([Fault("json_expected", file, value=path.suffix)])
    return read_json(path, file)
