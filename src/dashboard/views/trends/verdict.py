"""Whether a series of yearly values grows or declines, by the Mann-Kendall test."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

import numpy as np
import numpy.typing as npt

from dashboard.domain.indicator import Indicator, Polarity
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
    return Verdict.GROWS if _rises(np.asarray(values)) > 0 else Verdict.DECLINES


def _probability(values: Sequence[float]) -> float:
    """Return how often chance alone gives a direction as clear as this one, both ways counted.

    scipy is exact for values that all differ. For equal ones it assumes many years, and so finds
    directions in few that are not there.
    """
    groups = tuple(sorted(Counter(values).values()))
    if groups[-1] > 1 and len(values) <= EXACT_YEARS:
        return float(np.mean(np.abs(_by_chance(groups)) >= abs(_rises(np.asarray(values)))))
    # Loaded when first needed: the library is large and most pages never ask.
    from scipy.stats import kendalltau

    return float(kendalltau(range(len(values)), values).pvalue)


@cache
def _by_chance(groups: tuple[int, ...]) -> npt.NDArray[np.float64]:
    """Return `_rises` of every order of values of which so many are equal."""
    from scipy.stats import permutation_test

    values = np.repeat(np.arange(len(groups)), groups)
    every = permutation_test(
        (values,), _rises, permutation_type="pairings", vectorized=True, n_resamples=np.inf
    )
    return np.asarray(every.null_distribution)


def _rises(values: npt.NDArray[np.float64], axis: int = -1) -> npt.NDArray[np.float64]:
    """Return how many pairs of years rise, less those that fall."""
    last = np.moveaxis(values, axis, -1)
    first, later = np.triu_indices(last.shape[-1], 1)
    signs: npt.NDArray[np.float64] = np.sign(last[..., later] - last[..., first]).sum(axis=-1)
    return signs


def verdict_words(
    t: Translator, found: Verdict, indicator: Indicator, *, negative: bool = False
) -> str:
    """Return the verdict in words; "better" and "worse" only where the indicator has a direction.

    What is itself a change does not grow but gets larger; a `negative` one only rises or falls,
    since a decline that gets larger is a smaller number.
    """
    moves = found in (Verdict.GROWS, Verdict.DECLINES)
    if moves and indicator.is_balance:
        word = t(f"verdict.number_{found}" if negative else f"verdict.change_{found}")
    else:
        word = t(f"verdict.{found}")
    if indicator.polarity is Polarity.NEITHER or not moves:
        return word
    good = (found is Verdict.GROWS) == (indicator.polarity is Polarity.MORE_IS_BETTER)
    return t("verdict.directed", word=word, way=t("verdict.better" if good else "verdict.worse"))
