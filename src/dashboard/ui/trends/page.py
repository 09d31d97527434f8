"""The parts of `/kehitys`: lines, all municipalities, slope, change table, breaks."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.figures.trends.lines import lines_svg
from dashboard.figures.trends.slope import slope_svg
from dashboard.figures.trends.tiles import tiles_svg
from dashboard.i18n.translator import Translator
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.filters import years
from dashboard.ui.kit import components, markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.ui.trends import changed
from dashboard.views.shared.card import FigureCard
from dashboard.views.trends.page import TrendsView

VALUES, INDEX = "values", "index"
WIDE = (900, 430)
LOWEST = 240
NARROW = (430, 380)


def show() -> None:
    """Show the trend of the selection, or why there is nothing to show."""
    here = session.here()
    view = years.shown_trend()
    if view is None:
        heading(here.t("trends.empty_title"), here.t("trends.empty"))
        return
    heading(view.card.text.finding, view.card.text.subtitle)
    if view.replaced:
        st.info(view.replaced)
    lines_card(view)
    changed.show()
    left, right = st.columns(2, gap="medium")
    with left:
        _tiles_card(view)
    with right:
        _slope_card(view)
    section(here.t("trends.table_title"))
    markup.show(markup.table(view.card.table))
    markup.show(
        # Levels are compared in words: they have no path.
        markup.paragraphs([] if view.axis_words else [here.t("trends.note_path")], "note"),
        markup.paragraphs([view.definition, view.card.text.source, view.card.text.dated], "source"),
    )


def lines_card(view: TrendsView) -> None:
    """Show the lines of the chosen municipalities beside the region's."""
    here = session.here()
    index = _scale(here.t, view) == INDEX
    card, lines = (view.index_card, view.index_lines) if index else (view.card, view.lines)
    if not lines:
        return
    axis = here.t("trends.axis_index", year=view.index_year) if index else ""

    def draw(width: int, height: int) -> str:
        return lines_svg(
            lines,
            card.text.alternative,
            _ticks(view, index=index),
            zero=view.zero and not index,
            ticks=range(len(view.axis_words)),
            axis=axis,
            width=width,
            height=height,
        )

    picture = Picture(
        lambda: components.drawing(draw(*WIDE), "lines", draw(*NARROW)),
        # As wide as on the page, as high as the hole allows: the letters keep their size.
        lambda hole: draw(WIDE[0], max(WIDE[0] * hole.height // hole.width, LOWEST)),
    )
    _card("lines", view, card, picture)


def _scale(t: Translator, view: TrendsView) -> str:
    """Draw the switch between values and index; an index says more when levels differ much.

    A single line has a switch where its values begin at zero: small changes are seen as an index.
    """
    default = INDEX if view.index else VALUES
    if not view.index_lines or (len(view.index_lines) < 2 and not view.zero):
        return VALUES
    widget = session.seeded("scale", session.remembered("scale", default))
    st.segmented_control(
        t("trends.scale"),
        (VALUES, INDEX),
        format_func=lambda name: t(f"trends.show_{name}", year=view.index_year),
        key=widget,
        required=True,
        on_change=session.on_change(widget, lambda name: session.remember("scale", name or "")),
    )
    return session.remembered("scale", default)


def _ticks(view: TrendsView, *, index: bool) -> Callable[[float], str]:
    """Return how the axis prints its values: levels in words."""
    here = session.here()
    indicator = here.catalogue.indicators[years.trend_of()]

    def tick(value: float) -> str:
        if view.axis_words:
            return view.axis_words[round(value)]
        decimals = 0 if value == int(value) else max(indicator.decimals, 1)
        if index:
            return here.t.number(value, decimals)
        return here.t.measure(value, indicator.unit, decimals)

    return tick


def _tiles_card(view: TrendsView) -> None:
    if not view.tiles:
        return
    section(session.here().t("trends.tiles_title"))

    def draw() -> str:
        return tiles_svg(view.tiles, view.tiles_card.text.alternative, zero=view.tiles_zero)

    picture = Picture(lambda: components.drawing(draw(), "tiles"), lambda _: draw(), portrait=True)
    _card("tiles", view, view.tiles_card, picture)


def _slope_card(view: TrendsView) -> None:
    if not view.slopes or view.span is None:
        return
    ends = str(view.span.first), str(view.span.last)
    section(session.here().t("trends.slope_title", since=ends[0], year=ends[1]))

    def draw() -> str:
        return slope_svg(view.slopes, ends, view.slope_card.text.alternative)

    picture = Picture(lambda: components.drawing(draw(), "slope"), lambda _: draw())
    _card("slope", view, view.slope_card, picture)


def _card(key: str, view: TrendsView, card: FigureCard, picture: Picture) -> None:
    selection, span = session.here().selection, view.span
    opened = selection.but(
        indicator=years.trend_of(),
        # All years are shown until a first one is asked for: then the link asks for it too.
        since=span.first if span and selection.since else None,
        year=span.last if span else None,
    )
    figure_card(key, card, picture, opened, headed=False)
