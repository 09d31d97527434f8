"""The sample agrees with every published figure that it is made after."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.sector import Sector
from dashboard.sample.organisations import apportioned, sample_organisations
from tests.builders import MUNICIPALITIES, frames


def sample() -> list[dict[str, Any]]:
    rows = frames()["organisations"].astype("object").to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def active(year: int) -> list[dict[str, Any]]:
    """Who is active at the end of a year."""
    end = f"{year}-12-31"
    return [
        row
        for row in sample()
        if row["registered_on"] <= end
        and not (isinstance(row["ended_on"], str) and row["ended_on"] <= end)
    ]


def register(year: int) -> dict[str, int]:
    """The region's associations by class at the end of a year, as the register counted them."""
    rows = frames()["observations"]
    rows = rows[(rows["series"] == "register_all") & (rows["year"] == year)]
    codes = rows["indicator_code"].str.removeprefix("associations_class_")
    return {code: int(value) for code, value in zip(codes, rows["value"], strict=True)}


def test_classes_at_the_end_of_2024_are_the_registers() -> None:
    expected = register(2024)
    assert expected.pop("associations") == 5330
    assert Counter(row["purpose_class"] for row in active(2024)) == expected


def test_the_total_at_the_end_of_2023_is_the_registers() -> None:
    assert len(active(2023)) == register(2023)["associations"] == 5348


def test_yearly_totals_move_by_one_per_cent_at_most() -> None:
    totals = [len(active(year)) for year in range(2018, 2026)]
    assert all(abs(after - before) <= before * 0.01 for before, after in pairwise(totals))
    assert len(set(totals)) > 1


def test_some_are_founded_and_some_end_every_year() -> None:
    founded = Counter(row["registered_on"][:4] for row in sample())
    ended = Counter(row["ended_on"][:4] for row in sample() if isinstance(row["ended_on"], str))
    assert all(founded[str(year)] and ended[str(year)] for year in range(2019, 2026))


def test_440_have_a_sector_and_100_of_them_are_of_pensioners() -> None:
    sectors = Counter(row["sector"] for row in active(2024) if isinstance(row["sector"], str))
    assert sum(sectors.values()) == 440
    assert sectors[Sector.PENSIONERS] == 100
    assert set(sectors) == {str(sector) for sector in Sector}


def test_sectors_come_from_class_3_from_others_and_from_the_unclassified() -> None:
    classes = Counter(
        row["purpose_class"] for row in active(2024) if isinstance(row["sector"], str)
    )
    assert classes["3"] > classes["0"] > 0
    assert set(classes) - {"3", "0"}
    assert classes["3"] < 354


def test_they_are_shared_by_population_with_a_mild_advantage_for_small_ones() -> None:
    rows = frames()["observations"]
    rows = rows[(rows["indicator_code"] == "population") & (rows["year"] == 2024)]
    people = dict(zip(rows["area_code"], rows["value"], strict=True))
    count = Counter(row["municipality_code"] for row in active(2024))
    assert set(count) == set(MUNICIPALITIES)
    rate = {code: count[code] / people[code] * 1000 for code in MUNICIPALITIES}
    largest, smallest = max(rate, key=people.__getitem__), min(rate, key=people.__getitem__)
    assert (largest, smallest) == ("179", "435")
    assert 1 < rate[smallest] / rate[largest] < 2
    order = sorted(MUNICIPALITIES, key=people.__getitem__)
    assert all(count[small] <= count[large] for small, large in pairwise(order))


def test_nothing_can_be_taken_for_a_real_organisation() -> None:
    for row in sample():
        number = row["organisation_id"].removeprefix("sample-")
        assert re.fullmatch(r"\d{4}", number)
        assert row["name"] == f"Esimerkkiyhdistys {number} ry"
        assert row["source_id"] == "sample_organisations"
        assert not isinstance(row["website"], str)
    kinds = frames()["sources"].set_index("source_id")["kind"]
    assert kinds["sample_organisations"] == "sample"


def test_the_same_tables_give_the_same_sample() -> None:
    tables = frames()
    one = sample_organisations(tables["municipalities"], tables["observations"])
    shuffled = tables["observations"].sample(frac=1, random_state=1)
    assert one == sample_organisations(tables["municipalities"], shuffled)


@given(
    st.integers(min_value=0, max_value=10_000),
    st.dictionaries(st.text(max_size=3), st.floats(min_value=0.01, max_value=1e6), min_size=1),
)
def test_shares_make_the_whole_and_are_off_by_less_than_one(
    total: int, weights: dict[str, float]
) -> None:
    shares = apportioned(total, weights)
    assert sum(shares.values()) == total
    whole = sum(weights.values())
    for key, weight in weights.items():
        assert shares[key] == pytest.approx(total * weight / whole, abs=1.000001)
