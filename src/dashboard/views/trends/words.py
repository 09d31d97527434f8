"""What a trend says: its finding, its change in words, and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.i18n.translator import Translator
from dashboard.queries import radar
from dashboard.views.shared.amounts import printed
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.made_of import made_of
from dashboard.views.shared.notes import series_notes, small_base_notes, status_notes_of_years
from dashboard.views.trends.paths import spread_sentence, told_path
from dashboard.views.trends.runs import Run, lacking
from dashboard.views.trends.span import Moved, Span, ends_of, missing_ends, rests_on_few


def trend_finding(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    span: Span | None,
    moves: Mapping[str, Moved],
    focus: str,
) -> str:
    """Tell the path of the municipality (or region), or why it cannot be told.

    Where the region lacks an end, how many municipalities went up and down is known all the same.
    """
    t = catalogue.t
    place, found = catalogue.name(focus), moves.get(focus)
    words = {"indicator": indicator.name, "place": place}
    own = [run for run in runs if run.area == focus]
    others = [one for area, one in moves.items() if area != REGION_CODE]
    spread = (
        spread_sentence(catalogue, indicator, others)
        if focus == REGION_CODE and not indicator.unit.is_level
        else ""
    )
    if not own and (span is not None or focus != REGION_CODE):
        return spread or t(
            "trends.no_region" if focus == REGION_CODE else "trends.no_values", **words
        )
    if span is None:
        year = max(point.year for run in runs for point in run.points)
        return t("trends.one_year", year=moment(t, own, year), **words)
    if span.series is None:
        words |= {"since": moment(t, own, span.first), "year": moment(t, own, span.last)}
        return t("trends.broken", **words)
    run = next((run for run in own if ends_of(run, span)), None)
    if run is None:
        return spread or t("trends.end_missing", missing=missing_words(t, own, span), **words)
    if found is not None and not indicator.unit.is_level:
        return told_whole(catalogue, indicator, run, found)
    before, now = (printed(t, indicator, point.value) for point in ends_of(run, span) or ())
    words |= {"since": moment(t, own, span.first), "year": moment(t, own, span.last)}
    key = "few_alike" if found is None else "level_moved"
    return t(f"trends.{key}", before=before, now=now, **words)


def named_in(t: Translator, indicator: Indicator, span: Span | None) -> Indicator:
    """Return the indicator under the name of what the series counts, where that is another."""
    key = f"series_indicator.{span.series if span else None}.{indicator.code}"
    return replace(indicator, name=t(key)) if t.has(key) else indicator


def told_whole(catalogue: Catalogue, indicator: Indicator, run: Run, found: Moved) -> str:
    """Return the path with what a rate is made of right after its change."""
    told = told_path(catalogue, indicator, run, found)
    made = catalogue.t.sentence(made_of(catalogue.t, indicator, found.before, found.now))
    return ". ".join(part for part in (told.net, made, *told.rest) if part)


def missing_words(t: Translator, own: Sequence[Run], span: Span) -> str:
    """Return the years that lack a value: "2018" or "2018 ja 2025"."""
    return t.listing([str(year) for year in missing_ends(own, span)])


def end_notes(
    catalogue: Catalogue, runs: Sequence[Run], span: Span | None, focus: str
) -> tuple[str, ...]:
    """Say why the focus has no change where the finding tells of all municipalities instead."""
    own = [run for run in runs if run.area == focus]
    if span is None or span.series is None or not own or not missing_ends(own, span):
        return ()
    missing = missing_words(catalogue.t, own, span)
    return (catalogue.t("trends.note_end_missing", place=catalogue.name(focus), missing=missing),)


def moment(t: Translator, runs: Sequence[Run], year: int) -> str:
    """Return the date that the runs' values of a year were published for, else the year."""
    periods = {point.period for run in runs for point in run.points if point.year == year}
    period = periods.pop() if len(periods) == 1 else ""
    return t.period(period) if period else str(year)


def shared_notes(t: Translator, indicator: Indicator, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what holds for every figure: whose figures they are, and what a score is of."""
    municipal = any(run.area != REGION_CODE for run in runs)
    members = t("trends.note_members" if municipal else "trends.note_region_only")
    score = (t("trends.note_score"),) if indicator.code == radar.SCORE else ()
    return (members, *score)


def line_notes(catalogue: Catalogue, indicator: Indicator, lines: Sequence[Run]) -> tuple[str, ...]:
    """Return what a reader of the lines must know: not final, on which days, of how few."""
    t = catalogue.t
    years_of: dict[str, set[int]] = {}
    for point in (point for run in lines for point in run.points):
        years_of.setdefault(point.status, set()).add(point.year)
    uncertain = status_notes_of_years(t, years_of)
    dates = {p.year: t.period(p.period) for run in lines for p in run.points if p.period}
    few = [run.area for run in lines if _few(run, indicator)]
    names = [catalogue.name(area) for area in dict.fromkeys(few)]
    days = [f"{year} = {date}" for year, date in sorted(dates.items())]
    return (
        *uncertain,
        *([t("trends.note_hollow")] if uncertain else []),
        *([t("trends.note_period", dates=", ".join(days))] if days else []),
        *([t("note.small_base", names=t.listing(names))] if names else []),
    )


def few_notes(catalogue: Catalogue, indicator: Indicator, runs: Sequence[Run]) -> tuple[str, ...]:
    """Name the municipalities whose figures rest on few in any year."""
    known = dict.fromkeys(run.area for run in runs if run.area != REGION_CODE)
    small = {run.area for run in runs if _few(run, indicator)}
    return small_base_notes(catalogue, [area for area in known if area in small], list(known))


def gap_notes(
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    runs: Sequence[Run],
) -> tuple[str, ...]:
    """Name the years for which the region has no median, and the municipalities that lack."""
    t = catalogue.t
    if indicator.region_rule is not RegionRule.MEDIAN:
        return ()
    shown = {(run.series, point.year) for run in runs for point in run.points}
    short = lacking(frame, catalogue.codes)
    years = [
        f"{key[1]} ({t.listing([catalogue.name(area) for area in short[key]])})"
        for key in sorted(short, key=lambda key: key[1])
        if key in shown
    ]
    return (t("trends.note_median_gap", years=", ".join(years)),) if years else ()


def series_breaks(catalogue: Catalogue, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what the values' series is, or which they belong to where there are several.

    Values of several are not joined. What every reader takes for granted is not said.
    """
    t = catalogue.t
    years: dict[str, set[int]] = {}
    for run in runs:
        years.setdefault(run.series, set()).update(point.year for point in run.points)
    if len(years) < 2:
        return tuple(note for one in years for note in series_notes(catalogue, one))
    found = [t("trends.note_break")]
    for series, of_series in sorted(years.items(), key=lambda item: min(item[1])):
        first, last = min(of_series), max(of_series)
        words = catalogue.series.get(series)
        span = str(first) if first == last else f"{first}–{last}"
        if words is None:
            found.append(t("trends.radar_series", years=span))
        else:
            found.append(t("sources.break_line", name=words.name, years=span, note=words.note))
    # One paragraph: an image has little room.
    return (" ".join(found),)


def _few(run: Run, indicator: Indicator) -> bool:
    return any(rests_on_few(point, indicator) for point in run.points)
