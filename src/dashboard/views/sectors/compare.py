"""All sectors, or all classes of the register, beside each other on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.indicator.values import SMALL_BASE
from dashboard.views.sectors.history import history_of
from dashboard.views.sectors.model import CompareView, SectorHistory
from dashboard.views.shared.amounts import difference
from dashboard.views.shared.card import (
    ExportRows,
    SourcedRow,
    TableRow,
    TableView,
    figure_card,
    figure_text,
    ids_of,
    rows_of,
    table_of,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.runs import Run, runs_of
from dashboard.views.trends.span import moved, span_of


@dataclass(frozen=True, slots=True)
class Part:
    """One to be compared: its code, name, and counts with the columns of an indicator's values."""

    code: str
    name: str
    frame: pd.DataFrame


def compare_view(
    catalogue: Catalogue,
    indicator: Indicator,
    parts: Sequence[Part],
    kind: str,
    *,
    chosen: str,
    municipality: str | None = None,
) -> CompareView | None:
    """Return the comparison in the region or one municipality; nothing without any value.

    `kind` is "sectors" or "classes"; `indicator` gives the unit and how changes are told.
    """
    t = catalogue.t
    area = municipality or REGION_CODE
    shown = [
        (part, history)
        for part in parts
        if (history := history_of(catalogue, indicator, part.frame, area)) is not None
    ]
    if not shown:
        return None
    sources = used_sources(catalogue, {s for part, _ in shown for s in ids_of(part.frame)})
    finding, subtitle = _finding(catalogue, shown, kind, area)
    text = figure_text(
        catalogue,
        sources,
        finding,
        subtitle,
        (kind, municipality or ""),
        alternative=f"{finding}. {_spoken(t, shown)}",
        notes=_notes(t, shown),
    )
    return CompareView(
        figure_card(
            text,
            _table(t, indicator, shown, area, kind, chosen, text),
            _rows(catalogue, indicator, shown, area, text),
        ),
        tuple(h.multiple(p.code, p.name, chosen=p.code == chosen) for p, h in shown),
    )


def _finding(
    catalogue: Catalogue,
    shown: Sequence[tuple[Part, SectorHistory]],
    kind: str,
    area: str,
) -> tuple[str, str]:
    """Return the finding and the sub-title; of fewer than twenty there is no superlative."""
    t = catalogue.t
    place = catalogue.name(area)
    latest = {part.name: history.runs[-1][-1] for part, history in shown}
    high, low = (pick(p.value for p in latest.values()) for pick in (max, min))

    def names(value: float) -> str:
        found = [name for name, point in latest.items() if point.value == value]
        return t.listing([t("sectors.quoted", name=name) for name in found])

    date = next(iter(latest.values())).when
    words = {"place": place, "date": date, "high": t.number(high)}
    if high == low:
        finding = t("sectors.compare_equal", **words)
    elif high < SMALL_BASE:
        finding = t(f"sectors.{kind}_range", low=t.number(low), **words)
    elif low < SMALL_BASE:
        finding = t("sectors.compare_largest", high_names=names(high), **words)
    else:
        finding = t(
            "sectors.compare_finding",
            high_names=names(high),
            low_names=names(low),
            low=t.number(low),
            **words,
        )
    return finding, t(f"sectors.{kind}_subtitle", place=place)


def _spoken(t: Translator, shown: Sequence[tuple[Part, SectorHistory]]) -> str:
    return "; ".join(
        f"{part.name}: {t.plain_number(history.runs[-1][-1].value)}" for part, history in shown
    )


def _notes(t: Translator, shown: Sequence[tuple[Part, SectorHistory]]) -> tuple[str, ...]:
    """Return what holds for all of them: small numbers, and a break between two series."""
    largest = max(history.runs[-1][-1].value for _, history in shown)
    small = (t("sector_card.small"),) if largest < SMALL_BASE else ()
    broken = any(len(history.runs) > 1 for _, history in shown)
    return (*small, *((t("sectors.broken"),) if broken else ()))


def _table(
    t: Translator,
    indicator: Indicator,
    shown: Sequence[tuple[Part, SectorHistory]],
    area: str,
    kind: str,
    chosen: str,
    text: FigureText,
) -> TableView:
    """Return every number as a table: a row a sector, a column a moment, the change last."""
    moments = {p.year: p.when for _, history in shown for run in history.runs for p in run}

    def row(part: Part, history: SectorHistory) -> TableRow:
        values = {p.year: p.text for run in history.runs for p in run}
        cells = [values.get(year, MISSING) for year in sorted(moments)]
        run = runs_of(part.frame, [area])[-1]
        change = _change(t, indicator, run)
        return TableRow((part.name, *cells, change), part.code, part.code == chosen)

    return table_of(
        text,
        [t(f"sectors.heading_{kind}"), *(moments[y] for y in sorted(moments)), t("table.change")],
        [False, *(True for _ in moments), True],
        (row(part, history) for part, history in shown),
    )


def _change(t: Translator, indicator: Indicator, run: Run) -> str:
    """Return the change inside the latest series."""
    span = span_of([run], None, None)
    change = moved(run, span, indicator) if span is not None else None
    return MISSING if change is None else difference(t, indicator, change.printed)


def _rows(
    catalogue: Catalogue,
    indicator: Indicator,
    shown: Sequence[tuple[Part, SectorHistory]],
    area: str,
    text: FigureText,
) -> ExportRows:
    return rows_of(
        catalogue,
        text,
        ("code", "name", "area_code", "year", "series"),
        ("value", "unit"),
        (
            SourcedRow(
                (part.code, part.name, area, point.year, run.series),
                (round(point.value), indicator.unit),
                point.status,
                point.source_ids,
            )
            for part, _ in shown
            for run in runs_of(part.frame, [area])
            for point in run.points
        ),
    )
