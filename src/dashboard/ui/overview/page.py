"""The parts of `/`: key figures, the small map, what changed, the ways on. No chart code."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from dashboard.editions import overview
from dashboard.ui.indicator.atlas import small_map
from dashboard.ui.kit import figures, markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.ui.trends import changed
from dashboard.views.overview.page import KeyFigure, OverviewView


def show() -> None:
    """Show the overview."""
    here = session.here()
    view = overview.page(here.edition)
    heading(view.title, view.lead)
    figures.show(_figure(figure) for figure in view.figures)
    wide, narrow = st.columns([11, 9], gap="large")
    with wide:
        _map(view)
    with narrow:
        section(here.t("overview.news_title"))
        _news(view)
        changed.listing()
        section(here.t("overview.ways_title"))
        _ways(view)
    markup.show(markup.paragraphs(view.notes, "note"), markup.paragraphs([view.sources], "source"))


def _figure(figure: KeyFigure) -> Markup:
    about = (figure.definition, *figure.notes, figure.source)
    return figures.key_figure(figure, (figure.change,), about)


def _map(view: OverviewView) -> None:
    """The small map: an area opens the card of its municipality."""
    if view.map is None:
        return
    section(view.map_title, view.map.card.text.finding)
    small_map(view.map, "small", "/kunta")
    markup.show(
        markup.paragraphs([view.map.card.text.subtitle, view.map.card.text.source], "source")
    )


def _news(view: OverviewView) -> None:
    markup.show(
        *(
            Markup('<div class="news"><h3>{}</h3><p>{}</p></div>').format(item.head, item.detail)
            for item in view.news
        )
    )


def _ways(view: OverviewView) -> None:
    here = session.here()
    for way in view.ways:
        chosen = here.selection.but(indicator=way.indicator or here.selection.indicator)
        st.page_link(
            here.pages[way.address],
            label=way.label,
            icon=":material/arrow_forward:",
            query_params=chosen.to_query(),
        )
