"""The parts of `/kartta`: one indicator as map, ranking and table."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.selection import Selection
from dashboard.editions import indicator
from dashboard.ui.filters import bar as filters
from dashboard.ui.indicator.atlas import map_card
from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.views.indicator.page import IndicatorView


def show() -> None:
    """Show the indicator of the selection, or why there is nothing to show."""
    here = session.here()
    view = indicator.page(
        here.edition,
        filters.indicator_of(),
        here.selection.year,
        here.selection.municipality,
    )
    if view is None:
        heading(here.t("map.empty_title"), here.t("map.empty"))
        return
    heading(view.card.text.finding, " · ".join(view.own))
    # In a box of their own, there or not: else the figure would be made anew, focus and all.
    with st.container():
        _notices(view)
    if view.by_level:
        wide, narrow = st.columns([11, 9], gap="medium")
        with wide:
            map_card(view, "map", _spelled_out(view), headed=False)
        with narrow:
            _levels(view)
    else:
        map_card(view, "map", _spelled_out(view), headed=False, ranked=True)
    section(here.t("map.definition"), view.definition)


def _notices(view: IndicatorView) -> None:
    """Tell what of the address could not be shown, and what must be known of the figures."""
    here = session.here()
    markup.show(markup.paragraphs(view.change_notes, "note"))
    asked = here.selection.indicator
    if asked is not None and asked != filters.indicator_of():
        name = here.catalogue.indicators[asked].name
        st.info(here.t("map.not_mapped", asked=name))
    if view.year_replaced:
        st.info(view.year_replaced)


def _levels(view: IndicatorView) -> None:
    """List who gave which answer: 22 equal bars would say nothing."""
    section(view.levels_title)
    for level, names in view.by_level:
        markup.show(markup.tag("h3", level), markup.paragraphs([names]))


def _spelled_out(view: IndicatorView) -> Selection:
    """Return the selection with the page's own defaults in it."""
    here = session.here()
    return here.selection.but(indicator=filters.indicator_of(), year=view.year)
