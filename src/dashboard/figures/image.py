"""The frame of a downloaded image: finding, sub-title, facts, source, date, product.

An image is complete in itself. The frame is drawn here as SVG with a hole; the reader's browser
puts the figure into it: the map as it stands, a Plotly figure redrawn to the hole's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.figures.colours import CLOUDBERRY, FONT, INK, LAKE, LINE, MUTED, WHITE
from dashboard.figures.lettering import text_width, wrapped

PAD = 56


@dataclass(frozen=True, slots=True)
class ImageText:
    """Every word of an image. `sample` is empty when no sample data are shown."""

    finding: str
    subtitle: str
    facts: tuple[str, ...]
    source: str
    date: str
    product: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the figure goes, in the image's units."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ImageFrame:
    """An image but for its figure: what comes before and after it in the SVG."""

    shape: str
    width: int
    height: int
    hole: Hole
    before: str
    after: str


def slide_frame(text: ImageText, *, portrait_figure: bool) -> ImageFrame:
    """Return the 16:9 frame: beside a portrait figure the text stands in a column of its own."""
    width, height = 1600, 900
    if portrait_figure:
        column = 690
        body = Hole(PAD + column + 40, 34, width - PAD - column - 40 - 34, height - 34 - 92)
        return _frame("slide", width, height, body, text, column)
    return _frame("slide", width, height, None, text, width - 2 * PAD)


def square_frame(text: ImageText) -> ImageFrame:
    """Return the square frame for social media: text above the figure."""
    return _frame("square", 1600, 1600, None, text, 1600 - 2 * PAD)


def _frame(
    shape: str, width: int, height: int, beside: Hole | None, text: ImageText, column: int
) -> ImageFrame:
    parts: list[str] = []
    y = 64.0

    def lines(
        content: str, size: int, colour: str, *, bold: bool = False, gap: float = 0.0
    ) -> None:
        nonlocal y
        y += gap
        for line in wrapped(content, size, column, bold=bold):
            y += size
            parts.append(_text(PAD, y, line, size, colour, bold=bold))
            y += size * 0.22

    y = 28.0
    lines(text.finding, 46 if beside else 42, INK, bold=True, gap=20)
    lines(text.subtitle, 26, MUTED, gap=12)
    if text.sample:
        y += 22
        parts.append(_tag(PAD, y, text.sample, column))
        y += 50
    if beside:
        for fact in text.facts:
            lines(fact, 28, INK, gap=18)
    floor = height - 92
    hole = beside or Hole(PAD, round(y + 24), width - 2 * PAD, round(floor - y - 36))
    foot = _foot(width, height, text)
    said = (text.subtitle, *text.facts, text.sample, text.source, text.date)
    described = " ".join(f"{part.rstrip('.')}." for part in said if part)
    before = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT}">'
        f"<title>{escape(text.finding)}</title><desc>{escape(described)}</desc>"
        f'<rect width="{width}" height="{height}" fill="{WHITE}"/>'
        f'<rect width="{width}" height="10" fill="{LAKE}"/>' + "".join(parts)
    )
    return ImageFrame(shape, width, height, hole, before, foot + "</svg>")


def _foot(width: int, height: int, text: ImageText) -> str:
    line_y = height - 80
    room = width - 2 * PAD - text_width(text.product, 24, bold=True) - 40
    credit = f"{text.source} {text.date}"
    size = next((s for s in (22, 20, 18, 16) if len(wrapped(credit, s, room)) <= 2), 15)
    lines: Sequence[str] = wrapped(credit, size, room)
    rows = "".join(
        _text(PAD, line_y + 32 + place * size * 1.25, line, size, MUTED)
        for place, line in enumerate(lines)
    )
    return (
        f'<path d="M{PAD} {line_y}H{width - PAD}" stroke="{LINE}" stroke-width="2"/>{rows}'
        f'<text x="{width - PAD}" y="{line_y + 34}" font-size="24" font-weight="700" '
        f'fill="{LAKE}" text-anchor="end">{escape(text.product)}</text>'
    )


def _tag(x: float, y: float, content: str, column: int) -> str:
    width = min(text_width(content, 24, bold=True) + 32, column)
    return (
        f'<rect x="{x}" y="{y:.0f}" width="{width:.0f}" height="40" rx="6" fill="{WHITE}" '
        f'stroke="{CLOUDBERRY}" stroke-width="2"/>'
        + _text(x + 16, y + 28, content, 24, CLOUDBERRY, bold=True)
    )


def _text(x: float, y: float, content: str, size: int, colour: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}"{weight} fill="{colour}">'
        f"{escape(content)}</text>"
    )
