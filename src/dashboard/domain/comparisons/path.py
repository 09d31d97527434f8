"""The path of a series of full counts: what it did, in four parts and no fifth.

Net change between the ends of a span; the highest or the lowest year where it is not an end; how
many years in a row it has now risen or fallen; the last year's change. A full count needs no test
of significance, and a word such as "growing" would be a verdict from a chosen first year.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dashboard.domain.comparisons.change import printed_change
from dashboard.domain.measures.rounding import rounded

SHORTEST_RUN = 3
"""Fewer years in a row are no run."""

FEW = 20
"""Of fewer things than this one more or less says nothing: no per cent, peak, run, rank."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """The highest or the lowest value between the ends, and every year that has it."""

    is_high: bool
    value: float
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """What a series did from one year to another, by its printed values.

    `net` is the last value less the first. `run` counts the years in a row that the value has
    risen (positive) or fallen (negative) up to the last year: 0 when shorter than three; a printed
    change of 0 ends it. `last_change` is missing where the year before has no value, and where the
    span is of two years: it would say `net` once more.
    """

    first: int
    last: int
    before: float
    now: float
    net: float
    extreme: Extreme | None
    run: int
    last_change: float | None


def path(values: Mapping[int, float], decimals: int) -> Path:
    """Return the path of at least two values by year; raises `ValueError` for fewer.

    Where a year between is missing nobody knows the highest and the lowest: none is told.
    """
    printed = {year: rounded(values[year], decimals) for year in sorted(values)}
    if len(printed) < 2:
        raise ValueError("a path has two ends")
    years = list(printed)
    first, last = years[0], years[-1]
    steps = {
        later: printed_change(printed[one], printed[later], decimals)
        for one, later in pairwise(years)
        if later == one + 1
    }
    whole = len(steps) == last - first
    return Path(
        first,
        last,
        printed[first],
        printed[last],
        printed_change(printed[first], printed[last], decimals),
        _extreme(printed) if whole else None,
        _run(steps, last),
        steps.get(last) if len(printed) > 2 else None,
    )


def are_few(values: Iterable[float]) -> bool:
    """Tell whether most of the counts are under `FEW`: then only their range is told."""
    known = list(values)
    return 2 * sum(abs(value) < FEW for value in known) > len(known)


def calmer_years(values: Mapping[int, float], decimals: int) -> int:
    """Return how many yearly changes just before the last one were each smaller than it.

    Counted back from the last year over consecutive years, by printed values, without sign.
    """
    printed = {year: rounded(values[year], decimals) for year in values}
    last = max(printed)

    def step(year: int) -> float | None:
        if year not in printed or year - 1 not in printed:
            return None
        return abs(printed_change(printed[year - 1], printed[year], decimals))

    newest, count = step(last), 0
    if not newest:
        return 0
    while (earlier := step(last - 1 - count)) is not None and earlier < newest:
        count += 1
    return count


def _extreme(printed: Mapping[int, float]) -> Extreme | None:
    """Return what lies beyond both ends; where both ways do, the one that is farther from them."""
    years = list(printed)
    ends = (printed[years[0]], printed[years[-1]])
    high, low = max(printed.values()), min(printed.values())
    above, below = high - max(ends), min(ends) - low
    if above <= 0 and below <= 0:
        return None
    value = high if above >= below else low
    return Extreme(above >= below, value, tuple(y for y in years if printed[y] == value))


def _run(steps: Mapping[int, float], last: int) -> int:
    length, year = 0, last
    way = steps.get(last, 0.0)
    while steps.get(year, 0.0) * way > 0:
        length, year = length + 1, year - 1
    if length < SHORTEST_RUN:
        return 0
    return length if way > 0 else -length
