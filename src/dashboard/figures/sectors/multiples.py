"""Small multiples: bars over time for each part, all on one scale from zero, as SVG.

Every run of bars is a series of its own: a gap and white bars part an earlier series from the
latest one, and nothing joins them.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.figures.inputs.sectors import Bar, Multiple
from dashboard.figures.sectors.icons import sector_colour, sector_icon
from dashboard.figures.shared.colours import FONT, INK, LINE, MUTED, SURFACE, WHITE
from dashboard.figures.shared.lettering import text_width, wrapped

WIDTH = 300
HEIGHT = 190
PAD = 12
TOP = 76
BARS = 82
SIZE = 17
NAME_LINES = 2
GAP = 24


def scale_of(parts: Sequence[Multiple]) -> float:
    """Return the top of the scale that all parts share: the largest value, at least 1."""
    return max([1.0, *(bar.value for part in parts for run in part.runs for bar in run)])


def multiple_svg(part: Multiple, top: float) -> str:
    """Draw one part as an SVG of its own on a scale from zero to `top`."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(part.spoken)}" font-family="{FONT}">{_part(part, top)}</svg>'
    )


def multiples_svg(parts: Sequence[Multiple], name: str, columns: int = 3) -> str:
    """Draw all parts in a grid on one scale, for images."""
    top = scale_of(parts)
    lines = -(-len(parts) // columns)
    width, height = columns * (WIDTH + GAP) - GAP, lines * (HEIGHT + GAP) - GAP
    cells = "".join(
        f'<g transform="translate({place % columns * (WIDTH + GAP)} '
        f'{place // columns * (HEIGHT + GAP)})">{_part(part, top)}</g>'
        for place, part in enumerate(parts)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(name)}" font-family="{FONT}">{cells}</svg>'
    )


def trend_svg(part: Multiple) -> str:
    """Draw one part alone, without its name, which stands above it on the page."""
    top = scale_of([part])
    height = HEIGHT - TOP + 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {TOP - 24} {WIDTH} {height}" '
        f'role="img" aria-label="{escape(part.spoken)}" font-family="{FONT}">{_bars(part, top)}'
        "</svg>"
    )


def _part(part: Multiple, top: float) -> str:
    edge = f'stroke="{INK}" stroke-width="2.5"' if part.chosen else f'stroke="{LINE}"'
    return (
        f'<rect x="1" y="1" width="{WIDTH - 2}" height="{HEIGHT - 2}" rx="8" '
        f'fill="{SURFACE if part.chosen else WHITE}" {edge}/>'
        f'<g transform="translate({PAD} 11) scale(1.15)">{sector_icon(part.code)}</g>'
        f"{_name(part)}{_bars(part, top)}"
    )


def _name(part: Multiple) -> str:
    """Set the name beside the sign, smaller until it fits on two lines: no name is cut."""
    room = WIDTH - 2 * PAD - 36
    sizes = (SIZE, 15, 13, 11, 9)
    size = next(
        (
            size
            for size in sizes
            if len(lines := wrapped(part.name, size, room, bold=True)) <= NAME_LINES
            and all(text_width(line, size, bold=True) <= room for line in lines)
        ),
        sizes[-1],
    )
    lines = wrapped(part.name, size, room, bold=True)
    squeeze = [
        f' textLength="{room}" lengthAdjust="spacingAndGlyphs"'
        if text_width(line, size, bold=True) > room
        else ""
        for line in lines
    ]
    return "".join(
        f'<text x="{PAD + 36}" y="{29 + place * size * 1.15:g}" font-size="{size}" '
        f'font-weight="700" fill="{INK}"{squeezed}>{escape(line)}</text>'
        for place, (line, squeezed) in enumerate(zip(lines, squeeze, strict=True))
    )


def _bars(part: Multiple, top: float) -> str:
    count = sum(len(run) for run in part.runs)
    if not count:
        return ""
    places = count + (len(part.runs) - 1) * 0.6
    step = (WIDTH - 2 * PAD) / max(places, 3)
    base = TOP + BARS
    drawn = [f'<path d="M{PAD} {base}H{WIDTH - PAD}" stroke="{MUTED}"/>']
    x = PAD + step / 2
    for number, run in enumerate(part.runs):
        latest = number == len(part.runs) - 1
        for place, bar in enumerate(run):
            ends = place in (0, len(run) - 1)
            drawn.append(_bar(bar, x, step, top, sector_colour(part.code), latest, ends))
            x += step
        x += step * 0.6
    return "".join(drawn)


def _bar(bar: Bar, x: float, step: float, top: float, colour: str, latest: bool, ends: bool) -> str:
    """Draw one bar; the first and the last of a run carry their number and moment."""
    base = TOP + BARS
    width = min(step * 0.74, 46)
    height = bar.value / top * BARS
    fill = colour if latest else WHITE
    edge = "" if latest else f' stroke="{colour}" stroke-width="2"'
    shape = (
        f'<rect x="{x - width / 2:.1f}" y="{base - height:.1f}" width="{width:.1f}" '
        f'height="{height:.1f}" fill="{fill}"{edge}/>'
    )
    if not ends:
        return shape
    return (
        f'{shape}<text x="{x:.1f}" y="{base - height - 5:.1f}" font-size="15" font-weight="700" '
        f'text-anchor="middle" fill="{INK}">{escape(bar.text)}</text>'
        f'<text x="{x:.1f}" y="{base + 18}" font-size="14" text-anchor="middle" fill="{MUTED}">'
        f"{escape(bar.short)}</text>"
    )
