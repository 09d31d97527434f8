"""Filters of what moves in time: rounds of the radar, spans of years, indicators with a trend."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.selection import Order
from dashboard.ui.kit import caching, radar_cache, session, trends_cache
from dashboard.ui.kit.session import Here

NO_YEAR = 0


def round(here: Here) -> None:
    """Choose the round of the radar."""
    rounds = radar_cache.radar(here.version, here.t.lang).rounds
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


def since(here: Here) -> None:
    """Choose an earlier round to compare with, or none."""
    t = here.t
    earlier = _earlier(here)
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


def _earlier(here: Here) -> list[int]:
    """Return the rounds that the one looked at can be compared with."""
    radar = radar_cache.radar(here.version, here.t.lang)
    rounds = radar.rounds
    year = here.selection.year if here.selection.year in rounds else max(rounds, default=0)
    return radar.earlier(year)


def since_year(here: Here) -> None:
    """Choose the first year of a change, or all years."""
    t = here.t
    view = trends_cache.shown(here)
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


def until_year(here: Here) -> None:
    """Choose the last year of a change."""
    view = trends_cache.shown(here)
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


def order(here: Here) -> None:
    """Choose the order of municipalities; by change only where two rounds are compared."""
    t = here.t
    compared = here.selection.since in _earlier(here)
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


def trend(here: Here) -> None:
    """Choose an indicator that has values of several years; one asked for may have a single one."""
    t = here.t
    shown = trends_cache.trend_of(here)
    sources = dict(caching.trended_indicators(here.version))
    sources.setdefault(shown, caching.mapped_indicators(here.version).get(shown, ()))
    key = session.seeded("trend", shown)

    def label(code: str) -> str:
        name = here.catalogue.indicators[code].name
        sample = any(here.catalogue.sources[s].is_sample for s in sources[code])
        return f"{name} ({t('sample.short')})" if sample else name

    st.selectbox(
        t("filter.trend"),
        list(sources),
        format_func=label,
        key=key,
        on_change=session.on_change(
            key, lambda code: session.change(indicator=code, year=None, since=None)
        ),
        width=320,
    )
