"""Lines over years: values or an index, cut at breaks, with the words of their ends."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.trends import Line, Points
from dashboard.i18n.translator import Translator
from dashboard.views.shared.amounts import printed
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.levels import IN_PLACE, counted
from dashboard.views.trends.runs import MEDIAN, Point, Run
from dashboard.views.trends.span import Span, rests_on_few

FULL = 100.0

MANY_TIMES = 3.0
"""Lines whose first values differ by more than this many times are easier read as an index."""


def index_year(indicator: Indicator, runs: Sequence[Run], span: Span | None) -> int | None:
    """Return the year that is 100, or nothing where an index would say what is not so.

    All runs are of one series and have a value in that year of which a per cent may be said: above
    zero, not of few, no percentage, score or balance.
    """
    if span is None or {run.series for run in runs} != {span.series}:
        return None
    starts = [run.at(span.first) for run in runs if run.area != MEDIAN]
    sound = all(p is not None and p.value > 0 and not rests_on_few(p, indicator) for p in starts)
    return span.first if starts and sound and indicator.is_from_zero else None


def levels_differ(runs: Sequence[Run], year: int | None) -> bool:
    """Tell whether values of the index year differ so much that a common start is better read."""
    if year is None:
        return False
    found = [run.at(year) for run in runs if run.area != MEDIAN]
    starts = [point.value for point in found if point is not None]
    return max(starts) / min(starts) > MANY_TIMES


def scaled(run: Run, year: int | None) -> Points:
    """Return (year, value) pairs, as an index when the year that is 100 is given."""
    start = run.at(year) if year is not None else None
    share = FULL / start.value if start is not None else 1.0
    return tuple((point.year, point.value * share) for point in run.points)


def trend_lines(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    chosen: Sequence[str],
    index: int | None = None,
) -> tuple[Line, ...]:
    """Return the lines; with the year `index` each is 100 then (one without a value is left out)."""
    # One area in several series: each line is named by its series.
    t = catalogue.t
    alone = len({run.area for run in runs}) == 1 and len(runs) > 1
    found = []
    for run in runs:
        if index is not None and run.at(index) is None:
            continue
        pairs = scaled(run, index)
        found.append(
            Line(
                name=_series(catalogue, run) if alone else _name(catalogue, run.area),
                kind=_kind(run.area, chosen),
                points=pairs,
                last_text=_last(t, indicator, run.area, run.points[-1])
                if index is None
                else t.number(pairs[-1][1]),
                uncertain=tuple(p.year for p in run.points if p.status != "final"),
            )
        )
    return tuple(found)


def _last(t: Translator, indicator: Indicator, area: str, point: Point) -> str:
    return counted(point) if area == IN_PLACE else printed(t, indicator, point.value)


def _name(catalogue: Catalogue, area: str) -> str:
    t = catalogue.t
    own = {REGION_CODE: "app.region", MEDIAN: "profile.region", IN_PLACE: "trends.level_line"}
    if area in own:
        return t(own[area])
    return catalogue.name(area)


def _series(catalogue: Catalogue, run: Run) -> str:
    words = catalogue.series.get(run.series)
    return words.name if words else f"{run.points[0].year}–{run.points[-1].year}"


def _kind(area: str, chosen: Sequence[str]) -> str:
    if area in {REGION_CODE, MEDIAN, IN_PLACE}:
        return "median" if area == MEDIAN else "region"
    return "own" if chosen and area == chosen[0] else "other"
