"""Comparisons, kept between runs by the rules of `ui.caching`."""

from __future__ import annotations

import streamlit as st

from dashboard.ui.kit import caching
from dashboard.views.compare.page import COMPARED, CompareView
from dashboard.views.compare.page import compare_view as make_view


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def compare_view(version: str, lang: str, chosen: tuple[str, ...]) -> CompareView | None:
    """Return the comparison of municipalities in the reader's order."""
    described = caching.catalogue(version, lang)
    return make_view(
        described,
        {code: caching.values(version, code) for code in COMPARED if code in described.indicators},
        chosen,
    )
