"""One municipality beside the median of municipalities (or of its peers), in a word.

"Same" is a band, not equality: within 5 % of the other value for rates per inhabitant, within 1
point for percentages, within 5 points for scores. Counts and balances around zero get no word: a
large municipality has more of everything. What is judged is what is printed.
"""

from __future__ import annotations

from enum import StrEnum

from dashboard.domain.measures.unit import Nature, Unit

SHARE_MARGIN = 1.0
SCORE_MARGIN = 5.0
RATE_MARGIN = 0.05


class Standing(StrEnum):
    """Where a value stands beside another."""

    HIGHER = "higher"
    SAME = "same"
    LOWER = "lower"
    NONE = "none"


def standing(value: float | None, other: float | None, unit: Unit, *, balance: bool) -> Standing:
    """Return the word for a value beside another, both as they are printed.

    `balance` marks indicators around zero (change, net migration), which get no word.
    """
    if value is None or other is None or balance:
        return Standing.NONE
    if unit.nature is Nature.SHARE:
        margin = SHARE_MARGIN
    elif unit.nature is Nature.SCORE:
        margin = SCORE_MARGIN
    elif unit.nature is Nature.RATE:
        margin = abs(other) * RATE_MARGIN
    else:
        return Standing.NONE
    difference = value - other
    # The band is closed: a value exactly on its edge is still "same". The tiny allowance keeps
    # binary fractions (20.8 - 19.8) from falling off the edge.
    if abs(difference) <= margin + 1e-9:
        return Standing.SAME
    return Standing.HIGHER if difference > 0 else Standing.LOWER
