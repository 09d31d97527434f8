"""A criterion over rounds: one small panel each, bars of yes and partly, published results as marks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.figures.inputs.radar import Panel, RoundBar
from dashboard.figures.shared.colours import (
    CLOUDBERRY,
    FONT,
    HATCH,
    INK,
    LAKE,
    LINE,
    MUTED,
    PARTLY,
    WHITE,
)
from dashboard.figures.shared.lettering import wrapped

WIDTH = 300
HEIGHT = 176
BARS = 76
TOP = 62
SIZE = 16


def panel_svg(panel: Panel) -> str:
    """Draw one panel as an SVG of its own."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escape(panel.spoken)}" font-family="{FONT}">{_panel(panel)}</svg>'
    )


def panels_svg(
    panels: Sequence[Panel], legend: Sequence[tuple[str, str]], name: str, columns: int = 4
) -> str:
    """Draw all panels in a grid with the legend below, for images."""
    lines = -(-len(panels) // columns)
    width, height = columns * (WIDTH + 24), lines * (HEIGHT + 10) + 40
    cells = "".join(
        f'<g transform="translate({place % columns * (WIDTH + 24)} '
        f'{place // columns * (HEIGHT + 10)})">{_panel(panel)}</g>'
        for place, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(name)}" font-family="{FONT}">{cells}'
        f'<g transform="translate(0 {height - 18})">{legend_marks(legend)}</g></svg>'
    )


def legend_svg(legend: Sequence[tuple[str, str]]) -> str:
    """Draw the legend as an SVG of its own; the panels say its words themselves."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -16 520 26" aria-hidden="true" '
        f'font-family="{FONT}">{legend_marks(legend)}</svg>'
    )


def legend_marks(legend: Sequence[tuple[str, str]]) -> str:
    """Return the legend: "yes", "partly" and "mark" with their words, on one line."""
    shapes = {
        "yes": f'<rect y="-12" width="16" height="16" fill="{LAKE}"/>',
        "partly": f'<rect y="-12" width="16" height="16" fill="{PARTLY}" stroke="{LAKE}"/>',
        "mark": f'<path d="M8-13L16-4L8 5L0-4z" fill="{CLOUDBERRY}"/>',
    }
    parts = []
    x = 0.0
    for kind, word in legend:
        parts.append(
            f'<g transform="translate({x:g} 0)">{shapes[kind]}'
            f'<text x="24" y="2" font-size="{SIZE}" fill="{INK}">{escape(word)}</text></g>'
        )
        x += 24 + 9 * len(word) + 34
    return "".join(parts)


def _panel(panel: Panel) -> str:
    years = [bar.year for bar in panel.bars] + [year for year, _ in panel.marks]
    if not years:
        return ""
    first, last = min(years), max(years)
    step = (WIDTH - 16) / (last - first + 1)

    def middle(year: int) -> float:
        return 8 + step * (year - first + 0.5)

    base = TOP + BARS
    name = "".join(
        f'<text y="{15 + 18 * place}" font-size="{SIZE}" font-weight="700" fill="{INK}">'
        f"{escape(line)}</text>"
        for place, line in enumerate(wrapped(panel.name, SIZE, WIDTH, bold=True)[:2])
    )
    bars = "".join(_bar(bar, middle(bar.year), step * 0.72, base) for bar in panel.bars)
    marks = "".join(
        f'<path d="M{middle(year):g} {base - share * BARS - 7:g}l7 7l-7 7l-7-7z" '
        f'fill="{CLOUDBERRY}" stroke="{WHITE}" stroke-width="1.5"/>'
        for year, share in panel.marks
    )
    ticks = "".join(
        f'<text x="{middle(year):g}" y="{base + 17}" font-size="13" fill="{MUTED}" '
        f'text-anchor="middle">{year}</text>'
        for year in sorted({first, last, *([panel.bars[0].year] if panel.bars else [])})
    )
    frame = f'<path d="M4 {base}H{WIDTH - 4}" stroke="{MUTED}"/>'
    ceiling = f'<path d="M4 {TOP}H{WIDTH - 4}" stroke="{LINE}"/>'
    return f"{name}{ceiling}{bars}{frame}{marks}{ticks}"


def _bar(bar: RoundBar, x: float, width: float, base: int) -> str:
    if not bar.asked:
        return (
            f'<path d="M{x - width / 2:g} {base - 3}h{width:g}" stroke="{HATCH}" '
            'stroke-width="2" stroke-dasharray="3 3"/>'
        )
    yes, partly = bar.yes * BARS, bar.partly * BARS
    left = x - width / 2
    inside = yes >= 18
    number = bar.text.partition("/")[0]
    return (
        f'<rect x="{left:g}" y="{base - yes:g}" width="{width:g}" height="{yes:g}" fill="{LAKE}"/>'
        f'<rect x="{left:g}" y="{base - yes - partly:g}" width="{width:g}" height="{partly:g}" '
        f'fill="{PARTLY}" stroke="{LAKE}" stroke-width="0.8"/>'
        # At the foot a published mark does not cover it; a low bar has it above.
        f'<text x="{x:g}" y="{base - 5 if inside else base - yes - 4:g}" font-size="14" '
        f'font-weight="700" text-anchor="middle" fill="{WHITE if inside else INK}">'
        f"{escape(number)}</text>"
    )
