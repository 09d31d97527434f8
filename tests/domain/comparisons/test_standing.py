"""The word beside the region: closed bands of 1 point, 5 points and 5 %."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparisons.standing import Standing, standing
from dashboard.domain.measures.unit import Unit

HIGHER, SAME, LOWER, NONE = Standing.HIGHER, Standing.SAME, Standing.LOWER, Standing.NONE
tenths = st.integers(-2000, 2000).map(lambda number: number / 10)


@pytest.mark.parametrize(
    ("value", "region", "word"),
    [
        (21.0, 20.0, SAME),
        (21.1, 20.0, HIGHER),
        (19.0, 20.0, SAME),
        (18.9, 20.0, LOWER),
        (8.3, 7.3, SAME),  # in binary 1.0000000000000009
        (7.3, 8.3, SAME),
        (20.0, 20.0, SAME),
    ],
)
def test_a_share_is_the_same_within_one_point(value: float, region: float, word: Standing) -> None:
    assert standing(value, region, Unit("pct"), balance=False) is word


@pytest.mark.parametrize(
    ("value", "word"), [(65.0, SAME), (65.1, HIGHER), (55.0, SAME), (54.9, LOWER)]
)
def test_a_score_is_the_same_within_five_points(value: float, word: Standing) -> None:
    assert standing(value, 60.0, Unit("score"), balance=False) is word


@pytest.mark.parametrize("unit", ["per_1000", "eur_year", "eur_capita", "ratio"])
@pytest.mark.parametrize(
    ("value", "word"),
    [(21.0, SAME), (21.01, HIGHER), (19.0, SAME), (18.99, LOWER), (20.0, SAME), (0.0, LOWER)],
)
def test_a_rate_is_the_same_within_five_per_cent(unit: str, value: float, word: Standing) -> None:
    assert standing(value, 20.0, Unit(unit), balance=False) is word


def test_the_band_of_a_rate_grows_with_the_regions_value_and_not_with_its_own() -> None:
    assert standing(105.0, 100.0, Unit("per_1000"), balance=False) is SAME
    assert standing(100.0, 105.3, Unit("per_1000"), balance=False) is LOWER
    assert standing(0.1, 0.0, Unit("per_1000"), balance=False) is HIGHER
    assert standing(0.0, 0.0, Unit("per_1000"), balance=False) is SAME


@pytest.mark.parametrize("unit", ["persons", "associations", "organisations", "", "new_unit"])
def test_counts_get_no_word(unit: str) -> None:
    assert standing(149_895, 273_731, Unit(unit), balance=False) is NONE


@pytest.mark.parametrize("unit", ["pct", "per_1000", "score", "persons"])
def test_balances_around_zero_get_no_word(unit: str) -> None:
    assert standing(-3.0, 0.5, Unit(unit), balance=True) is NONE


@pytest.mark.parametrize(("value", "region"), [(None, 20.0), (20.0, None), (None, None)])
def test_without_both_values_there_is_no_word(value: float | None, region: float | None) -> None:
    assert standing(value, region, Unit("pct"), balance=False) is NONE


@given(tenths, tenths, st.sampled_from(["pct", "score"]))
def test_words_of_points_mirror(value: float, region: float, unit: str) -> None:
    mirror = {HIGHER: LOWER, LOWER: HIGHER, SAME: SAME}
    word = standing(value, region, Unit(unit), balance=False)
    assert standing(region, value, Unit(unit), balance=False) is mirror[word]
