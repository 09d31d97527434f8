"""One municipality beside the region, in a word.

"Same" is a band, not equality: within 5 % of the region's value for rates per inhabitant,
within 1 point for percentages, within 5 points for scores. Counts and balances around zero get
no word: a large municipality has more of everything.
"""

from __future__ import annotations

from enum import StrEnum

from dashboard.domain.unit import Nature, Unit

SHARE_MARGIN = 1.0
SCORE_MARGIN = 5.0
RATE_MARGIN = 0.05


class Standing(StrEnum):
    """Where a value stands beside the region's."""

    HIGHER = "higher"
    SAME = "same"
    LOWER = "lower"
    NONE = "none"


def standing(value: float | None, region: float | None, unit: Unit, *, balance: bool) -> Standing:
    """Return the word for a value beside the region's.

    `balance` marks indicators around zero (change, net migration), which get no word.
    """
    if value is None or region is None or balance:
        return Standing.NONE
    if unit.nature is Nature.SHARE:
        margin = SHARE_MARGIN
    elif unit.nature is Nature.SCORE:
        margin = SCORE_MARGIN
    elif unit.nature is Nature.RATE:
        margin = abs(region) * RATE_MARGIN
    else:
        return Standing.NONE
    difference = value - region
    # The band is closed: a value exactly on its edge is still "same". The tiny allowance keeps
    # binary fractions (20.8 - 19.8) from falling off the edge.
    if abs(difference) <= margin + 1e-9:
        return Standing.SAME
    return Standing.HIGHER if difference > 0 else Standing.LOWER
