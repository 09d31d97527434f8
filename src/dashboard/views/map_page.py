"""The page `/kartta`: one indicator by municipality as map, ranking and table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator, RegionRule, Scale
from dashboard.domain.source import Source
from dashboard.i18n.translator import MISSING, NO_BREAK_SPACE, Translator
from dashboard.views.card import (
    ExportRows,
    FigureText,
    TableRow,
    TableView,
    dated_line,
    file_stem,
    marked,
    sample_label,
    source_line,
    used_sources,
)
from dashboard.views.catalogue import Catalogue
from dashboard.views.sentences import Sentences
from dashboard.views.values import YearValues, year_values, years_of


@dataclass(frozen=True, slots=True)
class AreaView:
    """One municipality on the map and in the ranking; `share` is the bar's value."""

    code: str
    name: str
    value_text: str
    spoken: str
    class_index: int | None
    value: float | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class LegendView:
    """The legend: title with unit, class labels from the lowest, label of missing values."""

    title: str
    labels: tuple[str, ...]
    missing: str
    change: bool


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator in one year: what map, ranking, table and image show."""

    text: FigureText
    ranking: FigureText
    areas: tuple[AreaView, ...]
    legend: LegendView
    region_value: float | None
    region_label: str
    own: tuple[str, ...]
    table: TableView
    export: ExportRows
    definition: str
    year: int
    years: tuple[int, ...]
    year_replaced: str = ""


def indicator_view(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    *,
    year: int | None,
    chosen: str | None,
    borders: Source,
) -> IndicatorView | None:
    """Return the view of an indicator, or nothing when no municipality has a value at all.

    A year without values is replaced by the latest one and the reader is told.
    """
    members = [m.code for m in catalogue.members()]
    years = years_of(frame, members)
    if not years:
        return None
    asked = year if year in years else years[0]
    data = year_values(frame, indicator, members, asked)
    if data is None:
        return None
    replaced = (
        "" if year is None or year == asked else t("map.year_replaced", asked=year, year=asked)
    )
    say = Sentences(t, catalogue, data)
    sources = used_sources(catalogue, data.source_ids | data.change_source_ids)
    text = _text(t, catalogue, data, say, chosen, sources, borders)
    return IndicatorView(
        text=text,
        ranking=_ranking_text(t, catalogue, data, say, chosen, sources),
        areas=tuple(_area(t, catalogue, data, say, code, chosen) for code in members),
        legend=_legend(t, data),
        region_value=data.region if _comparable(data) else None,
        region_label=""
        if data.region is None
        else t("map.region_line", value=say.amount(data.region)),
        own=_own(t, data, say, chosen),
        table=_table(t, catalogue, data, say, chosen, text),
        export=_export(catalogue, data, text, t),
        definition=indicator.description,
        year=data.year,
        years=tuple(years),
        year_replaced=replaced,
    )


def class_labels(
    t: Translator, limits: Sequence[float], decimals: int, *, change: bool
) -> list[str]:
    """Return the labels of the classes: "alle 20", "20–24,9", "25 tai yli".

    Values are classed as printed, so a class ends one printed step below the next limit.
    """
    if not limits:
        return [t("legend.all")]
    step = 10.0**-decimals

    def number(value: float) -> str:
        return t.number(value, decimals, signed=change)

    between = [
        t(
            "legend.signed_range" if change else "legend.range",
            low=number(low),
            high=number(high - step),
        )
        if round(high - step, decimals) > round(low, decimals)
        else number(low)
        for low, high in pairwise(limits)
    ]
    return [
        t("legend.under", limit=number(limits[0])),
        *between,
        t("legend.over", limit=number(limits[-1])),
    ]


def _text(
    t: Translator,
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    sources: Sequence[Source],
    borders: Source,
) -> FigureText:
    ordered = data.ordered()
    names = catalogue.municipalities

    def listed(codes: Sequence[str]) -> str:
        return ", ".join(
            f"{names[code].name(t.lang)}{NO_BREAK_SPACE}{say.value(code)}" for code in codes
        )

    facts = [say.region()]
    if len(ordered) >= 6:
        facts += [
            t(f"map.highest_{data.indicator.scale}", list=listed(ordered[:3])),
            t(f"map.lowest_{data.indicator.scale}", list=listed(ordered[:-4:-1])),
        ]
    return FigureText(
        finding=marked(t, say.finding(chosen), sources),
        subtitle=_subtitle(t, data),
        alternative=say.alternative(chosen),
        source=source_line(t, sources, borders=borders),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem(data.indicator.code, str(data.year), chosen or "", t.lang),
        sample=sample_label(t, sources),
        notes=say.notes(),
        facts=tuple(facts),
    )


def _ranking_text(
    t: Translator,
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    sources: Sequence[Source],
) -> FigureText:
    about = {"indicator": data.indicator.name, "year": t.period(data.period)}
    if chosen in data.values:
        finding = t(
            "ranking.own",
            name=catalogue.municipalities[str(chosen)].name(t.lang),
            rank=data.rank(str(chosen)),
            of=len(data.values),
            **about,
        )
    elif data.region is not None and _comparable(data):
        printed = data.printed()
        above = sum(
            value > round(data.region, data.indicator.decimals) for value in printed.values()
        )
        finding = t("ranking.above", count=above, rest=t.number(len(printed) - above), **about)
    else:
        finding = t("ranking.plain", **about)
    return FigureText(
        finding=marked(t, finding, sources),
        subtitle=_subtitle(t, data),
        alternative=f"{finding}. {say.alternative(None)}",
        source=source_line(t, sources),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem(data.indicator.code, "ranking", str(data.year), chosen or "", t.lang),
        sample=sample_label(t, sources),
        notes=say.notes(),
        facts=(say.finding(chosen), say.region()),
    )


def _comparable(data: YearValues) -> bool:
    """Tell whether a municipality can stand beside the region: not where the region is their sum."""
    return data.indicator.region_rule is not RegionRule.SUM


def _subtitle(t: Translator, data: YearValues) -> str:
    return t(
        "map.subtitle",
        indicator=data.indicator.name,
        unit=t(f"unit.{data.indicator.unit}.name"),
        year=t.period(data.period),
    )


def _area(
    t: Translator,
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    code: str,
    chosen: str | None,
) -> AreaView:
    name = catalogue.municipalities[code].name(t.lang)
    known = code in data.values
    spoken = t(
        "map.area_spoken" if known else "map.area_missing",
        name=name,
        value=say.value(code),
        rank=say.rank(code) if known else "",
    )
    return AreaView(
        code=code,
        name=name,
        value_text=say.value(code),
        spoken=spoken,
        class_index=data.class_of(code),
        value=data.rounded(code),
        chosen=code == chosen,
    )


def _legend(t: Translator, data: YearValues) -> LegendView:
    indicator = data.indicator
    change = indicator.scale is Scale.CHANGE
    return LegendView(
        title=t("legend.title", unit=t(f"unit.{indicator.unit}.name")),
        labels=tuple(class_labels(t, data.limits, indicator.decimals, change=change)),
        missing=t("legend.missing") if data.missing else "",
        change=change,
    )


def _own(t: Translator, data: YearValues, say: Sentences, chosen: str | None) -> tuple[str, ...]:
    """Say rank and change of the chosen municipality; of the region when none is chosen."""
    if chosen is None:
        return tuple(part for part in (say.region(), say.change(REGION_CODE)) if part)
    if chosen not in data.values:
        return (say.region(),)
    return tuple(
        part
        for part in (t("map.own_rank", rank=say.rank(chosen)), say.change(chosen), say.region())
        if part
    )


def _table(
    t: Translator,
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    text: FigureText,
) -> TableView:
    """Return the table twin; a column that would hold nothing at all is left out."""
    names = catalogue.municipalities
    columns = ["municipality", "value", "rank"]
    columns += ["standing"] if any(say.standing(code) for code in data.values) else []
    columns += ["change"] if data.changes else []

    def row(code: str) -> TableRow:
        known = code in data.values
        cells = {
            "municipality": names[code].name(t.lang),
            "value": say.value(code) if known else t("legend.missing"),
            "rank": str(data.rank(code)) if known else MISSING,
            "standing": say.standing(code) or MISSING,
            "change": say.change(code) or MISSING,
        }
        return TableRow(tuple(cells[name] for name in columns), code, code == chosen)

    region = {
        "municipality": t("app.region"),
        "value": say.amount(data.region),
        "change": say.change(REGION_CODE),
    }
    return TableView(
        caption=f"{text.subtitle}. {text.sample}" if text.sample else text.subtitle,
        headings=tuple(t(f"table.{name}") for name in columns),
        numeric=tuple(name in {"value", "rank"} for name in columns),
        rows=tuple(row(code) for code in [*data.ordered(), *data.missing]),
        foot=TableRow(tuple(region.get(name, "") for name in columns))
        if data.region is not None
        else None,
    )


def _export(catalogue: Catalogue, data: YearValues, text: FigureText, t: Translator) -> ExportRows:
    kinds = ", ".join(
        sorted({catalogue.sources[source_id].kind.value for source_id in data.source_ids})
    )
    areas: list[tuple[str, str, float | None]] = [
        (code, catalogue.municipalities[code].name(t.lang), data.exact(code))
        for code in [*data.ordered(), *data.missing]
    ]
    areas.append((REGION_CODE, t("app.region"), data.region))
    fixed = (
        data.indicator.code,
        data.indicator.unit,
        data.year,
        data.period,
        data.series,
        ", ".join(sorted(data.source_ids)),
        kinds,
        text.sample,
    )
    code, unit, year, period, series, source_ids, kind, sample = fixed
    return ExportRows(
        columns=(
            "indicator_code",
            "area_code",
            "area_name",
            "year",
            "period",
            "value",
            "unit",
            "series",
            "source_id",
            "source_kind",
            "label",
        ),
        rows=tuple(
            (code, area, name, year, period, value, unit, series, source_ids, kind, sample)
            for area, name, value in areas
        ),
        about=tuple(
            line
            for line in (
                text.sample,
                text.finding,
                text.subtitle,
                data.indicator.description,
                *text.notes,
                text.source,
                text.dated,
            )
            if line
        ),
        file_stem=text.file_stem,
    )
