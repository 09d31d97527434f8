"""The span of years that a change is looked at: from when to when, inside one series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.domain.comparisons.change import ToldChange, printed_change
from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.rounding import rounded
from dashboard.views.indicator.values import SMALL_BASE
from dashboard.views.radar.score_changes import ScoreChanges
from dashboard.views.trends.runs import Point, Run

PRINTED_OFF = 0.1
"""How far the per cent of the printed ends may be from the exact one, as a part of it."""


@dataclass(frozen=True, slots=True)
class Span:
    """First and last year, and the series that both belong to (nothing when they do not)."""

    first: int
    last: int
    series: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """How one area moved over a span: both points, the difference, per cent where it says something.

    `amount` is exact; `printed` is the difference of the ends as they are printed, so that a reader
    who subtracts them finds the same. `percent` is missing where the first value is not
    above zero, rests on few, is itself a percentage, or where the ends as they are printed give
    another one: "0,5 %" beside "0,10 → 0,09" would contradict them.
    `alike` tells of a change like for like (a score's) that is not the difference of the ends:
    `amount` and `printed` are then of it. `same` tells that all years between are of the same
    questions: of others no year is the highest, and `last` is the last year's change of its own.
    """

    area: str
    before: Point
    now: Point
    amount: float
    printed: float
    percent: float | None
    alike: bool = False
    same: bool = True
    last: ToldChange | None = None


def span_of(runs: Sequence[Run], first: int | None, last: int | None) -> Span | None:
    """Return the span asked for, or the whole of the latest series; nothing without two years.

    A year that no run has is replaced by the nearest end of the latest series.
    """
    by_series: dict[str, set[int]] = {}
    for run in runs:
        by_series.setdefault(run.series, set()).update(point.year for point in run.points)
    if not by_series:
        return None
    latest = max(by_series, key=lambda series: (max(by_series[series]), len(by_series[series])))
    everything = sorted(set().union(*by_series.values()))
    fits = last is not None and last in everything and last > everything[0]
    end = last if last is not None and fits else max(by_series[latest])
    of_end = [s for s, years in by_series.items() if end in years]
    home = max(of_end, key=lambda series: len(by_series[series]))
    begin = first if first in everything and first < end else min(by_series[home])
    if begin >= end:
        earlier = [year for year in everything if year < end]
        if not earlier:
            return None
        begin = earlier[0]
    shared = next((s for s in of_end if begin in by_series[s]), None)
    return Span(begin, end, shared)


def ends_of(run: Run, span: Span) -> tuple[Point, Point] | None:
    """Return the points of the span's years; nothing for another series or a missing value."""
    before, now = run.at(span.first), run.at(span.last)
    if run.series != span.series or before is None or now is None:
        return None
    return before, now


def missing_ends(runs: Sequence[Run], span: Span) -> tuple[int, ...]:
    """Return which of the span's years the runs of an area have no value for."""
    own = [run for run in runs if span.series in (None, run.series)]
    return tuple(
        dict.fromkeys(
            year for year in (span.first, span.last) if not any(run.at(year) for run in own)
        )
    )


def moved(
    run: Run, span: Span, indicator: Indicator, own: ScoreChanges | None = None
) -> Moved | None:
    """Return how a run moved over a span; nothing when it lacks an end of it.

    `own` are the changes of scores like for like: one that is not computable is not told from the
    ends either.
    """
    found = ends_of(run, span)
    told = None if found is None else _told(run.area, *found, indicator, own or {})
    if found is None or told is None:
        return None
    before, now = found
    amount = now.value - before.value
    points = run.between(span.first, span.last) if own else ()
    steps = [_told(run.area, one, later, indicator, own or {}) for one, later in pairwise(points)]
    has_last = len(points) > 2 and points[-2].year == now.year - 1
    return Moved(
        run.area,
        before,
        now,
        told.amount if told.alike else amount,
        told.amount,
        _percent(before, now, amount, indicator),
        alike=told.alike,
        same=not any(step is None or step.alike for step in (told, *steps)),
        last=steps[-1] if has_last else None,
    )


def _told(
    area: str, before: Point, now: Point, indicator: Indicator, own: ScoreChanges
) -> ToldChange | None:
    difference = ToldChange(printed_change(before.value, now.value, indicator.decimals))
    return own.get((before.year, now.year), {}).get(area, difference)


def is_rate_of_few(point: Point, indicator: Indicator) -> bool:
    """Tell whether a rate is computed of so few that one more or less moves it visibly."""
    unit = indicator.unit
    rate = not unit.is_count and not unit.is_scale
    return rate and point.base is not None and point.base < SMALL_BASE


def rests_on_few(point: Point, indicator: Indicator) -> bool:
    """Tell the same of a rate or of a count of organisations; a balance has no base."""
    counted = indicator.unit.is_count and not indicator.is_balance
    return is_rate_of_few(point, indicator) or (counted and point.value < SMALL_BASE)


def _percent(before: Point, now: Point, amount: float, indicator: Indicator) -> float | None:
    few = before.value if indicator.unit.is_count else before.base
    small = few is not None and few < SMALL_BASE
    if before.value <= 0 or small or not indicator.is_from_zero:
        return None
    start, end = (rounded(point.value, indicator.decimals) for point in (before, now))
    if not start or abs((end - start) / start * before.value - amount) > abs(amount) * PRINTED_OFF:
        return None
    return amount / before.value * 100
