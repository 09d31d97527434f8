"""Rows as CSV and XLSX, complete with their origin and safe to open.

A text that a spreadsheet would run (it begins with = + - @, a tab or a line feed) gets an
apostrophe before it in CSV and is written as plain text in XLSX.
"""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import xlsxwriter

from dashboard.views.shared.card import ExportRows

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def inert(value: str | int | float | None) -> str | int | float | None:
    """Return a cell that no spreadsheet runs; numbers stay numbers."""
    if isinstance(value, str) and value.startswith(_RISKY):
        return f"'{value}"
    return value


def csv_bytes(export: ExportRows) -> bytes:
    """Return comma-separated UTF-8 with a byte order mark, which spreadsheets need for ä and ö."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(export.columns)
    writer.writerows([inert(cell) for cell in row] for row in export.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(export: ExportRows, data_sheet: str, about_sheet: str) -> bytes:
    """Return a workbook of two sheets: the rows, and what they are and where they come from."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    strong = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    data = book.add_worksheet(data_sheet[:31])
    for column, name in enumerate(export.columns):
        data.write_string(0, column, name, strong)
    for place, row in enumerate(export.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                data.write_string(place, column, cell)
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
