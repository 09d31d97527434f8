"""The search of indicators and published figures: a box, how many were found, and each of them."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from dashboard.ui.kit import markup, session
from dashboard.views.sources.definitions import DefinitionView, matching
from dashboard.views.sources.published import FactView, facts_matching

_BOX = "indicator-search"


@st.fragment
def search(definitions: tuple[DefinitionView, ...], facts: tuple[FactView, ...]) -> None:
    """Show the box, and the indicators and published figures that hold what it asks for.

    A search redraws itself alone: the rest of the page is long and stays as it is.
    """
    t = session.here().t
    widget = session.seeded(_BOX, session.remembered(_BOX, ""))
    asked = st.text_input(
        t("sources.search"),
        key=widget,
        max_chars=80,
        on_change=session.on_change(widget, lambda text: session.remember(_BOX, text or "")),
    )
    found, told = matching(definitions, asked), facts_matching(facts, asked)
    counts = [t("sources.found", count=len(found))] if found else []
    counts += [t("sources.facts_found", count=len(told))] if told else []
    said = ", ".join(counts) or t("sources.unfound", asked=asked)
    markup.show(
        Markup('<p role="status">{}</p>').format(said),
        markup.items(map(_fact, told)),
        *map(_definition, found),
    )


def _fact(item: FactView) -> Markup:
    """Return a published figure: its words are Finnish in every language."""
    source = markup.link(item.publisher, item.address)
    line = Markup('<li lang="fi">{}: <b>{}</b> <span class="source">{}</span></li>')
    return line.format(item.name, item.value, source)


def _definition(item: DefinitionView) -> Markup:
    content = markup.tag("p", item.description) + markup.definitions(item.facts)
    return markup.details(item.name, content)
