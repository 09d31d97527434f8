"""All municipalities beside each other: tiles laid out like the map, and slopes of a span."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator, RegionRule
from dashboard.i18n.translator import Translator
from dashboard.views.catalogue import Catalogue
from dashboard.views.runs import Run
from dashboard.views.span import Moved
from dashboard.views.trend_lines import FULL
from dashboard.views.trend_words import printed

MANY_TIMES = 3.0
"""Lines whose first values differ by more than this many times are easier read as an index."""


@dataclass(frozen=True, slots=True)
class TileView:
    """One municipality in the grid: runs of (year, value), first and last as printed."""

    code: str
    name: str
    row: int
    col: int
    runs: tuple[tuple[tuple[int, float], ...], ...]
    first_text: str
    last_text: str
    spoken: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SlopeView:
    """One area between the ends of the span."""

    name: str
    before: float
    now: float
    before_text: str
    now_text: str
    kind: str
    named: bool


def levels_differ(runs: Sequence[Run]) -> bool:
    """Tell whether first values differ so much that the lines need a common start."""
    starts = [run.points[0].value for run in runs]
    return bool(starts) and min(starts) > 0 and max(starts) / min(starts) > MANY_TIMES


def tile_views(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    chosen: Sequence[str],
    *,
    index: bool,
) -> tuple[TileView, ...]:
    """Return a tile for each municipality with a place in the grid and a value."""

    def scaled(run: Run) -> tuple[tuple[int, float], ...]:
        start = run.points[0].value / FULL if index else 1.0
        return tuple((point.year, point.value / start) for point in run.points)

    found = []
    for member in catalogue.members():
        own = [run for run in runs if run.area == member.code]
        if member.tile is None or not own:
            continue
        first, last = own[0].points[0], own[-1].points[-1]
        before, now = (printed(t, indicator, point.value) for point in (first, last))
        name = member.name(t.lang)
        found.append(
            TileView(
                code=member.code,
                name=name,
                row=member.tile[0],
                col=member.tile[1],
                runs=tuple(scaled(run) for run in own),
                first_text="" if first.year == last.year else before,
                last_text=now,
                spoken=t(
                    "trends.tile_spoken",
                    name=name,
                    since=first.year,
                    before=before,
                    year=last.year,
                    now=now,
                ),
                chosen=member.code in chosen,
            )
        )
    return tuple(found)


def slope_views(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    moves: Mapping[str, Moved],
    chosen: Sequence[str],
    *,
    index: bool,
) -> tuple[SlopeView, ...]:
    """Return every area with both ends; the chosen, the region and the extremes are named."""

    def growth(found: Moved) -> float:
        return found.now.value / found.before.value if index else found.amount

    compared = {
        area: found
        for area, found in moves.items()
        if area != REGION_CODE or indicator.region_rule is not RegionRule.SUM
    }
    municipal = [area for area in compared if area != REGION_CODE]
    if len(municipal) < 2:
        return ()
    ends = sorted(municipal, key=lambda area: growth(compared[area]))
    named = {*chosen, REGION_CODE, *ends[:1], *ends[-1:]}
    return tuple(
        SlopeView(
            name=t("app.region")
            if area == REGION_CODE
            else catalogue.municipalities[area].name(t.lang),
            before=FULL if index else found.before.value,
            now=growth(found) * FULL if index else found.now.value,
            before_text=printed(t, indicator, found.before.value),
            now_text=printed(t, indicator, found.now.value),
            kind="region" if area == REGION_CODE else "own" if area in chosen else "other",
            named=area in named,
        )
        for area, found in compared.items()
    )
