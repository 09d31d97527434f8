"""The page `/kehitys`: one indicator over years, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.practices.radar import Level
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.trends import Line, Slope, Tile
from dashboard.i18n.translator import Translator
from dashboard.views.radar.score_changes import ScoreChanges
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import FigureCard, figure_card, named_as, used_sources
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.grid import slope_views, tile_views, told_span
from dashboard.views.trends.levels import in_place_run, level_finding, level_note
from dashboard.views.trends.lines import index_year, levels_differ, trend_lines
from dashboard.views.trends.origin import sample_of, told_ids
from dashboard.views.trends.runs import MEDIAN, Run, median_runs, runs_of, same_set, within
from dashboard.views.trends.span import Moved, Span, moved, span_of
from dashboard.views.trends.table import change_export, change_table
from dashboard.views.trends.text import TrendText, replaced_years
from dashboard.views.trends.words import (
    end_notes,
    few_notes,
    gap_notes,
    line_notes,
    named_in,
    series_breaks,
    shared_notes,
    trend_finding,
)


@dataclass(frozen=True, slots=True)
class TrendsView:
    """Everything the page says of an indicator.

    `years` are all years with a value; `span` is nothing when there is only one. `index_year` is
    the year that is 100 in `index_lines`; `index` tells that lines are better read so. `zero` and
    `tiles_zero` tell that a scale begins at zero; `axis_words` stand for 0, 1, 2 on the axis.
    """

    card: FigureCard
    index_card: FigureCard
    lines: tuple[Line, ...]
    index_lines: tuple[Line, ...]
    index_year: int | None
    index: bool
    zero: bool
    axis_words: tuple[str, ...]
    tiles: tuple[Tile, ...]
    tiles_card: FigureCard
    tiles_zero: bool
    slopes: tuple[Slope, ...]
    slope_card: FigureCard
    years: tuple[int, ...]
    span: Span | None
    replaced: str
    definition: str


def trends_view(
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    *,
    chosen: Sequence[str],
    first: int | None,
    last: int | None,
    own_changes: ScoreChanges | None = None,
) -> TrendsView | None:
    """Return the page, or nothing when the indicator has no values at all.

    `chosen` are municipalities in the reader's order; the first is the one that sentences speak
    of, else the region. The set of municipalities is today's in every year. A year that is asked
    for cuts the lines too; a year that cannot be used is replaced and told.
    `own_changes` are changes that are not the difference of two values: a score's, like for like.
    """
    t = catalogue.t
    members = catalogue.codes
    areas = [*chosen, REGION_CODE, *(m for m in members if m not in chosen)]
    all_runs = runs_of(same_set(frame, indicator, members), areas)
    if not all_runs:
        return None
    span = span_of(all_runs, first, last)
    indicator = named_in(t, indicator, span)
    low = span.first if span and first is not None else None
    high = span.last if span and last is not None else None
    runs = within(all_runs, low, high)
    middle = within(median_runs(frame, members), low, high)
    counted = in_place_run(runs, members, span) if indicator.unit.is_level else None
    lines = _lines(indicator, runs, chosen, middle, counted)
    municipal = [run for run in runs if run.area != REGION_CODE]
    moves = {} if span is None else _moves(runs, span, indicator, own_changes)
    focus = chosen[0] if chosen else REGION_CODE
    if counted is not None and span is not None and not chosen:
        finding = level_finding(t, indicator.name, counted, span)
    else:
        finding = trend_finding(catalogue, indicator, runs, span, moves, focus)
    ids = {s for run in runs for point in run.points for s in point.source_ids}
    told = counted if counted is not None and not chosen else None
    words = TrendText(
        catalogue,
        indicator,
        used_sources(catalogue, ids),
        finding,
        chosen,
        used_sources(catalogue, told_ids(runs, span, moves, focus, told)),
        sample_of(catalogue, runs),
    )
    counts = counted is not None and not chosen
    shared = shared_notes(t, indicator, runs)
    notes = (
        *end_notes(catalogue, runs, span, focus),
        *line_notes(catalogue, indicator, [run for run in lines if run.area in areas]),
        *shared,
        *(level_note(t, counted, span) if counted and not chosen else ()),
        *gap_notes(catalogue, indicator, frame, runs),
        *series_breaks(catalogue, lines),
    )
    start, common = index_year(indicator, lines, span), index_year(indicator, municipal, span)
    far = common if levels_differ(municipal, common) else None
    grid_notes = (
        *shared,
        *few_notes(catalogue, indicator, municipal),
        *([t("trends.note_index", year=far)] if far is not None else []),
    )
    printed = told_span(runs, span)
    text = words.lines(notes, None, counts=counts)
    zero = counts or indicator.unit.is_count or indicator.is_balance
    # One table and one file of rows, whichever figure they are taken from.
    card = figure_card(
        text,
        change_table(catalogue, indicator, runs, span, moves, chosen, text, counted),
        change_export(catalogue, indicator, runs, text),
    )

    def other(figure: FigureText) -> FigureCard:
        return replace(card, text=named_as(figure, card.export))

    return TrendsView(
        card=card,
        index_card=other(words.lines(notes, start, counts=counts)),
        lines=trend_lines(catalogue, indicator, lines, chosen),
        index_lines=trend_lines(catalogue, indicator, lines, chosen, start) if start else (),
        index_year=start,
        index=levels_differ(lines, start),
        zero=zero,
        axis_words=_axis_words(t, indicator) if chosen else (),
        tiles=tile_views(catalogue, indicator, runs, chosen, printed, index=far),
        tiles_card=other(
            words.tiles((*grid_notes, *series_breaks(catalogue, municipal)), far, printed),
        ),
        tiles_zero=zero and far is None,
        slopes=slope_views(catalogue, indicator, moves, chosen, index=far is not None),
        slope_card=other(words.slope(grid_notes, far)),
        years=tuple(sorted({point.year for run in all_runs for point in run.points})),
        span=span,
        replaced=replaced_years(t, all_runs, span, first, last),
        definition=_definition(t, indicator, lines),
    )


def _definition(t: Translator, indicator: Indicator, lines: Sequence[Run]) -> str:
    """Return what the values are, and what a median is where one is drawn."""
    is_drawn = any(run.area == MEDIAN for run in lines)
    has_median = is_drawn or indicator.region_rule is RegionRule.MEDIAN
    return " ".join([indicator.described, *([t("note.median")] if has_median else [])])


def _lines(
    indicator: Indicator,
    runs: Sequence[Run],
    chosen: Sequence[str],
    middle: Sequence[Run],
    counted: Run | None,
) -> list[Run]:
    """Return what is drawn: the chosen and the region beside them, or the region alone."""
    if indicator.unit.is_level:
        # A level has no middle: without a municipality those that have it are counted.
        only = [counted] if counted is not None and not chosen else []
        return only or [run for run in runs if run.area in chosen]
    shown = [run for run in runs if run.area in {REGION_CODE, *chosen}]
    if indicator.region_rule is RegionRule.SUM and chosen:
        # The sum of all would press the municipalities to the floor.
        shown = [run for run in shown if run.area != REGION_CODE]
    # Where the region's value is the median already it is not drawn twice.
    own_median = indicator.region_rule is not RegionRule.MEDIAN
    return [*shown, *(middle if own_median and (chosen or not shown) else ())]


def _axis_words(t: Translator, indicator: Indicator) -> tuple[str, ...]:
    levels = sorted(Level) if indicator.unit.is_level else ()
    return tuple(level_word(t, one) for one in levels)


def _moves(
    runs: Sequence[Run], span: Span, indicator: Indicator, own_changes: ScoreChanges | None
) -> dict[str, Moved]:
    found = ((run.area, moved(run, span, indicator, own_changes)) for run in runs)
    return {area: one for area, one in found if one is not None}
