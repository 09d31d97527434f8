"""What has changed: the largest real changes of an area since the year before, by one rule.

A change is real when it is at least twice the usual variation of the yearly changes before it, in
one series over at least five consecutive years, from a base of at least 20. It is unusual when it
differs as much from their mean: a steady course is real, but no news. Indicators that say the same
thing in two ways count once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, stdev

import pandas as pd

from dashboard.domain.indicator import Indicator
from dashboard.views.indicator.values import SMALL_BASE
from dashboard.views.shared.amounts import difference, printed
from dashboard.views.shared.card import marked, used_sources
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.runs import Point, Run, runs_of

MINIMUM_YEARS = 5
REAL = 2.0
MOST = 3

INDICATORS = (
    "population",
    "organisations",
    "organisations_per_1000",
    "new_organisations",
    "ended_organisations",
    "radar_score",
)
"""Indicators that are looked at; `SAME` are those of which one is told."""

SAME = {"organisations_per_1000": "organisations"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One real change: its sentence, and the indicator that the sentence's view shows."""

    sentence: str
    indicator: str
    since: int
    year: int


def what_changed(
    catalogue: Catalogue, frames: Mapping[str, pd.DataFrame], area: str
) -> tuple[Changed, ...]:
    """Return the real changes of an area: the unusual first, then the largest by its variation."""
    found: dict[str, tuple[_Size, Changed]] = {}
    for code in INDICATORS:
        if code not in frames or code not in catalogue.indicators:
            continue
        indicator = catalogue.indicators[code]
        runs = runs_of(frames[code], [area])
        points = _unbroken(runs[-1]) if runs else ()
        size = _size(points, indicator)
        if size is None or size.size < REAL:
            continue
        family = SAME.get(code, code)
        if family not in found or found[family][0] < size:
            found[family] = (size, _changed(catalogue, indicator, area, points, size))
    ordered = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
    return tuple(changed for _, changed in ordered[:MOST])


@dataclass(frozen=True, slots=True, order=True)
class _Size:
    """A change in multiples of the usual variation, and the mean of the changes before it."""

    unusual: bool
    size: float
    usual: float


def _size(points: Sequence[Point], indicator: Indicator) -> _Size | None:
    """Return how large the last change is; nothing when it is not judged."""
    if len(points) < MINIMUM_YEARS or indicator.is_balance:
        return None
    before, now = points[-2:]
    base = before.value if indicator.unit.is_count else before.base
    if base is not None and base < SMALL_BASE:
        return None
    amount = now.value - before.value
    smallest = 10.0**-indicator.decimals
    if abs(amount) < smallest:
        return None
    steps = _steps(points[:-1])
    # What cannot be seen in print is no variation to measure by.
    variation, usual = max(stdev(steps), smallest), mean(steps)
    return _Size(abs(amount - usual) >= REAL * variation, abs(amount) / variation, usual)


def _unbroken(run: Run) -> tuple[Point, ...]:
    """Return the last stretch of consecutive years."""
    breaks = [
        place
        for place, (one, later) in enumerate(pairwise(run.points))
        if later.year != one.year + 1
    ]
    return run.points[breaks[-1] + 1 if breaks else 0 :]


def _steps(points: Sequence[Point]) -> list[float]:
    """Return the yearly changes."""
    return [later.value - one.value for one, later in pairwise(points)]


def _changed(
    catalogue: Catalogue,
    indicator: Indicator,
    area: str,
    points: Sequence[Point],
    size: _Size,
) -> Changed:
    """Say the last change beside the usual one."""
    t = catalogue.t
    before, now = points[-2:]
    place = catalogue.name(area)
    sentence = t(
        "changed.sentence",
        indicator=indicator.name,
        place=place,
        amount=difference(t, indicator, now.value - before.value),
        since=before.year,
        year=now.year,
        before=printed(t, indicator, before.value),
        now=printed(t, indicator, now.value),
        way=t("changed.unusual" if size.unusual else "changed.usual"),
        first=points[0].year,
        usual=difference(t, indicator, size.usual),
    )
    sources = used_sources(catalogue, before.source_ids | now.source_ids)
    return Changed(marked(t, sentence, sources), indicator.code, before.year, now.year)
