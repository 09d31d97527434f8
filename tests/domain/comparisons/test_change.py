"""The change between two values: what a reader finds who subtracts, at every door."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparisons.change import ToldChange, printed_change, score_change
from dashboard.domain.measures.rounding import rounded

SCORES = st.floats(0, 100)


@pytest.mark.parametrize(
    ("before", "now", "decimals", "change"),
    [
        (22 / 0.711, 22 / 0.695, 1, 0.8),  # Luhanka: exactly 0.71, but 31.7 after 30.9
        (8.43, 8.53, 1, 0.1),
        (94.5, 95.4, 0, 0.0),  # both print as 95
        (0.24, 0.16, 1, 0.0),
        (3.0, 1.0, 0, -2.0),
        (0.3, 0.1, 1, -0.2),
    ],
)
def test_a_change_is_the_difference_of_what_is_printed(
    before: float, now: float, decimals: int, change: float
) -> None:
    assert printed_change(before, now, decimals) == change


@given(SCORES, SCORES)
def test_a_score_of_the_same_questions_changes_by_its_printed_difference(
    before: float, now: float
) -> None:
    told = score_change(before, now, now - before)
    assert told == ToldChange(rounded(now) - rounded(before))


@given(SCORES, SCORES, st.floats(-100, 100))
def test_what_a_reader_would_not_find_says_so(before: float, now: float, own: float) -> None:
    told = score_change(before, now, own)
    assert told.alike == (told.amount != rounded(now) - rounded(before))
    assert abs(told.amount - own) <= 1


@pytest.mark.parametrize(
    ("before", "now", "own", "told"),
    [
        (84.6, 88.46, 3.86, ToldChange(3.0)),  # 85 to 88, over the same questions
        (62.5, 61.5, 0.0, ToldChange(0.0, alike=True)),  # 63 to 62, over other questions
        (77.0, 82.6, 6.4, ToldChange(6.0)),  # other questions that change nothing in print
        (None, 88.0, 4.2, ToldChange(4.0, alike=True)),
        (84.0, None, 4.2, ToldChange(4.0, alike=True)),
    ],
)
def test_a_score(before: float | None, now: float | None, own: float, told: ToldChange) -> None:
    assert score_change(before, now, own) == told
