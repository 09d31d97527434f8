"""The parts of `/toimialat`: the infographic of one sector or class, its texts, all beside it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from dashboard.editions import sectors
from dashboard.figures.sectors.icons import icon_address
from dashboard.figures.sectors.multiples import multiple_svg, multiples_svg, scale_of, trend_svg
from dashboard.queries.observations import SECTOR_INDICATORS
from dashboard.queries.radar import PREFIX
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.filters.sectors import sector_of
from dashboard.ui.indicator.atlas import map_card
from dashboard.ui.kit import components, markup, session
from dashboard.ui.kit.headings import section, title_of
from dashboard.ui.sectors.poster_buttons import posters
from dashboard.views.sectors.model import (
    SectorDeed,
    SectorFact,
    SectorHistory,
    SectorNumber,
    SectorView,
)

EYEBROW = Markup('<p class="eyebrow"><img src="{}" alt="" width="36" height="36">{}</p>')
QUOTE = Markup('<blockquote><p>{}</p><p class="source">{}{}</p></blockquote>')

WAYS = ("itsearviointi", "kuntatutka", "jarjestot", "kartta")


def show() -> None:
    """Show the sector or class of the selection."""
    here = session.here()
    code = sector_of()
    own = here.selection.municipality
    year = here.selection.year
    view = sectors.page(here.edition, code, own, year)
    _heading(view)
    left, right = st.columns([5, 6], gap="large")
    with left:
        _numbers(view.numbers, view.code)
        if view.history is not None:
            _history(view.history, view.code)
    with right:
        if view.map is not None:
            selection = here.selection.but(sector=code, indicator=SECTOR_INDICATORS[code])
            map_card(view.map, "sector-map", selection, headed=True)
        else:
            _notes(view)
            _missing(view)
    _lists(view)
    if view.map is not None:
        posters(view.code)
    left, right = st.columns(2, gap="large")
    with left:
        _essay(view.essay)
        if view.map is not None:
            _missing(view)
    with right:
        _facts(here.t("sectors.networks_title"), view.networks)
        _facts(here.t("sectors.facts_title"), view.facts)
        _facts(here.t("sectors.common_title"), view.common_facts)
    _compare(code, own)
    left, right = st.columns(2, gap="large")
    with left:
        if view.map is not None:
            _notes(view)
    with right:
        _ways(view)
    _origin(view)


def _heading(view: SectorView) -> None:
    """Show the sign and name of the sector above the finding, which is the page's heading."""
    markup.show(
        EYEBROW.format(icon_address(view.code), view.name),
        title_of(view.finding),
        # A finding that says it itself is in the heading: once a page.
        markup.given("span", "" if view.finding.is_made_up else view.sample, "sample"),
        markup.given("p", view.lead, "lead"),
    )


def _numbers(numbers: Sequence[SectorNumber], code: str) -> None:
    """Show the big number with its definition, and the others below it."""
    t = session.here().t
    item = Markup('<div{}><p class="value">{}</p><p class="what">{}</p>{}{}</div>')
    what = t("overview.what_is_this")
    items = markup.joined(
        item.format(
            "" if place else " class=big",
            _value(one),
            one.label,
            markup.given("span", one.sample, "sample"),
            markup.details(what, markup.paragraphs([one.definition, one.source])),
        )
        for place, one in enumerate(numbers)
    )
    markup.show(markup.block(f"numbers {code}", items) if items else markup.NOTHING)


def _value(number: SectorNumber) -> Markup:
    """Return a number in large type with what stands before it in smaller."""
    before = markup.tag("span", number.before) + " " if number.before else markup.NOTHING
    return before + number.amount


def _history(history: SectorHistory, code: str) -> None:
    """Show how the number moved: a picture, and the same in a sentence."""
    section(history.title)
    components.panels([trend_svg(history.multiple(code, history.title))], "", "sector-trend")
    markup.show(
        markup.tag("p", history.sentence),
        markup.given("span", history.sample, "sample"),
        markup.paragraphs(history.notes, "note"),
    )


def _lists(view: SectorView) -> None:
    """Show what they do, what they need and what a municipality can do, in three columns."""
    t = session.here().t
    if not (view.does or view.needs or view.can):
        return
    parts = [
        _list(t("sectors.does_title"), view.does),
        _list(t("sectors.needs_title"), view.needs),
        Markup('<div class="deeds"><h2>{}</h2><ol class="plain">{}</ol></div>').format(
            t("sectors.can_title"), markup.joined(_deed(deed) for deed in view.can)
        ),
    ]
    markup.show(
        markup.block(f"three {view.code}", *parts),
        markup.tag("p", t("sectors.own_words"), "source"),
    )


def _list(title: str, items: Sequence[str]) -> Markup:
    return Markup("<div><h2>{}</h2>{}</div>").format(title, markup.listing(items))


def _deed(deed: SectorDeed) -> Markup:
    """Return one deed with a link to the criterion of the radar that asks about it."""
    if not deed.short:
        return markup.tag("li", deed.text)
    query = session.here().selection.but(indicator=PREFIX + deed.criterion).to_query()
    label = session.here().t("sectors.criterion", name=deed.short)
    address = f"/kuntatutka?{urlencode(query, safe=',')}"
    return Markup('<li>{} <a href="{}" target="_self" class="criterion">{}</a></li>').format(
        deed.text, address, label
    )


def _essay(paragraphs: Sequence[str]) -> None:
    if paragraphs:
        section(session.here().t("sectors.essay_title"))
        markup.show(markup.paragraphs(paragraphs, "essay"))


def _facts(title: str, facts: Sequence[SectorFact]) -> None:
    """Show facts as quotes, each with its publisher and year."""
    if not facts:
        return
    section(title)
    markup.show(
        *(
            QUOTE.format(
                fact.sentence,
                markup.link(fact.source, fact.address),
                f", {fact.year}" if fact.year else "",
            )
            for fact in facts
        )
    )


def _missing(view: SectorView) -> None:
    if view.missing:
        section(session.here().t("sectors.missing_title"))
        markup.show(markup.listing(view.missing))


def _notes(view: SectorView) -> None:
    """Show the numbers that are easily mixed up, each with its definition."""
    t = session.here().t
    if view.notes:
        title = "sectors.notes_title" if view.map is not None else "sectors.class_notes_title"
        section(t(title))
        markup.show(markup.listing(view.notes))


def _compare(code: str, municipality: str | None) -> None:
    """Show all sectors, or all classes, on one scale."""
    here = session.here()
    view = sectors.compared(here.edition, code, municipality)
    if view is None:
        return
    parts, name = view.parts, view.card.text.alternative
    top = scale_of(parts)
    picture = Picture(
        lambda: components.panels([multiple_svg(part, top) for part in parts], "", "sector-panels"),
        lambda _: multiples_svg(parts, name),
    )
    figure_card("sector-compare", view.card, picture, here.selection.but(sector=code))


def _ways(view: SectorView) -> None:
    """Show the ways on from the page."""
    here = session.here()
    section(here.t("sectors.ways_title"))
    for address in WAYS:
        # A class of the register has no map of its own.
        if address not in here.pages or (address == "kartta" and view.map is None):
            continue
        selection = here.selection
        if address == "kartta":
            selection = selection.but(indicator=SECTOR_INDICATORS[view.code], year=None)
        st.page_link(
            here.pages[address],
            label=here.t(f"sectors.way_{address}"),
            icon=":material/arrow_forward:",
            query_params=selection.to_query(),
        )


def _origin(view: SectorView) -> None:
    t = session.here().t
    markup.show(
        markup.details(
            t("sectors.sources_summary"), markup.paragraphs([*view.sources, view.dated], "source")
        )
    )
