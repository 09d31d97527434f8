"""The product's own browser components: the map, a card's actions, and the document.

Their code is in `assets/`. They get finished text as data and put it in place as text; only the
map's SVG is markup, drawn and escaped by `figures.map`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from dashboard import paths
from dashboard.ui import session


def _asset(name: str) -> str:
    return (paths.ASSETS / name).read_text(encoding="utf-8")


_areas = st.components.v2.component(
    "jarjestotutka.areas",
    html='<div class="map"></div>',
    css=_asset("areas.css"),
    js=_asset("areas.js"),
)
_actions = st.components.v2.component(
    "jarjestotutka.actions",
    html='<div class="actions"></div><input class="link" type="text" readonly hidden>'
    '<p class="status" role="status"></p>',
    css=_asset("actions.css"),
    js=_asset("actions.js"),
)
_document = st.components.v2.component(
    "jarjestotutka.document", js=_asset("document.js"), isolate_styles=False
)


def areas(svg: str, key: str, choose: Callable[[str], None] | None = None) -> None:
    """Show a map. `choose` gets the code of an area that the reader picked.

    Without it an area is a plain link to another page: Streamlit's own way of changing the page
    from code leaves a page in the browser's history that nobody visited.
    """

    def chosen() -> None:
        if choose is not None and (code := session.picked(key)):
            choose(code)

    _areas(key=key, data={"svg": svg, "follow": choose is None}, on_chosen_change=chosen)


def actions(data: dict[str, Any], key: str) -> None:
    """Show a card's actions."""
    _actions(key=key, data=data)


def document(lang: str) -> None:
    """Tell the browser the language of the document."""
    _document(key="document", data={"lang": lang})
