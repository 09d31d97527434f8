"""Which values of a trend are made up: those in its finding, and those in its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.domain.places.areas import REGION_CODE
from dashboard.views.shared.card import (
    partly_sample_label,
    sample_label,
    used_sources,
    year_spans,
)
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.runs import Point, Run
from dashboard.views.trends.span import Moved, Span, ends_of


def told_ids(
    runs: Sequence[Run],
    span: Span | None,
    moves: Mapping[str, Moved],
    focus: str,
    counted: Run | None,
) -> frozenset[str]:
    """Return the sources of the values in a finding: the path's, else those of all that moved.

    A finding that tells only why there is no change has no value. `counted` is the run of a
    finding that counts municipalities.
    """
    if span is None or span.series is None:
        return frozenset()
    if counted is not None:
        return _ids(counted.between(span.first, span.last))
    own = next((run for run in runs if run.area == focus and ends_of(run, span)), None)
    if own is not None:
        return _ids(own.between(span.first, span.last))
    return _ids(point for found in moves.values() for point in (found.before, found.now))


def sample_of(catalogue: Catalogue, runs: Sequence[Run]) -> str:
    """Return the label of a trend: of the years that are made up, else of the municipalities.

    The region is made of them and is named only where it stands alone.
    """
    t = catalogue.t
    own = [run for run in runs if run.area != REGION_CODE] or runs
    kinds = {
        (run.area, point.year): bool(sample_label(t, used_sources(catalogue, point.source_ids)))
        for run in own
        for point in run.points
    }
    made_up = [key for key, sample in kinds.items() if sample]
    years = {year for _, year in made_up}
    areas = {area for area, _ in made_up}
    pure = not any(year in years for (_, year), sample in kinds.items() if not sample)
    if pure or areas == {area for area, _ in kinds}:
        names = year_spans(years)
    else:
        names = [catalogue.name(run.area) for run in own if run.area in areas]
    return partly_sample_label(t, list(dict.fromkeys(names)), whole=len(made_up) == len(kinds))


def _ids(points: Iterable[Point]) -> frozenset[str]:
    return frozenset[str]().union(*(point.source_ids for point in points))
