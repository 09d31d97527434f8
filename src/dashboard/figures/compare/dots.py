"""The dot plot: one scale a row, the region's quartiles behind, each municipality a lettered dot."""

from __future__ import annotations

from html import escape

from dashboard.figures.inputs.compare import Scale, Scales
from dashboard.figures.shared.colours import FONT, INK, LINE, LINES, MUTED, SURFACE, WHITE, text_on
from dashboard.figures.shared.lettering import text_width, wrapped

SIZE = 17
RADIUS = 13
LEADING = 22
ROW = 84
"""The height of a row beside that of its title's lines."""
LEVELS = (0.0, -1.0, 1.0, -0.5, 0.5, -1.5)
"""Where a dot goes that would cover an earlier one, in its own height, up or down."""

LETTERS = "ABCDEF"


def dots_svg(scales: Scales, width: int = 900) -> str:
    """Draw the rows; dots that would cover each other are moved up."""
    legend, top = _legend(scales, width)
    body, height = "", top
    for row in scales.rows:
        drawn, deep = _row(row, height, width)
        body, height = body + drawn, height + deep
    height += 6
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="group" '
        f'aria-label="{escape(scales.name)}" font-family="{FONT}" font-size="{SIZE}" '
        f'fill="{INK}">{legend}{body}</svg>'
    )


def _legend(scales: Scales, width: int) -> tuple[str, int]:
    """Draw which letter is whose, and what band and line are; return it and its height."""
    parts = []
    x, y = 0.0, 22
    for number, name in enumerate(scales.names):
        wide = text_width(name, SIZE, bold=number == 0) + 2 * RADIUS + 34
        if x and x + wide > width:
            x, y = 0.0, y + 34
        weight = ' font-weight="700"' if number == 0 else ""
        parts.append(
            f'{_dot(number, x + RADIUS + 2, y)}<text x="{x + 2 * RADIUS + 10:g}" y="{y + 6}"'
            f"{weight}>{escape(name)}</text>"
        )
        x += wide
    y += 34
    parts.append(
        f'<rect x="2" y="{y - 8}" width="30" height="14" fill="{LINE}"/>'
        f'<text x="40" y="{y + 6}" fill="{MUTED}">{escape(scales.band)}</text>'
    )
    x = 40 + text_width(scales.band, SIZE) + 24
    if x + 30 + text_width(scales.median, SIZE) > width:
        x, y = 0.0, y + 30
    parts.append(
        f'<path d="M{x + 4:g} {y - 11}v20" stroke="{INK}" stroke-width="2.5"/>'
        f'<text x="{x + 14:g}" y="{y + 6}" fill="{MUTED}">{escape(scales.median)}</text>'
    )
    return f'<g aria-hidden="true">{"".join(parts)}</g>', y + 26


def _row(row: Scale, y: int, width: int) -> tuple[str, int]:
    """Draw a scale under its whole title, year and label included; return it and its height."""
    left, right = RADIUS + 2, width - RADIUS - 2
    title = wrapped(row.title, SIZE, width, bold=True)
    line = y + 42 + LEADING * len(title)

    def x(place: float) -> float:
        return left + place * (right - left)

    first, middle, third = row.quartiles
    dots = []
    taken: list[tuple[float, float]] = []
    for number, place in enumerate(row.places):
        if place is None:
            continue
        near = {level for other, level in taken if abs(x(place) - other) < 2 * RADIUS}
        level = next(level for level in LEVELS if level not in near)
        taken.append((x(place), level))
        dots.append(_dot(number, x(place), line + level * (2 * RADIUS - 2)))
    words = "".join(
        f'<text y="{y + 18 + LEADING * place}" font-weight="700">{escape(part)}</text>'
        for place, part in enumerate(title)
    )
    drawn = (
        f'<g role="img" aria-label="{escape(row.spoken)}">{words}'
        f'<rect x="{x(0) - RADIUS:g}" y="{line - 9}" width="{right - left + 2 * RADIUS:g}" '
        f'height="18" rx="9" fill="{SURFACE}" stroke="{LINE}"/>'
        f'<rect x="{x(first):.1f}" y="{line - 9}" width="{x(third) - x(first):.1f}" height="18" '
        f'fill="{LINE}"/>'
        f'<path d="M{x(middle):.1f} {line - 12}v24" stroke="{INK}" stroke-width="2.5"/>'
        f'<text y="{line + 29}" font-size="14" fill="{MUTED}">{escape(row.low)}</text>'
        f'<text x="{width}" y="{line + 29}" font-size="14" fill="{MUTED}" text-anchor="end">'
        f"{escape(row.high)}</text>{''.join(reversed(dots))}</g>"
    )
    return drawn, ROW + LEADING * len(title)


def _dot(number: int, x: float, y: float) -> str:
    fill = LINES[number % len(LINES)]
    return (
        f'<circle cx="{x:.1f}" cy="{y:g}" r="{RADIUS}" fill="{fill}" stroke="{WHITE}" '
        f'stroke-width="2"/><text x="{x:.1f}" y="{y + 5.5:g}" font-size="16" font-weight="700" '
        f'text-anchor="middle" fill="{text_on(fill)}">{LETTERS[number % len(LETTERS)]}</text>'
    )
