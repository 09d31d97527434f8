"""From an indicator's view to its figure: map and ranking, and what a script paints in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from math import copysign
from typing import Any
from urllib.parse import urlencode

from dashboard.figures.indicator.map import map_svg, radius
from dashboard.figures.indicator.parts import AddressOf, area_fills
from dashboard.figures.indicator.ranking import ranking_svg, scale_of, side_by_side
from dashboard.figures.inputs.indicator import Area
from dashboard.figures.shared.colours import DOT, INK, text_on
from dashboard.figures.shared.image import Hole
from dashboard.ui.kit import session
from dashboard.views.indicator.frames import MapFrame
from dashboard.views.indicator.page import IndicatorView


def map_drawing(view: IndicatorView, key: str, address: str = "") -> str:
    """Draw an indicator's map; each area links to `address` with the municipality chosen."""
    name = view.card.text.alternative
    outlines = session.here().edition.outlines
    return map_svg(view.areas, view.legend, outlines, name, key, _leading_to(address))


def ranking_drawing(view: IndicatorView, address: str = "") -> str:
    """Draw an indicator's ranking; nothing where it has none."""
    if view.ranking is None:
        return ""
    return ranking_svg(view.ranking, view.legend, view.card.text.alternative, _leading_to(address))


BOTH = 1000
"""How wide an image's hole must be to hold map and ranking: a slide's, beside its words, is 780."""


def image(view: IndicatorView, key: str, hole: Hole) -> str:
    """Draw the map for an image; where the hole is wide enough with its ranking."""
    drawn = map_drawing(view, key)
    if view.ranking is None or hole.width < BOTH:
        return drawn
    outlines = session.here().edition.outlines
    size = (outlines.width, outlines.height)
    return side_by_side(drawn, size, ranking_drawing(view), len(view.ranking.rows))


def painted(view: IndicatorView, frames: Sequence[MapFrame], key: str) -> dict[str, Any]:
    """Return what a script paints: the years of a map, or its one year's words.

    Words come as places in one list: most are said of many municipalities in many years.
    """
    t, legend = session.here().t, view.legend
    fills = area_fills(legend)
    words: dict[str, int] = {}

    def tips(areas: Sequence[Area]) -> list[list[int]]:
        return [
            [words.setdefault(word, len(words)) for word in (area.tip or "").split(" ")]
            for area in areas
        ]

    years = [{"year": one.year, "tips": tips(one.areas), **_frame(one)} for one in frames]
    return {
        "codes": [area.code for area in view.areas],
        "frames": years or [{"year": view.year, "tips": tips(view.areas)}],
        "words": list(words),
        "scale": None if view.ranking is None else asdict(scale_of(view.ranking)),
        "circles": bool(legend.circles),
        "dot": DOT,
        "fills": fills,
        "inks": [text_on(fill) for fill in fills],
        "ink": INK,
        "missing": f"url(#{key}-missing)",
        "labels": {name: t(f"map.{name}") for name in ("play", "stop", "year")},
    }


def _frame(frame: MapFrame) -> dict[str, Any]:
    ranking = frame.ranking
    order = [] if ranking is None else [row.code for row in ranking.rows]
    return {
        "kinds": [area.class_index for area in frame.areas],
        "values": [area.value_text for area in frame.areas],
        "numbers": [area.value for area in frame.areas],
        "sizes": [_radius(area.signed_size) for area in frame.areas],
        "places": [order.index(area.code) for area in frame.areas] if order else [],
        "line": None if ranking is None else ranking.line,
        "lineLabel": "" if ranking is None else ranking.line_label,
    }


def _radius(size: float | None) -> float | None:
    """Return a circle's radius, negative for a ring; zero for a cross, nothing for no circle."""
    return copysign(radius(abs(size)), size) if size else size


def _leading_to(address: str) -> AddressOf | None:
    """Return the address of a municipality on a page; nothing where nothing is linked."""
    here = session.here()

    def address_of(code: str) -> str:
        return f"{address}?{urlencode(here.selection.but(municipalities=(code,)).to_query())}"

    return address_of if address else None
