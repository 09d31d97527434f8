"""The matrix of the radar: criteria by municipalities, in one round or between two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.practices.radar import Criterion, Level
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.radar import GridColumn
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.radar.model import Radar
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import TableRow, TableView, table_of
from dashboard.views.shared.catalogue import Catalogue


class State(StrEnum):
    """What a cell says: a level of one round, or the change between two."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NONE = "none"
    UP = "up"
    SAME = "same"
    DOWN = "down"
    NEW = "new"
    LEFT = "left"


LEVELS = (State.YES, State.PARTLY, State.NO, State.NONE)
CHANGES = (State.UP, State.SAME, State.DOWN, State.NEW, State.LEFT, State.NONE)
ALWAYS = (State.YES, State.PARTLY, State.NO, State.UP, State.SAME, State.DOWN)
"""The states that a legend explains though no cell has them."""

_OF_LEVEL = {Level.YES: State.YES, Level.PARTLY: State.PARTLY, Level.NO: State.NO, None: State.NONE}


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One criterion with a cell a column; `count` is how many reach it, "18/22"."""

    criterion: Criterion
    theme: str
    count: str
    cells: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix. `since` is the round that the change starts from, or nothing."""

    year: int
    since: int | None
    columns: tuple[GridColumn, ...]
    rows: tuple[MatrixRow, ...]

    @property
    def codes(self) -> list[str]:
        """Return the municipalities in the order of the columns."""
        return [column.code for column in self.columns]

    def count(self, state: State) -> int:
        """Return how many cells are in a state."""
        return sum(row.cells.count(state) for row in self.rows)


def matrix(
    catalogue: Catalogue,
    radar: Radar,
    codes: Sequence[str],
    *,
    year: int,
    since: int | None,
    chosen: str | None,
    changes: Mapping[str, float | None],
) -> Matrix:
    """Return the matrix of a round, or of the change from `since` to `year`.

    `codes` are the columns in their order; `changes` the change of each score over the criteria
    answered in both rounds. A change is looked at over the criteria of the later round.
    """
    t = catalogue.t

    def state(code: str, criterion: Criterion) -> State:
        now = radar.level(year, code, criterion.code)
        if since is None:
            return _OF_LEVEL[now]
        if code not in radar.answers[year]:
            return State.LEFT
        return _change(radar.level(since, code, criterion.code), now)

    def score(code: str) -> str:
        if since is None:
            return t.number(radar.scores[year].get(code))
        return t.number(changes.get(code), signed=True)

    rows = [
        MatrixRow(
            criterion,
            t(f"radar_theme.{criterion.theme}"),
            _count(t, radar, codes, criterion, year, since),
            tuple(state(code, criterion) for code in codes),
        )
        for criterion in radar.asked(year)
    ]
    columns = tuple(
        GridColumn(code, catalogue.name(code), score(code), code == chosen) for code in codes
    )
    return Matrix(year, since, columns, tuple(rows))


def _count(
    t: Translator,
    radar: Radar,
    codes: Sequence[str],
    criterion: Criterion,
    year: int,
    since: int | None,
) -> str:
    """Return "18/22", or of a change "17/21 → 18/22" over the municipalities of both rounds."""
    if since is None:
        return radar.counts(year, criterion.code, codes).text
    both = in_both(radar, codes, year, since)
    now = radar.counts(year, criterion.code, both).text
    asked = criterion.asked_in(since)
    before = radar.counts(since, criterion.code, both).text if asked else MISSING
    return t("matrix.from_to", before=before, now=now)


def in_both(radar: Radar, codes: Iterable[str], year: int, since: int) -> list[str]:
    """Return those of the municipalities that took part in both rounds."""
    return [code for code in codes if code in radar.answers[year] and code in radar.answers[since]]


def _change(before: Level | None, now: Level | None) -> State:
    if now is None:
        return State.NONE
    if before is None:
        return State.NEW
    return State.UP if now > before else State.DOWN if now < before else State.SAME


def cell_text(
    t: Translator, radar: Radar, shown: Matrix, code: str, row: MatrixRow, state: State
) -> str:
    """Return what a cell says, in words: "ei → osittain" for a change, "kyllä" for a round."""
    if shown.since is None or state is State.LEFT:
        return t(f"level.{state}")
    before = level_word(t, radar.level(shown.since, code, row.criterion.code))
    now = level_word(t, radar.level(shown.year, code, row.criterion.code))
    if not row.criterion.asked_in(shown.since):
        before = t("matrix.not_asked")
    return now if now == before else t("matrix.from_to", before=before, now=now)


def matrix_table(t: Translator, radar: Radar, shown: Matrix, text: FigureText) -> TableView:
    """Return the matrix as a table of words: a row a criterion, a column a municipality."""
    rows = [
        TableRow(
            (
                row.criterion.short,
                row.count,
                *(
                    cell_text(t, radar, shown, column.code, row, state)
                    for column, state in zip(shown.columns, row.cells, strict=True)
                ),
            )
        )
        for row in shown.rows
    ]
    return table_of(
        text,
        [t("matrix.criterion"), t("matrix.count"), *(column.name for column in shown.columns)],
        [False, True, *(False for _ in shown.columns)],
        rows,
        TableRow((foot_word(t, shown), "", *(c.score or MISSING for c in shown.columns))),
    )


def foot_word(t: Translator, shown: Matrix) -> str:
    """Return what the last row holds: scores, or their changes."""
    return t("matrix.score" if shown.since is None else "matrix.score_change")
