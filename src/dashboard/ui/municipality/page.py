"""The parts of `/kunta`: the card of one municipality, or the choice of one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.editions import indicator, municipality
from dashboard.editions.edition import Edition
from dashboard.figures.municipality.pairs import NARROW, pairs_svg
from dashboard.ui.card.card import Picture, figure_card
from dashboard.ui.indicator.atlas import small_map
from dashboard.ui.kit import components, download, figures, markup, session
from dashboard.ui.kit.evidence import budget_list, evidence_at_practice, evidence_of_municipality
from dashboard.ui.kit.headings import heading, section
from dashboard.ui.trends import changed
from dashboard.views.municipality.model import (
    BackgroundLine,
    CardFigure,
    MunicipalityView,
    PairsView,
    Practice,
)


def show() -> None:
    """Show the card of the chosen municipality, or let the reader choose."""
    here = session.here()
    chosen = here.selection.municipalities
    if not chosen:
        _choose()
        return
    view = municipality.page(here.edition, chosen[0], chosen[1:], here.selection.peers)
    heading(view.title, view.subtitle, view.peers_rule)
    # What can be done stands first; figures that a council cannot change follow it.
    left, right = st.columns(2, gap="large")
    with left:
        _practices(view.missing_title, view.missing, levels=True, note=view.answered_note)
        if view.unanswered:
            _practices(view.unanswered_title, view.unanswered, levels=False)
        _next_steps(view)
    with right:
        _practices(view.in_place_title, view.in_place, levels=False)
        section(view.changes_title)
        markup.show(markup.listing(view.changes))
    figures.show(_figure(figure) for figure in view.figures)
    with st.container(horizontal=True, key="documents"):
        download.document_button(
            here.t("municipality.pdf"),
            f"{view.file_stem}.pdf",
            partial(_document, here.edition, view),
        )
    left, right = st.columns(2, gap="large")
    with left:
        if view.profile is not None:
            _pairs_card("profile", view.profile)
        changed.show()
        _background(view.background)
    with right:
        if view.sectors is not None:
            _pairs_card("sectors", view.sectors)
        _published(view)
        _ways()
    _origin(view)


def _document(edition: Edition, view: MunicipalityView) -> bytes:
    # Loaded when first asked for: most readers never make a document.
    from dashboard.reports.municipality.card import card_pdf

    return card_pdf(edition, view)


def _choose() -> None:
    """Let the reader choose on the map, or from the names."""
    here = session.here()
    t = here.t
    heading(t("municipality.choose_title"), t("municipality.choose"))
    wide, narrow = st.columns([11, 9], gap="large")
    view = indicator.page(here.edition, "population")
    with wide:
        if view is not None:
            small_map(view, "choose", "/kunta", _open)
            markup.show(
                markup.paragraphs([view.card.text.subtitle, view.card.text.source], "source")
            )
    with narrow:
        section(t("municipality.all"))
        # Buttons: Streamlit does not write the address when a page link leads to the same page.
        with st.container(horizontal=True, key="all-municipalities"):
            for member in here.catalogue.members():
                st.button(
                    member.name(t.lang),
                    key=f"open-{member.code}",
                    on_click=_open,
                    args=(member.code,),
                )


def _open(code: str) -> None:
    session.change(municipalities=(code,))


def _figure(figure: CardFigure) -> Markup:
    beside = (figure.region, figure.peers, figure.change)
    return figures.key_figure(figure, beside, (figure.definition, figure.source))


def _pairs_card(key: str, view: PairsView) -> None:
    picture = Picture(
        lambda: components.drawing(pairs_svg(view.pairs), key, pairs_svg(view.pairs, NARROW)),
        lambda _: pairs_svg(view.pairs),
        portrait=True,
    )
    figure_card(key, view.card, picture, session.here().selection)


def _practices(title: str, practices: Sequence[Practice], *, levels: bool, note: str = "") -> None:
    section(title)
    if note:
        markup.show(markup.tag("p", note, "subtitle"))
    item = Markup('<li><b>{}</b>{} <span class="source">{}</span>{}</li>')
    markup.show(
        markup.items(
            item.format(
                one.short,
                f": {one.level};" if levels else ":",
                one.others,
                evidence_at_practice(one.published, one.evidence),
            )
            for one in practices
        )
    )


def _next_steps(view: MunicipalityView) -> None:
    here = session.here()
    t = here.t
    section(view.steps_title)
    if not view.missing:
        markup.show(markup.tag("p", t("municipality.steps_none")))
    markup.show(markup.listing(view.next_steps))
    if "itsearviointi" in here.pages:
        st.page_link(
            here.pages["itsearviointi"],
            label=t("municipality.to_assessment"),
            icon=":material/arrow_forward:",
            query_params=here.selection.to_query(),
        )


def _background(lines: Sequence[BackgroundLine]) -> None:
    section(session.here().t("municipality.background_title"))
    markup.show(
        markup.items(
            Markup("<li><b>{}</b> {}</li>").format(line.label, line.sentence) for line in lines
        )
    )


def _published(view: MunicipalityView) -> None:
    """Show what has been published of the municipality: evidence of practices, and budgets."""
    t = session.here().t
    if view.evidence:
        section(t("evidence.title"))
        markup.show(evidence_of_municipality(view.evidence))
    if view.budgets:
        section(t("evidence.budgets_title"), t("evidence.budgets_lead"))
        markup.show(budget_list(view.budgets))
    if view.unpublished:
        section(t("evidence.title"), view.unpublished)


def _ways() -> None:
    """Show the ways on from the card."""
    here = session.here()
    t = here.t
    section(t("overview.ways_title"))
    for address in ("vertailu", "kuntatutka", "kartta"):
        if address in here.pages:
            st.page_link(
                here.pages[address],
                label=t(f"municipality.way_{address}"),
                icon=":material/arrow_forward:",
                query_params=here.selection.to_query(),
            )


def _origin(view: MunicipalityView) -> None:
    t = session.here().t
    definitions = markup.definitions(view.definitions)
    markup.show(
        markup.paragraphs(view.notes, "note"),
        markup.details(t("municipality.definitions"), definitions),
        markup.paragraphs([*view.sources, view.dated], "source"),
    )
