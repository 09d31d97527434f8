"""The filters, drawn once in the frame; a page shows only those that act on it."""

from __future__ import annotations

import streamlit as st

from dashboard.editions import indicator as editions
from dashboard.ui.filters import places as filter_places
from dashboard.ui.filters import sectors as filter_sectors
from dashboard.ui.filters import years as filter_years
from dashboard.ui.filters.labels import indicator_label
from dashboard.ui.kit import session

REGION = ""
DEFAULT_INDICATOR = "age_65plus_pct"


def show() -> None:
    """Draw the filters of the page."""
    here = session.here()
    if not here.entry.filters:
        return
    with st.container(horizontal=True, key="filters"):
        for name in here.entry.filters:
            _FILTERS[name]()


def indicator_of() -> str:
    """Return the indicator on the map: the reader's, or the page's own first one."""
    here = session.here()
    asked = here.selection.indicator or DEFAULT_INDICATOR
    return asked if asked in editions.mapped(here.edition) else DEFAULT_INDICATOR


def _municipality() -> None:
    here = session.here()
    t = here.t
    key = session.seeded("municipality", here.selection.municipality or REGION)
    names = here.catalogue.names()
    st.selectbox(
        t("filter.municipality"),
        [REGION, *names],
        format_func=lambda code: names.get(code, t("filter.whole_region")),
        key=key,
        on_change=session.on_change(
            key, lambda code: session.change(municipalities=(code,) if code else ())
        ),
        width=200,
    )


def _indicator() -> None:
    here = session.here()
    t = here.t
    key = session.seeded("indicator", indicator_of())
    sources = editions.mapped(here.edition)

    st.selectbox(
        t("filter.indicator"),
        list(sources),
        format_func=indicator_label(sources),
        key=key,
        on_change=session.on_change(key, lambda code: session.change(indicator=code, year=None)),
        width=420,
    )


_FILTERS = {
    "municipality": _municipality,
    "indicator": _indicator,
    "sector": filter_sectors.sector,
    "round": filter_years.round,
    "since": filter_years.since,
    "group": filter_places.group,
    "order": filter_years.order,
    "own": filter_places.own,
    "municipalities": filter_places.municipalities,
    "trend": filter_years.trend,
    "since_year": filter_years.since_year,
    "until_year": filter_years.until_year,
    "peers": filter_places.peers,
}
