"""From an indicator's view to its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

import plotly.graph_objects as go

from dashboard.figures.indicator.outlines import Outlines
from dashboard.figures.indicator.ranking import RankingBar, ranking_figure
from dashboard.figures.shared.colours import INK, class_colours, text_on
from dashboard.i18n.translator import Translator
from dashboard.reports.making import drawings
from dashboard.ui.kit import session
from dashboard.views.indicator.frames import MapFrame
from dashboard.views.indicator.page import IndicatorView


def map_drawing(view: IndicatorView, shapes: Outlines, key: str, address: str) -> str:
    """Draw an indicator's map; each area links to `address` with the municipality chosen."""
    selection = session.here().selection

    def address_of(code: str) -> str:
        return f"{address}?{urlencode(selection.but(municipalities=(code,)).to_query())}"

    return drawings.map_drawing(view, shapes, key, address_of)


def map_play(
    view: IndicatorView, frames: Sequence[MapFrame], key: str, t: Translator
) -> dict[str, Any]:
    """Return what the map needs to play through the years; nothing without frames."""
    if not frames:
        return {}
    fills = class_colours(len(view.legend.labels), change=view.legend.change)
    return {
        "frames": [{"year": frame.year, "areas": frame.areas} for frame in frames],
        "year": view.year,
        "fills": fills,
        "inks": [text_on(fill) for fill in fills],
        "ink": INK,
        "missing": f"url(#{key}-missing)",
        "labels": {name: t(f"map.{name}") for name in ("play", "stop", "year")},
    }


def ranking_drawing(view: IndicatorView, t: Translator) -> go.Figure:
    """Draw an indicator's ranking, in the order of its table."""
    by_code = {area.code: area for area in view.areas}
    bars = tuple(
        RankingBar(area.name, area.value, area.value_text, area.class_index, area.chosen)
        for row in view.table.rows
        if (area := by_code[row.code]).value is not None and area.class_index is not None
    )
    return ranking_figure(
        bars,
        lang=t.lang,
        class_count=len(view.legend.labels),
        change=view.legend.change,
        region=view.region_value,
        region_label=view.region_label,
    )
