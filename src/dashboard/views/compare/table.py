"""The table twin and the export of a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.comparison import Standing
from dashboard.domain.indicator import RegionRule
from dashboard.domain.source import Source
from dashboard.i18n.translator import MISSING
from dashboard.views.indicator.sentences import sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.card import (
    ExportRows,
    FigureText,
    TableRow,
    TableView,
    sample_label,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue


def row_title(catalogue: Catalogue, data: YearValues) -> str:
    """Return what a row shows: indicator and year, and that it is sample data, when it is."""
    t = catalogue.t
    title = t("compare.row", indicator=data.indicator.name, year=t.period(data.period))
    sample = sample_label(t, used_sources(catalogue, data.source_ids))
    return t("compare.row_sample", row=title) if sample else title


def compare_table(
    catalogue: Catalogue,
    years: Mapping[str, YearValues],
    chosen: Sequence[str],
    names: Sequence[str],
    text: FigureText,
) -> TableView:
    """Return values and words: a row an indicator, a column a municipality, the region last."""

    t = catalogue.t

    def cell(data: YearValues, code: str) -> str:
        say = sentences(catalogue, data)
        if code not in data.values:
            return t("legend.missing")
        word = data.standing(code)
        if word is Standing.NONE:
            return say.value(code)
        return t("compare.cell", value=say.value(code), word=t(f"compare.{word.value}"))

    def region(data: YearValues) -> str:
        if data.region is None or data.indicator.region_rule is RegionRule.SUM:
            return MISSING
        return sentences(catalogue, data).amount(data.region)

    return TableView(
        caption=". ".join(
            part for part in (text.subtitle, t("compare.note_words"), text.sample) if part
        ),
        headings=(t("compare.indicator"), *names, t("app.region")),
        numeric=(False, *(False for _ in names), True),
        rows=tuple(
            TableRow(
                (
                    row_title(catalogue, d),
                    *(cell(d, code) for code in chosen),
                    region(d),
                )
            )
            for d in years.values()
        ),
    )


def compare_export(
    catalogue: Catalogue,
    years: Mapping[str, YearValues],
    chosen: Sequence[str],
    text: FigureText,
) -> ExportRows:
    """Return the values: a row an indicator and a municipality, the region last."""

    t = catalogue.t

    def label(sources: Sequence[Source]) -> str:
        return sample_label(t, sources)

    rows = []
    for data in years.values():
        sources = used_sources(catalogue, data.source_ids)
        ids = ", ".join(source.source_id for source in sources)
        for code in [*chosen, REGION_CODE]:
            value = data.region if code == REGION_CODE else data.values.get(code)
            rows.append(
                (
                    data.indicator.code,
                    code,
                    catalogue.name(code),
                    data.year,
                    data.exact(value),
                    data.indicator.unit,
                    ids,
                    label(sources),
                )
            )
    return ExportRows(
        columns=(
            "indicator_code",
            "area_code",
            "area_name",
            "year",
            "value",
            "unit",
            "source_id",
            "label",
        ),
        rows=tuple(rows),
        about=tuple(
            line
            for line in (
                text.sample,
                text.finding,
                text.subtitle,
                *text.notes,
                text.source,
                text.dated,
            )
            if line
        ),
        file_stem=text.file_stem,
    )
