"""The figure card: finding, figure or table, origin, and the same actions for every figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urlencode

import streamlit as st

from dashboard.domain.selection import Selection
from dashboard.i18n.translator import Translator
from dashboard.ui.card import files as card_files
from dashboard.ui.kit import components, markup, session
from dashboard.ui.kit.headings import samples_told
from dashboard.views.shared.card import FigureCard

FIGURE, TABLE = "figure", "table"
# The version in the address lets a browser keep the file for a year (`web.assets`).
PLOTLY = f"/assets/plotly.min.js?v={version('plotly')}"
FONT = f"/assets/source-sans.woff2?v={version('streamlit')}"


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure: `draw` puts it on the page, `image` fills an image's frame.

    `portrait` is one that is higher than wide: a slide has its words beside it.
    """

    draw: Callable[[], None]
    image: card_files.Figure
    portrait: bool = False


def figure_card(
    key: str, card: FigureCard, picture: Picture, selection: Selection, *, headed: bool = True
) -> None:
    """Show a card.

    `selection` is what the link opens: with every default spelled out, so that it opens the same
    view when a newer year has come.
    `headed` is off where the page's own heading is already the figure's finding.
    """
    text = card.text
    t = session.here().t
    with st.container(border=True, key=f"card-{key}"):
        markup.show(
            markup.tag("h2", text.finding if headed else text.subtitle),
            markup.given("p", text.subtitle if headed else "", "subtitle"),
            # A finding that says it itself is in the heading: once a card.
            samples_told(text.finding)
            if headed and text.finding.is_made_up
            else markup.given("span", text.sample, "sample"),
        )
        if _shown(t, key) == FIGURE:
            picture.draw()
        else:
            markup.show(markup.table(card.table, hide_caption=True))
        markup.show(
            markup.paragraphs(text.notes, "note"),
            markup.paragraphs([text.source, text.dated], "source"),
        )
        components.actions(
            {
                "file": card_files.asked_file(key, card, picture.image, portrait=picture.portrait),
                "link": _link(selection),
                "plotlyUrl": PLOTLY,
                "fontUrl": FONT,
                "labels": {name: t(f"card.{name}") for name in _LABELS},
            },
            key=f"actions-{key}-{t.lang}",
            ask=lambda asked: card_files.ask(key, asked),
        )


_LABELS = (
    "png",
    "square",
    "svg",
    "csv",
    "xlsx",
    "link",
    "making",
    "saved",
    "copied",
    "copy_by_hand",
    "failed",
    "link_field",
)


def _shown(t: Translator, key: str) -> str:
    """Draw the switch between figure and table and return what is shown."""
    widget = session.seeded(f"toggle-{key}", session.remembered(key, FIGURE))
    st.segmented_control(
        t("card.show"),
        (FIGURE, TABLE),
        format_func=lambda name: t(f"card.{name}"),
        key=widget,
        required=True,
        label_visibility="collapsed",
        on_change=session.on_change(widget, lambda name: session.remember(key, name or FIGURE)),
    )
    return session.remembered(key, FIGURE)


def _link(selection: Selection) -> str:
    """Return the address of a view of this page, from the root of the site."""
    query = urlencode(selection.to_query(), safe=",")
    return f"/{session.here().entry.address}" + (f"?{query}" if query else "")
