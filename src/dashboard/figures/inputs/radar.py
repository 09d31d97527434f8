"""What the radar's matrix and its panels over rounds are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One municipality: its score (or the change of it) as printed, and whether it is chosen."""

    code: str
    name: str
    score: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """One criterion: code, label, printed count, states and spoken words of its cells."""

    code: str
    label: str
    count: str
    states: tuple[str, ...]
    spoken: tuple[Labelled, ...]
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix: columns, themes with their rows, and its words.

    `name` is the text alternative, `count` and `foot` head the counts and the scores, `legend`
    pairs states and words.
    """

    columns: tuple[GridColumn, ...]
    groups: tuple[tuple[str, tuple[GridRow, ...]], ...]
    name: Labelled
    count: str
    foot: str
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoundBar:
    """One round: shares (0-1) of yes and partly, both of them as "20/22", yes alone as "18".

    Nothing is drawn where it was not asked.
    """

    year: int
    yes: float
    partly: float
    text: str
    asked: bool
    yes_text: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One criterion: its name, its rounds from the earliest, published (year, share) pairs."""

    name: str
    spoken: Labelled
    bars: tuple[RoundBar, ...]
    marks: tuple[tuple[int, float], ...]
