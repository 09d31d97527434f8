"""The figure card: finding, figure or table, origin, and the same actions for every figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import version
from urllib.parse import urlencode

import plotly.graph_objects as go
import streamlit as st

from dashboard.domain.selection import Selection
from dashboard.figures.image import Hole, ImageFrame
from dashboard.i18n.translator import Translator
from dashboard.ui import components, download, markup, session
from dashboard.views.card import ExportRows, FigureText, TableView

FIGURE, TABLE = "figure", "table"
# The version in the address lets a browser keep the file for a year (`web.assets`).
PLOTLY = f"/assets/plotly.min.js?v={version('plotly')}"
FONT = f"/assets/source-sans.woff2?v={version('streamlit')}"


def figure_card(
    key: str,
    text: FigureText,
    table: TableView,
    export: ExportRows,
    frames: Sequence[ImageFrame],
    *,
    draw: Callable[[], None],
    svg: str | None = None,
    fitted: Callable[[Hole], str] | None = None,
    figure: go.Figure | None = None,
    selection: Selection,
    headed: bool = True,
) -> None:
    """Show a card. Its image is made of `svg`, or of a Plotly `figure`, inside the frames.

    What can be drawn to any size is `fitted`: drawn anew for the hole of each frame.

    `selection` is what the link opens: with every default spelled out, so that it opens the same
    view when a newer year has come.
    `headed` is off where the page's own heading is already the figure's finding.
    """
    t = session.here().t
    with st.container(border=True, key=f"card-{key}"):
        markup.show(
            markup.tag("h2", text.finding if headed else text.subtitle),
            markup.tag("p", text.subtitle, "subtitle") if headed else "",
            markup.tag("span", text.sample, "sample") if text.sample else "",
        )
        if _shown(t, key) == FIGURE:
            draw()
        else:
            markup.show(markup.table(table, hide_caption=True))
        markup.show(
            markup.paragraphs(text.notes, "note"),
            markup.paragraphs([text.source, text.dated], "source"),
        )
        with st.container(key=f"actions-{key}", gap="xsmall"):
            components.actions(
                {
                    "svg": svg,
                    "figure": None if figure is None else figure.to_json(),
                    "frames": [_frame(frame, fitted) for frame in frames],
                    "stem": text.file_stem,
                    "link": _link(selection),
                    "plotlyUrl": PLOTLY,
                    "fontUrl": FONT,
                    "labels": {name: t(f"card.{name}") for name in _LABELS},
                },
                key=f"images-{key}-{t.lang}",
            )
            with st.container(horizontal=True, gap="xsmall"):
                download.buttons(t, export, key)


_LABELS = (
    "png",
    "square",
    "svg",
    "link",
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


def _frame(frame: ImageFrame, fitted: Callable[[Hole], str] | None) -> dict[str, object]:
    hole = frame.hole
    return {
        "svg": fitted(hole) if fitted else None,
        "shape": frame.shape,
        "width": frame.width,
        "height": frame.height,
        "hole": {"x": hole.x, "y": hole.y, "width": hole.width, "height": hole.height},
        "before": frame.before,
        "after": frame.after,
    }


def _link(selection: Selection) -> str:
    """Return the address of a view of this page, from the root of the site."""
    query = urlencode(selection.to_query(), safe=",")
    return f"/{session.here().entry.address}" + (f"?{query}" if query else "")
