"""Downloads of a card: CSV and XLSX from the same rows, made when asked for."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.i18n.translator import Translator
from dashboard.reports.workbook import csv_bytes, xlsx_bytes
from dashboard.views.card import ExportRows
from dashboard.views.municipality import MunicipalityView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def card_button(t: Translator, view: MunicipalityView, created: date) -> None:
    """Show the button that makes the municipality's card as a PDF; `created` is the data's day."""

    def content() -> bytes:
        # Loaded when first asked for: most readers never make a document.
        from dashboard.reports.municipality_card import card_pdf

        return card_pdf(view, t, created)

    st.download_button(
        t("municipality.pdf"),
        data=content,
        file_name=f"{view.file_stem}.pdf",
        mime="application/pdf",
        key="pdf-of-card",
        on_click="ignore",
    )
