"""From an indicator's view to its figures."""

from __future__ import annotations

from collections.abc import Sequence
from math import copysign
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go

from dashboard.figures.indicator.map import map_svg, radius
from dashboard.figures.indicator.ranking import ranking_figure
from dashboard.figures.shared.colours import DOT, INK, SURFACE, class_colours, text_on
from dashboard.i18n.translator import Translator
from dashboard.ui.kit import session
from dashboard.views.indicator.frames import MapFrame
from dashboard.views.indicator.page import IndicatorView


def map_drawing(view: IndicatorView, key: str, address: str) -> str:
    """Draw an indicator's map; each area links to `address` with the municipality chosen."""
    here = session.here()

    def address_of(code: str) -> str:
        return f"{address}?{urlencode(here.selection.but(municipalities=(code,)).to_query())}"

    name = view.card.text.alternative
    return map_svg(view.areas, view.legend, here.edition.outlines, name, key, address_of)


def map_play(
    view: IndicatorView, frames: Sequence[MapFrame], key: str, t: Translator
) -> dict[str, Any]:
    """Return what the map needs to play through the years; nothing without frames."""
    if not frames:
        return {}
    legend = view.legend
    fills = (
        (SURFACE,)
        if legend.circles
        else class_colours(len(legend.labels), change=legend.change, zero=legend.zero)
    )
    return {
        "frames": [
            {"year": frame.year, "areas": [_painted(*area) for area in frame.areas]}
            for frame in frames
        ],
        "dot": DOT,
        "year": view.year,
        "fills": fills,
        "inks": [text_on(fill) for fill in fills],
        "ink": INK,
        "missing": f"url(#{key}-missing)",
        "labels": {name: t(f"map.{name}") for name in ("play", "stop", "year")},
    }


def _painted(code: str, kind: int | None, value: str, size: float | None) -> list[Any]:
    """Return what an area is painted with: of a count the radius, negative for a ring."""
    if size is None:
        return [code, kind, value]
    return [code, kind, value, copysign(radius(abs(size)), size) if size else 0]


def ranking_drawing(view: IndicatorView, t: Translator) -> go.Figure:
    """Draw an indicator's ranking, in the order of its table."""
    return ranking_figure(
        view.ranked,
        view.legend,
        lang=t.lang,
        line=view.line_value,
        line_label=view.line_label,
    )
