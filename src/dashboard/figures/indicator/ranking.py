"""The ranking: one bar a municipality, highest on top, the median as a named line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from html import escape

import plotly.graph_objects as go

from dashboard.figures.inputs.indicator import Area, Legend
from dashboard.figures.shared.colours import DOT, INK, MUTED, WHITE, class_colours
from dashboard.figures.shared.template import blank_figure

ROW_HEIGHT = 25


@lru_cache(maxsize=128)
def ranking_figure(
    areas: tuple[Area, ...],
    legend: Legend,
    *,
    lang: str,
    line: float | None,
    line_label: str,
) -> go.Figure:
    """Draw the ranking in the colours of the map, so that both read as one.

    `areas` are in their order, the highest first; one without a value has no bar.

    Plotly needs some milliseconds to check a figure, so it is made once: it is not to be changed.
    """
    colours = class_colours(len(legend.labels), change=legend.change, zero=legend.zero)
    bars = [
        (area, value, index)
        for area in areas
        if (value := area.value) is not None and (index := area.class_index) is not None
    ]
    values = [value for _, value, _ in bars]
    figure = blank_figure(lang, 56 + ROW_HEIGHT * len(bars))
    figure.add_trace(
        go.Bar(
            x=values,
            y=[_label(area) for area, _, _ in bars],
            orientation="h",
            marker={
                "color": [
                    (WHITE if value < 0 else DOT) if legend.circles else colours[index]
                    for _, value, index in bars
                ],
                "line": {
                    "color": [INK if area.chosen else MUTED for area, _, _ in bars],
                    "width": [2.5 if area.chosen else 0.6 for area, _, _ in bars],
                },
            },
            hoverinfo="none",
        )
    )
    low, high = _range(values, line)
    figure.update_layout(
        bargap=0.28,
        margin={"t": 34, "r": 16},
        xaxis={"range": [low, high], "showticklabels": False, "showgrid": False},
        yaxis={"autorange": "reversed", "automargin": True, "dtick": 1, "showgrid": False},
    )
    if line is not None:
        figure.add_shape(
            type="line",
            x0=line,
            x1=line,
            y0=0,
            y1=1,
            yref="paper",
            layer="below",
            line={"color": INK, "width": 1.5, "dash": "dot"},
        )
        figure.add_annotation(
            x=line,
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text=escape(line_label),
            font={"size": 14, "color": INK},
            xanchor="left" if line < low + (high - low) * 0.5 else "right",
        )
    return figure


def _label(area: Area) -> str:
    """Write name and value before the bar, where no line crosses them; the chosen one in bold."""
    text = f"{escape(area.name)}  {escape(area.value_text)} "
    return f"<b>▸ {text}</b>" if area.chosen else text


def _range(values: Sequence[float], line: float | None) -> tuple[float, float]:
    """Return a range that holds zero, every value and the line, with a little air."""
    known = [*values, *([] if line is None else [line]), 0.0]
    low, high = min(known), max(known)
    air = (high - low) * 0.03 or 1.0
    return (low - air if low < 0 else low), (high + air if high > 0 or low == 0 else high)
