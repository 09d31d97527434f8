"""The radar's matrix as a list by criterion, for phones: signs, words and names."""

from __future__ import annotations

from html import escape

from dashboard.ui.kit import markup
from dashboard.views.radar.grid import themes_of
from dashboard.views.radar.matrix import MatrixRow, State
from dashboard.views.radar.page import RadarView


def matrix_list(view: RadarView) -> str:
    """Return the matrix as a list by criterion, for phones: signs, words and names."""
    shown = view.matrix
    own = next((place for place, column in enumerate(shown.columns) if column.chosen), None)
    legend = " ".join(f"{_sign(state)}{escape(word)}" for state, word in view.legend)
    parts = [f'<div class="matrix-list"><p>{legend}</p>']
    for theme, rows in themes_of(shown):
        parts.append(markup.tag("h3", theme))
        parts += [_item(view, row, own) for row in rows]
    return "".join([*parts, "</div>"])


def _item(view: RadarView, row: MatrixRow, own: int | None) -> str:
    words = dict(view.legend)
    here = [state for state in words if state in row.cells]
    counts = " ".join(f"{_sign(state)}{row.cells.count(state)}" for state in here)
    mine = ""
    if own is not None:
        state = row.cells[own]
        mine = f"{_sign(state)}{escape(view.matrix.columns[own].name)}: {escape(words[state])}<br>"
    groups = "".join(
        f"<p>{_sign(state)}<b>{escape(words[state])}</b>: "
        + escape(
            ", ".join(
                column.name
                for column, cell in zip(view.matrix.columns, row.cells, strict=True)
                if cell is state
            )
        )
        + "</p>"
        for state in here
    )
    return (
        f"<details><summary><b>{escape(row.criterion.short)}</b><br>{mine}{counts}</summary>"
        f"<p>{escape(row.criterion.text)}</p>{groups}</details>"
    )


def _sign(state: State) -> str:
    """Return a sign drawn by the stylesheet; its word always stands beside it or in the legend."""
    return f'<span class="sign {state.value}"></span>'
