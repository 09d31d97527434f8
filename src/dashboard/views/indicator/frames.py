"""The years of an indicator as frames of its map: the same class limits in every year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.measures.indicator import Indicator
from dashboard.figures.inputs.indicator import Area, Ranking
from dashboard.views.indicator.areas import area_of, ranking_of
from dashboard.views.indicator.levels import sentences
from dashboard.views.indicator.values import year_values, years_of
from dashboard.views.shared.catalogue import Catalogue

FEWEST = 3
"""Fewer years than this are read one by one."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """One year: its municipalities, and the ranking where there is one."""

    year: int
    areas: tuple[Area, ...]
    ranking: Ranking | None


def map_frames(
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    shown: int,
) -> tuple[MapFrame, ...]:
    """Return the years that are in one series with the year shown, the earliest first.

    Nothing where there are fewer than three: class limits are those of one series.
    """
    members: Sequence[str] = catalogue.codes
    found = {
        year: data
        for year in sorted(years_of(frame, members))
        if (data := year_values(frame, indicator, members, year)) is not None
    }
    home = found[shown].series if shown in found else ""
    frames = []
    for year, data in found.items():
        if data.series != home:
            continue
        say = sentences(catalogue, data)
        areas = {code: area_of(catalogue, data, say, code, None) for code in members}
        ranking = None if indicator.unit.is_level else ranking_of(catalogue, data, say, areas)
        frames.append(MapFrame(year, tuple(areas.values()), ranking))
    return tuple(frames) if len(frames) >= FEWEST else ()
