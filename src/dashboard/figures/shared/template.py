"""How Plotly figures look: one template, drawn with `theme=None`, equal on screen and in images."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from dashboard.figures.shared.colours import FONT, INK, LAKE, LINE, MUTED, WHITE

SEPARATORS = {"fi": ",\u00a0", "sv": ",\u00a0", "en": ".,"}
"""Decimal and thousands separators of Plotly's own numbers, by language."""

CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showAxisDragHandles": False,
}
"""Plotly's own controls are English and are hidden; the card's actions replace them."""

TEMPLATE = go.layout.Template(
    layout=go.Layout(
        font={"family": FONT, "size": 15, "color": INK},
        paper_bgcolor=WHITE,
        plot_bgcolor=WHITE,
        colorway=[LAKE],
        hoverlabel={"bgcolor": WHITE, "bordercolor": MUTED, "font": {"color": INK}},
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        xaxis={"gridcolor": LINE, "zerolinecolor": MUTED, "fixedrange": True, "ticks": ""},
        yaxis={"gridcolor": LINE, "zerolinecolor": MUTED, "fixedrange": True, "ticks": ""},
        showlegend=False,
    )
)


def blank_figure(lang: str, height: int) -> go.Figure:
    """Return an empty figure in the product's look; nothing on it can be dragged."""
    return go.Figure(
        layout=go.Layout(
            template=TEMPLATE, separators=SEPARATORS[lang], dragmode=False, height=height
        )
    )
