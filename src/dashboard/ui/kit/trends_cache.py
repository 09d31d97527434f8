"""What `/kehitys` keeps between runs, by the rules of `ui.caching`."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.queries.radar import SCORE
from dashboard.ui.kit import caching, radar_cache
from dashboard.ui.kit.session import Here
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.changed import INDICATORS as CHANGE_INDICATORS
from dashboard.views.trends.changed import Changed
from dashboard.views.trends.changed import what_changed as find_changes
from dashboard.views.trends.page import TrendsView
from dashboard.views.trends.page import trends_view as make_view
from dashboard.views.trends.runs import same_set

DEFAULT_TREND = "population"


def trend_of(here: Here) -> str:
    """Return the indicator whose trend is looked at: the reader's, or the page's own first one.

    One that has values of a single year is shown too: the page says that it has no change.
    """
    return here.selection.indicator or DEFAULT_TREND


def shown(here: Here) -> TrendsView | None:
    """Return the trend that the reader looks at, or nothing when it has no values."""
    chosen = here.selection
    return trends_view(
        here.version, here.t.lang, trend_of(here), chosen.municipalities, chosen.since, chosen.year
    )


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def trends_view(
    version: str,
    lang: str,
    code: str,
    chosen: tuple[str, ...],
    first: int | None,
    last: int | None,
) -> TrendsView | None:
    """Return the view of an indicator over years."""
    described = caching.catalogue(version, lang)
    if code not in described.indicators:
        return None
    return make_view(
        described,
        described.indicators[code],
        caching.values(version, code),
        chosen=chosen,
        first=first,
        last=last,
        own_changes=radar_cache.radar(version, lang).changes if code == SCORE else None,
    )


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def what_changed(version: str, lang: str, area: str) -> tuple[Changed, ...]:
    """Return the real changes of an area."""
    described = caching.catalogue(version, lang)
    known = [code for code in CHANGE_INDICATORS if code in described.indicators]
    return find_changes(
        described,
        {code: _over_one_set(version, described, code) for code in known},
        area,
    )


def _over_one_set(version: str, described: Catalogue, code: str) -> pd.DataFrame:
    members = [m.code for m in described.members()]
    return same_set(caching.values(version, code), described.indicators[code], members)
