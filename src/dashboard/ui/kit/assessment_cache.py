"""The content of the self-assessment, kept between runs by the rules of `ui.caching`."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n.translator import translator_for
from dashboard.queries.assessment import assessment_items
from dashboard.store.engine import frame
from dashboard.ui.kit import caching, radar_cache
from dashboard.views.assessment.content import Content, assessment_content


@st.cache_resource(max_entries=36, show_spinner=False)
def content(version: str, lang: str) -> Content:
    """Return the practices and questions of a version in a language."""
    items = frame(assessment_items(caching.tables(version)))
    return assessment_content(
        translator_for(lang), items, radar_cache.radar(version, lang).criteria
    )
