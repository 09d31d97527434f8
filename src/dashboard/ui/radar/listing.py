"""The radar's matrix as a list by criterion, for phones: signs, words and names."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.ui.kit import markup
from dashboard.ui.kit.evidence import evidence_of_practice
from dashboard.views.radar.grid import themes_of
from dashboard.views.radar.matrix import MatrixRow, State
from dashboard.views.radar.page import RadarView

SPACE = Markup(" ")
ITEM = Markup(
    "<details><summary><b>{short}</b><br>{mine}{counts}</summary><p>{text}</p>{groups}{evidence}</details>"
)


def matrix_list(view: RadarView) -> Markup:
    """Return the matrix as a list by criterion, for phones: signs, words, names and evidence."""
    shown = view.matrix
    own = next((place for place, column in enumerate(shown.columns) if column.chosen), None)
    legend = SPACE.join(markup.sign(state) + word for state, word in view.legend)
    parts = [Markup("<p>{}</p>").format(legend)]
    for theme, rows in themes_of(shown):
        parts.append(markup.tag("h3", theme))
        parts += [_item(view, row, own) for row in rows]
    return markup.block("matrix-list", *parts)


def _item(view: RadarView, row: MatrixRow, own: int | None) -> Markup:
    words = dict(view.legend)
    here = [state for state in words if state in row.cells]
    mine = markup.NOTHING
    if own is not None:
        state, name = row.cells[own], view.matrix.columns[own].name
        mine = Markup("{}{}: {}<br>").format(markup.sign(state), name, words[state])
    return ITEM.format(
        short=row.criterion.short,
        mine=mine,
        counts=SPACE.join(markup.sign(state) + str(row.cells.count(state)) for state in here),
        text=row.criterion.text,
        groups=markup.joined(_group(view, row, state, words[state]) for state in here),
        evidence=evidence_of_practice(view.evidence_title, view.evidence_at(row.criterion.code)),
    )


def _group(view: RadarView, row: MatrixRow, state: State, word: str) -> Markup:
    """Return the municipalities whose answer is of a state."""
    columns = zip(view.matrix.columns, row.cells, strict=True)
    names = ", ".join(column.name for column, cell in columns if cell is state)
    return Markup("<p>{}<b>{}</b>: {}</p>").format(markup.sign(state), word, names)
