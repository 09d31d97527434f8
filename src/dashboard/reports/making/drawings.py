"""From views to drawings as SVG: the same ones on pages, in images and in documents."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.figures.indicator.map import MapArea, MapLegend, map_svg
from dashboard.figures.indicator.outlines import Outlines
from dashboard.figures.sectors.multiples import Bar, Multiple
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.sectors.model import SectorHistory


def map_drawing(
    view: IndicatorView, shapes: Outlines, key: str, address_of: Callable[[str], str] | None = None
) -> str:
    """Draw an indicator's map; `address_of` says where an area of a code leads, if anywhere."""
    areas = [
        MapArea(
            area.code,
            area.name,
            area.value_text,
            area.class_index,
            area.spoken,
            address_of(area.code) if address_of else "",
            area.chosen,
        )
        for area in view.areas
    ]
    legend = MapLegend(
        view.legend.title, view.legend.labels, view.legend.missing, view.legend.change
    )
    return map_svg(areas, legend, shapes, view.text.alternative, key)


def multiple_of(code: str, name: str, history: SectorHistory, chosen: bool = False) -> Multiple:
    """Return the bars of a sector's or a class's history."""
    runs = tuple(tuple(Bar(p.short, p.value, p.text) for p in run) for run in history.runs)
    return Multiple(code, name, runs, f"{name}. {history.spoken}", chosen)
