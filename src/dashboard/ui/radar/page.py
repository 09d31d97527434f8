"""The parts of `/kuntatutka`: published results, matrix, one answer explained, rounds, map."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.editions import indicator, radar
from dashboard.figures.radar.matrix import matrix_svg
from dashboard.figures.radar.rounds import legend_svg, panel_svg, panels_svg
from dashboard.queries.radar import PREFIX, SCORE
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.indicator.atlas import map_card
from dashboard.ui.kit import components, markup, session
from dashboard.ui.kit.evidence import evidence_of_practice
from dashboard.ui.kit.headings import heading, section
from dashboard.ui.radar.listing import matrix_list
from dashboard.views.radar.page import RadarChoice, RadarView
from dashboard.views.radar.published import PublishedPlace, PublishedYear


def show() -> None:
    """Show the radar, or why there is nothing to show."""
    here = session.here()
    chosen = here.selection
    choice = RadarChoice(
        year=chosen.year,
        since=chosen.since,
        group=chosen.group,
        order=chosen.order,
        municipality=chosen.municipality,
        indicator=chosen.indicator,
    )
    view = radar.page(here.edition, choice)
    if view is None:
        heading(here.t("radar.empty_title"), here.t("radar.empty"))
        _published(radar.published(here.edition))
        return
    heading(view.card.text.finding, view.own)
    # What comes and goes has a room of its own: the matrix stays in its place and keeps the focus.
    with st.container(key="radar-told"):
        if view.replaced:
            st.info(view.replaced)
        if view.newest is not None:
            title = here.t("radar.published_newest", place=view.newest.name)
            told = _published_year(view.newest.years[0])
            markup.show(markup.block("news", markup.tag("h2", title), told))
    _matrix_card(view)
    _rounds_card(view)
    wide, narrow = st.columns([11, 9], gap="large")
    with wide:
        _map(view)
    with narrow:
        _published(view.published)


def _matrix_card(view: RadarView) -> None:
    here = session.here()
    title, lines = view.cell
    markup.show(
        markup.block(
            "cell" if view.explained else "cell hint",
            markup.tag("h2", title),
            markup.paragraphs(lines),
            evidence_of_practice(view.evidence_title, view.evidence_at(view.explained)),
            role="status",
        )
    )

    def draw() -> None:
        with st.container(key="matrix-wide"):
            components.grid(matrix_svg(view.grid, "matrix"), "matrix", _choose)
        markup.show(matrix_list(session.here().t, view))

    picture = Picture(draw, lambda _: matrix_svg(view.grid, "matrix"))
    selection = here.selection.but(year=view.matrix.year, since=view.matrix.since)
    figure_card("matrix", view.card, picture, selection, headed=False)


def _choose(code: str) -> None:
    """Take a cell or a heading of the matrix into the selection."""
    municipality, _, criterion = code.partition(":")
    parts: dict[str, object] = {}
    # A municipality that has left the region has no page of its own.
    if municipality in set(session.here().catalogue.codes):
        parts["municipalities"] = (municipality,)
    if criterion:
        parts["indicator"] = PREFIX + criterion
    session.change(**parts)


def _rounds_card(view: RadarView) -> None:
    rounds = view.rounds

    def draw() -> None:
        panels = [panel_svg(panel) for panel in rounds.panels]
        components.panels(panels, legend_svg(rounds.legend), "rounds")

    def image(_: object) -> str:
        return panels_svg(rounds.panels, rounds.legend, rounds.card.text.alternative)

    figure_card("rounds", rounds.card, Picture(draw, image), session.here().selection)


def _map(view: RadarView) -> None:
    """Show the map of the criterion chosen, else of the score."""
    here = session.here()
    t = here.t
    mapped = indicator.mapped(here.edition)
    codes = [SCORE, *(PREFIX + row.criterion.code for row in view.matrix.rows)]
    codes = [code for code in codes if code in mapped]
    if not codes:
        return
    chosen = here.selection.indicator if here.selection.indicator in codes else codes[0]
    section(t("radar.map_title"))
    key = session.seeded("criterion", chosen)
    st.selectbox(
        t("filter.criterion"),
        codes,
        format_func=lambda code: here.catalogue.indicators[code].name,
        key=key,
        on_change=session.on_change(key, lambda code: session.change(indicator=code)),
        width=420,
    )
    shown = indicator.page(here.edition, str(chosen), view.matrix.year, here.selection.municipality)
    if shown is not None:
        map_card(
            shown,
            "radar-map",
            here.selection.but(indicator=chosen, year=view.matrix.year),
            headed=True,
        )


def _published(places: Sequence[PublishedPlace]) -> None:
    """Show what has been published, by region, the newest first."""
    if not places:
        return
    t = session.here().t
    section(t("radar.published_title"), t("radar.published_lead"))
    for place in places:
        markup.show(markup.tag("h3", place.name), *(_published_year(one) for one in place.years))


def _published_year(one: PublishedYear) -> Markup:
    links = Markup(" · ").join(markup.link(publisher, address) for publisher, address in one.links)
    return Markup('<p>{}: {} <span class="source">{}</span></p>').format(
        one.year, " ".join(one.sentences), links
    )
