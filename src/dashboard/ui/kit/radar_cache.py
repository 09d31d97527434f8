"""What the radar keeps between runs, by the rules of `ui.caching`."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.i18n.translator import translator_for
from dashboard.queries import radar as radar_queries
from dashboard.reports.making.gathering import radar_of
from dashboard.store.engine import frame
from dashboard.ui.kit import caching
from dashboard.views.radar.model import Radar
from dashboard.views.radar.page import RadarChoice, RadarView
from dashboard.views.radar.page import radar_view as make_radar_view


@st.cache_resource(max_entries=36, show_spinner=False)
def radar(version: str, lang: str) -> Radar:
    """Return the municipal radar: criteria, rounds, answers, scores."""
    return radar_of(caching.tables(version), translator_for(lang))


@st.cache_resource(max_entries=12, show_spinner=False)
def published_radar(version: str) -> pd.DataFrame:
    """Return the published results of radars."""
    return frame(radar_queries.published_results(caching.tables(version)))


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def radar_view(version: str, lang: str, choice: RadarChoice) -> RadarView | None:
    """Return the page of the radar for a choice, or nothing when there is no round."""
    found = radar(version, lang)
    return make_radar_view(
        caching.catalogue(version, lang),
        found,
        published_radar(version),
        caching.inhabitants(version),
        choice,
    )
