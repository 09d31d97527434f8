"""Pairs: a bar for one municipality and a tick for what it stands beside, row by row, as SVG."""

from __future__ import annotations

from html import escape

from dashboard.figures.inputs.municipality import Pair, Pairs
from dashboard.figures.shared.colours import FONT, INK, LAKE, LINE, MUTED, SURFACE, WHITE
from dashboard.figures.shared.lettering import text_width

WIDTH = 640
NARROW = 320
ROW = 58
BAR = 20
SIZE = 18
HEAD = 44


def pairs_svg(pairs: Pairs, width: int = WIDTH) -> str:
    """Draw the rows. A drawing of the width `NARROW` can be read on a phone."""
    legend, head = _legend(pairs.own_label, pairs.region_label, width)
    height = head + ROW * len(pairs.rows) + 6
    body = "".join(
        _row(row, head + ROW * place, width, pairs.top) for place, row in enumerate(pairs.rows)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(pairs.name)}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f"{legend}{body}</svg>"
    )


def _legend(own_label: str, region_label: str, width: int) -> tuple[str, int]:
    """Draw the legend on one line or two; return it and the room it needs."""
    x, line = 32 + text_width(own_label, SIZE, bold=True) + 30, 0
    if x + 16 + text_width(region_label, SIZE) > width:
        x, line = 7.0, 28
    return (
        f'<g><rect y="6" width="22" height="16" fill="{LAKE}"/>'
        f'<text x="30" y="20" font-weight="700">{escape(own_label)}</text>'
        f'<path d="M{x + 4:g} {line + 3}v22" stroke="{WHITE}" stroke-width="7"/>'
        f'<path d="M{x + 4:g} {line + 3}v22" stroke="{INK}" stroke-width="3.5"/>'
        f'<text x="{x + (23 if line else 16):g}" y="{line + 20}">{escape(region_label)}</text></g>'
    ), HEAD + line


def _row(row: Pair, y: int, width: int, highest: float) -> str:
    room = width - 90
    own = 0.0 if row.own is None else max(row.own, 0) / highest * room
    bar = y + 24
    tick = ""
    if row.region is not None:
        x = max(row.region, 0) / highest * room
        tick = (
            f'<path d="M{x:g} {bar - 5}v{BAR + 10}" stroke="{WHITE}" stroke-width="7"/>'
            f'<path d="M{x:g} {bar - 5}v{BAR + 10}" stroke="{INK}" stroke-width="3.5"/>'
        )
    return (
        f'<text y="{y + 16}">{escape(row.label)}</text>'
        f'<text x="{width}" y="{y + 16}" text-anchor="end" fill="{MUTED}">'
        f"{escape(row.region_text)}</text>"
        f'<rect y="{bar}" width="{room:g}" height="{BAR}" fill="{SURFACE}" stroke="{LINE}"/>'
        f'<rect y="{bar}" width="{own:g}" height="{BAR}" fill="{LAKE}"/>{tick}'
        f'<text x="{width}" y="{bar + 17}" text-anchor="end" font-weight="700">'
        f"{escape(row.own_text)}</text>"
    )
