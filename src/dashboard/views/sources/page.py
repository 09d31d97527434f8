"""The page `/aineistot`: sources, definitions, series breaks, dictionary and downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.i18n.translator import Translator
from dashboard.views.shared.card import TableRow, TableView, sample_label, used_sources
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source as the page lists it."""

    title: str
    line: str
    address: str
    sample: str


@dataclass(frozen=True, slots=True)
class BreakView:
    """Indicators whose values fall into several series, and why they are not joined."""

    indicators: str
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DownloadView:
    """One table offered for download."""

    table: str
    label: str
    description: str
    sample: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Everything `/aineistot` says."""

    title: str
    lead: str
    version: str
    sources: tuple[SourceView, ...]
    definitions: TableView
    breaks: tuple[BreakView, ...]
    method: tuple[str, ...]
    dictionary: tuple[TableView, ...]
    downloads: tuple[DownloadView, ...]


METHODS = (
    "region",
    "rank",
    "standing",
    "change",
    "ages",
    "classes",
    "radar",
    "kuhmoinen",
    "sample",
)


def sources_view(
    catalogue: Catalogue,
    series_of: pd.DataFrame,
    columns: Mapping[str, tuple[str, ...]],
    table_sources: Mapping[str, tuple[str, ...]],
    created: date,
) -> SourcesView:
    """Return the page. `columns` and `table_sources` are those of each stored table."""
    t = catalogue.t
    return SourcesView(
        title=t("sources.title"),
        lead=t("sources.lead"),
        version=t(
            "sources.version",
            version=catalogue.version,
            date=t.date(created),
        ),
        sources=tuple(_source(catalogue, source_id) for source_id in _kind_order(catalogue)),
        definitions=_definitions(catalogue),
        breaks=tuple(_breaks(catalogue, series_of)),
        method=tuple(t(f"sources.method_{name}") for name in METHODS),
        dictionary=tuple(_dictionary(t, table, names) for table, names in columns.items()),
        downloads=tuple(
            DownloadView(
                table,
                t(f"table_name.{table}"),
                t(f"table_about.{table}"),
                sample_label(t, used_sources(catalogue, table_sources.get(table, ()))),
            )
            for table in columns
        ),
    )


def column_description(t: Translator, table: str, column: str) -> str:
    """Return what a column means: the table's own sentence, else the one shared by all tables."""
    own = f"column.{table}.{column}"
    return t(own) if t.has(own) else t(f"column.all.{column}")


def _kind_order(catalogue: Catalogue) -> list[str]:
    order = ["official", "survey", "published", "estimate", "sample"]
    return sorted(
        catalogue.sources, key=lambda s: (order.index(catalogue.sources[s].kind.value), s)
    )


def _source(catalogue: Catalogue, source_id: str) -> SourceView:
    t = catalogue.t
    source = catalogue.sources[source_id]
    return SourceView(
        title=source.title,
        line=t(
            "sources.source_line",
            kind=t(f"source_kind.{source.kind.value}"),
            publisher=source.publisher,
            licence=source.licence,
            date=t.date(date.fromisoformat(source.accessed)),
        ),
        address=source.address,
        sample=sample_label(t, [source]),
    )


def _definitions(catalogue: Catalogue) -> TableView:
    t = catalogue.t
    return TableView(
        caption=t("sources.definitions_caption"),
        headings=tuple(
            t(f"sources.heading_{name}") for name in ("indicator", "definition", "unit", "code")
        ),
        numeric=(False, False, False, False),
        rows=tuple(
            TableRow((i.name, i.description, t(f"unit.{i.unit}.name"), i.code))
            for i in catalogue.indicators.values()
        ),
    )


def _breaks(catalogue: Catalogue, series_of: pd.DataFrame) -> list[BreakView]:
    """Return the series of indicators that have more than one: those with the same ones as one."""
    t = catalogue.t
    names: dict[tuple[str, ...], list[str]] = {}
    for code, rows in series_of.groupby("indicator_code", sort=False):
        if len(rows) < 2:
            continue
        lines = tuple(
            t(
                "sources.break_line",
                name=catalogue.series[row["series"]].name,
                years=str(row["first"])
                if row["first"] == row["last"]
                else f"{row['first']}–{row['last']}",
                note=catalogue.series[row["series"]].note,
            )
            for row in rows.to_dict("records")
        )
        names.setdefault(lines, []).append(catalogue.indicators[str(code)].name)
    return [BreakView(t.listing(those), lines) for lines, those in names.items()]


def _dictionary(t: Translator, table: str, columns: tuple[str, ...]) -> TableView:
    return TableView(
        caption=t(f"table_name.{table}"),
        headings=(t("sources.heading_column"), t("sources.heading_meaning")),
        numeric=(False, False),
        rows=tuple(TableRow((name, column_description(t, table, name))) for name in columns),
    )
