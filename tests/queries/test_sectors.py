"""Organisations by sector at the end of a year, and per 1 000 inhabitants."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import Sector
from dashboard.queries.observations import SECTOR_INDICATORS, indicator_values
from dashboard.queries.sectors import COLUMNS, sector_values
from dashboard.store.engine import frame
from tests.queries.tables import (
    KUHMOINEN,
    MEMBERS,
    Row,
    answer,
    everywhere,
    observation,
    organisation,
    tables,
)
from tests.views import real

PENSIONERS, CARERS = Sector.PENSIONERS.value, Sector.CARERS.value
YEARS = range(2019, 2025)
INHABITANTS = [row for year in YEARS for row in everywhere(year, 2000)]
# The first ending and the last date make 2019 to 2023 the years that are covered.
FRAME = [organisation("992", "1950-01-01", "2020-06-15"), organisation("992", "2023-12-01")]


def of(sector: str, *dates: str | None, place: str = "179", source: str = "register") -> Row:
    """An organisation of a sector, registered and perhaps ended on a day."""
    return {**organisation(place, *dates, source=source), "sector": sector}  # type: ignore[arg-type]


def found(
    organisations: Sequence[Row], inhabitants: Iterable[Row] = INHABITANTS
) -> dict[tuple[str, int, str], dict[str, Any]]:
    """The values by area, year and sector; each once."""
    rows = answer(sector_values(tables(inhabitants, [*FRAME, *organisations])))
    by_key = {(row["area_code"], row["year"], row["sector"]): row for row in rows}
    assert len(by_key) == len(rows)
    return by_key


def counts(organisations: Sequence[Row], area: str, sector: str = PENSIONERS) -> dict[int, int]:
    return {
        year: row["count"]
        for (code, year, of_sector), row in found(organisations).items()
        if code == area and of_sector == sector
    }


def test_columns() -> None:
    assert tuple(sector_values(tables()).columns) == COLUMNS


def test_those_there_are_at_the_end_of_the_year() -> None:
    rows = [
        of(PENSIONERS, "1950-01-01"),
        of(PENSIONERS, "2020-12-31"),
        of(PENSIONERS, "2021-01-01", "2021-12-31"),
        of(PENSIONERS, "2021-01-01", "2022-01-01"),
        of(CARERS, "1950-01-01"),
    ]
    assert counts(rows, "179") == {2019: 1, 2020: 2, 2021: 3, 2022: 2, 2023: 2}
    assert counts(rows, "179", CARERS) == dict.fromkeys(range(2019, 2024), 1)


def test_a_municipality_without_any_has_none_which_is_a_number() -> None:
    rows = [of(PENSIONERS, "1950-01-01")]
    assert counts(rows, "077") == dict.fromkeys(range(2019, 2024), 0)
    assert len({area for area, _, _ in found(rows)}) == len(MEMBERS) + 1


def test_a_sector_that_no_organisation_has_is_not_counted_at_all() -> None:
    assert counts([of(PENSIONERS, "1950-01-01")], "179", CARERS) == {}
    assert found([]) == {}


def test_the_region_is_a_ratio_of_sums() -> None:
    inhabitants = [observation(code, 2023, 100_000 if code == "179" else 1_000) for code in MEMBERS]
    rows = [of(PENSIONERS, "1950-01-01", place=place) for place in ("179", "179", "435")]
    by_key = found(rows, inhabitants)
    assert by_key["179", 2023, PENSIONERS]["per_1000"] == pytest.approx(0.02)
    assert by_key["435", 2023, PENSIONERS]["per_1000"] == pytest.approx(1.0)
    region = by_key[REGION_CODE, 2023, PENSIONERS]
    assert region["count"] == 3
    # 3 among 121 000, not the mean of the rates.
    assert region["per_1000"] == pytest.approx(3 / 121)


def test_who_has_left_the_region_is_not_in_it() -> None:
    rows = [of(PENSIONERS, "1950-01-01", place=KUHMOINEN), of(PENSIONERS, "1950-01-01")]
    assert counts(rows, REGION_CODE)[2023] == 1
    assert not [area for area, _, _ in found(rows) if area == KUHMOINEN]


def test_a_year_without_inhabitants_has_no_rate() -> None:
    inhabitants = [row for row in INHABITANTS if row["year"] != 2021]
    years = {year for _, year, _ in found([of(PENSIONERS, "1950-01-01")], inhabitants)}
    assert years == {2019, 2020, 2022, 2023}


def test_the_sources_of_organisations_and_inhabitants_are_told() -> None:
    rows = [of(PENSIONERS, "1950-01-01", source="register")]
    ids = {one for row in found(rows).values() for one in row["source_ids"]}
    assert ids == {"register", "sample_organisations", "statfin_11ra"}


@pytest.mark.parametrize("sector", list(Sector))
def test_the_indicator_of_a_sector_holds_its_rates_on_its_counts(sector: Sector) -> None:
    rows = frame(sector_values(real.tables()))
    of_sector = rows[rows["sector"] == sector.value].set_index(["area_code", "year"])
    values = frame(indicator_values(real.tables(), SECTOR_INDICATORS[sector], RegionRule.RATIO))
    told = values.set_index(["area_code", "year"])
    assert len(told) > 100
    assert told["base"].to_dict() == of_sector["count"].astype(float).to_dict()
    for column, source in (("value", "per_1000"), ("status", "status")):
        assert told[column].to_dict() == of_sector[source].to_dict()
