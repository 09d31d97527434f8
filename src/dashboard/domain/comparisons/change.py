"""The change between two values: one rule, so that every page, image and file tells the same."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose

from dashboard.domain.measures.rounding import rounded

_NO_DIFFERENCE = 1e-6
"""Smaller differences of scores (0-100) are those of binary fractions."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as it is told; `alike` is one over the same questions alone.

    What is alike is not what a reader finds who subtracts, and is told with these words.
    """

    amount: float
    alike: bool = False


def printed_change(before: float, now: float, decimals: int) -> float:
    """Return the change that a reader finds who subtracts the printed values.

    31.65 after 30.94 prints as 31.7 after 30.9: the change is 0.8, not 0.7.
    """
    return rounded(rounded(now, decimals) - rounded(before, decimals), decimals)


def score_change(before: float | None, now: float | None, own: float) -> ToldChange:
    """Return the change of a score, of which `own` is that over the questions answered in both.

    Where both scores are of the same questions it is the printed difference, as of anything else.
    A score that is missing has too few answers for itself.
    """
    if before is None or now is None:
        return ToldChange(rounded(own), alike=True)
    printed = printed_change(before, now, 0)
    same = isclose(own, now - before, rel_tol=0.0, abs_tol=_NO_DIFFERENCE)
    amount = printed if same else rounded(own)
    return ToldChange(amount, alike=amount != printed)
