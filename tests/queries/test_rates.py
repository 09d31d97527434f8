"""Rates of events: per 1 000 of the mean of the populations at the two ends of the year."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import paths
from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.queries.observations import BALANCE_RATES, indicator_values, mapped_indicators
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
from tests.views import real

RATIO = RegionRule.RATIO
FLOW, RATE = "natural_increase", "natural_increase_per_1000"
FRAME = [organisation("992", "1950-01-01", "2020-06-15"), organisation("992", "2023-12-01")]
"""The first ending and the last date make 2019 to 2023 the years that are covered."""

EVENTS = {
    "new_organisations_per_1000": "new_organisations",
    "ended_organisations_per_1000": "ended_organisations",
    "net_organisations_per_1000": "net_organisations",
}


def rates(rows: list[Row], code: str = RATE) -> dict[tuple[str, int], float]:
    """The values of a rate."""
    return values(indicator_values(tables(rows, FRAME), code, RATIO))


def rows_of(
    rows: list[Row], code: str, organisations: list[Row]
) -> dict[str, Mapping[str, object]]:
    """The rows of a rate in 2021 by area."""
    found = answer(indicator_values(tables(rows, [*FRAME, *organisations]), code, RATIO))
    return {row["area_code"]: row for row in found if row["year"] == 2021}


def test_people_are_counted_at_the_middle_of_the_year() -> None:
    # 1 200 at the beginning and 800 at the end: 5 people of 1 000, and not of 800.
    rows = [*everywhere(2023, 1200), *everywhere(2024, 800), *everywhere(2024, -5, FLOW)]
    assert rates(rows) == {(area, 2024): -5.0 for area in (*MEMBERS, REGION_CODE)}


@pytest.mark.parametrize("known", [[2023], [2024], [2022, 2024], [2023, 2025]])
def test_without_both_ends_of_the_year_there_is_no_rate(known: list[int]) -> None:
    people = [row for year in known for row in everywhere(year, 1000)]
    assert rates([*people, *everywhere(2024, -5, FLOW)]) == {}


def test_two_series_of_people_make_no_mean() -> None:
    people = [*everywhere(2023, 1000, series="old"), *everywhere(2024, 1000)]
    assert rates([*people, *everywhere(2024, -5, FLOW)]) == {}


def test_the_regions_rate_is_of_sums() -> None:
    # One municipality of 9 000 loses 90, the 21 others of 1 000 each lose nobody.
    people = [*everywhere(2023, 1000)[1:], *everywhere(2024, 1000)[1:]]
    people += [observation(MEMBERS[0], year, 9000) for year in (2023, 2024)]
    flows = [*everywhere(2024, 0, FLOW)[1:], observation(MEMBERS[0], 2024, -90, FLOW)]
    found = rates([*people, *flows])
    assert found[MEMBERS[0], 2024] == -10
    assert found[REGION_CODE, 2024] == pytest.approx(-90 / 30_000 * 1000)


@pytest.mark.parametrize("lacking", ["flow", "before", "after"])
def test_the_region_has_none_where_one_municipality_lacks_something(lacking: str) -> None:
    before, after = everywhere(2023, 1000), everywhere(2024, 1000)
    flows = everywhere(2024, -5, FLOW)
    {"flow": flows, "before": before, "after": after}[lacking].pop(0)
    assert {area for area, _ in rates([*before, *after, *flows])} == set(MEMBERS[1:])


def test_a_municipality_that_left_has_its_own_rate_and_none_in_the_region() -> None:
    rows = [*everywhere(2019, 1000), *everywhere(2020, 1000), *everywhere(2020, -5, FLOW)]
    rows += [observation(KUHMOINEN, year, 2000) for year in (2019, 2020)]
    found = rates([*rows, observation(KUHMOINEN, 2020, -100, FLOW)])
    assert (found[KUHMOINEN, 2020], found[REGION_CODE, 2020]) == (-50, -5)


@pytest.mark.parametrize(
    ("flow", "before", "now", "status"),
    [
        ("final", "final", "final", "final"),
        ("final", "derived", "final", "derived"),
        ("final", "final", "derived", "derived"),
        ("preliminary", "final", "final", "preliminary"),
        ("preliminary", "secondary", "final", "preliminary"),
        ("secondary", "derived", "preliminary", "secondary"),
    ],
)
def test_a_rate_is_as_final_as_the_weakest_of_its_three(
    flow: str, before: str, now: str, status: str
) -> None:
    rows = [*everywhere(2023, 1000, status=before), *everywhere(2024, 1000, status=now)]
    found = answer(
        indicator_values(tables([*rows, *everywhere(2024, 1, FLOW, status=flow)]), RATE, RATIO)
    )
    assert {row["status"] for row in found} == {status}


def test_a_rate_names_the_sources_of_the_flow_and_of_the_people() -> None:
    rows = [*everywhere(2023, 1000), *everywhere(2024, 1000)]
    flows = everywhere(2024, 1, FLOW, source="statfin_121w")
    found = answer(indicator_values(tables([*rows, *flows]), RATE, RATIO))
    assert {row["source_ids"] for row in found} == {("statfin_11ra", "statfin_121w")}


def test_the_flows_behind_a_stored_balance_are_not_known() -> None:
    rows = [*everywhere(2020, 1000), *everywhere(2021, 1000), *everywhere(2021, 30, FLOW)]
    assert all(row["base"] != row["base"] for row in rows_of(rows, RATE, []).values())


@pytest.mark.parametrize(
    ("code", "value", "base"),
    [
        ("new_organisations_per_1000", 3.0, 3),
        ("ended_organisations_per_1000", 2.0, 2),
        ("net_organisations_per_1000", 1.0, 5),
    ],
)
def test_a_rate_of_organisations_rests_on_all_that_came_and_went(
    code: str, value: float, base: int
) -> None:
    people = [*everywhere(2020, 900), *everywhere(2021, 1100)]
    came = [organisation("179", "2021-03-01")] * 3
    went = [organisation("179", "1990-01-01", "2021-05-01")] * 2
    found = rows_of(people, code, [*came, *went])
    assert (found["179"]["value"], found["179"]["base"]) == (value, base)
    assert (found["077"]["value"], found["077"]["base"]) == (0, 0)
    assert found[REGION_CODE]["value"] == pytest.approx(value / 22)
    assert found[REGION_CODE]["base"] == base


def test_a_net_change_of_nothing_may_be_of_many() -> None:
    people = [*everywhere(2020, 1000), *everywhere(2021, 1000)]
    moved = [organisation("179", "2021-03-01")] * 12
    moved += [organisation("179", "1990-01-01", "2021-05-01")] * 12
    found = rows_of(people, "net_organisations", moved)
    assert (found["179"]["value"], found["179"]["base"]) == (0, 24)


def test_each_balance_brings_its_rate_to_the_map() -> None:
    rows = [*everywhere(2024, 1, FLOW, source="statfin_121w"), *everywhere(2024, 1000)]
    found = {
        row["indicator_code"]: row["source_id"] for row in answer(mapped_indicators(tables(rows)))
    }
    assert found[RATE] == "statfin_121w"
    assert "net_immigration_per_1000" not in found
    counted = answer(mapped_indicators(tables(rows, FRAME)))
    assert set(EVENTS) <= {row["indicator_code"] for row in counted}


people = st.integers(1, 200_000)
drawn = st.tuples(people, people, st.integers(-3000, 3000))


@settings(max_examples=QUERIES)
@given(st.fixed_dictionaries(dict.fromkeys(MEMBERS, drawn)))
def test_rates_agree_with_computing_them_one_by_one(
    known: dict[str, tuple[int, int, int]],
) -> None:
    rows = [observation(area, 2023, one[0]) for area, one in known.items()]
    rows += [observation(area, 2024, one[1]) for area, one in known.items()]
    rows += [observation(area, 2024, one[2], FLOW) for area, one in known.items()]
    found = rates(rows)
    for area, (before, after, flow) in known.items():
        assert found[area, 2024] == pytest.approx(2000 * flow / (before + after))
    sums = [sum(part) for part in zip(*known.values(), strict=True)]
    assert found[REGION_CODE, 2024] == pytest.approx(2000 * sums[2] / (sums[0] + sums[1]))


def reference(name: str) -> list[dict[str, str]]:
    """The rows of a reference table, as its publisher's figures were collected."""
    with (paths.REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("code", BALANCE_RATES)
def test_every_rate_of_the_embedded_version_follows_from_the_publishers_rows(code: str) -> None:
    known = {
        (r["municipality_code"], r["year"]): int(r["population"])
        for r in reference("population.csv")
    }
    flows = {
        r["area_code"]: float(r["value"])
        for r in reference("context_indicators.csv")
        if r["indicator"] == code and r["period"] == "2025"
    }
    found = real.edition().values(BALANCE_RATES[code])
    shown = dict(zip(found["area_code"], found["value"], strict=True))
    assert set(shown) == {*MEMBERS, REGION_CODE} | (set(flows) & {KUHMOINEN})
    for area in MEMBERS:
        mean = (known[area, "2024"] + known[area, "2025"]) / 2
        assert shown[area] == pytest.approx(flows[area] / mean * 1000)
    total = sum(known[area, year] for area in MEMBERS for year in ("2024", "2025")) / 2
    assert shown[REGION_CODE] == pytest.approx(sum(flows[a] for a in MEMBERS) / total * 1000)


@pytest.mark.parametrize(
    ("code", "area", "value"),
    [
        # Jyväskylä: 116, -291 and 865 of (149 194 + 149 895) / 2 = 149 544.5.
        ("natural_increase", "179", 0.7757),
        ("net_intermunicipal_migration", "179", -1.9459),
        ("net_immigration", "179", 5.7842),
        # Laukaa: -37 of 18 843. Kivijärvi: -5 of 1 006.
        ("natural_increase", "410", -1.9636),
        ("net_intermunicipal_migration", "265", -4.9702),
    ],
)
def test_rates_counted_by_hand(code: str, area: str, value: float) -> None:
    found = real.edition().values(BALANCE_RATES[code])
    shown = found.loc[found["area_code"] == area]
    assert list(shown["year"]) == [2025]
    assert list(shown["value"]) == [pytest.approx(value, abs=0.00005)]
    assert list(shown["status"]) == ["derived"]


@pytest.mark.parametrize("code", EVENTS)
def test_rates_of_organisations_follow_from_the_counts_and_the_population(code: str) -> None:
    edition = real.edition()
    counts = edition.values(EVENTS[code]).set_index(["area_code", "year"])["value"]
    inhabitants = edition.values("population").set_index(["area_code", "year"])["value"]
    found = edition.values(code).set_index(["area_code", "year"])["value"]
    years = sorted({year for _, year in found.index})
    assert all(after == before + 1 for before, after in pairwise(years))
    assert len(found) == 23 * len(years)
    for area, year in found.index:
        mean = (inhabitants[area, year] + inhabitants[area, year - 1]) / 2
        assert found[area, year] == pytest.approx(counts[area, year] / mean * 1000)
