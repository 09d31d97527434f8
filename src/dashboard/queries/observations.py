"""Values of one indicator: what is stored, what is derived, and the region's own value.

Every query here returns the same columns: area_code, year, series, period, value, status,
source_id (several joined by semicolons), base (what a rate is computed of, else missing). The
region's set of municipalities is today's 22 in every year, so that no change is ever computed
between different sets.
"""

from __future__ import annotations

from collections.abc import Callable

import ibis
import ibis.expr.types as ir

from dashboard.domain.areas import MUNICIPALITY_COUNT, REGION_CODE
from dashboard.domain.indicator import RegionRule
from dashboard.queries.protocol import Tables

COLUMNS = ("area_code", "year", "series", "period", "value", "status", "source_id", "base")
ORGANISATION_SERIES = "organisations"
ORGANISATION_INDICATORS = ("organisations", "organisations_per_1000", "new_organisations")


def indicator_values(tables: Tables, code: str, rule: RegionRule) -> ir.Table:
    """Return every value of an indicator, the region's among them by its rule."""
    if code in _DERIVED:
        return _DERIVED[code](tables)
    values = _stored(tables, code)
    if rule is not RegionRule.SUM:
        return values
    # A region value that a file brought along would stand beside the sum a second time.
    municipal = values.filter(lambda t: t.area_code != REGION_CODE)
    return municipal.union(_region_sum(tables, municipal))


def mapped_indicators(tables: Tables) -> ir.Table:
    """Return the indicators that have values for municipalities: indicator_code, source_id."""
    stored = (
        _of_members(tables, tables["observations"]).select("indicator_code", "source_id").distinct()
    )
    counted = tables["organisations"].select("source_id").distinct()
    change = stored.filter(lambda t: t.indicator_code == "population").mutate(
        indicator_code=ibis.literal("population_change_pct")
    )
    return stored.union(
        change,
        *(
            counted.mutate(indicator_code=ibis.literal(code)).select("indicator_code", "source_id")
            for code in ORGANISATION_INDICATORS
        ),
    )


def members(tables: Tables) -> ir.Table:
    """Return today's municipalities of the region."""
    return tables["municipalities"].filter(lambda t: t.member_until.isnull())


def _stored(tables: Tables, code: str) -> ir.Table:
    return (
        tables["observations"]
        .filter(lambda t: t.indicator_code == code)
        .mutate(base=ibis.null("float64"))
        .select(*COLUMNS)
    )


def _of_members(tables: Tables, values: ir.Table) -> ir.Table:
    return values.semi_join(members(tables), values.area_code == members(tables).municipality_code)


def _region_sum(tables: Tables, values: ir.Table) -> ir.Table:
    """Sum the 22 municipalities; a year that lacks one of them has no region value."""
    return (
        _of_members(tables, values)
        .group_by("year", "series", "period")
        .aggregate(
            areas=lambda t: t.area_code.nunique(),
            value=lambda t: t.value.sum(),
            # The least final status wins: a sum is as final as its weakest part.
            status=lambda t: t.status.min(where=t.status != "final").fill_null("final"),
            source_id=lambda t: _all_of(t.source_id),
            base=lambda t: t.base.sum(),
        )
        .filter(lambda t: t.areas == MUNICIPALITY_COUNT)
        .mutate(area_code=ibis.literal(REGION_CODE))
        .select(*COLUMNS)
    )


def _all_of(source_ids: ir.StringColumn) -> ir.StringScalar:
    """Join the sources of all parts: one sample among them labels the whole."""
    return source_ids.collect(distinct=True).sort().join(";")


def _population(tables: Tables) -> ir.Table:
    return indicator_values(tables, "population", RegionRule.SUM)


def _population_change_pct(tables: Tables) -> ir.Table:
    """Change from the year before, per cent; only between consecutive years of one series."""
    window = ibis.window(group_by=["area_code", "series"], order_by="year")
    return (
        _population(tables)
        .mutate(
            before=lambda t: t.value.lag().over(window),
            year_before=lambda t: t.year.lag().over(window),
            status_before=lambda t: t.status.lag().over(window),
        )
        .filter(lambda t: t.year_before == t.year - 1)
        .mutate(
            value=lambda t: (t.value - t.before) / t.before * 100,
            base=lambda t: t.before,
            status=lambda t: (t.status == "final").ifelse(t.status_before, t.status),
        )
        .select(*COLUMNS)
    )


def _organisation_years(tables: Tables) -> ir.Table:
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


def _organisation_counts(tables: Tables, *, new_only: bool) -> ir.Table:
    """Count organisations at the end of each year, or those registered during it."""
    organisations = tables["organisations"]
    source = organisations.aggregate(source_id=lambda t: _all_of(t.source_id))
    grid = _organisation_years(tables)
    end = grid.year.cast("string") + "-12-31"
    start = grid.year.cast("string") + "-01-01"
    counted = [
        grid.municipality_code == organisations.municipality_code,
        organisations.registered_on <= end,
        organisations.registered_on >= start
        if new_only
        else organisations.ended_on.isnull() | (organisations.ended_on > end),
    ]
    counts = (
        grid.left_join(organisations, counted)
        .group_by("municipality_code", "year")
        .aggregate(value=lambda t: t.organisation_id.count().cast("float64"))
        .cross_join(source)
        .mutate(
            area_code=lambda t: t.municipality_code,
            series=ibis.literal(ORGANISATION_SERIES),
            period=lambda t: t.year.cast("string"),
            status=ibis.literal("final"),
            base=ibis.null("float64"),
        )
        .select(*COLUMNS)
    )
    return counts.union(_region_sum(tables, counts))


def _organisations(tables: Tables) -> ir.Table:
    return _organisation_counts(tables, new_only=False)


def _new_organisations(tables: Tables) -> ir.Table:
    return _organisation_counts(tables, new_only=True)


def _organisations_per_1000(tables: Tables) -> ir.Table:
    """Organisations per 1 000 inhabitants; the region's value is a ratio of sums."""
    population = _population(tables).select(
        "area_code",
        "year",
        inhabitants="value",
        population_status="status",
        population_source="source_id",
    )
    return (
        _organisations(tables)
        .inner_join(population, ["area_code", "year"])
        .mutate(
            value=lambda t: t.value / t.inhabitants * 1000,
            base=lambda t: t.value,
            status=lambda t: t.population_status,
            source_id=lambda t: t.source_id + ";" + t.population_source,
        )
        .select(*COLUMNS)
    )


_DERIVED: dict[str, Callable[[Tables], ir.Table]] = {
    "population_change_pct": _population_change_pct,
    "organisations": _organisations,
    "organisations_per_1000": _organisations_per_1000,
    "new_organisations": _new_organisations,
}
"""Indicators that are computed; all others are rows of observations."""
