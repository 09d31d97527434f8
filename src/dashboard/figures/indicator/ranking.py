"""The ranking as SVG: one bar a municipality, the highest on top, the median as a named line.

It stands beside the map in one figure, in the map's colours. A script paints other years in it:
rows are moved, bars and words changed, so every municipality has a row, shown or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from dashboard.figures.indicator.parts import AddressOf, class_fills, municipality
from dashboard.figures.inputs.indicator import Area, Legend, Ranking
from dashboard.figures.shared.colours import DOT, FONT, INK, MUTED, WHITE
from dashboard.figures.shared.lettering import text_width

WIDTH = 460
SIZE = 17
ROW = 34
"""On a phone of 390 px a row is then 24 px high, the least that a finger needs."""
TOP = 30
GAP = 12
BAR = 18
_MARKER = "▸ "


@dataclass(frozen=True, slots=True)
class Scale:
    """Where bars lie: values from `low` to `high` between `left` and `right`, rows from `top`."""

    low: float
    high: float
    left: float
    right: float
    top: float = TOP
    row: float = ROW

    def x(self, value: float) -> float:
        """Return the place of a value."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)


def scale_of(ranking: Ranking) -> Scale:
    """Return the scale of a ranking: what its names and values leave free, in every year."""
    names = max(text_width(_MARKER + row.name, SIZE, bold=True) for row in ranking.rows)
    values = max(text_width(value, SIZE, bold=True) for value in ranking.widest)
    return Scale(*ranking.ends, left=round(names + values + 2 * GAP), right=WIDTH - 2)


def ranking_svg(
    ranking: Ranking, legend: Legend, name: str, address_of: AddressOf | None = None
) -> str:
    """Draw a ranking. `name` is its text alternative.

    `address_of` says where a municipality's row leads, if anywhere.
    """
    scale = scale_of(ranking)
    colours = class_fills(legend)

    def fill(area: Area) -> str:
        if legend.circles:
            return WHITE if (area.value or 0) < 0 else DOT
        return WHITE if area.class_index is None else colours[area.class_index]

    rows = (
        _row(area, scale, place, fill(area), address_of) for place, area in enumerate(ranking.rows)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} '
        f'{TOP + ROW * len(ranking.rows)}" role="group" aria-label="{escape(name)}" '
        f'font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f"{_line(ranking, scale)}{''.join(rows)}</svg>"
    )


def side_by_side(map_svg: str, map_size: tuple[int, int], ranking: str, rows: int) -> str:
    """Return map and ranking as one drawing, equally high."""
    width, height = map_size
    own = round(WIDTH * height / (TOP + ROW * rows))
    gap = round(width * 0.05)
    placed = (
        map_svg.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1),
        ranking.replace("<svg ", f'<svg x="{width + gap}" width="{own}" height="{height}" ', 1),
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width + gap + own} {height}">'
        f"{''.join(placed)}</svg>"
    )


def _row(area: Area, scale: Scale, place: int, fill: str, address_of: AddressOf | None) -> str:
    weight = ' font-weight="700"' if area.chosen else ""
    marker = _MARKER if area.chosen else ""
    at = f'transform="translate(0 {TOP + ROW * place})"'
    hidden = ' display="none"' if area.value is None else ""
    drawn = (
        f'<rect data-row="" width="{WIDTH}" height="{ROW}" fill="{WHITE}" fill-opacity="0.01"/>'
        f'<text x="0" y="23"{weight}>{escape(marker + area.name)}</text>'
        f'<text data-value="" x="{scale.left - GAP:g}" y="23" text-anchor="end"{weight}>'
        f"{escape(area.value_text)}</text>{_bar(area, scale, fill)}"
    )
    return municipality(area, drawn, address_of, f" {at}{hidden}")


def _bar(area: Area, scale: Scale, fill: str) -> str:
    ends = sorted((scale.x(0.0), scale.x(area.value or 0.0)))
    edge = (INK, 2.5) if area.chosen else (MUTED, 0.8)
    return (
        f'<rect data-bar="" x="{ends[0]:.1f}" y="{(ROW - BAR) / 2:g}" '
        f'width="{ends[1] - ends[0]:.1f}" height="{BAR}" fill="{fill}" stroke="{edge[0]}" '
        f'stroke-width="{edge[1]}"/>'
    )


def _line(ranking: Ranking, scale: Scale) -> str:
    """Draw the median as a dotted line with its words above, on the side that has room."""
    if ranking.line is None:
        return ""
    x = scale.x(ranking.line)
    anchor = "start" if x < (scale.left + scale.right) / 2 else "end"
    return (
        f'<g data-line="" transform="translate({x:.1f} 0)" aria-hidden="true">'
        f'<path d="M0 {TOP - 8}v{ROW * len(ranking.rows) + 8}" stroke="{INK}" stroke-width="1.5" '
        f'stroke-dasharray="2 3"/><text x="0" y="15" font-size="15" text-anchor="{anchor}">'
        f"{escape(ranking.line_label)}</text></g>"
    )
