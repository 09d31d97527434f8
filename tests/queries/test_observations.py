"""Stored values, the region's sum, and change: counted by hand on small tables."""

from __future__ import annotations

import ibis.expr.types as ir
import pytest

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.queries.observations import indicator_values, mapped_indicators
from dashboard.queries.region import COLUMNS
from tests.queries.tables import (
    KUHMOINEN,
    MEMBERS,
    Row,
    answer,
    everywhere,
    observation,
    organisation,
    tables,
    values,
)

SUM = RegionRule.SUM


def rising(year: int, indicator: str = "population") -> list[Row]:
    """Values 1, 2 ... 22: their sum is 253."""
    return [observation(code, year, n, indicator) for n, code in enumerate(MEMBERS, start=1)]


def change(rows: list[Row]) -> dict[tuple[str, int], float]:
    """The changes of population."""
    return values(indicator_values(tables(rows), "population_change_pct", RegionRule.RATIO))


def test_the_region_is_the_sum_of_its_22_municipalities() -> None:
    found = values(indicator_values(tables(rising(2024)), "population", SUM))
    assert found[REGION_CODE, 2024] == 253
    assert found["077", 2024] == 1
    assert found["992", 2024] == 22
    assert len(found) == 23


def test_a_year_that_lacks_a_municipality_has_no_sum() -> None:
    rows = [*rising(2023), *rising(2024)[:-1]]
    found = values(indicator_values(tables(rows), "population", SUM))
    assert found[REGION_CODE, 2023] == 253
    assert (REGION_CODE, 2024) not in found


def test_kuhmoinen_is_never_in_the_regions_sum() -> None:
    rows = [*rising(2019), observation(KUHMOINEN, 2019, 1000)]
    found = values(indicator_values(tables(rows), "population", SUM))
    assert found[REGION_CODE, 2019] == 253
    assert found[KUHMOINEN, 2019] == 1000


def test_kuhmoinen_does_not_stand_in_for_one_that_is_missing() -> None:
    rows = [*rising(2019)[:-1], observation(KUHMOINEN, 2019, 22)]
    assert (REGION_CODE, 2019) not in values(indicator_values(tables(rows), "population", SUM))


def test_each_series_has_its_own_sum() -> None:
    rows = [*everywhere(2024, 1), *everywhere(2024, 2, series="other")]
    sums = {
        row["series"]: row["value"]
        for row in answer(indicator_values(tables(rows), "population", SUM))
        if row["area_code"] == REGION_CODE
    }
    assert sums == {"statfin": 22, "other": 44}


def test_two_halves_of_the_region_in_two_series_make_no_sum() -> None:
    rows = [*everywhere(2024, 1)[:11], *everywhere(2024, 1, series="other")[11:]]
    assert (REGION_CODE, 2024) not in values(indicator_values(tables(rows), "population", SUM))


def test_a_sum_is_as_final_as_its_weakest_part() -> None:
    rows = rising(2024)
    rows[7] = observation(MEMBERS[7], 2024, 8, status="preliminary")
    found = answer(indicator_values(tables([*rows, *rising(2023)]), "population", SUM))
    status = {r["year"]: r["status"] for r in found if r["area_code"] == REGION_CODE}
    assert status == {2024: "preliminary", 2023: "final"}


def test_a_sum_names_every_source_of_its_parts() -> None:
    # Else a sum that holds sample values could be shown without their label.
    rows = rising(2024)
    rows[7] = observation(MEMBERS[7], 2024, 8, source="made_up")
    found = answer(indicator_values(tables([*rows, *rising(2023)]), "population", SUM))
    sources = {r["year"]: set(r["source_ids"]) for r in found if r["area_code"] == "MK13"}
    assert sources == {2024: {"made_up", "statfin_11ra"}, 2023: {"statfin_11ra"}}


@pytest.mark.parametrize("rule", [RegionRule.PUBLISHED, RegionRule.NONE])
def test_where_nothing_is_summed_the_published_value_stands_or_nothing(rule: RegionRule) -> None:
    rows = rising(2024, "age_65plus_pct")
    found = values(indicator_values(tables(rows), "age_65plus_pct", rule))
    assert (REGION_CODE, 2024) not in found
    published = observation(REGION_CODE, 2024, 26.3, "age_65plus_pct")
    found = values(indicator_values(tables([*rows, published]), "age_65plus_pct", rule))
    assert found[REGION_CODE, 2024] == 26.3


def test_an_indicator_holds_its_own_rows_only() -> None:
    rows = [*rising(2024), *everywhere(2024, 99, "natural_increase")]
    found = values(indicator_values(tables(rows), "population", SUM))
    assert max(found.values()) == 253


def test_change_is_counted_from_the_year_before() -> None:
    found = change([*everywhere(2023, 200), *everywhere(2024, 190)])
    assert found == {(area, 2024): -5.0 for area in (*MEMBERS, REGION_CODE)}


def test_the_regions_change_is_that_of_its_sum_and_not_a_mean() -> None:
    # One of 22 doubles from 100 to 200, the others stay: 2 200 -> 2 300.
    rows = [*everywhere(2023, 100), *everywhere(2024, 100)[1:], observation("077", 2024, 200)]
    found = change(rows)
    assert found["077", 2024] == 100
    assert found["992", 2024] == 0
    assert found[REGION_CODE, 2024] == pytest.approx(100 / 22)


def test_no_change_is_counted_over_a_gap() -> None:
    found = change([*everywhere(2021, 100), *everywhere(2023, 90), *everywhere(2024, 99)])
    assert {year for _, year in found} == {2024}
    assert found["179", 2024] == pytest.approx(10)


def test_no_change_is_counted_between_two_series() -> None:
    rows = [*everywhere(2023, 100, series="old"), *everywhere(2024, 90)]
    assert change(rows) == {}


def test_the_region_has_no_change_when_a_year_lacks_a_municipality() -> None:
    found = change([*everywhere(2023, 100)[1:], *everywhere(2024, 90)])
    assert {area for area, _ in found} == set(MEMBERS[1:])


def test_a_municipality_that_left_has_its_own_change_and_none_in_the_region() -> None:
    rows = [*everywhere(2019, 100), *everywhere(2020, 100)]
    rows += [observation(KUHMOINEN, 2019, 100), observation(KUHMOINEN, 2020, 50)]
    found = change(rows)
    assert found[KUHMOINEN, 2020] == -50
    assert found[REGION_CODE, 2020] == 0


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        ("final", "final", "final"),
        ("final", "preliminary", "preliminary"),
        ("derived", "final", "derived"),
        ("derived", "preliminary", "preliminary"),
    ],
)
def test_a_change_is_as_final_as_the_weaker_of_its_years(
    before: str, now: str, status: str
) -> None:
    rows = [*everywhere(2023, 100, status=before), *everywhere(2024, 90, status=now)]
    query = indicator_values(tables(rows), "population_change_pct", RegionRule.RATIO)
    assert {row["status"] for row in answer(query)} == {status}


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("population", RegionRule.SUM),
        ("age_65plus_pct", RegionRule.PUBLISHED),
        ("population_change_pct", RegionRule.RATIO),
        ("organisations", RegionRule.SUM),
        ("organisations_per_1000", RegionRule.RATIO),
        ("new_organisations", RegionRule.SUM),
        ("radar_score", RegionRule.MEDIAN),
        ("radar_grants", RegionRule.NONE),
        ("not_in_the_data", RegionRule.SUM),
    ],
)
def test_every_indicator_has_the_same_columns(code: str, rule: RegionRule) -> None:
    query = indicator_values(tables(), code, rule)
    assert isinstance(query, ir.Table)
    assert query.columns == COLUMNS
    assert answer(query) == []


def mapped(rows: list[Row], organisations: list[Row]) -> dict[str, set[str]]:
    """The indicators with values for municipalities, and their sources."""
    found: dict[str, set[str]] = {}
    for row in answer(mapped_indicators(tables(rows, organisations))):
        found.setdefault(row["indicator_code"], set()).add(row["source_id"])
    return found


def test_an_indicator_of_the_region_only_is_not_mapped() -> None:
    rows = [
        observation(REGION_CODE, 2024, 5330, "associations", source="prh"),
        observation("SSS", 2024, 100_000, "associations", source="prh"),
        observation("179", 2024, 21.5, "age_65plus_pct"),
    ]
    assert mapped(rows, []) == {"age_65plus_pct": {"statfin_11ra"}}


def test_derived_indicators_are_mapped_with_the_sources_of_what_they_are_made_of() -> None:
    rows = [observation("179", 2024, 149_194), observation("179", 2018, 140_000, source="older")]
    organisations = [organisation("179", "2001-05-02", source="sample_organisations")]
    assert mapped(rows, organisations) == {
        "population": {"statfin_11ra", "older"},
        "population_change_pct": {"statfin_11ra", "older"},
        "organisations": {"sample_organisations"},
        "organisations_per_1000": {"sample_organisations"},
        "new_organisations": {"sample_organisations"},
        "ended_organisations": {"sample_organisations"},
        "net_organisations": {"sample_organisations"},
        "new_organisations_per_1000": {"sample_organisations"},
        "ended_organisations_per_1000": {"sample_organisations"},
        "net_organisations_per_1000": {"sample_organisations"},
    }


def test_without_rows_nothing_is_mapped() -> None:
    assert mapped([], []) == {}
