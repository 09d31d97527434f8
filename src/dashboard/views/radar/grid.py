"""The matrix as its drawing needs it: themes, rows, and the words of every cell."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.practices.radar import Theme
from dashboard.domain.source import Source
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.radar import Grid, GridRow
from dashboard.i18n.translator import Translator
from dashboard.views.radar.matrix import (
    ALWAYS,
    CHANGES,
    LEVELS,
    Matrix,
    MatrixRow,
    State,
    foot_word,
)
from dashboard.views.shared.card import marked


def themes_of(shown: Matrix) -> list[tuple[str, list[MatrixRow]]]:
    """Return the rows by theme, in the order of the questionnaire."""
    found: dict[Theme, list[MatrixRow]] = {}
    for row in shown.rows:
        found.setdefault(row.criterion.theme, []).append(row)
    return [(rows[0].theme, rows) for rows in found.values()]


def legend_of(t: Translator, shown: Matrix) -> tuple[tuple[State, str], ...]:
    """Return the states that the matrix holds, or that it could hold, in words."""
    states = LEVELS if shown.since is None else CHANGES
    return tuple(
        (state, t(f"level.{state}")) for state in states if state in ALWAYS or shown.count(state)
    )


def grid_of(
    t: Translator,
    shown: Matrix,
    text: FigureText,
    criterion: str | None,
    sources: Sequence[Source],
) -> Grid:
    """Return the matrix for its drawing; `criterion` is the one looked at.

    `sources` are those of the answers: each cell says when it is spoken that it is made up.
    """
    return Grid(
        columns=shown.columns,
        groups=tuple(
            (theme, tuple(_row(t, shown, row, criterion, sources) for row in rows))
            for theme, rows in themes_of(shown)
        ),
        name=text.alternative.within(t("matrix.grid", finding=text.alternative)),
        count=t("matrix.count_short"),
        foot=foot_word(t, shown),
        legend=tuple((state.value, word) for state, word in legend_of(t, shown)),
    )


def _row(
    t: Translator,
    shown: Matrix,
    row: MatrixRow,
    criterion: str | None,
    sources: Sequence[Source],
) -> GridRow:
    short = row.criterion.short
    said = (
        t("matrix.spoken", place=column.name, criterion=short, state=t(f"level.{state}"))
        for column, state in zip(shown.columns, row.cells, strict=True)
    )
    return GridRow(
        row.criterion.code,
        short,
        row.count,
        tuple(state.value for state in row.cells),
        tuple(marked(t, one, sources) for one in said),
        row.criterion.code == criterion,
    )
