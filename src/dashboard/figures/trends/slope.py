"""The slope between two years: one line a municipality, the chosen ones and extremes named."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.figures.inputs.trends import Slope
from dashboard.figures.shared.colours import FONT, HATCH, INK, LAKE, MUTED
from dashboard.figures.shared.lettering import text_width

WIDTH = 720
HEIGHT = 460
TOP = 46
LABEL = 21
SIZE = 17


def slope_svg(lines: Sequence[Slope], years: tuple[str, str], name: str) -> str:
    """Draw the lines between two years; those named last are drawn on top."""
    if not lines:
        return ""
    values = [value for line in lines for value in (line.before, line.now)]
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    named = [line for line in lines if line.named]
    # Lines that begin at one point are named at their other ends only.
    begun = [line for line in named if line.before_text]
    left = _side([f"{line.name} {line.before_text}" for line in begun])
    right = WIDTH - _side([f"{line.now_text} {line.name}" for line in named])

    def y(value: float) -> float:
        return TOP + 14 + (HEIGHT - TOP - 34) * (1 - (value - low) / span)

    drawn = sorted(lines, key=lambda line: (line.named, line.kind == "own"))
    paths = "".join(
        f'<path d="M{left:g} {y(line.before):.1f}L{right:g} {y(line.now):.1f}" fill="none" '
        f"{_stroke(line)}/>"
        f'<circle cx="{left:g}" cy="{y(line.before):.1f}" r="4" fill="{_colour(line)}"/>'
        f'<circle cx="{right:g}" cy="{y(line.now):.1f}" r="4" fill="{_colour(line)}"/>'
        for line in drawn
    )
    before = _labels(
        [(y(line.before), f"{line.name} {line.before_text}", line) for line in begun],
        left - 10,
        "end",
    )
    now = _labels(
        [(y(line.now), f"{line.now_text} {line.name}", line) for line in named], right + 10, "start"
    )
    heads = "".join(
        f'<text x="{x:g}" y="24" text-anchor="middle" font-weight="700" fill="{MUTED}">'
        f"{escape(year)}</text>"
        for x, year in ((left, years[0]), (right, years[1]))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(name)}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f'<path d="M{left:g} {TOP - 8}V{HEIGHT - 8}M{right:g} {TOP - 8}V{HEIGHT - 8}" '
        f'stroke="{MUTED}"/>{heads}{paths}{before}{now}</svg>'
    )


def _side(labels: Sequence[str]) -> float:
    """Return the room that labels need beside the lines."""
    widest = max((text_width(label, SIZE, bold=True) for label in labels), default=0)
    return min(max(widest + 16, 60), 340)


def spread(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return the places moved apart to at least `gap`, in the same order, within the bounds."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    for position, index in enumerate(order):
        floor = low if position == 0 else moved[order[position - 1]] + gap
        moved[index] = max(moved[index], floor)
    ceiling = high
    for index in reversed(order):
        moved[index] = min(moved[index], ceiling)
        ceiling = moved[index] - gap
    return moved


def _labels(found: Sequence[tuple[float, str, Slope]], x: float, anchor: str) -> str:
    places = spread([y for y, _, _ in found], LABEL, TOP + 6, HEIGHT - 12)
    return "".join(
        f'<text x="{x:g}" y="{place + 6:.1f}" text-anchor="{anchor}" fill="{INK}"'
        f"{_weight(line)}>{escape(words)}</text>"
        for place, (_, words, line) in zip(places, found, strict=True)
    )


def _weight(line: Slope) -> str:
    return ' font-weight="700"' if line.kind == "own" else ""


def _colour(line: Slope) -> str:
    return {"own": LAKE, "region": INK}.get(line.kind, MUTED if line.named else HATCH)


def _stroke(line: Slope) -> str:
    width = 4 if line.kind == "own" else 2
    dash = ' stroke-dasharray="7 5"' if line.kind == "region" else ""
    return f'stroke="{_colour(line)}" stroke-width="{width}"{dash}'
