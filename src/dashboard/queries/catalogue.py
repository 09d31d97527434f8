"""The small tables that describe the others: municipalities, indicators, sources, series, facts."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.measures.indicator import Polarity, ReferenceDay, RegionRule, Scale
from dashboard.domain.measures.unit import LEVEL
from dashboard.domain.selection import LANGUAGES
from dashboard.queries.protocol import Tables
from dashboard.queries.radar import PREFIX

RADAR_ORDER = 400
"""Where the radar's criteria stand in the catalogue of indicators: after its score."""

_UNTOLD = ("numerator", "denominator", "limits")
"""Of a criterion its question says it."""


def municipalities(tables: Tables) -> ir.Table:
    """Return all municipalities, former members too, by their Finnish name's code order."""
    return tables["municipalities"].order_by("municipality_code")


def indicators(tables: Tables) -> ir.Table:
    """Return the catalogue of indicators in its own order, one for each criterion of the radar.

    The instrument is data: a criterion becomes an indicator without an entry of its own. Class
    limits are an array, missing where they are computed.
    """
    stored = tables["indicators"].mutate(
        classes=lambda t: t.classes.split(";").cast("array<float64>")
    )
    levels = tables["radar_criteria"].mutate(
        indicator_code=lambda t: ibis.literal(PREFIX) + t.criterion_code,
        theme=ibis.literal("radar"),
        unit=ibis.literal(str(LEVEL)),
        decimals=ibis.literal(0, "int64"),
        polarity=ibis.literal(Polarity.MORE_IS_BETTER.value),
        region_rule=ibis.literal(RegionRule.NONE.value),
        scale=ibis.literal(Scale.AMOUNT.value),
        classes=ibis.literal([1.0, 2.0]),
        reference_day=ibis.literal(ReferenceDay.ROUND.value),
        source_code=ibis.literal("radar_answers"),
        order=lambda t: t.order + RADAR_ORDER,
        **{f"name_{lang}": f"short_{lang}" for lang in LANGUAGES},
        **{
            f"description_{lang}": lambda t, lang=lang: t[f"text_{lang}"] + " " + t[f"help_{lang}"]
            for lang in LANGUAGES
        },
        **{f"{part}_{lang}": ibis.null("string") for part in _UNTOLD for lang in LANGUAGES},
    )
    return stored.union(levels.select(*stored.columns)).order_by("order", "indicator_code")


def sources(tables: Tables) -> ir.Table:
    """Return all sources."""
    return tables["sources"].order_by("source_id")


def series(tables: Tables) -> ir.Table:
    """Return all series with their notes."""
    return tables["series"].order_by("series")


def series_of_indicators(tables: Tables) -> ir.Table:
    """Return which series each stored indicator has, with its first and last year."""
    return (
        tables["observations"]
        .group_by("indicator_code", "series")
        .aggregate(first=lambda t: t.year.min(), last=lambda t: t.year.max())
        .order_by("indicator_code", "first")
    )


def boundaries(tables: Tables) -> ir.Table:
    """Return the map's municipalities with their border in metres (EPSG:3067) as WKB."""
    return tables["boundaries"].select("municipality_code", "scale", "geometry_3067", "source_id")


def certain_facts(tables: Tables) -> ir.Table:
    """Return published facts that may be shown: uncertain readings are left out."""
    return tables["published_facts"].filter(lambda t: t.certain)


def source_ids(tables: Tables, table: str) -> ir.Table:
    """Return the sources that a table's rows come from."""
    return tables[table].select("source_id").distinct().order_by("source_id")
