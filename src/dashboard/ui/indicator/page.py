"""The parts of `/kartta`: one indicator as map, ranking and table."""

from __future__ import annotations

import streamlit as st

from dashboard.domain.selection import Selection
from dashboard.editions import indicator
from dashboard.figures.shared.template import CONFIG
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.filters import bar as filters
from dashboard.ui.indicator import drawing
from dashboard.ui.kit import components, markup, session
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
    markup.show(markup.paragraphs(view.change_notes, "note"))
    asked = here.selection.indicator
    if asked is not None and asked != filters.indicator_of():
        name = here.catalogue.indicators[asked].name
        st.info(here.t("map.not_mapped", asked=name))
    if view.year_replaced:
        st.info(view.year_replaced)
    wide, narrow = st.columns([11, 9], gap="medium")
    with wide:
        map_card(view, "map", _spelled_out(view), headed=False)
    with narrow:
        if view.by_level:
            _levels(view)
        else:
            _ranking_card(view)
    section(here.t("map.definition"), view.definition)


def map_card(view: IndicatorView, key: str, selection: Selection, *, headed: bool) -> None:
    """Show an indicator's map as a card; choosing an area chooses the municipality."""
    here = session.here()

    def drawn() -> str:
        return drawing.map_drawing(view, key, f"/{here.entry.address}")

    def draw() -> None:
        frames = indicator.frames(here.edition, str(selection.indicator), view.year)
        components.areas(
            drawn(),
            key,
            lambda code: session.change(municipalities=(code,)),
            drawing.map_play(view, frames, key, here.t),
            lambda year: session.change(year=year),
        )

    picture = Picture(draw, lambda _: drawn(), portrait=True)
    figure_card(key, view.card, picture, selection, headed=headed)


def _levels(view: IndicatorView) -> None:
    """List who gave which answer: 22 equal bars would say nothing."""
    section(view.ranking.text.finding)
    for level, names in view.by_level:
        markup.show(markup.tag("h3", level), markup.paragraphs([names]))


def _ranking_card(view: IndicatorView) -> None:
    here = session.here()
    figure = drawing.ranking_drawing(view, here.t)

    def draw() -> None:
        st.plotly_chart(
            figure, theme=None, config=CONFIG, alt=view.ranking.text.alternative, key="ranking"
        )

    picture = Picture(draw, figure, portrait=True)
    figure_card("ranking", view.ranking, picture, _spelled_out(view))


def _spelled_out(view: IndicatorView) -> Selection:
    """Return the selection with the page's own defaults in it."""
    here = session.here()
    return here.selection.but(indicator=filters.indicator_of(), year=view.year)
