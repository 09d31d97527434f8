"""The map of municipalities as one SVG, for screen, image and print alike.

The same drawing is shown on pages and put into images, so they cannot differ. Names come from
files and are escaped here. With links the areas are anchors, reached by keyboard as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dashboard.figures.indicator.outlines import Outlines
from dashboard.figures.indicator.parts import AddressOf, area_fills, municipality
from dashboard.figures.inputs.indicator import SMALLEST_SIZE, Area, Legend
from dashboard.figures.shared.colours import (
    DOT,
    FONT,
    HATCH,
    INK,
    LAKE,
    LINE,
    MUTED,
    REGION_OUTLINE,
    WHITE,
    text_on,
)
from dashboard.figures.shared.lettering import wrapped

LABEL_SIZE = 23
VALUE_SIZE = 20
LEGEND_SIZE = 22
LEGEND_WIDTH = 262
LARGEST = 88.0
"""The radius of the largest number's circle."""
CROSS = 7
RISE = 27
"""How far above a name's foot its circle has its middle: a small one is not hidden by the name."""
ROW = 24


def map_svg(
    areas: Sequence[Area],
    legend: Legend,
    shapes: Outlines,
    name: str,
    key: str,
    address_of: AddressOf | None = None,
) -> str:
    """Draw the map. `name` is its text alternative, `key` makes ids unique on a page.

    `address_of` says where an area of a code leads, if anywhere.
    """
    colours = area_fills(legend)
    hatch = f"{key}-missing"
    fills = {
        area.code: f"url(#{hatch})" if area.class_index is None else colours[area.class_index]
        for area in areas
    }
    border = LINE if legend.circles else WHITE
    drawn = [area for area in areas if area.code in shapes.paths]
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {shapes.width} {shapes.height}" '
            f'role="group" aria-label="{escape(name)}" font-family="{FONT}">',
            f'<defs><pattern id="{hatch}" width="9" height="9" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="9" height="9" fill="{WHITE}"/>'
            f'<rect width="3" height="9" fill="{HATCH}"/></pattern></defs>',
            f'<g stroke="{border}" stroke-width="2.5" stroke-linejoin="round">',
            *(_area(area, shapes.paths[area.code], fills[area.code], address_of) for area in drawn),
            "</g>",
            f'<path d="{shapes.region}" fill="none" stroke="{REGION_OUTLINE}" stroke-width="2.5" '
            'stroke-linejoin="round" pointer-events="none"/>',
            *(_chosen_outline(shapes.paths[area.code]) for area in drawn if area.chosen),
            *_dots(drawn, shapes),
            _labels(drawn, shapes, fills),
            _legend(legend, colours, hatch),
            "</svg>",
        ]
    )


def _area(area: Area, path: str, fill: str, address_of: AddressOf | None) -> str:
    return municipality(area, f'<path d="{path}" fill="{fill}"/>', address_of)


def _dots(areas: Sequence[Area], shapes: Outlines) -> list[str]:
    """Draw the circles of counts, the largest first: a small one is not hidden by its neighbour."""
    counted = [area for area in areas if area.size is not None and area.code in shapes.labels]
    ordered = sorted(counted, key=lambda area: -(area.size or 0.0))
    return [_circle(area, shapes.labels[area.code]) for area in ordered]


def radius(size: float) -> float:
    """Return the radius of a circle in the drawing's units; none is too small to be seen."""
    return round(max(size, SMALLEST_SIZE) * LARGEST, 1)


def _circle(area: Area, place: tuple[float, float]) -> str:
    """Draw a count: a full circle, a ring for less than zero, a cross for zero.

    Circle and cross are both there, so that a script can play the years: one is not shown.
    """
    x, y = round(place[0]), round(place[1]) - RISE
    shown = ("", ' display="none"') if area.value else (' display="none"', "")
    fill = "none" if (area.value or 0) < 0 else DOT
    return (
        f'<g data-dot="{escape(area.code)}" stroke="{LAKE}" pointer-events="none">'
        f'<circle cx="{x}" cy="{y}" r="{radius(area.size or 0.0)}" fill="{fill}" '
        f'stroke-width="3"{shown[0]}/>{_cross(x, y, shown[1])}</g>'
    )


def _cross(x: float, y: float, hidden: str = "") -> str:
    return (
        f'<path d="M{x - CROSS} {y - CROSS}l{2 * CROSS} {2 * CROSS}m0 {-2 * CROSS}'
        f'l{-2 * CROSS} {2 * CROSS}" fill="none" stroke="{LAKE}" stroke-width="3"{hidden}/>'
    )


def _chosen_outline(path: str) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{WHITE}" stroke-width="9" stroke-linejoin="round" '
        f'pointer-events="none"/><path d="{path}" fill="none" stroke="{INK}" stroke-width="5" '
        'stroke-linejoin="round" pointer-events="none"/>'
    )


def _labels(areas: Sequence[Area], shapes: Outlines, fills: Mapping[str, str]) -> str:
    """Write name over value on each area, in the colour that reads on it, with a halo."""
    rows = []
    for area in areas:
        if area.code not in shapes.labels:
            continue
        x, y = (round(part) for part in shapes.labels[area.code])
        fill = fills[area.code]
        flat = WHITE if fill.startswith("url") else fill
        weight = 700 if area.chosen else 500
        rows.append(
            f'<g data-label="{escape(area.code)}" fill="{text_on(flat)}" stroke="{flat}">'
            f'<text x="{x}" y="{y}" font-weight="{weight}">{escape(area.name)}</text>'
            f'<text x="{x}" y="{y + VALUE_SIZE}" font-size="{VALUE_SIZE}">{escape(area.value_text)}'
            "</text></g>"
        )
    return (
        f'<g font-size="{LABEL_SIZE}" text-anchor="middle" stroke-width="4" '
        'stroke-linejoin="round" paint-order="stroke" pointer-events="none" aria-hidden="true">'
        f"{''.join(rows)}</g>"
    )


def _legend(legend: Legend, colours: Sequence[str], hatch: str) -> str:
    """Draw the legend in the free corner north-west of the region, highest class on top."""
    entries = [] if legend.circles else [*zip(colours, legend.labels, strict=True)][::-1]
    if legend.missing:
        entries.append((f"url(#{hatch})", legend.missing))
    parts = []
    y = LEGEND_SIZE
    for line in wrapped(legend.title, LEGEND_SIZE, LEGEND_WIDTH, bold=True):
        parts.append(
            f'<text x="0" y="{y}" font-size="{LEGEND_SIZE}" font-weight="700" fill="{INK}">'
            f"{escape(line)}</text>"
        )
        y += round(LEGEND_SIZE * 1.2)
    if legend.circles:
        part, y = _circles(legend, y)
        parts.append(part)
    for fill, label in entries:
        parts.append(
            f'<rect x="1" y="{y - 14}" width="30" height="21" fill="{fill}" stroke="{MUTED}"/>'
            f'<text x="41" y="{y + 4}" font-size="{LEGEND_SIZE}" fill="{INK}">'
            f"{escape(label)}</text>"
        )
        y += 27
    return f'<g aria-hidden="true">{"".join(parts)}</g>'


def _circles(legend: Legend, top: int) -> tuple[str, int]:
    """Draw what circles mean: nested sizes with their numbers, then the marks; return where it ends."""
    largest = radius(legend.circles[0][0])
    bottom = top + 2 * largest
    parts = []
    for size, label in legend.circles:
        own = radius(size)
        parts.append(
            f'<circle cx="{largest + 2}" cy="{bottom - own}" r="{own}" fill="none" '
            f'stroke="{LAKE}" stroke-width="2"/>'
            f'<text x="{2 * largest + 12}" y="{bottom - 2 * own + 14}" font-size="{LEGEND_SIZE}" '
            f'fill="{INK}">{escape(label)}</text>'
        )
    y = round(bottom) + ROW
    for mark, label in legend.marks:
        drawn = (
            _cross(14, y - 7)
            if mark == "zero"
            else f'<circle cx="14" cy="{y - 7}" r="9" fill="{DOT if mark == "full" else "none"}" '
            f'stroke="{LAKE}" stroke-width="3"/>'
        )
        parts.append(f"{drawn}{_said(label, 34, y)}")
        y += ROW
    if legend.smallest:
        parts.append(
            f'<circle cx="14" cy="{y - 7}" r="{radius(0.0)}" fill="{DOT}" stroke="{LAKE}"/>'
        )
        parts.append(_said(legend.smallest, 34, y))
        y += ROW
    return "".join(parts), y


def _said(label: str, x: int, y: int) -> str:
    return f'<text x="{x}" y="{y}" font-size="{LEGEND_SIZE}" fill="{INK}">{escape(label)}</text>'
