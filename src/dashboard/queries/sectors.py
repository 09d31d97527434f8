"""Organisations by sector: how many, and per 1 000 inhabitants; and what is said of each sector."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.places.areas import REGION_CODE
from dashboard.queries.organisations import (
    ACTIVE,
    counted,
    organisation_years,
    per_1000,
    rate_values,
)
from dashboard.queries.protocol import Tables
from dashboard.queries.region import sources_of

COLUMNS = (
    "area_code",
    "year",
    "sector",
    "count",
    "per_1000",
    "status",
    "source_ids",
    "count_source_ids",
)
FACT = ("fact_id", "value", "unit", "year", "certain", "address", "source_id")


def sector_values(tables: Tables) -> ir.Table:
    """Return the organisations of each sector by area and year, the region's among them.

    Columns: `COLUMNS`; `count` are those that have not ended by the end of the year, `per_1000`
    the same per thousand inhabitants, as final as these. `source_ids` are those of both,
    `count_source_ids` those of the count alone. A sector that no organisation has is not
    counted at all: its number is unknown, not zero.
    """
    organisations = tables["organisations"]
    sectors = organisations.filter(lambda t: t.sector.notnull()).select("sector").distinct()
    grid = organisation_years(tables).cross_join(sectors)
    municipal = counted(grid, organisations, ACTIVE).rename(area_code="municipality_code")
    region = (
        municipal.group_by("year", "sector")
        .aggregate(count=lambda t: t["count"].sum())
        .mutate(area_code=ibis.literal(REGION_CODE))
    )
    counts = municipal.union(region.select(*municipal.columns)).cross_join(
        organisations.aggregate(source_ids=sources_of)
    )
    counts = counts.mutate(count_source_ids=counts.source_ids)
    return per_1000(tables, counts).select(*COLUMNS)


def sector_rates(tables: Tables, sector: str) -> ir.Table:
    """Return the rates of a sector as values of its indicator."""
    return rate_values(sector_values(tables).filter(lambda t: t.sector == sector))


def sector_texts(tables: Tables) -> ir.Table:
    """Return what is said of each sector with the published fact that it rests on.

    Columns: those of the table `sector_texts` and those of `FACT`, missing where there is no fact.
    """
    facts = tables["published_facts"].select(*FACT)
    return (
        tables["sector_texts"]
        .left_join(facts, "fact_id")
        .drop("fact_id_right")
        .order_by("sector", "part", "order")
    )
