"""Filters of what moves in time: rounds of the radar, spans of years, indicators with a trend."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.selection import Order
from dashboard.editions import indicator, trends
from dashboard.ui.filters.labels import indicator_label
from dashboard.ui.kit import session
from dashboard.views.trends.page import TrendsView

NO_YEAR = 0
DEFAULT_TREND = "population"


def trend_of() -> str:
    """Return the indicator whose trend is looked at: the reader's, or the page's own first one.

    One that has values of a single year is shown too: the page says that it has no change.
    """
    return session.here().selection.indicator or DEFAULT_TREND


def shown_trend() -> TrendsView | None:
    """Return the trend that the reader looks at, or nothing when it has no values."""
    here = session.here()
    chosen = here.selection
    return trends.page(here.edition, trend_of(), chosen.municipalities, chosen.since, chosen.year)


def round() -> None:
    """Choose the round of the radar."""
    here = session.here()
    rounds = here.edition.radar.rounds
    if not rounds:
        return
    year = here.selection.year if here.selection.year in rounds else rounds[0]
    key = session.seeded("round", year)
    st.selectbox(
        here.t("filter.round"),
        rounds,
        key=key,
        on_change=session.on_change(
            key, lambda year: session.change(year=None if year == rounds[0] else year)
        ),
        width=110,
    )


def since() -> None:
    """Choose an earlier round to compare with, or none."""
    here = session.here()
    t = here.t
    earlier = _earlier()
    if not earlier:
        return
    since = here.selection.since if here.selection.since in earlier else NO_YEAR
    key = session.seeded("since", since)
    st.selectbox(
        t("filter.since"),
        [NO_YEAR, *earlier],
        format_func=lambda one: str(one) if one else t("filter.since_none"),
        key=key,
        on_change=session.on_change(key, lambda one: session.change(since=one or None)),
        width=170,
    )


def _earlier() -> list[int]:
    """Return the rounds that the one looked at can be compared with."""
    here = session.here()
    radar = here.edition.radar
    rounds = radar.rounds
    year = here.selection.year if here.selection.year in rounds else max(rounds, default=0)
    return radar.earlier(year)


def since_year() -> None:
    """Choose the first year of a change, or all years."""
    here = session.here()
    t = here.t
    view = shown_trend()
    if view is None or view.span is None:
        return
    span = view.span
    key = session.seeded("since-year", span.first if here.selection.since else NO_YEAR)
    st.selectbox(
        t("filter.since_year"),
        [NO_YEAR, *(year for year in view.years if year < span.last)],
        format_func=lambda one: str(one) if one else t("filter.since_all"),
        key=key,
        on_change=session.on_change(key, lambda one: session.change(since=one or None)),
        width=150,
    )


def until_year() -> None:
    """Choose the last year of a change."""
    here = session.here()
    view = shown_trend()
    if view is None or view.span is None:
        return
    span = view.span
    key = session.seeded("until-year", span.last)
    st.selectbox(
        here.t("filter.until_year"),
        [year for year in view.years if year > span.first],
        key=key,
        on_change=session.on_change(key, lambda year: session.change(year=year)),
        width=110,
    )


def order() -> None:
    """Choose the order of municipalities; by change only where two rounds are compared."""
    here = session.here()
    t = here.t
    compared = here.selection.since in _earlier()
    orders = [order for order in Order if order is not Order.CHANGE or compared]
    asked = here.selection.order
    key = session.seeded("order", asked if asked in orders else Order.SCORE)
    st.selectbox(
        t("filter.order"),
        orders,
        format_func=lambda order: t(f"filter.order_{order.name.lower()}"),
        key=key,
        on_change=session.on_change(key, lambda order: session.change(order=order)),
        width=180,
    )


def trend() -> None:
    """Choose an indicator that has values of several years; one asked for may have a single one."""
    here = session.here()
    t = here.t
    shown = trend_of()
    sources = dict(indicator.trended(here.edition))
    sources.setdefault(shown, indicator.mapped(here.edition).get(shown, ()))
    key = session.seeded("trend", shown)

    st.selectbox(
        t("filter.trend"),
        list(sources),
        format_func=indicator_label(sources),
        key=key,
        on_change=session.on_change(
            key, lambda code: session.change(indicator=code, year=None, since=None)
        ),
        width=320,
    )
