"""Lines over years with their names beside their ends, cut where a series ends, as SVG."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import floor, log10

from dashboard.figures.inputs.trends import Line
from dashboard.figures.shared.colours import FONT, INK, LINE, LINES, MUTED, WHITE
from dashboard.figures.shared.lettering import text_width
from dashboard.figures.trends.slope import spread

SIZE = 17
TOP = 18
FOOT = 34
AXIS = 24
TICKS = 4
NAME_ROW = 21
BESIDE = 22
"""The room between the plot and the names, and at their other end."""
MOST_NAMES = 0.45
"""The part of the width that the names may take; longer ones have their value below."""

_DASHES = {"region": "9 5", "median": "2 5"}


@dataclass(frozen=True, slots=True)
class _Plot:
    top: float
    left: float
    right: float
    bottom: float
    first: int
    last: int
    low: float
    high: float

    def x(self, year: float) -> float:
        """Return where a year stands."""
        return self.left + (year - self.first) / max(self.last - self.first, 1) * (
            self.right - self.left
        )

    def y(self, value: float) -> float:
        """Return where a value stands."""
        share = (value - self.low) / (self.high - self.low)
        return self.top + (self.bottom - self.top) * (1 - share)


def lines_svg(
    lines: Sequence[Line],
    name: str,
    tick_text: Callable[[float], str],
    *,
    zero: bool,
    ticks: Sequence[float] = (),
    axis: str = "",
    width: int = 900,
    height: int = 430,
) -> str:
    """Draw the lines; `tick_text` prints a value of the axis, `zero` begins it at zero.

    `ticks` are the axis's values where they are given, `axis` is what it measures. A year
    that is missing between two points of a series is a gap: its ends are joined by dots.
    """
    points = [point for line in lines for point in line.points]
    if not points:
        return ""
    ticks = list(ticks) or axis_ticks([value for _, value in points], zero=zero)
    labels = [tick_text(tick) for tick in ticks]
    ends = _ends(lines)
    names = {line.name: _label(line, width * MOST_NAMES - BESIDE) for line in ends}
    room = BESIDE + max(_width(row, line) for line in ends for row in names[line.name])
    years = [year for year, _ in points]
    plot = _Plot(
        top=TOP + (AXIS if axis else 0),
        left=max(text_width(label, 15) for label in labels) + 14,
        right=width - min(room, width * MOST_NAMES),
        bottom=height - FOOT,
        first=min(years),
        last=max(years),
        low=min(ticks[0], *(v for _, v in points)),
        high=max(ticks[-1], *(v for _, v in points)),
    )
    colours = _colours(lines)
    drawn = "".join(_line(line, plot, colours[line.name]) for line in reversed(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{escape(name)}" font-family="{FONT}" font-size="{SIZE}" fill="{INK}">'
        f"{_axis_name(axis)}{_axes(plot, ticks, labels)}{drawn}{_names(ends, names, plot, colours)}</svg>"
    )


def _axis_name(axis: str) -> str:
    if not axis:
        return ""
    return f'<text x="4" y="{TOP}" font-size="15" fill="{MUTED}">{escape(axis)}</text>'


def axis_ticks(values: Sequence[float], *, zero: bool) -> list[float]:
    """Return round values that hold all values between the first and the last of them."""
    low, high = min(values), max(values)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        pad = abs(low) * 0.1 or 1.0
        low, high = low - pad, high + pad
    rough = (high - low) / TICKS
    power = 10.0 ** floor(log10(rough))
    step = next(power * digit for digit in (1, 2, 2.5, 5, 10) if power * digit >= rough)
    start = floor(low / step + 1e-9)
    ticks = [start * step]
    while ticks[-1] < high - 1e-9 * abs(high):
        start += 1
        ticks.append(start * step)
    return ticks


def year_ticks(first: int, last: int, most: int) -> list[int]:
    """Return whole years, at most `most`, the first and the last among them."""
    span = last - first
    if span == 0:
        return [first]
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if span / s <= most - 1)
    ticks = [year for year in range(first, last + 1) if (last - year) % step == 0]
    return (
        ticks if ticks[0] == first else [first, *ticks[1 if ticks[0] - first < step / 2 else 0 :]]
    )


def _axes(plot: _Plot, ticks: Sequence[float], labels: Sequence[str]) -> str:
    rows = "".join(
        f'<path d="M{plot.left:g} {plot.y(tick):.1f}H{plot.right:g}" '
        f'stroke="{MUTED if tick == 0 else LINE}"/>'
        f'<text x="{plot.left - 8:g}" y="{plot.y(tick) + 5:.1f}" font-size="15" fill="{MUTED}" '
        f'text-anchor="end">{escape(label)}</text>'
        for tick, label in zip(ticks, labels, strict=True)
    )
    most = max(2, int((plot.right - plot.left) // 62))
    years = "".join(
        f'<text x="{plot.x(year):.1f}" y="{plot.bottom + 24:g}" font-size="15" fill="{MUTED}" '
        f'text-anchor="middle">{year}</text>'
        for year in year_ticks(plot.first, plot.last, most)
    )
    return rows + years


def _line(line: Line, plot: _Plot, colour: str) -> str:
    width = 4 if line.kind == "own" else 2.5
    dash = _DASHES.get(line.kind, "")
    parts = []
    for (year, value), (next_year, next_value) in pairwise(line.points):
        gap = next_year - year > 1
        pattern = "1 7" if gap else dash
        dashed = f' stroke-dasharray="{pattern}" stroke-linecap="round"' if pattern else ""
        parts.append(
            f'<path d="M{plot.x(year):.1f} {plot.y(value):.1f}L{plot.x(next_year):.1f} '
            f'{plot.y(next_value):.1f}" stroke="{colour}" stroke-width="{width}"{dashed}/>'
        )
    many = len(line.points) > 15
    for year, value in line.points:
        hollow = year in line.uncertain
        if many and not hollow and year not in (line.points[0][0], line.points[-1][0]):
            continue
        parts.append(
            f'<circle cx="{plot.x(year):.1f}" cy="{plot.y(value):.1f}" r="4.5" '
            f'fill="{WHITE if hollow else colour}" stroke="{colour}" stroke-width="2"/>'
        )
    return f'<g fill="none">{"".join(parts)}</g>'


def _ends(lines: Sequence[Line]) -> list[Line]:
    """Return of each name the line that ends last: it carries the name."""
    found: dict[str, Line] = {}
    for line in lines:
        if line.points and (
            line.name not in found or line.points[-1][0] > found[line.name].points[-1][0]
        ):
            found[line.name] = line
    return list(found.values())


def _names(
    ends: Sequence[Line], names: Mapping[str, Sequence[str]], plot: _Plot, colours: dict[str, str]
) -> str:
    """Draw the names beside the lines' ends, apart from each other by what the longest needs."""
    most = max(len(rows) for rows in names.values())
    gap = min(NAME_ROW * most, (plot.bottom - plot.top) / len(ends))
    places = spread([plot.y(line.points[-1][1]) for line in ends], gap, plot.top, plot.bottom)
    parts = []
    for line, place in zip(ends, places, strict=True):
        x, y = plot.x(line.points[-1][0]), plot.y(line.points[-1][1])
        weight = ' font-weight="700"' if line.kind == "own" else ""
        parts.append(
            f'<path d="M{x + 7:.1f} {y:.1f}L{plot.right + 10:.1f} {place:.1f}" '
            f'stroke="{colours[line.name]}" stroke-width="1"/>'
        )
        rows = names[line.name]
        first = place + 6 - NAME_ROW * (len(rows) - 1) / 2
        parts += [
            f'<text x="{plot.right + 14:.1f}" y="{first + NAME_ROW * number:.1f}"{weight}>'
            f"{escape(row)}</text>"
            for number, row in enumerate(rows)
        ]
    return "".join(parts)


def _label(line: Line, room: float) -> list[str]:
    """Return a line's name and last value, on two rows where one would not hold them."""
    whole = f"{line.name} {line.last_text}"
    return [whole] if _width(whole, line) <= room else [line.name, line.last_text]


def _width(row: str, line: Line) -> float:
    return text_width(row, SIZE, bold=line.kind == "own")


def _colours(lines: Sequence[Line]) -> dict[str, str]:
    """Give each name its colour: region and median are muted, the others in their order."""
    named = list(dict.fromkeys(line.name for line in lines if line.kind in {"own", "other"}))
    colours = {name: LINES[place % len(LINES)] for place, name in enumerate(named)}
    return {line.name: colours.get(line.name, MUTED) for line in lines}
