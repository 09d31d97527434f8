"""An indicator's values as a table for people and as rows for export."""

from __future__ import annotations

from dashboard.domain.areas import REGION_CODE
from dashboard.i18n.translator import MISSING
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.card import ExportRows, FigureText, TableRow, TableView
from dashboard.views.shared.catalogue import Catalogue


def indicator_table(
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    text: FigureText,
) -> TableView:
    """Return the table twin; a column that would hold nothing at all is left out."""
    t = catalogue.t
    columns = ["municipality", "value"]
    columns += ["rank"] if any(say.rank(code) for code in data.values) else []
    columns += ["standing"] if any(say.standing(code) for code in data.values) else []
    columns += ["change"] if data.changes else []

    def row(code: str) -> TableRow:
        known = code in data.values
        cells = {
            "municipality": catalogue.name(code),
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


def indicator_export(catalogue: Catalogue, data: YearValues, text: FigureText) -> ExportRows:
    """Return the rows with the region last, each with its source and the label of sample data."""
    t = catalogue.t
    kinds = ", ".join(
        sorted({catalogue.sources[source_id].kind.value for source_id in data.source_ids})
    )
    areas: list[tuple[str, str, int | float | None]] = [
        (code, catalogue.name(code), data.exact(data.values.get(code)))
        for code in [*data.ordered(), *data.missing]
    ]
    areas.append((REGION_CODE, t("app.region"), data.exact(data.region)))
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
