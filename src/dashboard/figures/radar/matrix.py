"""The matrix of the radar as one SVG: criteria by municipalities, for screen, image and print.

On screen it is a grid for the keyboard: one cell can be reached by tab, the others by arrow keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from dashboard.figures.inputs.radar import Grid, GridColumn, GridRow
from dashboard.figures.radar.signs import sign, sign_definitions
from dashboard.figures.shared.colours import FONT, INK, LINE, MUTED, SURFACE
from dashboard.figures.shared.lettering import text_width

CELL = 36
ROW = 33
THEME = 27
SIZE = 17
SLANT = 60
COUNT = 76
"""The least room of the counts."""


def matrix_svg(grid: Grid, key: str) -> str:
    """Draw the matrix; `key` makes ids unique on a page."""
    columns, groups = grid.columns, grid.groups
    rows = [row for _, of_theme in groups for row in of_theme]
    labels = [*(row.label for row in rows), *(theme for theme, _ in groups), grid.foot]
    left = max((text_width(label, SIZE, bold=True) for label in labels), default=0) + 14
    start = left + max([COUNT, *(text_width(row.count, SIZE) + 20 for row in rows)])
    top = _head_height(columns)
    width = _width(columns, start)
    body, y = _body(columns, groups, key, left, start, top)
    foot_y = y + 30
    legend, legend_end = _legend(grid, key, foot_y + 36, width)
    height = legend_end + 16
    chosen = [place for place, column in enumerate(columns) if column.chosen]
    band = "".join(
        f'<rect x="{start + CELL * place:g}" y="{top - 6}" width="{CELL}" '
        f'height="{foot_y + 12 - top}" rx="6" fill="{SURFACE}" stroke="{MUTED}"/>'
        for place in chosen
    )
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
            f'viewBox="0 0 {width} {height}" role="grid" '
            f'aria-label="{escape(grid.name)}" font-family="{FONT}" font-size="{SIZE}" '
            f'fill="{INK}">',
            f"<defs>{sign_definitions(key)}</defs>{band}",
            _head(columns, grid, start, left, top),
            body,
            _foot(columns, grid, start, foot_y),
            legend,
            "</svg>",
        ]
    )


def _head_height(columns: Sequence[GridColumn]) -> int:
    """Return the room that slanted names need above the cells."""
    longest = max((text_width(c.name, SIZE, bold=c.chosen) for c in columns), default=0)
    return round(longest * 0.87 + 22)


def _width(columns: Sequence[GridColumn], start: float) -> int:
    """Return the room to the right that the cells and their slanted names need."""
    ends = [
        start + CELL * place + CELL / 2 + 10 + text_width(c.name, SIZE, bold=c.chosen) * 0.5
        for place, c in enumerate(columns)
    ]
    return round(max([start + CELL * len(columns) + 12, *ends]))


def _head(columns: Sequence[GridColumn], grid: Grid, start: float, left: float, top: int) -> str:
    cells = []
    for place, column in enumerate(columns):
        x = start + CELL * place + CELL / 2 + 4
        weight = ' font-weight="700"' if column.chosen else ""
        cells.append(
            f'<a role="columnheader" tabindex="-1" data-code="{escape(column.code)}:">'
            f'<text transform="translate({x:g} {top - 12})rotate(-{SLANT})"{weight}>'
            f"{escape(column.name)}</text></a>"
        )
    count = (
        f'<text role="columnheader" x="{(left + start) / 2:g}" y="{top - 10}" font-size="14" '
        f'fill="{MUTED}" text-anchor="middle">{escape(grid.count)}</text>'
    )
    return f'<g role="row">{count}{"".join(cells)}</g>'


def _body(
    columns: Sequence[GridColumn],
    groups: Sequence[tuple[str, Sequence[GridRow]]],
    key: str,
    left: float,
    start: float,
    top: int,
) -> tuple[str, int]:
    """Draw themes and rows; return them and how far down they reach."""
    parts = []
    y = top
    right = start + CELL * len(columns)
    for theme, rows in groups:
        y += THEME
        parts.append(
            f'<g aria-hidden="true"><text y="{y - 8}" font-weight="700" fill="{MUTED}">'
            f'{escape(theme)}</text><path d="M0 {y}H{right:g}" stroke="{LINE}"/></g>'
        )
        for row in rows:
            parts.append(_row(columns, row, key, y, left, start))
            y += ROW
    return "".join(parts), y


def _row(
    columns: Sequence[GridColumn], row: GridRow, key: str, y: int, left: float, start: float
) -> str:
    middle = y + ROW / 2
    weight = ' font-weight="700"' if row.chosen else ""
    cells = [
        f'<a role="rowheader" tabindex="-1" data-code=":{escape(row.code)}">'
        f'<rect y="{y}" width="{left:g}" height="{ROW}" fill="transparent"/>'
        f'<text y="{middle + 6:g}"{weight}>{escape(row.label)}</text></a>',
        f'<text role="gridcell" x="{(left + start) / 2:g}" y="{middle + 6:g}" '
        f'text-anchor="middle">{escape(row.count)}</text>',
    ]
    for place, (column, state, spoken) in enumerate(
        zip(columns, row.states, row.spoken, strict=True)
    ):
        x = start + CELL * place
        picked = row.chosen and column.chosen
        border = f' stroke="{INK}" stroke-width="3"' if picked else ""
        selected = ' aria-selected="true"' if picked else ""
        cells.append(
            f'<a role="gridcell" tabindex="-1" data-code="{escape(column.code)}:{escape(row.code)}"'
            f' aria-label="{escape(spoken)}"{selected}>'
            f'<rect x="{x + 1:g}" y="{y + 1}" width="{CELL - 2}" height="{ROW - 2}" rx="4" '
            f'fill="transparent"{border}/>{sign(key, state, x + CELL / 2, middle)}</a>'
        )
    return f'<g role="row">{"".join(cells)}</g>'


def _foot(columns: Sequence[GridColumn], grid: Grid, start: float, y: int) -> str:
    cells = "".join(
        f'<text role="gridcell" x="{start + CELL * place + CELL / 2:g}" y="{y}" font-size="16" '
        f'text-anchor="middle"{_weight(column.chosen)}>{escape(column.score)}</text>'
        for place, column in enumerate(columns)
    )
    return (
        f'<g role="row"><text role="rowheader" y="{y}" font-weight="700">{escape(grid.foot)}'
        f"</text>{cells}</g>"
    )


def _legend(grid: Grid, key: str, y: int, width: int) -> tuple[str, int]:
    """Draw the legend in as many lines as it needs; return it and its last line's middle."""
    parts = []
    x = 12.0
    for state, word in grid.legend:
        room = text_width(word, SIZE)
        if x > 12 and x + 17 + room > width:
            x, y = 12.0, y + THEME
        parts.append(
            f'{sign(key, state, x, y)}<text x="{x + 17:g}" y="{y + 6}">{escape(word)}</text>'
        )
        x += room + 52
    return f'<g aria-hidden="true">{"".join(parts)}</g>', y


def _weight(chosen: bool) -> str:
    return ' font-weight="700"' if chosen else ""
