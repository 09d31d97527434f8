"""The product's own browser components: map and ranking, the matrix, a card's actions, the document.

Their code is in `assets/`. They get finished text as data and put it in place as text; only
drawings (SVG) are markup, drawn and escaped by `figures`.

A component given as a string travels with every message of every card. So the string only names
the file, which the browser keeps (`web.assets`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import paths
from dashboard.ui.kit import session


def _css(name: str) -> str:
    return (paths.ASSETS / name).read_text(encoding="utf-8")


def _code(name: str) -> str:
    """Return a component's code: that which fetches the file of its name."""
    address = f"/assets/{name}?v={paths.fingerprint(paths.ASSETS / name)}"
    return (
        f'const code = new URL("{address}", location.origin).href;\n'
        "export default async (component) => (await import(code)).default(component);\n"
    )


_atlas = st.components.v2.component(
    "jarjestotutka.atlas",
    html='<div class="years" hidden><label><span></span><select></select></label>'
    '<button type="button"></button></div><div class="both"><div class="map"></div>'
    '<div class="ranking" hidden></div><output hidden></output></div>'
    '<div role="tooltip" hidden></div>',
    css=_css("atlas.css"),
    js=_code("atlas.js"),
)
_actions = st.components.v2.component(
    "jarjestotutka.actions",
    html='<div class="actions"></div><input class="link" type="text" readonly hidden>'
    '<p class="status" role="status"></p>',
    css=_css("actions.css"),
    js=_code("actions.js"),
)
_grid = st.components.v2.component(
    "jarjestotutka.grid",
    html='<div class="grid"></div>',
    css=_css("matrix.css"),
    js=_code("matrix.js"),
)
_panels = st.components.v2.component(
    "jarjestotutka.panels",
    html='<div class="panels"></div><div class="legend"></div>',
    css=_css("panels.css"),
    js=_code("panels.js"),
)
_discussion = st.components.v2.component(
    "jarjestotutka.discussion",
    html='<button type="button"></button><input type="file" accept=".json,application/json" hidden>',
    css=_css("discussion.css"),
    js=_code("discussion.js"),
)
_papers = st.components.v2.component(
    "jarjestotutka.papers",
    html='<div class="papers"></div>',
    css=_css("discussion.css"),
    js=_code("papers.js"),
)
_document = st.components.v2.component(
    "jarjestotutka.document", js=_code("document.js"), isolate_styles=False
)


def atlas(
    data: Mapping[str, Any],
    key: str,
    choose: Callable[[str], None] | None = None,
    settle: Callable[[int], None] | None = None,
) -> None:
    """Show a map, with its ranking where `data` has one. `choose` gets the code that was picked.

    Without it an area is a plain link to another page: Streamlit's own way of changing the page
    from code leaves a page in the browser's history that nobody visited.
    `settle` gets the year at which the reader rests.
    """

    def chosen() -> None:
        if choose is not None and (code := session.picked(key)):
            choose(code)

    def settled() -> None:
        if settle is not None and (year := session.picked(key, "year")):
            settle(int(year))

    _atlas(
        key=key,
        data={**data, "follow": choose is None},
        on_chosen_change=chosen,
        on_year_change=settled,
    )


def grid(svg: str, key: str, choose: Callable[[str], None]) -> None:
    """Show a matrix. `choose` gets "municipality:criterion"; one part is empty for a heading."""

    def chosen() -> None:
        if code := session.picked(key):
            choose(code)

    _grid(key=key, data={"svg": svg}, on_chosen_change=chosen)


def drawing(svg: str, key: str, narrow: str = "") -> None:
    """Show one drawing; on a phone `narrow` in its place, where there is one."""
    marked = svg.replace("<svg ", '<svg class="wide" ', 1) if narrow else svg
    both = [marked, narrow.replace("<svg ", '<svg class="narrow" ', 1)] if narrow else [svg]
    _panels(key=key, data={"panels": ["".join(both)], "legend": ""})


def panels(drawings: Sequence[str], legend: str, key: str) -> None:
    """Show small drawings side by side, as many as fit, and their legend below."""
    _panels(key=key, data={"panels": list(drawings), "legend": legend})


def discussion(data: dict[str, Any], key: str, take: Callable[[str], None]) -> None:
    """Show the button that opens a file. `take` gets its content ("base64:...") or "large:"."""

    def chosen() -> None:
        if content := session.picked(key):
            take(content)

    _discussion(key=key, data=data, on_chosen_change=chosen, width="content")


def papers(data: dict[str, Any], key: str, ask: Callable[[str], None]) -> None:
    """Show the buttons of files that are made when asked for. `ask` gets the file's form.

    The file comes back in the same run, after whatever was typed just before the click.
    """

    def chosen() -> None:
        if form := session.picked(key):
            ask(form)

    _papers(key=key, data=data, on_chosen_change=chosen)


def actions(data: dict[str, Any], key: str, ask: Callable[[str], None]) -> None:
    """Show a card's actions. `ask` gets the file that the reader wants, "action number"."""

    def asked() -> None:
        if wish := session.picked(key, "asked"):
            ask(wish)

    _actions(key=key, data=data, on_asked_change=asked)


def document(lang: str) -> None:
    """Tell the browser the language of the document."""
    _document(key="document", data={"lang": lang})
