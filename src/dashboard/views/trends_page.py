"""The page `/kehitys`: one indicator over years, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator, RegionRule
from dashboard.domain.source import Source
from dashboard.i18n.translator import Translator
from dashboard.views.card import (
    ExportRows,
    FigureText,
    TableView,
    dated_line,
    file_stem,
    marked,
    sample_label,
    source_line,
    used_sources,
)
from dashboard.views.catalogue import Catalogue
from dashboard.views.runs import MEDIAN, Run, median_runs, runs_of
from dashboard.views.span import Moved, Span, moved, span_of
from dashboard.views.trend_grid import (
    SlopeView,
    TileView,
    levels_differ,
    slope_views,
    tile_views,
)
from dashboard.views.trend_lines import TrendLine, trend_lines
from dashboard.views.trend_table import change_export, change_table
from dashboard.views.trend_words import membership_note, series_breaks, trend_finding, trend_notes


@dataclass(frozen=True, slots=True)
class TrendsView:
    """Everything the page says of an indicator.

    `years` are all years with a value; `span` is nothing when there is only one. `index` tells
    that the lines are better read from a common start.
    """

    text: FigureText
    lines: tuple[TrendLine, ...]
    index_lines: tuple[TrendLine, ...]
    index: bool
    zero: bool
    tiles: tuple[TileView, ...]
    tiles_text: FigureText
    slopes: tuple[SlopeView, ...]
    slope_text: FigureText
    table: TableView
    export: ExportRows
    years: tuple[int, ...]
    span: Span | None
    breaks: tuple[str, ...]
    definition: str


def trends_view(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    *,
    chosen: Sequence[str],
    first: int | None,
    last: int | None,
) -> TrendsView | None:
    """Return the page, or nothing when the indicator has no values at all.

    `chosen` are municipalities in the reader's order; the first is the one that sentences speak
    of, else the region. The set of municipalities is today's in every year.
    """
    members = [m.code for m in catalogue.members()]
    runs = runs_of(frame, [*chosen, REGION_CODE, *(m for m in members if m not in chosen)])
    if not runs:
        return None
    middle = median_runs(frame, members)
    span = span_of(runs, first, last)
    focus = chosen[0] if chosen else REGION_CODE
    shown = [run for run in runs if run.area in {REGION_CODE, *chosen}]
    if indicator.region_rule is RegionRule.SUM and chosen:
        # The sum of all would press the municipalities to the floor.
        shown = [run for run in shown if run.area != REGION_CODE]
    # Where the region's value is the median already it is not drawn twice.
    own_median = indicator.region_rule is not RegionRule.MEDIAN
    lines = [*shown, *(middle if own_median and (chosen or not shown) else ())]
    ids = {s for run in runs for point in run.points for s in point.source_ids}
    sources = used_sources(catalogue, ids)
    moves = {} if span is None else _moves(runs, span, indicator)
    finding = marked(t, trend_finding(t, catalogue, indicator, runs, span, moves, focus), sources)
    notes = trend_notes(t, lines, runs)
    text = _text(t, catalogue, indicator, sources, finding, notes, (*chosen, "trend"))
    plain = (membership_note(t, runs),)
    levels = levels_differ([run for run in runs if run.area != REGION_CODE])
    far = (*plain, t("trends.note_index")) if levels else plain
    slopes = slope_views(t, catalogue, indicator, moves, chosen, index=levels)
    return TrendsView(
        text=text,
        lines=trend_lines(t, catalogue, indicator, lines, chosen),
        index_lines=trend_lines(t, catalogue, indicator, lines, chosen, index=True),
        index=levels_differ([run for run in lines if run.area != MEDIAN]),
        zero=indicator.unit in {"organisations", "associations"} or indicator.scale == "change",
        tiles=tile_views(t, catalogue, indicator, runs, chosen, index=levels),
        tiles_text=_text(
            t, catalogue, indicator, sources, text.finding, far, ("tiles", *chosen[:1])
        ),
        slopes=slopes,
        slope_text=_text(
            t, catalogue, indicator, sources, text.finding, far, ("slope", *chosen[:1])
        ),
        table=change_table(t, catalogue, indicator, runs, span, moves, chosen, text),
        export=change_export(catalogue, indicator, runs, text, t),
        years=tuple(sorted({point.year for run in runs for point in run.points})),
        span=span,
        breaks=series_breaks(t, catalogue, runs),
        definition=indicator.description,
    )


def _moves(runs: Sequence[Run], span: Span, indicator: Indicator) -> dict[str, Moved]:
    found = ((run.area, moved(run, span, indicator)) for run in runs)
    return {area: one for area, one in found if one is not None}


def _text(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    sources: Sequence[Source],
    finding: str,
    notes: tuple[str, ...],
    parts: Sequence[str],
) -> FigureText:
    subtitle = t("trends.subtitle", indicator=indicator.name, unit=t(f"unit.{indicator.unit}.name"))
    return FigureText(
        finding=finding,
        subtitle=subtitle,
        alternative=f"{finding}. {subtitle}",
        source=source_line(t, sources),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem(indicator.code, *parts, t.lang),
        sample=sample_label(t, sources),
        notes=notes,
    )
