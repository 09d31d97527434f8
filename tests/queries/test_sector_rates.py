"""Rates of a sector: its own organisations, the region as a ratio of sums, unknown is not zero."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import Sector
from dashboard.queries.observations import SECTOR_INDICATORS, indicator_values, mapped_indicators
from dashboard.queries.sectors import sector_texts
from tests.queries.tables import (
    answer,
    everywhere,
    observation,
    organisation,
    table,
    tables,
    values,
)

CARERS = SECTOR_INDICATORS["omaiset"]


def of_sector(municipality: str, sector: str | None, ended: str | None = None) -> dict[str, object]:
    return {**organisation(municipality, "1990-01-01", ended), "sector": sector}


def made() -> dict[str, object]:
    """A thousand people everywhere but 3 000 in 179; two years are covered."""
    people = [row for year in (2023, 2024) for row in everywhere(year, 1000)]
    people = [row for row in people if row["area_code"] != "179"]
    people += [observation("179", year, 3000) for year in (2023, 2024)]
    return tables(
        people,
        [
            of_sector("179", "omaiset"),
            of_sector("179", "omaiset", "2024-06-01"),
            of_sector("992", "omaiset"),
            of_sector("992", "vammaiset"),
            of_sector("992", None, "2023-12-31"),
            {**of_sector("992", None), "registered_on": "2024-12-30"},
        ],
    )


def test_a_rate_counts_its_own_sector_only() -> None:
    found = values(indicator_values(made(), CARERS, RegionRule.RATIO))
    assert found["179", 2023] == pytest.approx(2 / 3)
    assert found["179", 2024] == pytest.approx(1 / 3)
    assert found["992", 2024] == 1
    assert found["077", 2024] == 0


def test_the_region_is_a_ratio_of_sums() -> None:
    found = values(indicator_values(made(), CARERS, RegionRule.RATIO))
    assert found[REGION_CODE, 2024] == pytest.approx(2 / 24_000 * 1000)


def test_the_base_is_the_number_of_organisations() -> None:
    rows = answer(indicator_values(made(), CARERS, RegionRule.RATIO))
    assert {r["base"] for r in rows if r["area_code"] == "179" and r["year"] == 2023} == {2}


def test_a_sector_that_nobody_has_is_unknown_and_not_zero() -> None:
    assert (
        answer(indicator_values(made(), SECTOR_INDICATORS["elakelaiset"], RegionRule.RATIO)) == []
    )


def test_only_sectors_that_somebody_has_can_be_mapped() -> None:
    found = {row["indicator_code"] for row in answer(mapped_indicators(made()))}
    assert found & set(SECTOR_INDICATORS.values()) == {CARERS, SECTOR_INDICATORS["vammaiset"]}


def test_every_sector_has_an_indicator() -> None:
    assert set(SECTOR_INDICATORS) == {sector.value for sector in Sector}


def test_a_text_comes_with_its_fact_and_without_one_all_the_same() -> None:
    text = {"part": "does", "paragraph": 1, "text_fi": "a", "text_sv": "b", "text_en": "c"}
    fact = {
        "fact_id": "a-1",
        "topic": "t",
        "subject": "s",
        "measure": "m",
        "value": "5",
        "unit": "kpl",
        "year": 2020,
        "period": "2020",
        "note": None,
        "certain": True,
        "address": "https://example.org/",
        "source_id": "facts_kyt",
    }
    opened = {
        "published_facts": table("published_facts", [fact]),
        "sector_texts": table(
            "sector_texts",
            [
                {**text, "sector": "omaiset", "order": 2, "fact_id": None, "criterion_code": None},
                {**text, "sector": "omaiset", "order": 1, "fact_id": "a-1", "criterion_code": None},
            ],
        ),
    }
    first, second = answer(sector_texts(opened))
    assert (first["fact_id"], first["value"], first["certain"]) == ("a-1", "5", True)
    assert second["order"] == 2
    assert pd.isna(second["value"])
