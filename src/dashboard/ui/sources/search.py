"""The search of indicators: a box, how many were found, and each of them to be unfolded."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from dashboard.ui.kit import markup, session
from dashboard.views.sources.definitions import DefinitionView, matching

_BOX = "indicator-search"


@st.fragment
def search(definitions: tuple[DefinitionView, ...]) -> None:
    """Show the box and the definitions of the indicators that hold what it asks for.

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
    found = matching(definitions, asked)
    said = t("sources.found", count=len(found)) if found else t("sources.unfound", asked=asked)
    markup.show(Markup('<p role="status">{}</p>').format(said), *map(_definition, found))


def _definition(item: DefinitionView) -> Markup:
    content = markup.tag("p", item.description) + markup.definitions(item.facts)
    return markup.details(item.name, content)
