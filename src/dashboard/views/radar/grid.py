"""The matrix as its drawing needs it: themes, rows, and the words of every cell."""

from __future__ import annotations

from dashboard.domain.radar import Theme
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
from dashboard.views.shared.card import made_up as told_made_up


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
    *,
    made_up: bool,
) -> Grid:
    """Return the matrix for its drawing; `criterion` is the one looked at.

    `made_up` tells that the answers are a sample: each cell says so when it is spoken.
    """
    return Grid(
        columns=shown.columns,
        groups=tuple(
            (theme, tuple(_row(t, shown, row, criterion, made_up=made_up) for row in rows))
            for theme, rows in themes_of(shown)
        ),
        name=t("matrix.grid", finding=text.alternative),
        count=t("matrix.count_short"),
        foot=foot_word(t, shown),
        legend=tuple((state.value, word) for state, word in legend_of(t, shown)),
    )


def _row(
    t: Translator, shown: Matrix, row: MatrixRow, criterion: str | None, *, made_up: bool
) -> GridRow:
    short = row.criterion.short
    said = (
        t("matrix.spoken", place=column.name, criterion=short, state=t(f"level.{state}"))
        for column, state in zip(shown.columns, row.cells, strict=True)
    )
    spoken = (told_made_up(t, one) for one in said) if made_up else said
    return GridRow(
        row.criterion.code,
        short,
        row.count,
        tuple(state.value for state in row.cells),
        tuple(spoken),
        row.criterion.code == criterion,
    )
