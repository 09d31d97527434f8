"""What a trend says: its finding, its change in words, its notes and its breaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator
from dashboard.i18n.translator import Translator
from dashboard.views.card import status_notes
from dashboard.views.catalogue import Catalogue
from dashboard.views.runs import Run
from dashboard.views.span import Moved, Span, amount_words
from dashboard.views.verdict import verdict_words


def trend_finding(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    span: Span | None,
    moves: Mapping[str, Moved],
    focus: str,
) -> str:
    """Say how the municipality (or region) moved, or why that cannot be said."""
    place = (
        t("app.region") if focus == REGION_CODE else catalogue.municipalities[focus].name(t.lang)
    )
    words = {"indicator": indicator.name, "place": place}
    if focus not in {run.area for run in runs}:
        return t("trends.no_values", **words)
    if span is None:
        year = max(point.year for run in runs for point in run.points)
        return t("trends.one_year", year=year, **words)
    words |= {"since": str(span.first), "year": str(span.last)}
    if span.series is None:
        return t("trends.broken", **words)
    if focus not in moves:
        return t("trends.end_missing", **words)
    found = moves[focus]
    return t(
        "trends.moved",
        before=printed(t, indicator, found.before.value),
        now=printed(t, indicator, found.now.value),
        amount=change_words(t, indicator, found),
        verdict=verdict_words(t, found.verdict, indicator),
        **words,
    )


def change_words(t: Translator, indicator: Indicator, found: Moved) -> str:
    """Return a change: the amount, and per cent where it says something."""
    amount = amount_words(t, indicator, found.amount)
    if found.percent is None:
        return amount
    percent = t.measure(found.percent, "pct", 1, signed=True)
    return t("trends.amount_and_percent", amount=amount, percent=percent)


def printed(t: Translator, indicator: Indicator, value: float) -> str:
    """Return a value with its unit; balances carry their sign."""
    signed = indicator.scale == "change"
    return t.measure(value, indicator.unit, indicator.decimals, signed=signed)


def membership_note(t: Translator, runs: Sequence[Run]) -> str:
    """Return whose figures they are: today's 22 municipalities, or the region as published."""
    municipal = any(run.area != REGION_CODE for run in runs)
    return t("trends.note_members" if municipal else "trends.note_region_only")


def trend_notes(t: Translator, lines: Sequence[Run], runs: Sequence[Run]) -> tuple[str, ...]:
    """Return what a reader must know: figures that are not final, and whose figures they are."""
    statuses = {point.status for run in lines for point in run.points}
    uncertain = status_notes(t, statuses)
    hollow = (t("trends.note_hollow"),) if uncertain else ()
    return (*uncertain, *hollow, membership_note(t, runs))


def series_breaks(t: Translator, catalogue: Catalogue, runs: Sequence[Run]) -> tuple[str, ...]:
    """Explain each series where there are several: they are drawn apart and never joined."""
    years: dict[str, set[int]] = {}
    for run in runs:
        years.setdefault(run.series, set()).update(point.year for point in run.points)
    if len(years) < 2:
        return ()
    found = []
    for series, of_series in sorted(years.items(), key=lambda item: min(item[1])):
        first, last = min(of_series), max(of_series)
        words = catalogue.series.get(series)
        span = str(first) if first == last else f"{first}–{last}"
        if words is None:
            found.append(t("trends.radar_series", years=span))
        else:
            found.append(t("sources.break_line", name=words.name, years=span, note=words.note))
    return tuple(found)
