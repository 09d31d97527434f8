"""Indicators: which ones a map or a trend can show, and one of them in one year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered, remembered_of_version
from dashboard.queries import catalogue as described
from dashboard.queries import observations
from dashboard.queries.radar import SCORE
from dashboard.store.engine import frame
from dashboard.views.indicator.frames import MapFrame, map_frames
from dashboard.views.indicator.page import IndicatorView, indicator_view
from dashboard.views.radar.score_changes import changes_by_year

Sources = Mapping[str, tuple[str, ...]]
"""The sources of each indicator, in the catalogue's order."""


@remembered_of_version
def mapped(edition: Edition) -> Sources:
    """Return the indicators that a map can show."""
    found = _sources(frame(observations.mapped_indicators(edition.tables)))
    return {code: found[code] for code in edition.catalogue.indicators if code in found}


@remembered_of_version
def trended(edition: Edition) -> Sources:
    """Return the indicators that have values of several years.

    Stored ones are known by their years; computed ones follow rows that have dates or rounds.
    """
    spans = (
        series(edition).groupby("indicator_code").agg(first=("first", "min"), last=("last", "max"))
    )
    several = set(spans.index[spans["first"] < spans["last"]])
    on_map = mapped(edition)
    stored = _sources(frame(observations.stored_sources(edition.tables)))
    return {
        code: on_map.get(code) or stored.get(code, ())
        for code, years_of in _years_of(edition).items()
        if years_of in several or (code in on_map and years_of not in spans.index)
    }


@remembered_of_version
def series(edition: Edition) -> pd.DataFrame:
    """Return which series each indicator has, with their first and last years."""
    return frame(described.series_of_indicators(edition.tables))


@remembered
def page(
    edition: Edition, code: str, year: int | None = None, chosen: str | None = None
) -> IndicatorView | None:
    """Return an indicator in one year, or nothing when it has no values."""
    catalogue = edition.catalogue
    return indicator_view(
        catalogue,
        catalogue.indicators[code],
        edition.values(code),
        year=year,
        chosen=chosen,
        borders=edition.borders,
        own_changes=changes_by_year(edition.radar.changes) if code == SCORE else None,
    )


@remembered
def frames(edition: Edition, code: str, shown: int) -> tuple[MapFrame, ...]:
    """Return the years of an indicator as frames of its map; `shown` is the map's year."""
    catalogue = edition.catalogue
    return map_frames(catalogue, catalogue.indicators[code], edition.values(code), shown)


def _years_of(edition: Edition) -> dict[str, str]:
    """Return each indicator with the one whose years it has: itself, unless made of another."""
    return {code: observations.MADE_OF.get(code, code) for code in edition.catalogue.indicators}


def _sources(rows: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    grouped: Iterable[tuple[object, pd.Series]] = rows.groupby("indicator_code")["source_id"]
    return {str(code): tuple(sorted(set(ids))) for code, ids in grouped}
