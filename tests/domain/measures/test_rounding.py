"""Rounding as readers do it."""

from __future__ import annotations

from decimal import InvalidOperation
from fractions import Fraction
from math import inf, isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.measures.rounding import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (94.5, 0, 95.0),
        (95.5, 0, 96.0),
        (-2.5, 0, -3.0),
        (2.675, 2, 2.68),  # as it is written, not as the machine holds it
        (0.05, 1, 0.1),
        (1e300, 3, 1e300),
    ],
)
def test_hand_cases(value: float, decimals: int, expected: float) -> None:
    assert rounded(value, decimals) == expected


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_a_half_goes_away_from_zero(tenths: int, decimals: int) -> None:
    unit = Fraction(1, 10**decimals)
    value = (tenths + Fraction(1, 2)) * unit
    away = tenths + 1 if value > 0 else tenths
    assert rounded(float(value), decimals) == float(away * unit)


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_rounding_again_changes_nothing(value: float, decimals: int) -> None:
    once = rounded(value, decimals)
    assert rounded(once, decimals) == once
    assert rounded(-value, decimals) == -once


def test_what_is_no_number_stays_none() -> None:
    assert isnan(rounded(nan))
    with pytest.raises(InvalidOperation):
        rounded(inf)
