"""Organisations by sector: how many at the end of each year, and per 1 000 inhabitants."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import RegionRule
from dashboard.queries.observations import indicator_values
from dashboard.queries.organisations import organisation_years
from dashboard.queries.protocol import Tables
from dashboard.queries.region import sources_of

COLUMNS = ("area_code", "year", "sector", "count", "per_1000", "source_ids")


def sector_values(tables: Tables) -> ir.Table:
    """Return the organisations of each sector by area and year, the region's among them.

    Columns: `COLUMNS`; `count` are those that have not ended by the end of the year, `per_1000`
    the same per thousand inhabitants: the region's is a ratio of sums.
    """
    organisations = tables["organisations"]
    sectors = organisations.filter(lambda t: t.sector.notnull()).select("sector").distinct()
    sources = organisations.aggregate(source_ids=sources_of)
    grid = organisation_years(tables).cross_join(sectors)
    end = grid.year.cast("string") + "-12-31"
    counts = (
        grid.left_join(
            organisations.select(
                "organisation_id", "municipality_code", "sector", "registered_on", "ended_on"
            ),
            [
                grid.municipality_code == organisations.municipality_code,
                grid.sector == organisations.sector,
                organisations.registered_on <= end,
                organisations.ended_on.isnull() | (organisations.ended_on > end),
            ],
        )
        .group_by("municipality_code", "year", "sector")
        .aggregate(count=lambda t: t.organisation_id.count())
        .mutate(area_code=lambda t: t.municipality_code)
        .select("area_code", "year", "sector", "count")
    )
    region = (
        counts.group_by("year", "sector")
        .aggregate(count=lambda t: t["count"].sum())
        .mutate(area_code=ibis.literal(REGION_CODE))
        .select("area_code", "year", "sector", "count")
    )
    population = indicator_values(tables, "population", RegionRule.SUM).select(
        "area_code", "year", inhabitants="value", population_sources="source_ids"
    )
    return (
        counts.union(region)
        .inner_join(population, ["area_code", "year"])
        .cross_join(sources)
        .mutate(
            per_1000=lambda t: t["count"] / t.inhabitants * 1000,
            source_ids=lambda t: t.source_ids.concat(t.population_sources),
        )
        .select(*COLUMNS)
    )
