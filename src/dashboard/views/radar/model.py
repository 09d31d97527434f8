"""The municipal radar as a whole: criteria, rounds, answers and scores, ready to be spoken about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd

from dashboard.domain.practices.radar import Criterion, Level, Theme
from dashboard.i18n.translator import Translator
from dashboard.views.radar.score_changes import ScoreChanges, score_changes
from dashboard.views.shared.amounts import to_level

Answers = Mapping[str, Mapping[str, Level | None]]
"""Municipality code, criterion code: the level, or nothing where it was not answered."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many municipalities stand at each level of a criterion."""

    yes: int
    partly: int
    no: int
    none: int

    @property
    def answered(self) -> int:
        """Return how many answered."""
        return self.yes + self.partly + self.no

    @property
    def text(self) -> str:
        """Return how many of the answered are at level yes, as "18/22"."""
        return f"{self.yes}/{self.answered}"

    @property
    def reached(self) -> int:
        """Return how many are at level yes or partly, which is what published results count."""
        return self.yes + self.partly

    @property
    def share(self) -> float:
        """Return the share (0-1) of the answered at level yes; nothing answered is 0."""
        return self.yes / self.answered if self.answered else 0.0


@dataclass(frozen=True, slots=True)
class Radar:
    """The radar in one language. `rounds` are years, the latest first.

    `answers` and `scores` are by year; `themes` by year and then by municipality and theme.
    `sources` are those of a round's rows, `changes` the like-for-like changes of scores,
    `made_up` the rounds of sample data: they are never compared with answered ones.
    """

    criteria: tuple[Criterion, ...]
    rounds: tuple[int, ...]
    answers: Mapping[int, Answers]
    notes: Mapping[tuple[int, str, str], str]
    scores: Mapping[int, Mapping[str, float | None]]
    themes: Mapping[int, Mapping[tuple[str, Theme], float | None]]
    sources: Mapping[int, frozenset[str]]
    changes: ScoreChanges
    made_up: frozenset[int]

    def asked(self, year: int) -> tuple[Criterion, ...]:
        """Return the criteria of a round, in the order of the questionnaire."""
        return tuple(criterion for criterion in self.criteria if criterion.asked_in(year))

    def level(self, year: int, municipality: str, criterion: str) -> Level | None:
        """Return a level; nothing where it was not asked or not answered."""
        return self.answers.get(year, {}).get(municipality, {}).get(criterion)

    def counts(self, year: int, criterion: str, among: Iterable[str]) -> Counts:
        """Count the levels of those of the municipalities that took part in the round."""
        of_round = self.answers.get(year, {})
        found = Counter(of_round[code].get(criterion) for code in among if code in of_round)
        return Counts(found[Level.YES], found[Level.PARTLY], found[Level.NO], found[None])

    def earlier(self, year: int) -> list[int]:
        """Return the rounds before a year that it can be compared with, the latest first."""
        kind = year in self.made_up
        return [one for one in self.rounds if one < year and (one in self.made_up) == kind]

    def before(self, year: int) -> int | None:
        """Return the round before a year that it can be compared with, or nothing."""
        return next(iter(self.earlier(year)), None)


def radar(
    t: Translator,
    criteria: pd.DataFrame,
    answers: pd.DataFrame,
    scores: pd.DataFrame,
    themes: pd.DataFrame,
    changes: pd.DataFrame,
) -> Radar:
    """Read what `queries.radar` returns, in one language."""
    by_year: dict[int, dict[str, dict[str, Level | None]]] = {}
    notes: dict[tuple[int, str, str], str] = {}
    sources: dict[int, set[str]] = {}
    made_up: set[int] = set()
    for row in answers.to_dict("records"):
        year, area, code = int(row["year"]), str(row["municipality_code"]), row["criterion_code"]
        by_year.setdefault(year, {}).setdefault(area, {})[code] = to_level(row["level"])
        sources.setdefault(year, set()).update(row["source_ids"])
        if row["made_up"]:
            made_up.add(year)
        if isinstance(row["note"], str) and row["note"]:
            notes[year, area, code] = row["note"]
    of_score: dict[int, dict[str, float | None]] = {}
    for row in scores.to_dict("records"):
        of_score.setdefault(int(row["year"]), {})[row["municipality_code"]] = _known(row["score"])
    of_theme: dict[int, dict[tuple[str, Theme], float | None]] = {}
    for row in themes.to_dict("records"):
        place = (str(row["municipality_code"]), Theme(row["theme"]))
        of_theme.setdefault(int(row["year"]), {})[place] = _known(row["score"])
    return Radar(
        criteria=tuple(_criterion(t, row) for row in criteria.to_dict("records")),
        rounds=tuple(sorted(by_year, reverse=True)),
        answers=by_year,
        notes=notes,
        scores=of_score,
        themes=of_theme,
        sources={year: frozenset(found) for year, found in sources.items()},
        changes=score_changes(changes, of_score),
        made_up=frozenset(made_up),
    )


def _criterion(t: Translator, row: Mapping[Any, Any]) -> Criterion:
    until = row["asked_until"]
    return Criterion(
        code=str(row["criterion_code"]),
        theme=Theme(str(row["theme"])),
        order=int(row["order"]),
        weight=float(row["weight"]),
        asked_from=int(row["asked_from"]),
        asked_until=None if pd.isna(until) else int(until),
        short=str(row[f"short_{t.lang}"]),
        text=str(row[f"text_{t.lang}"]),
        help=str(row[f"help_{t.lang}"]),
    )


def _known(score: float) -> float | None:
    return None if isnan(score) else float(score)
