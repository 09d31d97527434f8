"""Stored values and the region beside its municipalities: today's members, values made of theirs.

The set of municipalities is today's in every year, so that no change is ever computed between
different sets. Values have the columns `COLUMNS`: area_code, year, series, period, value, status,
source_ids (an array), base (what a rate is computed of, else missing).
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import MUNICIPALITY_COUNT, REGION_CODE
from dashboard.queries.protocol import Tables

DERIVED_WITH = {"population": "statfin_121w"}
"""What a derived value of an indicator is computed with, beside the source of its row: the
population of 2024 is that of 2025 less the year's change."""

COLUMNS = ("area_code", "year", "series", "period", "value", "status", "source_ids", "base")


def members(tables: Tables) -> ir.Table:
    """Return today's municipalities of the region."""
    return tables["municipalities"].filter(lambda t: t.member_until.isnull())


def of_members(tables: Tables, values: ir.Table) -> ir.Table:
    """Return the values of today's municipalities."""
    return values.semi_join(members(tables), values.area_code == members(tables).municipality_code)


def stored_values(tables: Tables, code: str, rule: RegionRule) -> ir.Table:
    """Return the values of an indicator that is rows of observations, the region's by its rule."""
    values = (
        tables["observations"]
        .filter(lambda t: t.indicator_code == code)
        .mutate(source_ids=lambda t: _row_sources(t, code), base=ibis.null("float64"))
        .select(*COLUMNS)
    )
    if rule is not RegionRule.SUM:
        return values
    # A region value that a file brought along would stand beside the sum a second time.
    municipal = values.filter(lambda t: t.area_code != REGION_CODE)
    return municipal.union(region_sum(tables, municipal))


def _row_sources(rows: ir.Table, code: str) -> ir.ArrayValue:
    """Return the source of each row, and what it was derived with."""
    own = ibis.array([rows.source_id])
    if code not in DERIVED_WITH:
        return own
    both = ibis.array([rows.source_id, ibis.literal(DERIVED_WITH[code])]).unique().sort()
    return (rows.status == "derived").ifelse(both, own)


def population(tables: Tables) -> ir.Table:
    """Return the inhabitants of every area and year."""
    return stored_values(tables, "population", RegionRule.SUM)


def with_year_before(values: ir.Table) -> ir.Table:
    """Return values with `before`, that of the year before: status and sources are of both.

    Only consecutive years of one series have one; other values are left out.
    """
    window = ibis.window(group_by=["area_code", "series"], order_by="year")
    return (
        values.mutate(
            before=lambda t: t.value.lag().over(window),
            year_before=lambda t: t.year.lag().over(window),
            status_before=lambda t: t.status.lag().over(window),
            sources_before=lambda t: t.source_ids.lag().over(window),
        )
        .filter(lambda t: t.year_before == t.year - 1)
        .mutate(
            status=lambda t: less_final(t.status, t.status_before),
            source_ids=lambda t: t.source_ids.concat(t.sources_before).unique().sort(),
        )
        .drop("year_before", "status_before", "sources_before")
    )


def per_1000_of_year(tables: Tables, events: ir.Table) -> ir.Table:
    """Return what happened in a year per 1 000 inhabitants of that year, with both sources.

    Inhabitants are the mean of the populations at the two ends of the year: where one of them is
    missing there is no rate. The region's is a ratio of sums, since both are its own here.
    """
    inhabitants = with_year_before(population(tables)).select(
        "area_code",
        "year",
        mean=lambda t: (t.value + t.before) / 2,
        population_status="status",
        population_sources="source_ids",
    )
    return events.inner_join(inhabitants, ["area_code", "year"]).mutate(
        value=lambda t: t.value / t.mean * 1000,
        status=lambda t: less_final(t.status, t.population_status),
        source_ids=lambda t: t.source_ids.concat(t.population_sources).unique().sort(),
    )


def less_final(one: ir.StringValue, other: ir.StringValue) -> ir.StringValue:
    """Return the status of what is made of two values: final when both are."""
    return (one == "final").ifelse(other, one)


def sources_of(rows: ir.Table) -> ir.ArrayScalar:
    """Return the sources of stored rows, each once: one sample among them labels the whole."""
    return rows.source_id.collect(distinct=True).sort()


def sources_of_values(values: ir.Table) -> ir.ArrayScalar:
    """Return the sources of values that name theirs as arrays, each once."""
    return values.source_ids.collect(distinct=True).flatten().unique().sort()


def region_sum(tables: Tables, values: ir.Table) -> ir.Table:
    """Sum the 22 municipalities; a year that lacks one of them has no region value."""
    return (
        of_members(tables, values)
        .group_by("year", "series", "period")
        .aggregate(
            areas=lambda t: t.area_code.nunique(),
            value=lambda t: t.value.sum(),
            # The least final status wins: a sum is as final as its weakest part.
            status=lambda t: t.status.min(where=t.status != "final").fill_null("final"),
            source_ids=sources_of_values,
            base=lambda t: t.base.sum(),
        )
        .filter(lambda t: t.areas == MUNICIPALITY_COUNT)
        .mutate(area_code=ibis.literal(REGION_CODE))
        .select(*COLUMNS)
    )


def region_median(tables: Tables, values: ir.Table) -> ir.Table:
    """Take the median of those of the 22 municipalities that have a value; `base` counts them.

    It tells of one year. Years are compared by views, and only over one set of municipalities.
    """
    return (
        of_members(tables, values)
        .group_by("year", "series", "period")
        .aggregate(
            value=lambda t: t.value.median(),
            source_ids=sources_of_values,
            base=lambda t: t.value.count().cast("float64"),
        )
        .mutate(area_code=ibis.literal(REGION_CODE), status=ibis.literal("final"))
        .select(*COLUMNS)
    )
