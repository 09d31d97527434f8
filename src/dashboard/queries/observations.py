"""Values of one indicator: what is stored, what is derived, and the region's own value.

Every query here returns the columns `region.COLUMNS`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import ibis
import ibis.expr.types as ir

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.sector import Sector
from dashboard.queries import organisations, radar
from dashboard.queries.protocol import Tables
from dashboard.queries.region import (
    COLUMNS,
    of_members,
    per_1000_of_year,
    population,
    stored_values,
    with_year_before,
)
from dashboard.queries.sectors import sector_rates

ORGANISATION_INDICATORS = (
    "organisations",
    "organisations_per_1000",
    "new_organisations",
    "ended_organisations",
    "net_organisations",
    "new_organisations_per_1000",
    "ended_organisations_per_1000",
    "net_organisations_per_1000",
)

BALANCE_RATES = {
    code: f"{code}_per_1000"
    for code in ("natural_increase", "net_intermunicipal_migration", "net_immigration")
}
"""The indicator of each stored balance of people: its persons per 1 000 inhabitants."""

MADE_OF = {"population_change_pct": "population"} | {
    rate: code for code, rate in BALANCE_RATES.items()
}
"""The stored indicator whose years a computed one has."""

SECTOR_INDICATORS = {sector.value: f"organisations_{sector.value}_per_1000" for sector in Sector}
"""The indicator of each sector: its organisations per 1 000 inhabitants."""


def indicator_values(tables: Tables, code: str, rule: RegionRule) -> ir.Table:
    """Return every value of an indicator, the region's among them by its rule."""
    if code in _DERIVED:
        return _DERIVED[code](tables)
    if code.startswith(radar.PREFIX):
        return radar.level_values(tables, code.removeprefix(radar.PREFIX))
    return stored_values(tables, code, rule)


def stored_sources(tables: Tables) -> ir.Table:
    """Return the sources of each stored indicator: indicator_code, source_id."""
    return tables["observations"].select("indicator_code", "source_id").distinct()


def mapped_indicators(tables: Tables) -> ir.Table:
    """Return the indicators that have values for municipalities: indicator_code, source_id."""
    stored = (
        of_members(tables, tables["observations"]).select("indicator_code", "source_id").distinct()
    )
    counted = tables["organisations"].select("source_id").distinct()
    computed = {stored_code: code for code, stored_code in MADE_OF.items()}
    made = stored.filter(lambda t: t.indicator_code.isin(list(computed))).mutate(
        indicator_code=lambda t: t.indicator_code.substitute(computed)
    )
    return stored.union(
        made,
        radar.radar_indicators(tables),
        *(
            counted.mutate(indicator_code=ibis.literal(code)).select("indicator_code", "source_id")
            for code in ORGANISATION_INDICATORS
        ),
        _sector_indicators(tables),
    )


def _sector_indicators(tables: Tables) -> ir.Table:
    """The indicators of those sectors that any organisation has."""
    return (
        tables["organisations"]
        .filter(lambda t: t.sector.notnull())
        .mutate(indicator_code=lambda t: ibis.literal("organisations_") + t.sector + "_per_1000")
        .select("indicator_code", "source_id")
        .distinct()
    )


def _population_change_pct(tables: Tables) -> ir.Table:
    """Change from the year before, per cent; only between consecutive years of one series."""
    return (
        with_year_before(population(tables))
        .mutate(
            value=lambda t: (t.value - t.before) / t.before * 100,
            base=lambda t: t.before,
        )
        .select(*COLUMNS)
    )


def _balance_rates(tables: Tables, code: str) -> ir.Table:
    """A stored balance of people per 1 000 inhabitants; the flows behind it are not known."""
    balances = stored_values(tables, code, RegionRule.SUM)
    return per_1000_of_year(tables, balances).select(*COLUMNS)


_DERIVED: dict[str, Callable[[Tables], ir.Table]] = {
    "population_change_pct": _population_change_pct,
    "organisations": partial(organisations.organisation_counts, what=organisations.ACTIVE),
    "organisations_per_1000": organisations.organisation_rates,
    "new_organisations": partial(organisations.organisation_counts, what=organisations.NEW),
    "ended_organisations": partial(organisations.organisation_counts, what=organisations.ENDED),
    "net_organisations": organisations.net_change,
    "new_organisations_per_1000": partial(organisations.event_rates, what=organisations.NEW),
    "ended_organisations_per_1000": partial(organisations.event_rates, what=organisations.ENDED),
    "net_organisations_per_1000": organisations.net_change_rates,
    **{rate: partial(_balance_rates, code=code) for code, rate in BALANCE_RATES.items()},
    radar.SCORE: radar.score_values,
    **{code: partial(sector_rates, sector=sector) for sector, code in SECTOR_INDICATORS.items()},
}
"""Indicators that are computed; all others are rows of observations."""
