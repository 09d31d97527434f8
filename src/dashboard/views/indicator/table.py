"""An indicator's values as a table for people and as rows for export."""

from __future__ import annotations

from dashboard.domain.places.areas import REGION_CODE
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import MISSING
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.card import (
    ExportRows,
    FigureCard,
    SourcedRow,
    TableRow,
    TableView,
    figure_card,
    rows_of,
    table_of,
)
from dashboard.views.shared.catalogue import Catalogue


def indicator_card(
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    text: FigureText,
) -> FigureCard:
    """Return a figure of the values with its table and its rows."""
    table = _table(catalogue, data, say, chosen, text)
    return figure_card(text, table, _rows(catalogue, data, text))


def _table(
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    text: FigureText,
) -> TableView:
    """Return the table twin; a column that would hold nothing at all is left out."""
    t = catalogue.t
    columns = ["municipality", "value"]
    columns += ["rank"] if any(say.rank_short(code) for code in data.values) else []
    columns += ["standing"] if any(say.standing(code) for code in data.values) else []
    columns += ["change"] if data.changes else []

    def row(code: str) -> TableRow:
        known = code in data.values
        cells = {
            "municipality": catalogue.name(code),
            "value": say.value(code) if known else t("legend.missing"),
            "rank": say.rank_short(code) or MISSING,
            "standing": say.standing(code) or MISSING,
            "change": say.change(code) or MISSING,
        }
        return TableRow(tuple(cells[name] for name in columns), code, code == chosen)

    region = {
        "municipality": t("app.region"),
        "value": say.amount(data.region),
        "change": say.change(REGION_CODE),
    }
    return table_of(
        text,
        [t(f"table.{name}") for name in columns],
        [name == "value" for name in columns],
        (row(code) for code in [*data.ordered(), *data.missing]),
        None if data.region is None else TableRow(tuple(region.get(name, "") for name in columns)),
    )


def _rows(catalogue: Catalogue, data: YearValues, text: FigureText) -> ExportRows:
    """Return the rows with the region last, each with its own source and label."""
    values = [(code, data.values.get(code)) for code in [*data.ordered(), *data.missing]]
    return rows_of(
        catalogue,
        text,
        ("indicator_code", "area_code", "area_name", "year", "period"),
        ("value", "unit", "series"),
        (
            SourcedRow(
                (data.indicator.code, area, catalogue.name(area), data.year, data.period),
                (
                    data.exact(value),
                    data.indicator.unit,
                    data.series,
                ),
                data.status_of.get(area, ""),
                data.ids.get(area, ()),
            )
            for area, value in [*values, (REGION_CODE, data.region)]
        ),
        definition=data.indicator.described,
        remark="" if data.indicator.unit.is_level else catalogue.t("note.exact"),
    )
