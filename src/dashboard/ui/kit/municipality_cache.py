"""The cards of municipalities, kept between runs by the rules of `ui.caching`."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.domain.peers import PeerRule
from dashboard.queries.sectors import sector_values
from dashboard.store.engine import frame
from dashboard.ui.kit import caching, radar_cache
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.municipality.page import INDICATORS
from dashboard.views.municipality.page import municipality_view as make_view
from dashboard.views.municipality.peers import peers_of


@st.cache_resource(max_entries=12, show_spinner=False)
def sectors(version: str) -> pd.DataFrame:
    """Return organisations by area, year and sector."""
    return frame(sector_values(caching.tables(version)))


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def municipality_view(
    version: str, lang: str, code: str, chosen: tuple[str, ...], rule: PeerRule
) -> MunicipalityView:
    """Return the card of a municipality beside its peers."""
    catalogue = caching.catalogue(version, lang)
    known = [name for name in INDICATORS if name in catalogue.indicators]
    return make_view(
        catalogue,
        radar_cache.radar(version, lang),
        {name: caching.values(version, name) for name in known},
        sectors(version),
        code,
        peers_of(catalogue, caching.inhabitants(version), code, chosen, rule),
    )
