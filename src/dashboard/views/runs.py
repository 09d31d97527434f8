"""The values of an indicator over years, parted into runs: one area, one series, rising years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import pandas as pd

MEDIAN = "median"
"""The area code of the median of today's municipalities."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: year, value, status, the sources it rests on, and what a rate is computed of."""

    year: int
    value: float
    status: str
    source_ids: frozenset[str]
    base: float | None = None


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
            Point(int(year), float(value), str(status), frozenset(str(ids).split(";")), _base(base))
            for year, value, status, ids, base in zip(
                rows["year"],
                rows["value"],
                rows["status"],
                rows["source_id"],
                rows["base"],
                strict=True,
            )
        )
        found.append(Run(str(area), str(series), points))
    place = {area: number for number, area in enumerate(areas)}
    return tuple(sorted(found, key=lambda run: (place[run.area], run.points[0].year)))


def median_runs(frame: pd.DataFrame, members: Sequence[str]) -> tuple[Run, ...]:
    """Return the median of the members by series and year; a year that lacks one has none.

    A median of another set of municipalities would be another figure.
    """
    own = frame[frame["area_code"].isin(members)]
    found: dict[str, list[Point]] = {}
    for (series, year), rows in own.groupby(["series", "year"], sort=True):
        if set(rows["area_code"]) != set(members):
            continue
        ids = frozenset(part for row in rows["source_id"] for part in str(row).split(";"))
        statuses = sorted(set(rows["status"]) - {"final"})
        status = statuses[0] if statuses else "final"
        point = Point(int(str(year)), float(median(rows["value"])), status, ids)
        found.setdefault(str(series), []).append(point)
    return tuple(Run(MEDIAN, series, tuple(points)) for series, points in found.items())


def _base(value: float) -> float | None:
    return None if pd.isna(value) else float(value)
