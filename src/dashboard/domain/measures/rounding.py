"""Rounding as readers do it: a half goes away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

_ANY_SIZE = Context(prec=400)
"""Digits enough for the largest number that there is."""


def rounded(value: float, decimals: int = 0) -> float:
    """Return the number as it is printed: 94.5 is 95, where Python's `round` says 94.

    The number is finite or not a number; raises `decimal.InvalidOperation` for an infinite one.
    """
    unit = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(float(value))).quantize(unit, ROUND_HALF_UP, _ANY_SIZE))
