"""The municipal radar: answers of a round, scores by municipality and theme, common criteria.

A score is the sum of weight x level over the answered criteria, divided by twice the sum of their
weights, times 100. Fewer answers than three quarters of the weights that were asked give none.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.practices.radar import MINIMUM_ANSWERED, Level
from dashboard.domain.source import SourceKind
from dashboard.queries.protocol import Tables
from dashboard.queries.region import (
    COLUMNS,
    of_members,
    region_median,
    sources_of,
    sources_of_values,
)

SCORE = "radar_score"
PREFIX = "radar_"
"""An indicator `radar_<criterion>` holds the levels of a criterion."""

_ALLOWANCE = 1e-9
"""Keeps weights such as 2.2 and 0.4, whose sums are not exact, from falling short of the minimum."""


def radar_criteria(tables: Tables) -> ir.Table:
    """Return the instrument in its own order."""
    return tables["radar_criteria"].order_by("order", "criterion_code")


def round_answers(tables: Tables) -> ir.Table:
    """Return one row for each municipality that took part in a round and each criterion asked.

    Columns: municipality_code, year, criterion_code, theme, weight, level (missing where not
    answered), note, source_ids (of the municipality's whole round), made_up (of the whole round).
    """
    answers, criteria = tables["radar_answers"], tables["radar_criteria"]
    taking_part = (
        answers.group_by("municipality_code", "year")
        .aggregate(source_ids=sources_of)
        .inner_join(_kinds_of_rounds(tables), "year")
        .select("municipality_code", "year", "source_ids", "made_up")
    )
    asked = taking_part.inner_join(
        criteria.select("criterion_code", "theme", "weight", "asked_from", "asked_until"),
        [
            criteria.asked_from <= taking_part.year,
            criteria.asked_until.isnull() | (taking_part.year <= criteria.asked_until),
        ],
    )
    return asked.left_join(
        answers.select("municipality_code", "year", "criterion_code", "level", "note"),
        ["municipality_code", "year", "criterion_code"],
    ).select(
        "municipality_code",
        "year",
        "criterion_code",
        "theme",
        "weight",
        "level",
        "note",
        "source_ids",
        "made_up",
    )


def scores(answers: ir.Table, *, by_theme: bool = False) -> ir.Table:
    """Return the score of each municipality and round (and theme) over `answers`.

    Takes what `round_answers` returns, or a part of it. Columns: municipality_code, year, theme
    where asked for, score (missing when too little was answered), source_ids.
    """
    keys = ["municipality_code", "year", *(["theme"] if by_theme else [])]
    return (
        answers.group_by(keys)
        .aggregate(
            asked=lambda t: t.weight.sum(),
            answered=lambda t: t.weight.sum(where=t.level.notnull()).fill_null(0.0),
            points=lambda t: (t.weight * t.level).sum(),
            source_ids=sources_of_values,
        )
        .mutate(score=lambda t: _score(t.points, t.answered, t.asked))
        .select(*keys, "score", "source_ids")
    )


def score_changes(tables: Tables) -> ir.Table:
    """Return the change of each score between any two rounds, like for like.

    It is computed over the criteria that the municipality answered in both rounds, by the weights
    of the later one, and missing when these are less than three quarters of the weights asked in
    both. None leads from a made-up round to an answered one. Columns: municipality_code, since,
    year, change.
    """
    now = round_answers(tables)
    before = now.select(
        "municipality_code", "criterion_code", "made_up", since="year", level_before="level"
    ).view()
    return (
        now.inner_join(
            before,
            [
                now.municipality_code == before.municipality_code,
                now.criterion_code == before.criterion_code,
                now.made_up == before.made_up,
                now.year > before.since,
            ],
        )
        .mutate(both=lambda t: t.level.notnull() & t.level_before.notnull())
        .group_by("municipality_code", "since", "year")
        .aggregate(
            asked=lambda t: t.weight.sum(),
            answered=lambda t: t.weight.sum(where=t.both).fill_null(0.0),
            points=lambda t: (t.weight * (t.level - t.level_before)).sum(where=t.both),
        )
        .mutate(change=lambda t: _score(t.points, t.answered, t.asked))
        .select("municipality_code", "since", "year", "change")
    )


def score_values(tables: Tables) -> ir.Table:
    """Return the scores as values of an indicator, the region's median among them.

    A series lasts as long as the same criteria are asked of the same kind of source: it is named
    by its first round.
    """
    answers = round_answers(tables)
    parts = answers.select(
        "year",
        part=answers.criterion_code
        + ":"
        + answers.weight.cast("string")
        + answers.made_up.ifelse(":made up", ""),
    )
    values = (
        scores(answers)
        .filter(lambda t: t.score.notnull())
        .inner_join(_series_of_rounds(parts), "year")
        .mutate(
            area_code=lambda t: t.municipality_code,
            value=lambda t: t.score,
            series=lambda t: ibis.literal(PREFIX) + t.first.cast("string"),
            period=lambda t: t.year.cast("string"),
            status=ibis.literal("final"),
            base=ibis.null("float64"),
        )
        .select(*COLUMNS)
    )
    return values.union(region_median(tables, values))


def level_values(tables: Tables, criterion: str) -> ir.Table:
    """Return the levels of a criterion as values of an indicator; the region has none.

    A series lasts as long as the answers are of the same kind of source.
    """
    kinds = _kinds_of_rounds(tables)
    return (
        tables["radar_answers"]
        .filter(lambda t: (t.criterion_code == criterion) & t.level.notnull())
        .inner_join(_series_of_rounds(kinds.select("year", part=kinds.made_up)), "year")
        .mutate(
            area_code=lambda t: t.municipality_code,
            value=lambda t: t.level.cast("float64"),
            source_ids=lambda t: ibis.array([t.source_id]),
            series=lambda t: ibis.literal(f"{PREFIX}{criterion}_") + t.first.cast("string"),
            period=lambda t: t.year.cast("string"),
            status=ibis.literal("final"),
            base=ibis.null("float64"),
        )
        .select(*COLUMNS)
    )


def radar_indicators(tables: Tables) -> ir.Table:
    """Return the radar's indicators that have answers of today's municipalities, with sources.

    Columns: indicator_code, source_id.
    """
    answers = tables["radar_answers"].mutate(area_code=lambda t: t.municipality_code)
    answered = of_members(tables, answers.filter(lambda t: t.level.notnull()))
    return (
        answered.mutate(indicator_code=ibis.literal(PREFIX) + answered.criterion_code)
        .select("indicator_code", "source_id")
        .union(
            answered.mutate(indicator_code=ibis.literal(SCORE)).select(
                "indicator_code", "source_id"
            )
        )
        .distinct()
    )


def published_results(tables: Tables) -> ir.Table:
    """Return the published results of radars with their facts' numbers and sources."""
    facts = tables["published_facts"].filter(lambda t: t.certain)
    return (
        tables["radar_published"]
        .inner_join(facts.select("fact_id", "value", "unit", "address", "source_id"), "fact_id")
        .order_by("order")
    )


def municipality_facts(tables: Tables) -> ir.Table:
    """Return what was published of single municipalities, with their facts' numbers and sources."""
    facts = tables["published_facts"].filter(lambda t: t.certain)
    named = facts.select("fact_id", "value", "unit", "period", "address", "source_id")
    return tables["municipality_facts"].inner_join(named, "fact_id").order_by("order")


def _score(points: ir.Column, answered: ir.Column, asked: ir.Column) -> ir.Value:
    """Return points as 0-100 of the answered weights; nothing when too little was answered."""
    return (answered >= MINIMUM_ANSWERED * asked - _ALLOWANCE).ifelse(
        points / (Level.YES.value * answered) * 100, ibis.null("float64")
    )


def _kinds_of_rounds(tables: Tables) -> ir.Table:
    """Return for each round's year whether made-up answers are in it (made_up).

    What is made up and what was answered are two series: no change leads from one to the other.
    """
    return (
        tables["radar_answers"]
        .inner_join(tables["sources"].select("source_id", "kind"), "source_id")
        .group_by("year")
        .aggregate(made_up=lambda t: (t.kind == SourceKind.SAMPLE.value).any())
    )


def _series_of_rounds(parts: ir.Table) -> ir.Table:
    """Return each round's year and the first year of its unbroken definition.

    `parts` has the columns year and part: a round is defined by all of its parts.
    """
    by_year = ibis.window(order_by="year")
    return (
        parts.distinct()
        .group_by("year")
        .aggregate(parts=lambda t: t.part.cast("string").collect().sort().join(","))
        .mutate(before=lambda t: t.parts.lag().over(by_year))
        .mutate(
            began=lambda t: (t.before.isnull() | (t.before != t.parts)).ifelse(
                t.year, ibis.null("int64")
            )
        )
        .mutate(first=lambda t: t.began.max().over(ibis.cumulative_window(order_by="year")))
        .select("year", "first")
    )
