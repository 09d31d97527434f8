"""What lines, tiles and slopes are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled

Points = tuple[tuple[int, float], ...]
"""Pairs of year and value, the earliest first. Years that are missing between them are gaps."""


@dataclass(frozen=True, slots=True)
class Line:
    """One area in one series; `kind` is own, other, region or median.

    `uncertain` are years whose value is not final. Lines of one `name` share a colour.
    """

    name: str
    kind: str
    points: Points
    last_text: str
    uncertain: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """One municipality in a grid laid out like the map: its runs, first and last as printed."""

    code: str
    name: str
    row: int
    col: int
    runs: tuple[Points, ...]
    first_text: str
    last_text: str
    spoken: Labelled
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Slope:
    """One area between two years: both values and both as printed; `kind` is own, region or other.

    `named` ones have name and values beside them; without a `before_text` at the right only.
    """

    name: str
    before: float
    now: float
    before_text: str
    now_text: str
    kind: str = "other"
    named: bool = False
