"""The path of a series: the values on which a sentence would be wrong, and laws for all others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparisons.path import Extreme, Path, are_few, calmer_years, path
from dashboard.domain.measures.rounding import rounded


def years(*values: float, first: int = 2015) -> dict[int, float]:
    return {first + place: value for place, value in enumerate(values)}


def of(*values: float, decimals: int = 0) -> Path:
    return path(years(*values), decimals)


def test_the_four_parts() -> None:
    found = of(100, 130, 120, 110, 105)
    assert (found.before, found.now, found.net) == (100, 105, 5)
    assert found.extreme == Extreme(True, 130, (2016,))
    assert found.run == -3
    assert found.last_change == -5


@pytest.mark.parametrize(
    ("values", "extreme"),
    [
        ((5, 3, 1, 3, 5), Extreme(False, 1, (2017,))),  # U: the ends are alike, the middle is not
        ((1, 3, 5, 3, 1), Extreme(True, 5, (2017,))),
        ((1, 2, 3, 4, 5), None),  # the ends are the extremes
        ((1, 2, 5, 5), None),  # a peak that the last year shares is an end
        ((1, 5, 5, 2), Extreme(True, 5, (2016, 2017))),  # ties: every year that has it
        ((4, 4, 4), None),
        ((10, 12, 4, 10), Extreme(False, 4, (2017,))),  # both ways: the farther
        ((0, 1, 0), Extreme(True, 1, (2016,))),
        ((1, 1.4, 1), None),  # a peak that print does not show is none
    ],
)
def test_the_extreme(values: tuple[float, ...], extreme: Extreme | None) -> None:
    assert of(*values).extreme == extreme


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ((1, 2, 3, 4), 3),
        ((1, 2, 3), 0),  # two years in a row are no run
        ((9, 2, 3, 4, 5), 3),
        ((4, 3, 2, 1), -3),
        ((1, 2, 3, 4, 4), 0),  # a printed change of 0 ends a run
        ((1, 2, 3, 4, 4.3), 0),
        ((1, 2, 2, 3, 4, 5), 3),
        ((5, 4, 3, 2, 3), 0),
    ],
)
def test_the_run(values: tuple[float, ...], run: int) -> None:
    assert of(*values).run == run


def test_a_missing_middle_year_hides_the_extreme_and_cuts_the_run() -> None:
    found = path({2015: 1, 2016: 9, 2018: 5, 2019: 6, 2020: 7, 2021: 8}, 0)
    assert found.extreme is None
    assert found.run == 3
    gap_at_the_end = path({2015: 1, 2016: 2, 2018: 5}, 0)
    assert (gap_at_the_end.last_change, gap_at_the_end.run) == (None, 0)


def test_two_years_say_their_change_once() -> None:
    assert of(3, 5).last_change is None
    with pytest.raises(ValueError, match="two ends"):
        of(3)


@pytest.mark.parametrize(
    ("values", "few"),
    [
        ((1, 2, 3), True),
        ((19, 19, 20), True),
        ((19, 20), False),
        ((30, 18, 25), False),
        ((), False),
    ],
)
def test_few(values: tuple[float, ...], few: bool) -> None:
    assert are_few(values) is few


@pytest.mark.parametrize(
    ("values", "calm"),
    [
        ((0, 1, 2, 3, 4, 5, 10), 5),
        ((0, 9, 10, 11, 12, 13, 18), 4),  # five years ago it changed more
        ((0, 9, 10, 11, 12, 13, 22), 4),  # as much is not less
        ((0, 1, 2, 3, 4, 5, 5), 0),  # no change is no news
        ((5, 4, 3, 2, 1, 0, -5), 5),  # falls count like rises
        ((1,), 0),
    ],
)
def test_calmer_years(values: tuple[float, ...], calm: int) -> None:
    assert calmer_years(years(*values), 0) == calm


def test_a_gap_ends_the_calm() -> None:
    assert calmer_years({2010: 0, 2011: 1, 2013: 2, 2014: 3, 2015: 9}, 0) == 1


@given(st.lists(st.integers(-50, 50).map(float), min_size=2, max_size=12))
def test_no_part_contradicts_the_values(values: list[float]) -> None:
    found = of(*values)
    assert found.net == values[-1] - values[0]
    if found.extreme is not None:
        beyond = found.extreme.value - max(values[0], values[-1])
        assert (
            beyond > 0
            if found.extreme.is_high
            else found.extreme.value < min(found.before, found.now)
        )
        assert {2015, found.last}.isdisjoint(found.extreme.years)
    rises = [later - one for one, later in pairwise(values)]
    own = rises[len(rises) - abs(found.run) :]
    assert all(rise * found.run > 0 for rise in own)
    if found.last_change is not None:
        assert found.last_change == rises[-1]


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=12), st.integers(0, 2))
def test_what_is_told_is_what_is_printed(values: list[float], decimals: int) -> None:
    found = of(*values, decimals=decimals)
    again = of(*(rounded(value, decimals) for value in values), decimals=decimals)
    assert found == again
