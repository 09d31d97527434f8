"""All municipalities beside each other: tiles laid out like the map, and slopes of a span."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.trends import Slope, Tile
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.shared.amounts import printed
from dashboard.views.shared.card import marked, used_sources
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.lines import FULL, scaled
from dashboard.views.trends.runs import Point, Run
from dashboard.views.trends.span import Moved, Span


def told_span(runs: Sequence[Run], span: Span | None) -> Span | None:
    """Return the years whose values tiles print: the span's, else those of the latest series.

    Both values are always of one series; where it has one year only, first and last are the same.
    """
    if span is not None and span.series is not None:
        return span
    by_series: dict[str, set[int]] = {}
    for run in runs:
        if run.area != REGION_CODE:
            by_series.setdefault(run.series, set()).update(point.year for point in run.points)
    if not by_series:
        return None
    latest = max(by_series, key=lambda series: max(by_series[series]))
    return Span(min(by_series[latest]), max(by_series[latest]), latest)


def tile_views(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    chosen: Sequence[str],
    told: Span | None,
    *,
    index: int | None,
) -> tuple[Tile, ...]:
    """Return a tile for each municipality with a place in the grid and a value."""
    t = catalogue.t
    found = []
    for member in catalogue.members():
        own = [run for run in runs if run.area == member.code]
        if member.tile is None or not own or told is None:
            continue
        ends = [_end(own, told.series, year) for year in (told.first, told.last)]
        texts = [MISSING if end is None else printed(t, indicator, end.value) for end in ends]
        name = member.name(t.lang)
        found.append(
            Tile(
                code=member.code,
                name=name,
                row=member.tile[0],
                col=member.tile[1],
                runs=tuple(scaled(run, index) for run in own),
                first_text="" if told.first == told.last else texts[0],
                last_text=texts[1],
                spoken=marked(
                    t,
                    _spoken(t, name, ends, texts, told),
                    used_sources(catalogue, {s for p in ends if p for s in p.source_ids}),
                ),
                chosen=member.code in chosen,
            )
        )
    return tuple(found)


def _end(own: Sequence[Run], series: str | None, year: int) -> Point | None:
    return next((p for run in own if run.series == series and (p := run.at(year))), None)


def _spoken(
    t: Translator, name: str, ends: Sequence[Point | None], texts: Sequence[str], told: Span
) -> str:
    """Say both values with their years, or the only one there is."""
    known = {p.year: text for p, text in zip(ends, texts, strict=True) if p is not None}
    if not known:
        return t("trends.tile_spoken_none", name=name, since=told.first, year=told.last)
    if len(known) == 1:
        [(year, now)] = known.items()
        return t("trends.tile_spoken_one", name=name, year=year, now=now)
    return t(
        "trends.tile_spoken",
        name=name,
        since=told.first,
        before=texts[0],
        year=told.last,
        now=texts[1],
    )


def slope_views(
    catalogue: Catalogue,
    indicator: Indicator,
    moves: Mapping[str, Moved],
    chosen: Sequence[str],
    *,
    index: bool,
) -> tuple[Slope, ...]:
    """Return every area with both ends; the chosen, the region and the extremes are named.

    As an index all begin at one point: both values are then written at the other end. Levels have
    too few places for slopes.
    """
    t = catalogue.t

    def growth(found: Moved) -> float:
        return found.now.value / found.before.value if index else found.amount

    compared = {
        area: found
        for area, found in moves.items()
        if area != REGION_CODE or indicator.region_rule is not RegionRule.SUM
    }
    municipal = [area for area in compared if area != REGION_CODE]
    if len(municipal) < 2 or indicator.unit.is_level:
        return ()
    ends = sorted(municipal, key=lambda area: growth(compared[area]))
    named = {*chosen, REGION_CODE, *ends[:1], *ends[-1:]}

    def view(area: str, found: Moved) -> Slope:
        before = printed(t, indicator, found.before.value)
        now = printed(t, indicator, found.now.value)
        return Slope(
            name=catalogue.name(area),
            before=FULL if index else found.before.value,
            now=growth(found) * FULL if index else found.now.value,
            before_text="" if index else before,
            now_text=f"{before} → {now}" if index else now,
            kind="region" if area == REGION_CODE else "own" if area in chosen else "other",
            named=area in named,
        )

    return tuple(view(area, found) for area, found in compared.items())
