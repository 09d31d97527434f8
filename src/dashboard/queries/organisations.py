"""Organisations counted by municipality and year: active, new, ended, and their net change.

The values have the columns `region.COLUMNS`.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.queries.protocol import Tables
from dashboard.queries.region import (
    COLUMNS,
    members,
    per_1000_of_year,
    population,
    region_sum,
    sources_of,
)

SERIES = "organisations"
ACTIVE, NEW, ENDED = "active", "new", "ended"


def organisation_years(tables: Tables) -> ir.Table:
    """Return each municipality and each year that the organisations' dates cover.

    Before the first known ending nobody knows who has ended; after the last date nothing is known.
    A year counts as covered at its end when the last date falls in December.
    """
    span = tables["organisations"].aggregate(
        first=lambda t: t.ended_on.min().fill_null(t.registered_on.max()),
        last=lambda t: ibis.greatest(t.registered_on.max(), t.ended_on.max().fill_null("")),
    )
    years = (
        tables["observations"]
        .filter(lambda t: t.indicator_code == "population")
        .select("year")
        .distinct()
        .cross_join(span)
        .filter(
            lambda t: (
                (t.year >= t.first.substr(0, 4).cast("int64") - 1)
                & (
                    t.year
                    <= t.last.substr(0, 4).cast("int64")
                    - (t.last.substr(5, 2) < "12").cast("int64")
                )
            )
        )
        .select("year")
    )
    return members(tables).select("municipality_code").cross_join(years)


def counted(grid: ir.Table, organisations: ir.Table, what: str) -> ir.Table:
    """Return the grid with its `count`: the organisations that are like a row in all but its year.

    They are those at the end of the year (`ACTIVE`), registered (`NEW`) or ended during it.
    """
    end = grid.year.cast("string") + "-12-31"
    start = grid.year.cast("string") + "-01-01"
    conditions = {
        ACTIVE: [
            organisations.registered_on <= end,
            organisations.ended_on.isnull() | (organisations.ended_on > end),
        ],
        NEW: [organisations.registered_on <= end, organisations.registered_on >= start],
        ENDED: [organisations.ended_on <= end, organisations.ended_on >= start],
    }
    alike = [grid[name] == organisations[name] for name in grid.columns if name != "year"]
    return (
        grid.left_join(organisations, [*alike, *conditions[what]])
        .group_by(*grid.columns)
        .aggregate(count=lambda t: t.organisation_id.count())
    )


def organisation_counts(tables: Tables, what: str) -> ir.Table:
    """Count organisations at the end of each year (`ACTIVE`), registered or ended during it.

    The first covered year knows who was active at its end, not who came and went during it: those
    that had ended are absent from the data. It has no count of `NEW` or `ENDED`.
    """
    organisations = tables["organisations"]
    grid = organisation_years(tables)
    if what != ACTIVE:
        first = grid.aggregate(first=lambda t: t.year.min())
        grid = grid.cross_join(first).filter(lambda t: t.year > t.first).drop("first")
    counts = (
        counted(grid, organisations, what)
        .cross_join(organisations.aggregate(source_ids=sources_of))
        .mutate(
            area_code=lambda t: t.municipality_code,
            series=ibis.literal(SERIES),
            period=lambda t: t.year.cast("string"),
            value=lambda t: t["count"].cast("float64"),
            status=ibis.literal("final"),
            base=ibis.null("float64"),
        )
        .select(*COLUMNS)
    )
    return counts.union(region_sum(tables, counts))


def per_1000(tables: Tables, counts: ir.Table) -> ir.Table:
    """Return counts with `per_1000` inhabitants, as final (`status`) as these, and both sources.

    `counts` have the columns area_code, year, count and source_ids, and perhaps others. A year
    without inhabitants has no rate; the region's is a ratio of sums.
    """
    inhabitants = population(tables).select(
        "area_code", "year", "status", inhabitants="value", population_sources="source_ids"
    )
    return counts.inner_join(inhabitants, ["area_code", "year"]).mutate(
        per_1000=lambda t: t["count"] / t.inhabitants * 1000,
        source_ids=lambda t: t.source_ids.concat(t.population_sources).unique().sort(),
    )


def rate_values(rates: ir.Table) -> ir.Table:
    """Return what `per_1000` gave as values of an indicator; a rate's base is its count."""
    return rates.mutate(
        series=ibis.literal(SERIES),
        period=lambda t: t.year.cast("string"),
        value=lambda t: t.per_1000,
        base=lambda t: t["count"].cast("float64"),
    ).select(*COLUMNS)


def organisation_rates(tables: Tables) -> ir.Table:
    """Return organisations per 1 000 inhabitants at the end of each year."""
    counts = organisation_counts(tables, ACTIVE)
    return rate_values(
        per_1000(tables, counts.select("area_code", "year", "source_ids", count="value"))
    )


def event_rates(tables: Tables, what: str) -> ir.Table:
    """Return those registered (`NEW`) or `ENDED` during each year per 1 000 inhabitants.

    The base of a rate is its count.
    """
    counts = organisation_counts(tables, what).mutate(base=lambda t: t.value)
    return per_1000_of_year(tables, counts).select(*COLUMNS)


def net_change_rates(tables: Tables) -> ir.Table:
    """Return the net change of each year per 1 000 inhabitants; its base is all that it nets."""
    return per_1000_of_year(tables, net_change(tables)).select(*COLUMNS)


def net_change(tables: Tables) -> ir.Table:
    """Return those registered minus those ended during each year; the base is their sum."""
    ended = organisation_counts(tables, ENDED).select("area_code", "year", gone="value")
    return (
        organisation_counts(tables, NEW)
        .inner_join(ended, ["area_code", "year"])
        .mutate(base=lambda t: t.value + t.gone, value=lambda t: t.value - t.gone)
        .select(*COLUMNS)
    )
