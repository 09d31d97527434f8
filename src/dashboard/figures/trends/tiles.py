"""Small multiples: one tile a municipality, laid out like the map, all on one scale, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.figures.inputs.trends import Points, Tile
from dashboard.figures.shared.colours import FONT, INK, LAKE, LINE, MUTED, SURFACE, WHITE
from dashboard.figures.shared.lettering import text_width

TILE = 152
HEIGHT = 112
GAP = 10
PLOT_TOP = 34
PLOT_HEIGHT = 52
SIZE = 17


def tiles_svg(tiles: Sequence[Tile], name: str, *, zero: bool) -> str:
    """Draw the tiles on one scale of years and values; with `zero` the scale begins at zero."""
    points = [point for tile in tiles for run in tile.runs for point in run]
    if not points:
        return ""
    years = [year for year, _ in points]
    values = [value for _, value in points]
    low = min(0.0, *values) if zero else min(values)
    high = max(values) if max(values) > low else low + 1
    rows = max(tile.row for tile in tiles)
    columns = max(tile.col for tile in tiles)
    width, height = columns * (TILE + GAP), rows * (HEIGHT + GAP)
    scale = _Scale(min(years), max(years), low, high)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="group" '
        f'aria-label="{escape(name)}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f"{''.join(_tile(tile, scale) for tile in tiles)}</svg>"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    last: int
    low: float
    high: float

    def x(self, year: int) -> float:
        """Return where a year stands in a tile."""
        span = max(self.last - self.first, 1)
        return 10 + (year - self.first) / span * (TILE - 20)

    def y(self, value: float) -> float:
        """Return where a value stands in a tile."""
        return PLOT_TOP + PLOT_HEIGHT * (1 - (value - self.low) / (self.high - self.low))


def _tile(tile: Tile, scale: _Scale) -> str:
    left, top = (tile.col - 1) * (TILE + GAP), (tile.row - 1) * (HEIGHT + GAP)
    edge = f'stroke="{INK}" stroke-width="2.5"' if tile.chosen else f'stroke="{LINE}"'
    weight = ' font-weight="700"' if tile.chosen else ""
    wide = text_width(tile.name, SIZE, bold=tile.chosen) > TILE - 16
    squeezed = f' textLength="{TILE - 16}" lengthAdjust="spacingAndGlyphs"' if wide else ""
    lines = "".join(_run(run, scale) for run in tile.runs)
    foot = PLOT_TOP + PLOT_HEIGHT + 18
    return (
        f'<g transform="translate({left} {top})" role="img" aria-label="{escape(tile.spoken)}">'
        f'<rect width="{TILE}" height="{HEIGHT}" rx="6" fill="{SURFACE if tile.chosen else WHITE}" '
        f"{edge}/>"
        f'<text x="8" y="21"{weight}{squeezed}>{escape(tile.name)}</text>{lines}'
        f'<text x="8" y="{foot}" font-size="13" fill="{MUTED}">{escape(tile.first_text)}</text>'
        f'<text x="{TILE - 8}" y="{foot}" font-size="14" font-weight="700" text-anchor="end">'
        f"{escape(tile.last_text)}</text></g>"
    )


def _run(run: Points, scale: _Scale) -> str:
    """Draw one series: a line, and its last point; a single point is a dot."""
    if not run:
        return ""
    path = "L".join(f"{scale.x(year):.1f} {scale.y(value):.1f}" for year, value in run)
    year, value = run[-1]
    return (
        f'<path d="M{path}" fill="none" stroke="{LAKE}" stroke-width="2.5" '
        f'stroke-linejoin="round"/><circle cx="{scale.x(year):.1f}" cy="{scale.y(value):.1f}" '
        f'r="3.5" fill="{LAKE}"/>'
    )
