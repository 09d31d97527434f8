"""Organisations counted by municipality and year: active, new, ended, and their net change.

The values have the columns `region.COLUMNS`.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.queries.protocol import Tables
from dashboard.queries.region import COLUMNS, members, region_sum, sources_of

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


def organisation_counts(tables: Tables, what: str, sector: str | None = None) -> ir.Table:
    """Count organisations at the end of each year (`ACTIVE`), registered or ended during it.

    The first covered year knows who was active at its end, not who came and went during it: those
    that had ended are absent from the data. It has no count of `NEW` or `ENDED`. With a `sector` only its organisations are counted; a sector that no
    organisation has is not counted at all: its number is unknown, not zero.
    """
    organisations = tables["organisations"]
    if sector is not None:
        organisations = organisations.filter(lambda t: t.sector == sector)
    sources = organisations.aggregate(source_ids=sources_of).filter(
        lambda t: t.source_ids.notnull()
    )
    grid = organisation_years(tables)
    if what != ACTIVE:
        first = grid.aggregate(first=lambda t: t.year.min())
        grid = grid.cross_join(first).filter(lambda t: t.year > t.first).drop("first")
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
    same_place = grid.municipality_code == organisations.municipality_code
    counts = (
        grid.left_join(organisations, [same_place, *conditions[what]])
        .group_by("municipality_code", "year")
        .aggregate(value=lambda t: t.organisation_id.count().cast("float64"))
        .cross_join(sources)
        .mutate(
            area_code=lambda t: t.municipality_code,
            series=ibis.literal(SERIES),
            period=lambda t: t.year.cast("string"),
            status=ibis.literal("final"),
            base=ibis.null("float64"),
        )
        .select(*COLUMNS)
    )
    return counts.union(region_sum(tables, counts))


def net_change(tables: Tables) -> ir.Table:
    """Return those registered minus those ended during each year."""
    ended = organisation_counts(tables, ENDED).select("area_code", "year", gone="value")
    return (
        organisation_counts(tables, NEW)
        .inner_join(ended, ["area_code", "year"])
        .mutate(value=lambda t: t.value - t.gone)
        .select(*COLUMNS)
    )
