"""The values of one indicator in one year, ready to be spoken about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from statistics import median

import pandas as pd

from dashboard.domain.comparisons.change import printed_change
from dashboard.domain.comparisons.path import FEW
from dashboard.domain.comparisons.rank import Rank, may_be_ranked, ranks
from dashboard.domain.comparisons.standing import Standing, standing
from dashboard.domain.measures.classes import circle_size, class_index, class_limits
from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.measures.rounding import rounded
from dashboard.domain.places.areas import REGION_CODE
from dashboard.views.shared.card import ids_of
from dashboard.views.shared.made_of import Rate

SMALL_BASE = FEW
"""A rate of fewer than this many is flagged: one more or less moves it visibly."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change between two values of one series: from which year, and how much, as printed.

    No amount means that it cannot be computed; `alike` is that of `domain.change.ToldChange`.
    """

    since: int
    amount: float | None
    alike: bool = False


@dataclass(frozen=True, slots=True)
class YearValues:
    """One indicator in one year of one series.

    `values` holds the members that have a value, by code; `missing` the members that have none.
    `source_ids` are those of every table behind the values, `change_source_ids` and
    `change_statuses` those of the values that changes start from. `bases` are what rates and
    balances rest on, as far as known, `small_bases` the members where that is few. `limits` are
    the map's class limits and `largest` the value of its largest circle, without sign, `span`
    the least and the greatest printed value: the same in every year of the series. `ids` and
    `status_of` are the sources and the status of each area's own value, `change_ids` the sources
    of the value that its change starts from, which is in `started`.
    """

    indicator: Indicator
    year: int
    period: str
    series: str
    values: Mapping[str, float]
    missing: tuple[str, ...]
    region: float | None
    limits: tuple[float, ...]
    changes: Mapping[str, Change]
    statuses: frozenset[str]
    source_ids: frozenset[str]
    small_bases: tuple[str, ...]
    change_source_ids: frozenset[str]
    change_statuses: frozenset[str] = frozenset()
    largest: float = 0.0
    span: tuple[float, float] = (0.0, 0.0)
    bases: Mapping[str, float] = field(default_factory=dict)
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    status_of: Mapping[str, str] = field(default_factory=dict)
    change_ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    started: Mapping[str, Rate] = field(default_factory=dict)

    def rounded(self, code: str) -> float | None:
        """Return the value as it is printed, or nothing."""
        value = self.values.get(code)
        return None if value is None else rounded(value, self.indicator.decimals)

    def class_of(self, code: str) -> int | None:
        """Return the map class of a municipality; by the printed value, so that legends are true."""
        value = self.rounded(code)
        return None if value is None else class_index(value, self.limits)

    def size_of(self, code: str) -> float | None:
        """Return the size of a count's circle (0-1); nothing for a rate, which has classes."""
        value = self.rounded(code)
        if value is None or not self.indicator.unit.is_count:
            return None
        return circle_size(value, self.largest)

    @property
    def ends(self) -> tuple[float, float]:
        """Return the ends of a scale that holds zero and every value of the series."""
        low, high = min(self.span[0], 0.0), max(self.span[1], 0.0)
        return (low, high) if low < high else (low, low + 1.0)

    def exact(self, value: float | None) -> int | float | None:
        """Return a value for export, or nothing."""
        return None if value is None else exact(value, self.indicator)

    def printed(self) -> dict[str, float]:
        """Return the values as they are printed: what prints alike is told as equal."""
        return {
            code: rounded(value, self.indicator.decimals) for code, value in self.values.items()
        }

    def rankable(self) -> dict[str, float]:
        """Return the printed values that may be ranked."""
        return {
            code: value
            for code, value in self.printed().items()
            if may_be_ranked(self.indicator, self.values[code], self.bases.get(code))
        }

    def rank(self, code: str) -> Rank | None:
        """Return the rank among those that may be ranked; nothing for one that may not."""
        return ranks(self.rankable()).get(code)

    @property
    def median(self) -> float | None:
        """Return the median of the municipalities that have a value; levels have none."""
        if not self.values or self.indicator.unit.is_level:
            return None
        return rounded(median(self.values.values()), self.indicator.decimals)

    def standing(self, code: str) -> Standing:
        """Return the word for a municipality beside the median of municipalities."""
        return self.beside(code, self.median)

    def beside(self, code: str, other: float | None) -> Standing:
        """Return the word for a municipality beside another value; of few there is none."""
        if code not in self.rankable():
            return Standing.NONE
        indicator = self.indicator
        shown = None if other is None else rounded(other, indicator.decimals)
        return standing(self.rounded(code), shown, indicator.unit, balance=indicator.is_balance)

    def ordered(self) -> list[str]:
        """Return the codes from the highest value to the lowest; ties by code."""
        return sorted(self.values, key=lambda code: (-self.values[code], code))


def exact(value: float, indicator: Indicator) -> int | float:
    """Return a value for export: exact enough to compute with, whole where it is whole."""
    return round(value) if value.is_integer() else round(value, indicator.decimals + 4)


def years_of(frame: pd.DataFrame, members: Sequence[str]) -> list[int]:
    """Return the years in which any member has a value, the latest first."""
    return sorted(
        frame.loc[frame["area_code"].isin(members), "year"].unique().tolist(), reverse=True
    )


def year_values(
    frame: pd.DataFrame,
    indicator: Indicator,
    members: Sequence[str],
    year: int | None,
    own_changes: Mapping[int, Mapping[str, Change]] | None = None,
) -> YearValues | None:
    """Take one year out of an indicator's values; the latest when the year is not given.

    Returns nothing when no member has a value in that year. Where a year has two series the one
    with more members is taken. Changes are computed within that series only. `own_changes` are
    those by year of an indicator whose change is not the difference of its values.
    """
    of_members = frame[frame["area_code"].isin(members)]
    if year is None:
        year = int(of_members["year"].max()) if len(of_members) else None
    now = of_members[of_members["year"] == year]
    if year is None or now.empty:
        return None
    series = str(now["series"].value_counts().index[0])
    now = now[now["series"] == series]
    values = dict(zip(now["area_code"], now["value"].astype(float), strict=True))
    printed = of_members[of_members["series"] == series]["value"].map(
        lambda value: rounded(value, indicator.decimals)
    )
    changes, started = _changes(frame, indicator, [*members, REGION_CODE], year, series)
    if own_changes is not None:
        of_series = set(frame.loc[frame["series"] == series, "year"])
        changes = {area: each for area, each in changes.items() if area not in members} | {
            area: each
            for area, each in own_changes.get(year, {}).items()
            if area in values and each.since in of_series
        }
    shown = frame[
        (frame["year"] == year)
        & (frame["series"] == series)
        & frame["area_code"].isin([*members, REGION_CODE])
    ]
    return YearValues(
        indicator=indicator,
        year=year,
        period=str(now["period"].iloc[0]),
        series=series,
        values=values,
        missing=tuple(code for code in members if code not in values),
        region=_at(frame, REGION_CODE, year, series),
        limits=_limits(indicator, printed.tolist()),
        bases=dict(zip(shown["area_code"], shown["base"].astype(float), strict=True)),
        changes=changes,
        change_source_ids=ids_of(started),
        statuses=frozenset(now["status"]),
        change_statuses=frozenset(started["status"]),
        small_bases=tuple(now.loc[now["base"] < SMALL_BASE, "area_code"]),
        source_ids=ids_of(shown),
        largest=float(printed.abs().max()) if indicator.unit.is_count else 0.0,
        span=(float(printed.min()), float(printed.max())),
        ids=_ids(shown),
        change_ids=_ids(started),
        started={
            str(area): Rate(float(value), None if isnan(base) else float(base))
            for area, value, base in zip(
                started["area_code"], started["value"], started["base"], strict=True
            )
        },
        status_of=dict(zip(shown["area_code"], shown["status"], strict=True)),
    )


def _limits(indicator: Indicator, printed: Collection[float]) -> tuple[float, ...]:
    """Return the limits of the catalogue; others where values that differ would be of one class.

    Counts have none: their circles stand on areas of one colour. Levels are what was asked.
    """
    if indicator.unit.is_count:
        return ()
    given = indicator.classes
    apart = len({class_index(value, given) for value in printed}) > 1
    if given and (apart or indicator.unit.is_level or len(set(printed)) == 1):
        return given
    return class_limits(printed, decimals=indicator.decimals, around_zero=indicator.is_balance)


def _ids(rows: pd.DataFrame) -> dict[str, frozenset[str]]:
    return {
        str(area): frozenset(ids)
        for area, ids in zip(rows["area_code"], rows["source_ids"], strict=True)
    }


def _at(frame: pd.DataFrame, area: str, year: int, series: str) -> float | None:
    rows = frame[
        (frame["area_code"] == area) & (frame["year"] == year) & (frame["series"] == series)
    ]
    value = float(rows["value"].iloc[0]) if len(rows) else float("nan")
    return None if isnan(value) else value


def _changes(
    frame: pd.DataFrame, indicator: Indicator, areas: Sequence[str], year: int, series: str
) -> tuple[dict[str, Change], pd.DataFrame]:
    """Return changes from the nearest earlier year of the same series, and the rows they start from.

    A change of a change says nothing to a reader: indicators around zero get none. A
    region's median changes from the nearest year that has the same municipalities.
    """
    same = frame[(frame["series"] == series) & frame["area_code"].isin(areas)]
    now = same[same["year"] == year].set_index("area_code")["value"]
    earlier = same[(same["year"] < year) & same["area_code"].isin(now.index)].sort_values("year")
    if indicator.region_rule is RegionRule.MEDIAN:
        earlier = earlier[(earlier["area_code"] != REGION_CODE) | _of_same_set(same, earlier, year)]
    started = earlier.drop_duplicates("area_code", keep="last")
    if indicator.is_balance:
        return {}, started.head(0)
    changes = {
        str(area): Change(
            int(since), printed_change(float(before), float(now[area]), indicator.decimals)
        )
        for area, since, before in zip(
            started["area_code"], started["year"], started["value"], strict=True
        )
    }
    return changes, started


def _of_same_set(same: pd.DataFrame, rows: pd.DataFrame, year: int) -> pd.Series[bool]:
    """Tell of each row whether its year has values of the same areas as the year looked at."""
    sets = {int(str(one)): frozenset(codes) for one, codes in same.groupby("year")["area_code"]}
    return rows["year"].map(lambda one: sets[int(one)] == sets[year]).astype(bool)
