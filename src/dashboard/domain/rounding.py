"""Rounding as readers do it: a half goes away from zero."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal


def rounded(value: float, decimals: int = 0) -> float:
    """Return the number as it is printed: 94.5 is 95, where Python's `round` says 94."""
    return float(Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
