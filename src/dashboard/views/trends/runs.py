"""The values of an indicator over years, parted into runs: one area, one series, rising years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pandas as pd

from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.views.shared.card import ids_of

MEDIAN = "median"
"""The area code of the median of today's municipalities."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: year, value, status, the sources it rests on, and what a rate is computed of.

    `period` is the moment that the value was published for; nothing where it is the year.
    """

    year: int
    value: float
    status: str
    source_ids: frozenset[str]
    base: float | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The points of one area in one series, the earliest first."""

    area: str
    series: str
    points: tuple[Point, ...]

    def at(self, year: int) -> Point | None:
        """Return the point of a year, or nothing."""
        return next((point for point in self.points if point.year == year), None)

    def between(self, first: int, last: int) -> tuple[Point, ...]:
        """Return the points of a span of years, its ends included."""
        return tuple(point for point in self.points if first <= point.year <= last)

    @property
    def values(self) -> list[float]:
        """Return the values alone."""
        return [point.value for point in self.points]


def runs_of(frame: pd.DataFrame, areas: Sequence[str]) -> tuple[Run, ...]:
    """Return every run of the areas, by area in their order and then by first year."""
    ordered = frame[frame["area_code"].isin(areas)].sort_values("year")
    found = []
    for (area, series), rows in ordered.groupby(["area_code", "series"], sort=False):
        points = tuple(
            Point(
                int(year),
                float(value),
                str(status),
                frozenset(ids),
                _base(base),
                "" if str(period) == str(year) else str(period),
            )
            for year, value, status, ids, base, period in zip(
                rows["year"],
                rows["value"],
                rows["status"],
                rows["source_ids"],
                rows["base"],
                rows["period"],
                strict=True,
            )
        )
        found.append(Run(str(area), str(series), points))
    place = {area: number for number, area in enumerate(areas)}
    return tuple(sorted(found, key=lambda run: (place[run.area], run.points[0].year)))


def within(runs: Sequence[Run], first: int | None, last: int | None) -> tuple[Run, ...]:
    """Return the runs cut to a range of years; an end that is not given cuts nothing."""
    low, high = first or 0, last or 9999
    cut = (Run(run.area, run.series, run.between(low, high)) for run in runs)
    return tuple(run for run in cut if run.points)


def lacking(frame: pd.DataFrame, members: Sequence[str]) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return which of the members have no value, by series and year that lacks any."""
    own = frame[frame["area_code"].isin(members)]
    found = {
        (str(series), int(str(year))): tuple(m for m in members if m not in set(rows))
        for (series, year), rows in own.groupby(["series", "year"])["area_code"]
    }
    return {key: missing for key, missing in found.items() if missing}


def same_set(frame: pd.DataFrame, indicator: Indicator, members: Sequence[str]) -> pd.DataFrame:
    """Return the values without a region's median that not all of the members are in.

    A single year may tell the median of those that have a value; years are compared over one set.
    """
    if indicator.region_rule is not RegionRule.MEDIAN:
        return frame
    short = lacking(frame, members)
    keys = zip(frame["series"].astype(str), frame["year"].astype(int), strict=True)
    dropped = pd.Series([key in short for key in keys], index=frame.index, dtype=bool)
    return frame[~(dropped & (frame["area_code"] == REGION_CODE))]


def median_runs(frame: pd.DataFrame, members: Sequence[str]) -> tuple[Run, ...]:
    """Return the median of the members by series and year; a year that lacks one has none.

    A median of another set of municipalities would be another figure.
    """
    own = frame[frame["area_code"].isin(members)]
    short = lacking(frame, members)
    found: dict[str, list[Point]] = {}
    for (series, year), rows in own.groupby(["series", "year"], sort=True):
        if (str(series), int(str(year))) in short:
            continue
        statuses = sorted(set(rows["status"]) - {"final"})
        status = statuses[0] if statuses else "final"
        point = Point(int(str(year)), float(median(rows["value"])), status, ids_of(rows))
        found.setdefault(str(series), []).append(point)
    return tuple(Run(MEDIAN, series, tuple(points)) for series, points in found.items())


def _base(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
