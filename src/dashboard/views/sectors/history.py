"""How the number of a sector or a class moved, in words that no break of series is hidden by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.domain.comparisons.path import are_few
from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.unit import PERCENT
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.sectors import Bar
from dashboard.i18n.translator import NO_BREAK_SPACE, Translator
from dashboard.queries.organisations import SERIES
from dashboard.views.sectors.model import SectorHistory
from dashboard.views.shared.card import marked, sample_label, used_sources
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.paths import rest_of
from dashboard.views.trends.runs import Run, runs_of
from dashboard.views.trends.span import Moved, moved, span_of


def counts_of(frame: pd.DataFrame, sector: str) -> pd.DataFrame:
    """Return the counts of a sector with the columns of an indicator's values.

    `frame` is what `queries.sectors.sector_values` returns; `rate_source_ids` are those of its
    rates, which rest on more.
    """
    own = frame[frame["sector"] == sector]
    return own.assign(
        value=own["count"].astype(float),
        series=SERIES,
        status="final",
        base=float("nan"),
        source_ids=own["count_source_ids"],
        rate_source_ids=own["source_ids"],
        period=own["year"].astype(str),
    )


def history_of(
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    area: str = REGION_CODE,
) -> SectorHistory | None:
    """Return the history of an area's counts, or nothing when there is none.

    The change is told inside the latest series; an earlier series is told beside it as another.
    """
    t = catalogue.t
    runs = runs_of(frame, [area])
    if not runs:
        return None
    when, short = _moments(t, frame), _short(frame)
    latest = runs[-1]
    sources = used_sources(catalogue, {s for run in runs for p in run.points for s in p.source_ids})
    place = catalogue.name(area)
    sentence = change_sentence(t, indicator, latest, when)
    points = [f"{when[point.year]}: {t.plain_number(point.value)}" for point in latest.points]
    return SectorHistory(
        title=t("sectors.history_title", place=place),
        runs=tuple(_points(t, run, when, short) for run in runs),
        sentence=marked(t, sentence, sources),
        spoken=marked(t, f"{place}. {sentence} {'; '.join(points)}.", sources),
        notes=_notes(catalogue, runs, when),
        sample=sample_label(t, sources),
    )


def change_sentence(t: Translator, indicator: Indicator, run: Run, when: Mapping[int, str]) -> str:
    """Return how a run moved from its first to its last value; a single value has no change."""
    last = run.points[-1]
    span = span_of([run], None, None)
    change = moved(run, span, indicator) if span is not None else None
    if span is None or change is None:
        return t("sectors.change_one", when=when[last.year], now=t.number(last.value))
    if are_few(run.values):
        return _range(t, run, when)
    way = "same" if change.printed == 0 else "more" if change.printed > 0 else "fewer"
    sentence = t(
        f"sectors.change_{way}",
        since=when[change.before.year],
        before=t.number(change.before.value),
        when=when[change.now.year],
        now=t.number(change.now.value),
        amount=_amount(t, change),
    )
    return " ".join([sentence, *(f"{part}." for part in rest_of(t, indicator, run, change))])


def _range(t: Translator, run: Run, when: Mapping[int, str]) -> str:
    """Say between which numbers a count of few has been: one more or less is no direction."""
    low, high = min(run.values), max(run.values)
    numbers = t.number(low) if low == high else f"{t.number(low)}–{t.number(high)}"
    ends = run.points[0].year, run.points[-1].year
    return t("sectors.change_range", numbers=numbers, since=when[ends[0]], when=when[ends[1]])


def _amount(t: Translator, change: Moved) -> str:
    """Return the difference without its sign, and per cent where the base carries one."""
    amount = t.number(abs(change.printed))
    if change.percent is None:
        return amount
    percent = t.measure(abs(change.percent), PERCENT, 1)
    return t("sectors.change_percent", amount=amount, percent=percent)


def _moments(t: Translator, frame: pd.DataFrame) -> dict[int, str]:
    """Return when each year's number was counted: the end of the year, or the register's date."""
    return {
        int(year): t.period(f"31.12.{period}" if period.isdigit() else period)
        for year, period in zip(frame["year"], frame["period"].astype(str), strict=True)
    }


def _short(frame: pd.DataFrame) -> dict[int, str]:
    """Return each moment as short as an axis needs it: a year, or month and year."""
    return {
        int(year): "/".join(str(period).split(".")[-2:])
        for year, period in zip(frame["year"], frame["period"], strict=True)
    }


def _points(
    t: Translator, run: Run, when: Mapping[int, str], short: Mapping[int, str]
) -> tuple[Bar, ...]:
    return tuple(
        Bar(p.year, when[p.year], short[p.year], p.value, t.number(p.value)) for p in run.points
    )


def _notes(catalogue: Catalogue, runs: Sequence[Run], when: Mapping[int, str]) -> tuple[str, ...]:
    """Return what keeps two series apart: the earlier values, and what each series holds."""
    t = catalogue.t
    if len(runs) < 2:
        return ()
    earlier = [
        t(
            "sectors.earlier_series",
            note=catalogue.series[run.series].note,
            points=", ".join(
                f"{when[p.year]}:{NO_BREAK_SPACE}{t.number(p.value)}" for p in run.points
            ),
        )
        for run in runs[:-1]
    ]
    return (*earlier, catalogue.series[runs[-1].series].note)
