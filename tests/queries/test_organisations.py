"""Organisations at the end of a year, those registered during it, and per inhabitants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.queries.observations import indicator_values
from tests.queries.tables import (
    KUHMOINEN,
    MEMBERS,
    QUERIES,
    Row,
    answer,
    everywhere,
    observation,
    organisation,
    tables,
    values,
)

YEARS = range(2018, 2027)
INHABITANTS = [row for year in YEARS for row in everywhere(year, 1000)]

# The first ending and the last date make 2019 to 2023 the years that are covered.
FRAME = [organisation("992", "1950-01-01", "2020-06-15"), organisation("992", "2023-12-01")]


def counts(
    organisations: Sequence[Row], code: str = "organisations"
) -> dict[tuple[str, int], float]:
    """The values of an indicator of organisations."""
    return values(indicator_values(tables(INHABITANTS, organisations), code, RegionRule.SUM))


def years(organisations: Sequence[Row]) -> list[int]:
    """The years that an indicator of organisations has values for."""
    return sorted({year for _, year in counts(organisations)})


@pytest.mark.parametrize(
    ("registered", "ended", "counted"),
    [
        ("2021-12-31", None, {2021, 2022, 2023}),
        ("2022-01-01", None, {2022, 2023}),
        ("1919-01-02", None, {2019, 2020, 2021, 2022, 2023}),
        ("2000-05-05", "2021-12-30", {2019, 2020}),
        ("2000-05-05", "2021-12-31", {2019, 2020}),
        ("2000-05-05", "2022-01-01", {2019, 2020, 2021}),
        ("2021-02-01", "2021-11-30", set()),
    ],
)
def test_an_organisation_counts_when_it_is_in_the_register_on_the_last_day(
    registered: str, ended: str | None, counted: set[int]
) -> None:
    found = counts([*FRAME, organisation("179", registered, ended)])
    assert {year for year in range(2019, 2024) if found["179", year] == 1} == counted
    assert {found["179", year] for year in range(2019, 2024)} <= {0, 1}


def test_a_municipality_without_organisations_has_none_and_is_not_missing() -> None:
    found = counts(FRAME)
    assert {area for area, year in found if year == 2023} == {*MEMBERS, REGION_CODE}
    assert found["435", 2023] == 0
    assert found["992", 2019] == 1
    assert found["992", 2023] == 1
    assert found[REGION_CODE, 2023] == 1


def test_the_region_counts_its_22_municipalities_and_not_kuhmoinen() -> None:
    found = counts(
        [*FRAME, organisation("179", "2001-01-01"), organisation(KUHMOINEN, "2001-01-01")]
    )
    assert found[REGION_CODE, 2019] == 2
    assert (KUHMOINEN, 2019) not in found


@pytest.mark.parametrize(
    ("registered", "ended", "year"),
    [
        ("2021-01-01", None, 2021),
        ("2021-12-31", None, 2021),
        ("2021-03-01", "2021-04-01", 2021),
        ("2022-01-01", "2023-01-01", 2022),
    ],
)
def test_a_new_organisation_counts_in_its_year_even_when_it_ended(
    registered: str, ended: str | None, year: int
) -> None:
    found = counts([*FRAME, organisation("179", registered, ended)], "new_organisations")
    assert {y for y in range(2020, 2024) if found["179", y] == 1} == {year}
    assert found[REGION_CODE, year] == 1 + (year == 2023)


@pytest.mark.parametrize("code", ["new_organisations", "ended_organisations", "net_organisations"])
def test_the_first_covered_year_does_not_know_who_came_and_went(code: str) -> None:
    # Those that had ended before 2019 was over are absent: 2019 would seem to have had few.
    assert years(FRAME)[0] == 2019
    assert min(year for _, year in counts(FRAME, code)) == 2020


def test_counting_begins_with_the_year_before_the_first_known_ending() -> None:
    # Before that nobody knows who had ended.
    started = organisation("179", "2024-12-31")
    assert years([started, organisation("179", "1950-01-01", "2020-01-01")])[0] == 2019
    assert years([started, organisation("179", "1950-01-01", "2022-12-31")])[0] == 2021


@pytest.mark.parametrize(
    ("last", "year"), [("2024-12-01", 2024), ("2024-11-30", 2023), ("2025-01-02", 2024)]
)
def test_counting_ends_with_the_last_year_whose_december_is_known(last: str, year: int) -> None:
    ended = organisation("179", "1950-01-01", "2020-06-15")
    assert years([ended, organisation("179", last)])[-1] == year
    assert years([ended, organisation("179", "1950-01-01", last)])[-1] == year


def test_where_no_ending_is_known_only_the_last_years_are_counted() -> None:
    assert years([organisation("179", "1950-01-01"), organisation("179", "2024-12-20")]) == [
        2023,
        2024,
    ]


def test_years_without_population_are_not_counted() -> None:
    rows = everywhere(2021, 1000)
    query = indicator_values(tables(rows, FRAME), "organisations", RegionRule.SUM)
    assert {year for _, year in values(query)} == {2021}


def test_the_regions_rate_is_a_ratio_of_sums_and_not_a_mean_of_rates() -> None:
    # 3 organisations for 9 000 in one municipality, 1 for 1 000 in another, 20 empty ones of 500.
    people = [observation(code, 2021, 500) for code in MEMBERS]
    people[0] = observation(MEMBERS[0], 2021, 9000)
    people[1] = observation(MEMBERS[1], 2021, 1000)
    organisations = [organisation(MEMBERS[0], "2000-01-01")] * 3
    organisations += [organisation(MEMBERS[1], "2000-01-01"), *FRAME]
    found = values(
        indicator_values(tables(people, organisations), "organisations_per_1000", RegionRule.RATIO)
    )
    assert found[MEMBERS[0], 2021] == pytest.approx(1 / 3)
    assert found[MEMBERS[1], 2021] == pytest.approx(1)
    assert found["435", 2021] == 0
    # One of the frame ended in 2020, the other was not there yet: 4 of 20 000.
    assert found[REGION_CODE, 2021] == pytest.approx(4 / 20_000 * 1000)


def test_without_its_population_a_municipality_has_no_rate_and_neither_has_the_region() -> None:
    people = everywhere(2021, 1000)[1:]
    found = values(
        indicator_values(tables(people, FRAME), "organisations_per_1000", RegionRule.RATIO)
    )
    assert {area for area, _ in found} == set(MEMBERS[1:])


def test_a_rate_is_as_final_as_the_population_it_rests_on() -> None:
    people = everywhere(2021, 1000, status="derived")
    query = indicator_values(tables(people, FRAME), "organisations_per_1000", RegionRule.RATIO)
    assert {row["status"] for row in answer(query)} == {"derived"}


def test_a_rate_rests_on_the_count_that_it_was_made_from() -> None:
    organisations = [organisation("179", "2000-01-01")] * 3
    query = indicator_values(
        tables(INHABITANTS, [*organisations, *FRAME]), "organisations_per_1000", RegionRule.RATIO
    )
    base = {row["area_code"]: row["base"] for row in answer(query) if row["year"] == 2021}
    assert (base["179"], base["435"], base[REGION_CODE]) == (3, 0, 3)


@pytest.mark.parametrize(
    ("code", "sources"),
    [
        ("organisations", {"sample_organisations"}),
        ("new_organisations", {"sample_organisations"}),
        ("organisations_per_1000", {"sample_organisations", "statfin_11ra"}),
    ],
)
def test_values_carry_the_sources_of_every_table_behind_them(code: str, sources: set[str]) -> None:
    rows = answer(indicator_values(tables(INHABITANTS, FRAME), code, RegionRule.SUM))
    assert {row["area_code"] for row in rows} == {*MEMBERS, REGION_CODE}
    for row in rows:
        assert set(row["source_ids"]) == sources


@pytest.mark.parametrize("code", ["organisations", "new_organisations"])
def test_counts_of_organisations_of_two_sources_name_both(code: str) -> None:
    # Else one real row would take the label off all the sample ones.
    organisations = [*FRAME, organisation("179", "2021-05-05", source="prh")]
    rows = answer(indicator_values(tables(INHABITANTS, organisations), code, RegionRule.SUM))
    (region,) = [r for r in rows if (r["area_code"], r["year"]) == (REGION_CODE, 2021)]
    assert set(region["source_ids"]) == {"prh", "sample_organisations"}


def test_every_year_has_its_period_and_series() -> None:
    for code in ("organisations", "organisations_per_1000", "new_organisations"):
        rows = answer(indicator_values(tables(INHABITANTS, FRAME), code, RegionRule.SUM))
        assert {row["series"] for row in rows} == {"organisations"}
        assert all(row["period"] == str(row["year"]) for row in rows)


days = st.dates(date(2019, 1, 1), date(2023, 12, 31)).map(date.isoformat)
lives = st.lists(
    st.tuples(days, st.none() | days).filter(lambda life: life[1] is None or life[0] <= life[1]),
    max_size=4,
)


@settings(max_examples=QUERIES)
@given(st.fixed_dictionaries(dict.fromkeys((*MEMBERS, KUHMOINEN), lives)))
def test_counting_agrees_with_counting_one_by_one(
    drawn: dict[str, list[tuple[str, str | None]]],
) -> None:
    # Each municipality is an example of its own, all of them counted by one query.
    organisations = [organisation(area, *life) for area, own in drawn.items() for life in own]
    there = counts([*organisations, *FRAME])
    new = counts([*organisations, *FRAME], "new_organisations")
    known = drawn | {
        "992": [*drawn["992"], ("1950-01-01", "2020-06-15"), ("2023-12-01", None)],
    }
    for year in range(2019, 2024):
        for area in MEMBERS:
            assert there[area, year] == sum(
                since <= f"{year}-12-31" and (until is None or until > f"{year}-12-31")
                for since, until in known[area]
            )
            if year > 2019:
                assert new[area, year] == sum(
                    since.startswith(str(year)) for since, _ in known[area]
                )
        assert there[REGION_CODE, year] == sum(there[area, year] for area in MEMBERS)
