"""A criterion of the radar over years: in how many municipalities it is in place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard.domain.practices.radar import Level
from dashboard.i18n.translator import Translator
from dashboard.views.trends.runs import Point, Run
from dashboard.views.trends.span import Moved, Span

IN_PLACE = "in_place"
"""The area code of the number of municipalities in which a criterion is in place."""


def in_place_run(runs: Sequence[Run], members: Collection[str], span: Span | None) -> Run | None:
    """Count yes by year among the municipalities that answered in both ends of the span.

    A year in which one of them did not answer has no number: it would be of another set. `base`
    is how many they are.
    """
    own = [run for run in runs if run.area in members]
    if not own:
        return None
    years = sorted({point.year for run in own for point in run.points})
    first, last = (years[-1], years[-1]) if span is None else (span.first, span.last)
    both = [run for run in own if run.at(first) and run.at(last)]
    points = []
    for year in years:
        of_year = [point for run in both if (point := run.at(year)) is not None]
        if of_year and len(of_year) == len(both):
            yes = sum(point.value == Level.YES for point in of_year)
            ids = frozenset[str]().union(*(point.source_ids for point in of_year))
            points.append(Point(year, float(yes), of_year[0].status, ids, float(len(both))))
    return Run(IN_PLACE, own[0].series, tuple(points)) if points else None


def counted(point: Point) -> str:
    """Return "12/22": in place in 12 of 22."""
    return f"{point.value:.0f}/{point.base:.0f}"


def level_finding(t: Translator, name: str, run: Run, span: Span) -> str:
    """Say in how many municipalities a criterion was and is in place."""
    before, now = run.at(span.first), run.at(span.last)
    assert before is not None
    assert now is not None
    return t(
        "trends.level_counts",
        indicator=name,
        place=t("app.region"),
        before=counted(before),
        since=span.first,
        now=counted(now),
        year=span.last,
    )


def level_note(t: Translator, run: Run, span: Span | None) -> tuple[str, ...]:
    """Say which municipalities are counted."""
    if span is None:
        return ()
    many = round(run.points[0].base or 0)
    return (t("trends.note_level_set", since=span.first, year=span.last, count=many),)


def level_way(t: Translator, found: Moved) -> str:
    """Say whether a level is better, the same or worse."""
    way = "up" if found.amount > 0 else "down" if found.amount < 0 else "same"
    return t(f"trends.level_{way}")
