"""The verdict of a series against hand cases of the Mann-Kendall test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from dashboard.domain.indicator import Polarity
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.views.trends.verdict import SIGNIFICANT, Verdict, verdict, verdict_words
from tests.views.made import SHARE


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3, 4, 5], Verdict.GROWS),  # p = 2/120
        ([5, 4, 3, 2, 1], Verdict.DECLINES),
        ([1, 3, 2, 4, 5], Verdict.UNCLEAR),  # one swap: p = 0.083
        ([4, 4, 4, 4, 4], Verdict.UNCLEAR),
        ([1, 2, 3, 4], Verdict.NOT_COMPUTABLE),
        ([1], Verdict.NOT_COMPUTABLE),
        ([], Verdict.NOT_COMPUTABLE),
        ([-5, -4, -3, -2, -1], Verdict.GROWS),
        ([0, 0, 0, 0, 1], Verdict.UNCLEAR),
        # Of equal values every order is counted: many years would say p = 0.047, 0.037, 0.0495.
        ([25, 25, 25, 23, 22, 22, 22, 23], Verdict.UNCLEAR),  # p = 0.061
        ([235, 235, 238, 239, 239], Verdict.UNCLEAR),  # p = 2/30
        ([0, 0, 0, 1, 1, 1], Verdict.UNCLEAR),  # p = 2/20
        ([1, 1, 2, 3, 4, 5], Verdict.GROWS),  # p = 2/360
    ],
)
def test_hand_cases(values: list[float], expected: Verdict) -> None:
    assert verdict(values) is expected


def test_the_hand_p_values_are_those_of_the_library() -> None:
    assert kendalltau(range(5), [1, 2, 3, 4, 5]).pvalue == pytest.approx(2 / 120)
    assert kendalltau(range(5), [1, 3, 2, 4, 5]).pvalue == pytest.approx(10 / 120)


@given(st.lists(st.integers(0, 3), min_size=5, max_size=7).filter(lambda v: len(set(v)) > 1))
def test_equal_values_are_judged_by_every_order(values: list[int]) -> None:
    def rises(order: Sequence[int]) -> int:
        return sum((later > one) - (later < one) for one, later in combinations(order, 2))

    chances = [abs(rises(order)) >= abs(rises(values)) for order in permutations(values)]
    clear = sum(chances) / len(chances) < SIGNIFICANT
    assert (verdict(values) is not Verdict.UNCLEAR) is clear


@given(
    st.lists(st.integers(-1000, 1000), min_size=5, max_size=20, unique=True)
    | st.lists(st.integers(0, 5), min_size=9, max_size=20).filter(lambda v: len(set(v)) > 1)
)
def test_different_values_and_many_years_are_judged_as_by_the_library(values: list[int]) -> None:
    clear = bool(kendalltau(range(len(values)), values).pvalue < SIGNIFICANT)
    assert (verdict(values) is not Verdict.UNCLEAR) is clear


@given(st.lists(st.integers(-1000, 1000), min_size=5, max_size=12))
def test_turned_around_it_is_the_opposite(values: list[int]) -> None:
    opposite = {Verdict.GROWS: Verdict.DECLINES, Verdict.DECLINES: Verdict.GROWS}
    found = verdict(values)
    assert verdict(values[::-1]) is opposite.get(found, found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_better_and_worse_only_where_there_is_a_direction(lang: str) -> None:
    t = translator_for(lang)
    good = replace(SHARE, polarity=Polarity.MORE_IS_BETTER)
    bad = replace(SHARE, polarity=Polarity.MORE_IS_WORSE)
    assert verdict_words(t, Verdict.GROWS, SHARE) == t("verdict.grows")
    assert t("verdict.better") in verdict_words(t, Verdict.GROWS, good)
    assert t("verdict.worse") in verdict_words(t, Verdict.DECLINES, good)
    assert t("verdict.worse") in verdict_words(t, Verdict.GROWS, bad)
    assert t("verdict.better") in verdict_words(t, Verdict.DECLINES, bad)
    assert verdict_words(t, Verdict.UNCLEAR, good) == t("verdict.unclear")
    assert verdict_words(t, Verdict.NOT_COMPUTABLE, good) == t("verdict.not_computable")
