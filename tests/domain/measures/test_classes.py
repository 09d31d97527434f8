"""Map classes: rising limits, a class for every value, symmetry around zero."""

from __future__ import annotations

from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.measures.classes import CLASS_COUNT, class_index, class_limits

# As precise as anything the product prints: three decimals.
numbers = st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000)
many_numbers = st.lists(numbers, max_size=60)
around_zero = st.booleans()


@given(many_numbers, around_zero)
def test_limits_rise_and_every_value_has_a_class(values: list[float], change: bool) -> None:
    limits = class_limits(values, around_zero=change)
    assert len(limits) < CLASS_COUNT
    assert all(low < high for low, high in pairwise(limits))
    assert all(0 <= class_index(value, limits) <= len(limits) for value in values)


@given(many_numbers)
def test_limits_of_change_are_symmetric(values: list[float]) -> None:
    limits = class_limits(values, around_zero=True)
    assert limits == tuple(-limit for limit in reversed(limits))
    assert "-0.0" not in map(str, limits)


@given(many_numbers)
def test_the_lowest_and_the_highest_class_of_amounts_hold_a_value(values: list[float]) -> None:
    # A legend that begins with "under 0" where nothing can be under 0 helps nobody.
    limits = class_limits(values, decimals=3)
    assert all(min(values) < limit <= max(values) for limit in limits)


@given(many_numbers, around_zero)
def test_values_that_differ_are_never_all_in_one_class(values: list[float], change: bool) -> None:
    limits = class_limits(values, decimals=3, around_zero=change)
    used = {class_index(value, limits) for value in values}
    assert (len(used) > 1) == (len(set(values)) > 1)


@given(st.lists(st.integers(0, 1000).map(lambda n: n / 10), min_size=2))
def test_a_zero_of_amounts_is_a_class_of_its_own(values: list[float]) -> None:
    limits = class_limits([*values, 0.0], decimals=1)
    lowest = {value for value in values if class_index(value, limits) == 0}
    assert lowest <= {0.0} or not limits


@given(many_numbers)
def test_zero_parts_growth_from_decline(values: list[float]) -> None:
    limits = class_limits(values, decimals=3, around_zero=True)
    middle = class_index(0.0, limits)
    for value in values:
        if limits and value:
            assert (class_index(value, limits) > middle) == (value > 0)


@given(many_numbers, around_zero, st.randoms())
def test_neither_order_nor_missing_values_matter(
    values: list[float], change: bool, random: object
) -> None:
    mixed = [*values, nan, inf, -inf]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert class_limits(mixed, around_zero=change) == class_limits(values, around_zero=change)


@given(numbers, st.integers(0, 30), around_zero)
def test_equal_values_have_no_limits(value: float, count: int, change: bool) -> None:
    assert class_limits([value] * count, around_zero=change) == ()


@given(many_numbers, numbers, numbers, around_zero)
def test_a_greater_value_is_never_in_a_lower_class(
    values: list[float], one: float, other: float, change: bool
) -> None:
    limits = class_limits(values, around_zero=change)
    low, high = sorted((one, other))
    assert class_index(low, limits) <= class_index(high, limits)


def test_amounts_are_parted_at_their_fifths() -> None:
    assert class_limits(range(100, 201)) == (120, 140, 160, 180)
    # Between neighbours: a fifth of the way is 0.6 of a step beyond the first of four values.
    assert class_limits([100.0, 200.0, 300.0, 400.0]) == (160, 220, 280, 340)
    # With a zero the others are parted at their quarters.
    assert class_limits(range(101), decimals=0) == (1, 25, 50, 75)


def test_change_is_parted_at_the_size_that_three_fifths_stay_below() -> None:
    # The middle class holds what prints as 0.
    assert class_limits(range(-10, 11), decimals=0, around_zero=True) == (-6, -1, 1, 6)
    # Only decline: the limits still mirror, so that orange always means less than violet.
    decline = [-50.0, -40.0, -30.0, -20.0, -10.0, 0.0]
    assert class_limits(decline, decimals=0, around_zero=True) == (-30, -1, 1, 30)


def test_limits_are_round_enough_to_read_aloud() -> None:
    values = [12.3456, 17.7777, 19.1234, 23.9876, 31.4159, 44.4444]
    assert class_limits(values) == (18, 19, 24, 31)
    assert class_limits([5_400, 9_900, 28_000, 54_321, 149_895]) == (10_000, 20_000, 40_000, 75_000)


def test_limits_that_round_together_fall_together() -> None:
    assert class_limits([1, 2, 2, 2, 2, 2, 2, 3]) == (2,)


@pytest.mark.parametrize(
    ("value", "place"), [(-5, 0), (19.9, 0), (20, 1), (20.1, 1), (39.9, 1), (80, 4), (1000, 4)]
)
def test_an_amount_on_a_limit_belongs_above_it(value: float, place: int) -> None:
    assert class_index(value, (20, 40, 60, 80)) == place


@pytest.mark.parametrize(
    ("value", "place"),
    [(-7, 0), (-6, 0), (-5.9, 1), (-1, 1), (-0.9, 2), (0, 2), (0.9, 2), (1, 3), (5.9, 3), (6, 4)],
)
def test_a_change_on_a_limit_belongs_away_from_zero(value: float, place: int) -> None:
    assert class_index(value, (-6, -1, 1, 6)) == place


@given(many_numbers)
def test_growth_and_decline_of_one_size_stand_in_mirrored_classes(values: list[float]) -> None:
    limits = class_limits(values, around_zero=True)
    for value in values:
        assert class_index(value, limits) + class_index(-value, limits) == len(limits)


def test_without_limits_there_is_one_class() -> None:
    assert class_index(7, ()) == 0
