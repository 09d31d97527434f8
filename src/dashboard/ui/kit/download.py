"""Buttons of finished documents, which are made when asked for."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENTS = {"pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml"}
"""The media type of each form of a finished document."""


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
