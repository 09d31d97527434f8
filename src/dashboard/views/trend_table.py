"""The change table: from, to, difference, per cent, rank then and now, verdict in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.card import ExportRows, FigureText, TableRow, TableView
from dashboard.views.catalogue import Catalogue
from dashboard.views.runs import Run
from dashboard.views.span import Moved, Span, amount_words
from dashboard.views.verdict import verdict_words

COLUMNS = ("place", "before", "now", "amount", "percent", "rank_before", "rank_now", "verdict")


def change_table(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    span: Span | None,
    moves: Mapping[str, Moved],
    chosen: Sequence[str],
    text: FigureText,
) -> TableView:
    """Return the table, the largest growth first; the region last. Ranks are of today's 22."""
    members = [m.code for m in catalogue.members() if any(run.area == m.code for run in runs)]
    known = sorted((m for m in members if m in moves), key=lambda m: -moves[m].amount)
    order = [*known, *(m for m in members if m not in moves)]
    years = ("", "") if span is None else (str(span.first), str(span.last))
    before = _ranks({m: round(moves[m].before.value, indicator.decimals) for m in known})
    now = _ranks({m: round(moves[m].now.value, indicator.decimals) for m in known})

    def printed(value: float) -> str:
        signed = indicator.scale == "change"
        return t.measure(value, indicator.unit, indicator.decimals, signed=signed)

    def cells(area: str, name: str) -> tuple[str, ...]:
        found = moves.get(area)
        if found is None:
            why = t("trends.cell_broken" if span and span.series is None else "trends.cell_missing")
            return (name, *[MISSING] * (len(COLUMNS) - 2), why)
        percent = found.percent
        return (
            name,
            printed(found.before.value),
            printed(found.now.value),
            amount_words(t, indicator, found.amount),
            MISSING if percent is None else t.measure(percent, "pct", 1, signed=True),
            before.get(area, ""),
            now.get(area, ""),
            verdict_words(t, found.verdict, indicator),
        )

    rows = tuple(
        TableRow(cells(code, catalogue.municipalities[code].name(t.lang)), code, code in chosen)
        for code in order
    )
    return TableView(
        caption=f"{text.subtitle}. {text.sample}" if text.sample else text.subtitle,
        headings=tuple(t(f"trends.heading_{c}", since=years[0], year=years[1]) for c in COLUMNS),
        numeric=(False, True, True, True, True, True, True, False),
        rows=rows,
        foot=TableRow(cells(REGION_CODE, t("app.region")))
        if any(run.area == REGION_CODE for run in runs)
        else None,
    )


def change_export(
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    text: FigureText,
    t: Translator,
) -> ExportRows:
    """Return every value of the runs, one row an area, a year and a series."""
    rows = tuple(
        (
            indicator.code,
            run.area,
            t("app.region")
            if run.area == REGION_CODE
            else catalogue.municipalities[run.area].name(t.lang),
            point.year,
            round(point.value, indicator.decimals + 4),
            indicator.unit,
            run.series,
            point.status,
            ", ".join(sorted(point.source_ids)),
            text.sample,
        )
        for run in runs
        for point in run.points
    )
    return ExportRows(
        columns=(
            "indicator_code",
            "area_code",
            "area_name",
            "year",
            "value",
            "unit",
            "series",
            "status",
            "source_id",
            "label",
        ),
        rows=rows,
        about=tuple(
            line
            for line in (
                text.sample,
                text.finding,
                text.subtitle,
                indicator.description,
                *text.notes,
                text.source,
                text.dated,
            )
            if line
        ),
        file_stem=text.file_stem,
    )


def _ranks(values: Mapping[str, float]) -> dict[str, str]:
    """Return the rank from the highest; values that print alike share the better rank."""
    return {
        area: str(1 + sum(other > value for other in values.values()))
        for area, value in values.items()
    }
