"""The table twin and the export of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import MISSING
from dashboard.views.indicator.levels import sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.card import (
    ExportRows,
    SourcedRow,
    TableRow,
    TableView,
    marked,
    rows_of,
    sample_label,
    table_of,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

MEDIAN = "median"
"""What stands for an area's code in the row of the municipalities' median."""

NO_WHOLE = RegionRule.SUM
"""A sum is of another size than its parts."""


def row_title(catalogue: Catalogue, data: YearValues) -> Labelled:
    """Return what a row shows: indicator and year, and that it is sample data, when all of it is."""
    t = catalogue.t
    title = t("compare.row", indicator=data.indicator.name, year=t.period(data.period))
    every = [used_sources(catalogue, data.ids[code]) for code in data.values]
    whole = all(sample_label(t, sources) for sources in every)
    return marked(t, title, used_sources(catalogue, data.source_ids) if whole else ())


def in_row(
    catalogue: Catalogue, data: YearValues, words: str, source_ids: Iterable[str]
) -> Labelled:
    """Return words about a value of these sources; where its row is not all made up it says so."""
    said = row_title(catalogue, data).is_made_up
    return marked(catalogue.t, words, () if said else used_sources(catalogue, source_ids))


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
        said = (say.value(code), say.rank_short(code), say.counted(code))
        value = ", ".join(part for part in said if part)
        return str(in_row(catalogue, data, value, data.ids.get(code, ())))

    def region(data: YearValues) -> str:
        if data.region is None or data.indicator.region_rule is NO_WHOLE:
            return MISSING
        value = sentences(catalogue, data).amount(data.region)
        return str(in_row(catalogue, data, value, data.ids.get(REGION_CODE, ())))

    def middle(data: YearValues) -> str:
        value = sentences(catalogue, data).amount(data.median)
        return str(in_row(catalogue, data, value, data.source_ids))

    return table_of(
        text,
        [t("compare.indicator"), *names, t("profile.region"), t("app.region")],
        [False, *(False for _ in names), True, True],
        (
            TableRow(
                (
                    row_title(catalogue, d),
                    *(cell(d, code) for code in chosen),
                    middle(d),
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
    """Return what the table says: a row an indicator and a municipality, median and region last."""
    return rows_of(
        catalogue,
        text,
        ("indicator_code", "area_code", "area_name", "year", "period"),
        ("value", "unit", "series", "rank", "counted"),
        (
            row
            for data in years.values()
            for row in (
                *(_own_row(catalogue, data, code) for code in chosen),
                _median_row(catalogue, data),
                _own_row(catalogue, data, REGION_CODE),
            )
        ),
    )


def _own_row(catalogue: Catalogue, data: YearValues, code: str) -> SourcedRow:
    """Return the row of a municipality or of the region."""
    value = data.region if code == REGION_CODE else data.values.get(code)
    say = sentences(catalogue, data)
    return SourcedRow(
        (data.indicator.code, code, catalogue.name(code), data.year, data.period),
        (
            data.exact(value),
            data.indicator.unit,
            data.series,
            say.rank_short(code) or None,
            round(data.bases[code]) if say.counted(code) else None,
        ),
        data.status_of.get(code, ""),
        data.ids.get(code, ()),
    )


def _median_row(catalogue: Catalogue, data: YearValues) -> SourcedRow:
    """Return the row of the municipalities' median: it rests on the values of all of them."""
    name = catalogue.t("profile.region")
    return SourcedRow(
        (data.indicator.code, MEDIAN, name, data.year, data.period),
        (data.exact(data.median), data.indicator.unit, data.series, None, None),
        ", ".join(sorted(data.statuses)),
        data.source_ids,
    )
