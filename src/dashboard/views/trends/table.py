"""The change table: from, to, difference, per cent, rank then and now, the path in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.comparisons.rank import may_be_ranked, ranks
from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.rounding import rounded
from dashboard.domain.measures.unit import PERCENT
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import MISSING, Translator
from dashboard.queries.radar import SCORE
from dashboard.views.indicator.values import exact
from dashboard.views.shared.amounts import difference, printed
from dashboard.views.shared.card import (
    ExportRows,
    SourcedRow,
    TableRow,
    TableView,
    rows_of,
    table_of,
)
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.made_of import made_of
from dashboard.views.shared.ranks import rank_words
from dashboard.views.trends.levels import counted, level_way
from dashboard.views.trends.paths import rest_of
from dashboard.views.trends.runs import Point, Run
from dashboard.views.trends.span import Moved, Span, ends_of
from dashboard.views.trends.words import missing_words, moment

COLUMNS = ("place", "before", "now", "amount", "percent", "rank_before", "rank_now", "path")
LEVEL_COLUMNS = ("place", "before", "now", "path")
"""Levels have words: no difference, no per cent, and many share a rank."""

NUMBERS = frozenset({"before", "now", "amount", "percent"})


def change_table(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    span: Span | None,
    moves: Mapping[str, Moved],
    chosen: Sequence[str],
    text: FigureText,
    in_place: Run | None = None,
) -> TableView:
    """Return the table, the largest growth first; the region last. Ranks are of today's 22.

    The region's row of a criterion is `in_place`: how many have it.
    """
    t = catalogue.t
    members = [code for code in catalogue.codes if any(run.area == code for run in runs)]
    known = sorted(
        (m for m in members if m in moves), key=lambda m: (-moves[m].printed, -moves[m].amount)
    )
    order = [*known, *(m for m in members if m not in moves)]
    levels = indicator.unit.is_level
    columns = LEVEL_COLUMNS if levels else COLUMNS
    last = max(point.year for run in runs for point in run.points) if span is None else span.last
    ends = (moment(t, runs, span.first) if span else "", moment(t, runs, last))
    before = _ranks(t, indicator, {m: moves[m].before for m in known})
    now = _ranks(t, indicator, {m: moves[m].now for m in known})

    def row(area: str) -> TableRow:
        name, found = catalogue.name(area), moves.get(area)
        if found is None:
            own = [run for run in runs if run.area == area]
            ends = next(filter(None, (ends_of(run, span) for run in own if span)), None)
            cells = {"place": name, "path": _why(t, own, span, ends)}
            if ends is not None:
                cells["before"], cells["now"] = (printed(t, indicator, p.value) for p in ends)
            elif span is None and own:
                cells["now"] = printed(t, indicator, own[-1].points[-1].value)
        else:
            cells = {
                "place": name,
                "before": printed(t, indicator, found.before.value),
                "now": printed(t, indicator, found.now.value),
                "amount": _amount(t, indicator, found),
                "percent": MISSING
                if found.percent is None
                else t.measure(found.percent, PERCENT, 1, signed=True),
                "rank_before": before.get(area, MISSING if area in members else ""),
                "rank_now": now.get(area, MISSING if area in members else ""),
                "path": level_way(t, found) if levels else _path(t, indicator, runs, found),
            }
        code = "" if area == REGION_CODE else area
        return TableRow(tuple(cells.get(c, MISSING) for c in columns), code, area in chosen)

    return table_of(
        text,
        [_heading(t, indicator, c, ends) for c in columns],
        [c in NUMBERS and not levels for c in columns],
        (row(code) for code in order),
        row(REGION_CODE)
        if any(run.area == REGION_CODE for run in runs)
        else _in_place(t, in_place, span),
    )


def _heading(t: Translator, indicator: Indicator, column: str, ends: tuple[str, str]) -> str:
    """Return a heading; a score's change is like for like and says so."""
    like = column == "amount" and indicator.code == SCORE
    return t(f"trends.heading_{'alike' if like else column}", since=ends[0], year=ends[1])


def _amount(t: Translator, indicator: Indicator, found: Moved) -> str:
    amount = difference(t, indicator, found.printed)
    return t("trends.like_for_like", amount=amount) if found.alike else amount


def _path(t: Translator, indicator: Indicator, runs: Sequence[Run], found: Moved) -> str:
    """Return the parts of the path that the other columns do not say."""
    run = next(run for run in runs if run.area == found.area and found.now in run.points)
    made = t.sentence(made_of(t, indicator, found.before, found.now))
    parts = (made, *rest_of(t, indicator, run, found))
    return ". ".join(part for part in parts if part) or MISSING


def _why(
    t: Translator,
    own: Sequence[Run],
    span: Span | None,
    ends: tuple[Point, Point] | None,
) -> str:
    """Say why a row has no change; one that has both ends shares too few answers."""
    if span is None:
        return t("trends.cell_one_year")
    if ends is not None:
        return t("trends.cell_few_alike")
    if span.series is None:
        return t("trends.cell_broken")
    return t("trends.cell_missing", missing=missing_words(t, own, span))


def _in_place(t: Translator, run: Run | None, span: Span | None) -> TableRow | None:
    if run is None or span is None:
        return None
    ends = [counted(point) for point in run.points if point.year in (span.first, span.last)]
    return TableRow((f"{t('app.region')}, {t('trends.level_line')}", *ends, ""))


def change_export(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    text: FigureText,
) -> ExportRows:
    """Return every value of the runs, one row an area, a year and a series."""
    return rows_of(
        catalogue,
        text,
        ("indicator_code", "area_code", "area_name", "year", "period"),
        ("value", "unit", "series"),
        (
            SourcedRow(
                (
                    indicator.code,
                    run.area,
                    catalogue.name(run.area),
                    point.year,
                    point.period or str(point.year),
                ),
                (exact(point.value, indicator), indicator.unit, run.series),
                point.status,
                point.source_ids,
            )
            for run in runs
            for point in run.points
        ),
        definition=indicator.described,
        remark="" if indicator.unit.is_level else catalogue.t("note.exact"),
    )


def _ranks(t: Translator, indicator: Indicator, ends: Mapping[str, Point]) -> dict[str, str]:
    """Return the ranks in one year among those that may be ranked, in words."""
    shown = {
        area: rounded(point.value, indicator.decimals)
        for area, point in ends.items()
        if may_be_ranked(indicator, point.value, point.base)
    }
    return {area: rank_words(t, rank, indicator.scale) for area, rank in ranks(shown).items()}
