"""The frame of a downloaded image: finding, sub-title, facts, source, date, product.

An image is complete in itself. The frame is drawn here as SVG with a hole; the reader's browser
puts the figure into it: the map as it stands, a Plotly figure redrawn to the hole's size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dashboard.figures.inputs.card import FigureText
from dashboard.figures.shared.colours import CLOUDBERRY, FONT, INK, LAKE, LINE, MUTED, WHITE
from dashboard.figures.shared.lettering import text_width, wrapped

PAD = 56
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35)
"""Words are set at the first scale at which they fit."""

MOST_WORDS = 0.4
"""The part of the height that words above a figure may take."""

FOOT_SIZES = (22, 20, 18, 16, 14)


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


def slide_frame(text: FigureText, product: str, *, portrait_figure: bool) -> ImageFrame:
    """Return the 16:9 frame: beside a portrait figure the text stands in a column of its own."""
    width, height = 1600, 900
    if portrait_figure:
        column = 690
        body = Hole(PAD + column + 40, 34, width - PAD - column - 40 - 34, height - 34 - 92)
        return _frame("slide", (width, height), body, text, product, column)
    return _frame("slide", (width, height), None, text, product, width - 2 * PAD)


def square_frame(text: FigureText, product: str) -> ImageFrame:
    """Return the square frame for social media: text above the figure."""
    return _frame("square", (1600, 1600), None, text, product, 1600 - 2 * PAD)


def _frame(
    shape: str,
    size: tuple[int, int],
    beside: Hole | None,
    text: FigureText,
    product: str,
    column: int,
) -> ImageFrame:
    width, height = size
    foot, floor = _foot(width, height, text, product)
    facts = text.facts if beside else ()
    for scale in SCALES:
        words, y = _words(text, facts, column, scale, large=beside is not None)
        if y <= (floor if beside else height * MOST_WORDS):
            break
    if beside:
        hole = Hole(beside.x, beside.y, beside.width, floor - beside.y - 12)
    else:
        hole = Hole(PAD, round(y + 24), width - 2 * PAD, round(floor - y - 36))
    said = (text.subtitle, *text.facts, *text.notes, text.sample, text.source, text.dated)
    described = " ".join(f"{part.rstrip('.')}." for part in said if part)
    before = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FONT}">'
        f"<title>{escape(text.finding)}</title><desc>{escape(described)}</desc>"
        f'<rect width="{width}" height="{height}" fill="{WHITE}"/>'
        f'<rect width="{width}" height="10" fill="{LAKE}"/>{words}'
    )
    return ImageFrame(shape, width, height, hole, before, f"{foot}</svg>")


def _words(
    text: FigureText, facts: Sequence[str], column: int, scale: float, *, large: bool
) -> tuple[str, float]:
    """Set the words at a scale; return them and how far down they reach."""
    parts: list[str] = []
    y = 28.0

    def lines(
        content: str, size: float, colour: str, *, bold: bool = False, gap: float = 0.0
    ) -> None:
        nonlocal y
        size = round(size * scale)
        y += gap * scale
        for line in wrapped(content, size, column, bold=bold):
            y += size
            parts.append(_text(PAD, y, line, size, colour, bold=bold))
            y += size * 0.22

    lines(text.finding, 46 if large else 42, INK, bold=True, gap=20)
    lines(text.subtitle, 26, MUTED, gap=12)
    if text.sample:
        tag, height = _tag(PAD, y + 22, text.sample, column)
        parts.append(tag)
        y += 22 + height + 10
    for fact in facts:
        lines(fact, 28, INK, gap=18)
    for note in text.notes:
        lines(note, 24 if large else 21, MUTED, gap=14)
    return "".join(parts), y


def _foot(width: int, height: int, text: FigureText, product: str) -> tuple[str, int]:
    """Set source, date and product; return them and the height at which the foot begins.

    A long line of sources is set smaller first and then makes the foot higher: no source is cut.
    """
    room = width - 2 * PAD - text_width(product, 24, bold=True) - 40
    credit = f"{text.source} {text.dated}"
    size = next((s for s in FOOT_SIZES if len(wrapped(credit, s, room)) <= 2), FOOT_SIZES[-1])
    lines = wrapped(credit, size, room)
    line_y = height - 30 - max(2, len(lines)) * round(size * 1.25)
    rows = "".join(
        _text(PAD, line_y + 32 + place * size * 1.25, line, size, MUTED)
        for place, line in enumerate(lines)
    )
    foot = (
        f'<path d="M{PAD} {line_y}H{width - PAD}" stroke="{LINE}" stroke-width="2"/>{rows}'
        f'<text x="{width - PAD}" y="{line_y + 34}" font-size="24" font-weight="700" '
        f'fill="{LAKE}" text-anchor="end">{escape(product)}</text>'
    )
    return foot, line_y - 12


def _tag(x: float, y: float, content: str, column: int) -> tuple[str, float]:
    """Set the label of sample data in a box; return it and its height."""
    lines = wrapped(content, 24, column - 32, bold=True)
    width = min(max(text_width(line, 24, bold=True) for line in lines) + 32, column)
    height = 12 + 30 * len(lines)
    words = "".join(
        _text(x + 16, y + 28 + 30 * place, line, 24, CLOUDBERRY, bold=True)
        for place, line in enumerate(lines)
    )
    box = (
        f'<rect x="{x}" y="{y:.0f}" width="{width:.0f}" height="{height}" rx="6" fill="{WHITE}" '
        f'stroke="{CLOUDBERRY}" stroke-width="2"/>'
    )
    return box + words, height


def _text(x: float, y: float, content: str, size: int, colour: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}"{weight} fill="{colour}">'
        f"{escape(content)}</text>"
    )
