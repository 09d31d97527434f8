"""The table twin and the export of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import RegionRule
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import MISSING
from dashboard.views.indicator.sentences import sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.card import (
    ExportRows,
    SourcedRow,
    TableRow,
    TableView,
    rows_of,
    table_of,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

NO_WHOLE = (RegionRule.SUM, RegionRule.MEDIAN)
"""A sum is of another size than its parts, and a median stands in its own column."""


def row_title(catalogue: Catalogue, data: YearValues) -> str:
    """Return what a row shows: indicator and year, and that it is sample data, when it is."""
    t = catalogue.t
    title = t("compare.row", indicator=data.indicator.name, year=t.period(data.period))
    return t("compare.row_sample", row=title) if is_sample(catalogue, data) else title


def is_sample(catalogue: Catalogue, data: YearValues) -> bool:
    """Tell whether any of the values is made up."""
    return any(source.is_sample for source in used_sources(catalogue, data.source_ids))


def compare_table(
    catalogue: Catalogue,
    years: Mapping[str, YearValues],
    chosen: Sequence[str],
    names: Sequence[str],
    text: FigureText,
) -> TableView:
    """Return values and ranks: a row an indicator, a column a municipality, the region last."""
    t = catalogue.t

    def cell(data: YearValues, code: str) -> str:
        say = sentences(catalogue, data)
        if code not in data.values:
            return t("legend.missing")
        return ", ".join(part for part in (say.value(code), say.rank_short(code)) if part)

    def region(data: YearValues) -> str:
        if data.region is None or data.indicator.region_rule in NO_WHOLE:
            return MISSING
        return sentences(catalogue, data).amount(data.region)

    return table_of(
        text,
        [t("compare.indicator"), *names, t("profile.region"), t("app.region")],
        [False, *(False for _ in names), True, True],
        (
            TableRow(
                (
                    row_title(catalogue, d),
                    *(cell(d, code) for code in chosen),
                    sentences(catalogue, d).amount(d.median),
                    region(d),
                )
            )
            for d in years.values()
        ),
        remark=f"{t('compare.note_rank')}. {t('note.median')}",
    )


def compare_export(
    catalogue: Catalogue,
    years: Mapping[str, YearValues],
    chosen: Sequence[str],
    text: FigureText,
) -> ExportRows:
    """Return the values: a row an indicator and a municipality, the region last."""
    return rows_of(
        catalogue,
        text,
        ("indicator_code", "area_code", "area_name", "year"),
        ("value", "unit", "series"),
        (
            SourcedRow(
                (data.indicator.code, code, catalogue.name(code), data.year),
                (
                    data.exact(data.region if code == REGION_CODE else data.values.get(code)),
                    data.indicator.unit,
                    data.series,
                ),
                data.status_of.get(code, ""),
                data.ids.get(code, ()),
            )
            for data in years.values()
            for code in [*chosen, REGION_CODE]
        ),
    )
