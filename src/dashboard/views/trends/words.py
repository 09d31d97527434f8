"""What a trend says: its finding, its change in words, and what a reader must know of it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator, RegionRule
from dashboard.domain.unit import PERCENT
from dashboard.i18n.translator import Translator
from dashboard.queries import radar
from dashboard.views.shared.amounts import difference, printed
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.notes import small_base_notes, status_notes
from dashboard.views.trends.runs import Run, lacking
from dashboard.views.trends.span import Moved, Span, ends_of, rests_on_few
from dashboard.views.trends.verdict import verdict_words


def trend_finding(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    span: Span | None,
    found: Moved | None,
    focus: str,
) -> str:
    """Say how the municipality (or region) moved, or why that cannot be said."""
    t = catalogue.t
    place = catalogue.name(focus)
    words = {"indicator": indicator.name, "place": place}
    own = [run for run in runs if run.area == focus]
    if not own and (span is not None or focus != REGION_CODE):
        return t("trends.no_region" if focus == REGION_CODE else "trends.no_values", **words)
    if span is None:
        year = max(point.year for run in runs for point in run.points)
        return t("trends.one_year", year=moment(t, own, year), **words)
    words |= {"since": moment(t, own, span.first), "year": moment(t, own, span.last)}
    if span.series is None:
        return t("trends.broken", **words)
    ends = next(filter(None, (ends_of(run, span) for run in own)), None)
    if ends is None:
        return t("trends.end_missing", **words)
    before, now = (printed(t, indicator, point.value) for point in ends)
    words |= {"before": before, "now": now}
    if found is None:
        return t("trends.few_alike", **words)
    if indicator.unit.is_level:
        return t("trends.level_moved", **words)
    return t(
        "trends.moved",
        amount=change_words(t, indicator, found),
        verdict=direction_words(t, indicator, found),
        **words,
    )


def place_name(catalogue: Catalogue, area: str) -> str:
    """Return the name of a municipality or of the region."""
    return catalogue.name(area)


def moment(t: Translator, runs: Sequence[Run], year: int) -> str:
    """Return the date that the runs' values of a year were published for, else the year."""
    periods = {point.period for run in runs for point in run.points if point.year == year}
    period = periods.pop() if len(periods) == 1 else ""
    return t.period(period) if period else str(year)


def change_words(t: Translator, indicator: Indicator, found: Moved) -> str:
    """Return a change: the amount, and per cent where it says something."""
    amount = difference(t, indicator, found.printed)
    if found.alike:
        return t("trends.like_for_like", amount=amount)
    if found.percent is None:
        return amount
    percent = t.measure(found.percent, PERCENT, 1, signed=True)
    return t("trends.amount_and_percent", amount=amount, percent=percent)


def direction_words(t: Translator, indicator: Indicator, found: Moved) -> str:
    """Return the verdict of a change in words."""
    negative = min(found.before.value, found.now.value) < 0
    return verdict_words(t, found.verdict, indicator, negative=negative)


def shared_notes(t: Translator, indicator: Indicator, runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what holds for every figure: whose figures they are, and what a score is of."""
    municipal = any(run.area != REGION_CODE for run in runs)
    members = t("trends.note_members" if municipal else "trends.note_region_only")
    score = (t("trends.note_score"),) if indicator.code == radar.SCORE else ()
    return (members, *score)


def line_notes(catalogue: Catalogue, indicator: Indicator, lines: Sequence[Run]) -> tuple[str, ...]:
    """Return what a reader of the lines must know: not final, on which days, of how few."""
    t = catalogue.t
    statuses = {point.status for run in lines for point in run.points}
    uncertain = status_notes(t, statuses)
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
    """Return which series the values belong to, where there are several: they are not joined."""
    t = catalogue.t
    years: dict[str, set[int]] = {}
    for run in runs:
        years.setdefault(run.series, set()).update(point.year for point in run.points)
    if len(years) < 2:
        return ()
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
