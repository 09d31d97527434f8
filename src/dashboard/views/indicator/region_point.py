"""The region's latest value of an indicator, and the one before it in the same series."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.places.areas import REGION_CODE


@dataclass(frozen=True, slots=True)
class RegionPoint:
    """The region's value at one moment, and the one before it in the same series.

    Statuses and sources are of both. `elsewhere` is the moment of the latest earlier values of
    another series, of any area: they are the reason why a change is not computed.
    """

    value: float
    period: str
    year: int
    source_ids: frozenset[str]
    statuses: frozenset[str] = frozenset()
    before: float | None = None
    before_period: str = ""
    series: str = ""
    before_ids: frozenset[str] = frozenset()
    elsewhere: str = ""


def share_of(part: RegionPoint | None, whole: RegionPoint | None) -> float | None:
    """Return how many per cent a part is of the whole of the same date, or nothing."""
    if part is None or whole is None or part.period != whole.period or not whole.value:
        return None
    return part.value / whole.value * 100


def region_point(frame: pd.DataFrame) -> RegionPoint | None:
    """Return the region's latest value and the one before it in the same series."""
    rows = frame[frame["area_code"] == REGION_CODE].sort_values("year")
    if rows.empty:
        return None
    last = rows.iloc[-1]
    same = rows[(rows["series"] == last["series"]) & (rows["year"] < last["year"])]
    before = same.iloc[-1] if len(same) else None
    others = frame[(frame["series"] != last["series"]) & (frame["year"] < last["year"])]
    both = [last, *([] if before is None else [before])]
    return RegionPoint(
        value=float(last["value"]),
        period=str(last["period"]),
        year=int(last["year"]),
        source_ids=frozenset(one for row in both for one in row["source_ids"]),
        statuses=frozenset(row["status"] for row in both),
        before=None if before is None else float(before["value"]),
        before_period="" if before is None else str(before["period"]),
        series=str(last["series"]),
        before_ids=frozenset() if before is None else frozenset(before["source_ids"]),
        elsewhere=str(others.sort_values("year").iloc[-1]["period"]) if len(others) else "",
    )
