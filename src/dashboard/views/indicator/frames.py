"""The years of an indicator as frames of its map: the same class limits in every year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.indicator import Indicator
from dashboard.views.indicator.sentences import sentences
from dashboard.views.indicator.values import YearValues, year_values, years_of
from dashboard.views.shared.catalogue import Catalogue

FEWEST = 3
"""Fewer years than this are read one by one."""


@dataclass(frozen=True, slots=True)
class MapFrame:
    """One year: for each area its class (nothing when missing), printed value and number.

    The last part is the size of a count's circle, negative for less than zero; nothing of a rate.
    """

    year: int
    areas: tuple[tuple[str, int | None, str, float | None], ...]


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
        frames.append(
            MapFrame(
                year,
                tuple((c, data.class_of(c), say.value(c), _signed_size(data, c)) for c in members),
            )
        )
    return tuple(frames) if len(frames) >= FEWEST else ()


def _signed_size(data: YearValues, code: str) -> float | None:
    size = data.size_of(code)
    return None if size is None else -size if data.values[code] < 0 else size
