"""Rows as CSV and XLSX, complete with their origin and safe to open.

A text that a spreadsheet would run is marked in CSV (`domain.formulas`) and written as plain text
in XLSX.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO, StringIO

import xlsxwriter

from dashboard.domain.texts.formulas import marked
from dashboard.views.shared.card import ExportRows

Cell = str | int | float | None

_PARTED = re.compile('[,;\t\r\n"]')
"""What any spreadsheet may part a cell at, whichever separator its country expects."""


def csv_bytes(export: ExportRows) -> bytes:
    """Return comma-separated UTF-8 with a byte order mark, which spreadsheets need for ä and ö."""
    text = StringIO()
    for row in (export.columns, *export.rows):
        text.write(_line(row))
    return text.getvalue().encode("utf-8-sig")


def _line(row: Sequence[Cell]) -> str:
    """Return a row with its end; a row of one empty cell is no empty line."""
    return (",".join(map(_field, row)) or '""') + "\r\n"


def _field(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = marked(cell)
    if not _PARTED.search(text):
        return text
    return '"{}"'.format(text.replace('"', '""'))


def xlsx_bytes(export: ExportRows, data_sheet: str, about_sheet: str) -> bytes:
    """Return a workbook of two sheets: the rows, and what they are and where they come from."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    strong = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    # A text that would be a formula stays a text also when somebody edits its cell.
    kept = book.add_format({"quote_prefix": True})
    data = book.add_worksheet(data_sheet[:31])
    for column, name in enumerate(export.columns):
        data.write_string(0, column, name, strong)
    for place, row in enumerate(export.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                data.write_string(place, column, cell, kept if marked(cell) != cell else None)
            elif cell is not None:
                data.write_number(place, column, cell)
    data.freeze_panes(1, 0)
    data.autofilter(0, 0, len(export.rows), len(export.columns) - 1)
    data.autofit()
    about = book.add_worksheet(about_sheet[:31])
    about.set_column(0, 0, 100, wrap)
    for place, line in enumerate(export.about):
        about.write_string(place, 0, line, wrap)
    book.close()
    return stream.getvalue()
