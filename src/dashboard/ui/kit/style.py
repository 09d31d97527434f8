"""The style of the product's own HTML; colours of Streamlit's parts are in its theme."""

from __future__ import annotations

import streamlit as st

from dashboard import paths

STYLESHEET = paths.ASSETS / "page.css"


def apply() -> None:
    """Put the stylesheet on the page; a path to a CSS file takes no room in the layout."""
    st.html(STYLESHEET)
