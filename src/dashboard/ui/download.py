"""Downloads, made when asked for: CSV and XLSX of a card's rows, finished documents."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.i18n.translator import Translator
from dashboard.reports.workbook import csv_bytes, xlsx_bytes
from dashboard.views.card import ExportRows

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENTS = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
"""The media type of each form of a finished document."""


def buttons(t: Translator, export: ExportRows, key: str) -> None:
    """Show the two download buttons."""
    st.download_button(
        t("card.csv"),
        data=lambda: csv_bytes(export),
        file_name=f"{export.file_stem}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        on_click="ignore",
    )
    st.download_button(
        t("card.xlsx"),
        data=lambda: xlsx_bytes(export, t("card.sheet_data"), t("card.sheet_about")),
        file_name=f"{export.file_stem}.xlsx",
        mime=XLSX,
        key=f"xlsx-{key}",
        on_click="ignore",
    )


def document_button(
    label: str, file_name: str, content: Callable[[], bytes], *, primary: bool = False
) -> None:
    """Show a button that makes a finished document when asked for; the name's ending is its form."""
    st.download_button(
        label,
        data=content,
        file_name=file_name,
        mime=DOCUMENTS[file_name.rpartition(".")[2]],
        key=f"document-{file_name}",
        type="primary" if primary else "secondary",
        on_click="ignore",
    )
