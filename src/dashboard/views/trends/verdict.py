"""Whether a series of yearly values grows or declines, by the Mann-Kendall test."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from dashboard.domain.indicator import Indicator, Polarity, Scale
from dashboard.i18n.translator import Translator

MINIMUM_YEARS = 5
SIGNIFICANT = 0.05
EXACT_YEARS = 8
"""Up to so many years equal values are tested by every order they could have come in."""


class Verdict(StrEnum):
    """What can be said of the direction of a series."""

    GROWS = "grows"
    DECLINES = "declines"
    UNCLEAR = "unclear"
    NOT_COMPUTABLE = "not_computable"
    SMALL_BASE = "small_base"


def verdict(values: Sequence[float]) -> Verdict:
    """Return the verdict of at least five yearly values of one series, in the order of years.

    Constant values are no change; fewer than five values are not judged.
    """
    if len(values) < MINIMUM_YEARS:
        return Verdict.NOT_COMPUTABLE
    if min(values) == max(values):
        return Verdict.UNCLEAR
    if not _probability(values) < SIGNIFICANT:
        return Verdict.UNCLEAR
    return Verdict.GROWS if _rises(values) > 0 else Verdict.DECLINES


def _probability(values: Sequence[float]) -> float:
    """Return how often chance alone gives a direction as clear as this one, both ways counted.

    Exact but for equal values in many years. In few the formula for many, which is normal, finds
    directions that are not there.
    """
    groups, found = tuple(sorted(Counter(values).values())), abs(_rises(values))
    if groups[-1] > 1 and len(values) > EXACT_YEARS:
        spread = math.sqrt((_spread(len(values)) - sum(map(_spread, groups))) / 18)
        return math.erfc(found / spread / math.sqrt(2))
    orders = _by_chance(groups)
    rises = len(orders) - 1 - 2 * np.arange(len(orders))
    return float(orders[np.abs(rises) >= found].sum() / orders.sum())


def _spread(years: int) -> int:
    """Return 18 times the variance of `_rises` over so many years."""
    return years * (years - 1) * (2 * years + 5)


@cache
def _by_chance(groups: tuple[int, ...]) -> npt.NDArray[np.float64]:
    """Return of how many orders 0, 1, 2... pairs fall, when so many values are equal."""
    orders, placed = np.ones(1), 0
    for size in groups:
        orders, placed = np.convolve(orders, _mixed(placed, size)), placed + size
    return orders


@cache
def _mixed(low: int, high: int) -> npt.NDArray[np.float64]:
    """Return of how many orders of low and high values 0, 1, 2... pairs fall."""
    if not low or not high:
        return np.ones(1)
    orders = np.zeros(low * high + 1)
    orders[high:] += _mixed(low - 1, high)  # A low one that comes last is under every high one.
    orders[: low * (high - 1) + 1] += _mixed(low, high - 1)
    return orders


def _rises(values: Sequence[float]) -> int:
    """Return how many pairs of years rise, less those that fall."""
    return sum((later > first) - (later < first) for first, later in combinations(values, 2))


def verdict_words(
    t: Translator, found: Verdict, indicator: Indicator, *, negative: bool = False
) -> str:
    """Return the verdict in words; "better" and "worse" only where the indicator has a direction.

    What is itself a change does not grow but gets larger; a `negative` one only rises or falls,
    since a decline that gets larger is a smaller number.
    """
    moves = found in (Verdict.GROWS, Verdict.DECLINES)
    if moves and indicator.scale is Scale.CHANGE:
        word = t(f"verdict.number_{found}" if negative else f"verdict.change_{found}")
    else:
        word = t(f"verdict.{found}")
    if indicator.polarity is Polarity.NEITHER or not moves:
        return word
    good = (found is Verdict.GROWS) == (indicator.polarity is Polarity.MORE_IS_BETTER)
    return t("verdict.directed", word=word, way=t("verdict.better" if good else "verdict.worse"))
