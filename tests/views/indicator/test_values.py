"""The values of one year: ranks, classes, limits and changes, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparisons.rank import Rank
from dashboard.domain.comparisons.standing import Standing
from dashboard.domain.measures.classes import class_index
from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.measures.unit import Unit
from dashboard.domain.places.areas import REGION_CODE
from dashboard.views.indicator.values import Change, year_values, years_of
from tests.views.made import CHANGE, COUNT, MEMBERS, RATE, SHARE, values_of, year_of, years

shares = st.lists(
    st.none() | st.integers(0, 1000).map(lambda tenths: tenths / 10), min_size=5, max_size=5
).filter(lambda values: any(value is not None for value in values))


def test_equal_values_share_a_rank_from_the_nearer_end() -> None:
    data = year_of(values_of(20.0, 30.0, 30.0, 10.0, 20.0))
    assert [data.rank(code) for code in MEMBERS] == [
        Rank(2, False, 2, 5),
        Rank(1, True, 2, 5),
        Rank(1, True, 2, 5),
        Rank(1, False, 1, 5),
        Rank(2, False, 2, 5),
    ]


def test_values_that_print_alike_share_their_rank() -> None:
    # The method says "equal figures have equal ranks"; what a reader sees equal is equal.
    data = year_of(values_of(31.68, 31.72, 20.0, 10.0, 5.0), RATE)
    assert data.rank("077") == data.rank("179") == Rank(1, True, 2, 5)
    assert data.rank("410") == Rank(3, True, 1, 5)


def test_municipalities_are_ordered_from_the_highest_ties_by_code() -> None:
    data = year_of(values_of(20.0, 30.0, 30.0, None, 40.0))
    assert data.ordered() == ["992", "179", "410", "077"]
    assert data.missing == ("435",)


@given(shares)
def test_ranks_count_those_above(values: list[float | None]) -> None:
    data = year_of(values_of(*values))
    known = sorted((value for value in values if value is not None), reverse=True)
    for code, value in zip(MEMBERS, values, strict=True):
        if value is not None:
            rank = data.rank(code)
            # Among one, or among equals, there is no order.
            assert (rank is None) == (len(set(known)) == 1)
            if rank is not None:
                ordered = known if rank.is_largest else known[::-1]
                assert ordered.index(value) + 1 == rank.place
    assert len(data.values) + len(data.missing) == len(MEMBERS)


def test_a_class_follows_the_printed_value() -> None:
    # 24.96 is printed as 25.0, and the legend's second class begins at 25.0.
    limited = replace(SHARE, classes=(25.0, 30.0))
    data = year_of(values_of(24.96, 24.94, 29.96, 25.04, 29.94), limited)
    assert [data.class_of(code) for code in MEMBERS] == [1, 0, 2, 1, 1]
    assert data.rounded("077") == 25.0


def test_a_missing_value_has_no_class() -> None:
    data = year_of(values_of(1.0, 2.0, 3.0, 4.0, None))
    assert data.class_of("992") is None
    assert data.rounded("992") is None
    assert data.standing("992") is Standing.NONE


@given(shares, shares)
def test_limits_are_the_same_in_every_year(
    one: list[float | None], other: list[float | None]
) -> None:
    frame = years(values_of(*one, year=2023), values_of(*other, year=2024))
    assert year_of(frame, year=2023).limits == year_of(frame, year=2024).limits


@given(shares)
def test_every_value_has_a_class_of_the_legend(values: list[float | None]) -> None:
    data = year_of(values_of(*values))
    for code in data.values:
        place = data.class_of(code)
        assert place is not None
        assert 0 <= place <= len(data.limits)
        assert place == class_index(data.values[code], data.limits)


def test_limits_rest_on_todays_municipalities_and_on_the_series_alone() -> None:
    values = [10.0, 20.0, 30.0, 40.0, 50.0]
    frame = values_of(*values)
    with_others = years(
        frame,
        values_of(0.0, 0.0, 0.0, 0.0, 900.0, year=2020, series="register"),
        frame.iloc[:1].assign(area_code="291", value=10_000.0),
        values_of(None, None, None, None, None, region=700.0, year=2023),
    )
    assert year_of(with_others).limits == year_of(frame).limits
    assert year_of(frame).limits == (18.0, 26.0, 34.0, 42.0)


def test_limits_of_the_catalogue_hold() -> None:
    data = year_of(values_of(1.0, 2.0, 3.0, 4.0, 5.0), replace(SHARE, classes=(2.0, 4.0)))
    assert data.limits == (2.0, 4.0)


def test_values_that_differ_are_never_all_of_one_class_of_the_catalogue() -> None:
    limited = replace(SHARE, classes=(40.0, 85.0))
    data = year_of(values_of(86.0, 88.0, 90.0, 92.0, 96.0), limited)
    assert data.limits != limited.classes
    assert len({data.class_of(code) for code in MEMBERS}) > 1
    assert year_of(values_of(88.0, 88.0, 88.0, 88.0, 88.0), limited).limits == limited.classes
    levels = replace(limited, unit=Unit("level"), classes=(1.0, 2.0))
    assert year_of(values_of(2.0, 2.0, 2.0, 2.0, 2.0), levels).limits == (1.0, 2.0)


def test_change_is_counted_from_the_nearest_earlier_year_of_the_series() -> None:
    frame = years(
        values_of(10.0, 10.0, 10.0, None, 10.0, year=2018, region=11.0),
        values_of(12.0, None, 10.0, 10.0, 10.0, year=2021),
        values_of(15.0, 13.0, 10.0, 10.0, None, year=2024, region=14.0),
        values_of(99.0, 99.0, 99.0, 99.0, 99.0, year=2025),
    )
    data = year_of(frame, year=2024)
    assert data.changes == {
        "077": Change(2021, 3.0),
        "179": Change(2018, 3.0),
        "410": Change(2021, 0.0),
        "435": Change(2021, 0.0),
        REGION_CODE: Change(2018, 3.0),
    }


def test_an_indicator_may_bring_its_own_changes_within_the_series() -> None:
    frame = years(
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2021, series="register"),
        values_of(10.0, 10.0, None, 10.0, 10.0, year=2022, region=11.0),
        values_of(15.0, 13.0, 10.0, None, 10.0, year=2024, region=14.0),
    )
    own = {
        "077": Change(2022, 0.0),
        "179": Change(2022, None),
        "410": Change(2021, 7.0),
        "435": Change(2022, 7.0),
    }
    found = year_values(frame, SHARE, MEMBERS, 2024, {2024: own})
    assert found is not None
    # 410 starts from another series and 435 has no value.
    assert found.changes == {
        "077": Change(2022, 0.0),
        "179": Change(2022, None),
        REGION_CODE: Change(2022, 3.0),
    }


def test_no_change_is_counted_between_two_series() -> None:
    frame = years(
        values_of(3831.0, None, None, None, None, year=2022, region=3831.0, series="register"),
        values_of(5348.0, None, None, None, None, year=2023, region=5348.0),
    )
    assert year_of(frame, COUNT, 2023).changes == {}


def test_a_change_of_a_change_is_not_told() -> None:
    frame = years(
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2023), values_of(2.0, 2.0, 2.0, 2.0, 2.0, year=2024)
    )
    assert year_of(frame, CHANGE).changes == {}
    assert len(year_of(frame, SHARE).changes) == 5


def test_where_a_year_has_two_series_the_one_with_more_municipalities_is_shown() -> None:
    frame = years(
        values_of(1.0, 1.0, None, None, None, series="register"),
        values_of(2.0, 2.0, 2.0, None, None),
    )
    data = year_of(frame)
    assert data.series == "statfin"
    assert set(data.values.values()) == {2.0}


def test_the_regions_value_is_of_the_same_year_and_series() -> None:
    frame = years(
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2023, region=7.0),
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2024),
        values_of(None, None, None, None, None, year=2024, region=9.0, series="register"),
    )
    assert year_of(frame, year=2023).region == 7.0
    assert year_of(frame, year=2024).region is None


def test_the_latest_year_of_a_municipality_is_shown_when_none_is_asked_for() -> None:
    frame = years(
        values_of(1.0, None, None, None, None, year=2023),
        values_of(None, None, None, None, None, year=2025, region=5.0),
    )
    assert year_of(frame).year == 2023
    assert years_of(frame, MEMBERS) == [2023]


def test_years_come_latest_first_without_those_of_former_members() -> None:
    frame = years(
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2020),
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2024),
        values_of(1.0, None, None, None, None, year=2019).assign(area_code="291"),
    )
    assert years_of(frame, MEMBERS) == [2024, 2020]


@pytest.mark.parametrize("year", [None, 2024])
def test_without_a_value_of_a_municipality_there_is_nothing_to_show(year: int | None) -> None:
    frame = values_of(None, None, None, None, None, region=5.0)
    assert year_values(frame, SHARE, MEMBERS, year) is None


def test_a_year_that_is_not_there_is_nothing_and_not_another_year() -> None:
    assert year_values(values_of(1.0, 1.0, 1.0, 1.0, 1.0), SHARE, MEMBERS, 1999) is None


def test_sources_and_states_of_the_values_shown_are_apart_from_those_of_their_changes() -> None:
    frame = years(
        values_of(1.0, 1.0, None, None, None, source=("statfin", "other"), status="derived"),
        values_of(None, None, 1.0, 1.0, 1.0, source="statfin"),
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2020, source="borders", status="preliminary"),
    )
    data = year_of(frame)
    assert data.source_ids == {"statfin", "other"}
    assert data.change_source_ids == {"borders"}
    assert data.statuses == {"derived", "final"}
    assert data.change_statuses == {"preliminary"}


def test_where_no_change_is_told_no_state_of_one_is_known() -> None:
    frame = years(
        values_of(1.0, 1.0, 1.0, 1.0, 1.0),
        values_of(1.0, 1.0, 1.0, 1.0, 1.0, year=2020, status="preliminary"),
    )
    assert year_of(frame, CHANGE).change_statuses == frozenset()
    assert year_of(frame, SHARE, 2020).change_statuses == frozenset()


def test_a_rate_that_rests_on_few_is_flagged() -> None:
    frame = years(
        values_of(20.0, None, 21.0, None, None, base=19.0),
        values_of(None, 20.0, None, 22.0, None, base=20.0),
    )
    assert year_of(frame, RATE).small_bases == ("077", "410")
    assert year_of(values_of(1.0, 1.0, 1.0, 1.0, 1.0)).small_bases == ()


def test_a_median_of_the_region_changes_over_one_set_of_municipalities() -> None:
    score = replace(SHARE, unit=Unit("score"), region_rule=RegionRule.MEDIAN)
    frame = years(
        values_of(1.0, 2.0, 3.0, 4.0, 5.0, year=2022, region=3.0),
        values_of(1.0, 2.0, 3.0, 4.0, None, year=2023, region=2.5),
        values_of(2.0, 3.0, 4.0, 5.0, 6.0, year=2024, region=4.0),
    )
    # 2023 is of four municipalities: the region's change starts from 2022, the others' from 2023.
    changes = year_of(frame, score).changes
    assert changes[REGION_CODE] == Change(2022, 1.0)
    assert changes["077"] == Change(2023, 1.0)
    assert REGION_CODE not in year_of(frame, score, 2023).changes
    assert year_of(frame, score, 2023).region == 2.5


def test_what_rests_on_few_has_no_rank_and_is_not_counted_in_others() -> None:
    rates = year_of(values_of(5.0, 4.0, 3.0, 2.0, 1.0, base=19.0), RATE)
    assert [rates.rank(code) for code in MEMBERS] == [None] * 5
    counts = year_of(values_of(19, 20, 30, 0, 40), COUNT)
    assert counts.rank("077") is None
    assert counts.rank("410") == Rank(2, True, 1, 3)
    # One that may be ranked alone has no rank.
    assert year_of(values_of(1, 2, 3, 4, 33), COUNT).rank("992") is None


def test_a_balance_of_counts_has_no_rank() -> None:
    balance = replace(COUNT, scale=CHANGE.scale)
    data = year_of(values_of(-291, 100, 30, 0, 40), balance)
    assert [data.rank(code) for code in MEMBERS] == [None] * 5


@pytest.mark.parametrize("unit", ["persons", "persons_per_1000", "per_1000"])
def test_a_balance_is_ranked_by_its_flows_where_they_are_known(unit: str) -> None:
    balance = replace(COUNT, scale=CHANGE.scale, unit=Unit(unit))
    values = (-9, 1, 3, 0, 4)
    unknown = year_of(values_of(*values), balance)
    known = year_of(
        years(
            values_of(-9, None, 3, None, 4, base=20.0), values_of(None, 1, None, 0, None, base=19.0)
        ),
        balance,
    )
    assert [unknown.rank(code) for code in MEMBERS] == [None] * 5
    assert known.rank("077") == Rank(1, False, 1, 3)
    assert known.rank("992") == Rank(1, True, 1, 3)
    assert known.rank("179") is None


def test_a_balance_that_is_not_of_things_is_ranked() -> None:
    euros = replace(CHANGE, unit=Unit("eur_capita"))
    assert year_of(values_of(-9, 1, 3, 0, 4), euros).rank("077") == Rank(1, False, 1, 5)


def test_among_equals_there_is_no_rank() -> None:
    assert year_of(values_of(5.0, 5.0, 5.0, 5.0, 5.04), SHARE).rank("992") is None


def test_words_are_of_printed_values_beside_the_median() -> None:
    # 77,4 and 76,6 both print as 77: they are told alike.
    score = replace(SHARE, unit=Unit("score"), decimals=0)
    data = year_of(values_of(77.4, 76.6, 82.0, 60.0, 96.0), score)
    assert data.median == 77.0
    assert data.standing("077") is data.standing("179") is Standing.SAME
    assert data.standing("410") is Standing.SAME
    assert data.standing("435") is Standing.LOWER
    assert data.standing("992") is Standing.HIGHER
