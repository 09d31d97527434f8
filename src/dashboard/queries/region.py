"""The region beside its municipalities: today's members, and values made of theirs.

The set of municipalities is today's in every year, so that no change is ever computed between
different sets. Values have the columns `COLUMNS`: area_code, year, series, period, value, status,
source_id (several joined by semicolons), base (what a rate is computed of, else missing).
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.areas import MUNICIPALITY_COUNT, REGION_CODE
from dashboard.queries.protocol import Tables

COLUMNS = ("area_code", "year", "series", "period", "value", "status", "source_id", "base")


def members(tables: Tables) -> ir.Table:
    """Return today's municipalities of the region."""
    return tables["municipalities"].filter(lambda t: t.member_until.isnull())


def of_members(tables: Tables, values: ir.Table) -> ir.Table:
    """Return the values of today's municipalities."""
    return values.semi_join(members(tables), values.area_code == members(tables).municipality_code)


def all_of(source_ids: ir.StringColumn) -> ir.StringScalar:
    """Join the sources of all parts: one sample among them labels the whole."""
    return source_ids.collect(distinct=True).sort().join(";")


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
            source_id=lambda t: all_of(t.source_id),
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
            source_id=lambda t: all_of(t.source_id),
            base=lambda t: t.value.count().cast("float64"),
        )
        .mutate(area_code=ibis.literal(REGION_CODE), status=ibis.literal("final"))
        .select(*COLUMNS)
    )
