"""Whether a series of yearly values grows or declines, by the Mann-Kendall test."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dashboard.domain.indicator import Indicator, Polarity, Scale
from dashboard.i18n.translator import Translator

MINIMUM_YEARS = 5
SIGNIFICANT = 0.05


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
    # Loaded when first needed: the library is large and most pages never ask.
    from scipy.stats import kendalltau

    found = kendalltau(range(len(values)), values)
    if not found.pvalue < SIGNIFICANT:
        return Verdict.UNCLEAR
    return Verdict.GROWS if found.statistic > 0 else Verdict.DECLINES


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
