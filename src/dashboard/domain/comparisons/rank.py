"""The place of one municipality among others, told from the nearer end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan

from dashboard.domain.comparisons.path import FEW
from dashboard.domain.measures.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Rank:
    """The place from the largest (`is_largest`) or the smallest; `shared` have it, of `of`."""

    place: int
    is_largest: bool
    shared: int
    of: int


def may_be_ranked(indicator: Indicator, value: float, base: float | None) -> bool:
    """Tell whether a value may have a rank, a superlative or a verdict: not one of few things.

    `base` is how many things a rate or a balance rests on: its numerator, the sum of its flows;
    missing or not a number where that is not known. A count rests on itself. A balance of things
    whose flows are not known is not ranked: it may net a few or many. What is not made of things
    counted, as euros or scores, is ranked; levels of an answer are not.
    """
    unit = indicator.unit
    if unit.is_level:
        return False
    if base is not None and not isnan(base):
        return base >= FEW
    if indicator.is_balance:
        return not unit.is_of_counts
    return value >= FEW or not unit.is_count


def ranks(printed: Mapping[str, float]) -> dict[str, Rank]:
    """Return the place of each printed value; nothing where there is no order, as among equals.

    Values that print alike share a place. In the very middle the larger end is named.
    """
    if len(set(printed.values())) < 2:
        return {}
    return {code: _rank(list(printed.values()), value) for code, value in printed.items()}


def _rank(values: Sequence[float], own: float) -> Rank:
    above = sum(value > own for value in values)
    below = sum(value < own for value in values)
    shared = len(values) - above - below
    return Rank(1 + min(above, below), above <= below, shared, len(values))
