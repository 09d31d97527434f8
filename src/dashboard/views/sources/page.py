"""The page `/aineistot`: method, definitions, series breaks, sources, dictionary, downloads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.source import Source
from dashboard.i18n.translator import Translator
from dashboard.views.shared.card import (
    TableRow,
    TableView,
    marked,
    sample_label,
    sample_parts,
    source_words,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.sources.definitions import DefinitionView, definitions
from dashboard.views.sources.method import Explained, methods, terms
from dashboard.views.sources.published import FactView, fact_views


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
    """One table offered for download; `file_stem` is its file's name without an ending."""

    table: str
    label: str
    description: str
    sample: str
    file_stem: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Everything `/aineistot` says."""

    title: str
    lead: str
    version: str
    sections: tuple[tuple[str, str], ...]
    sources: tuple[SourceView, ...]
    definitions: tuple[DefinitionView, ...]
    facts: tuple[FactView, ...]
    breaks: tuple[BreakView, ...]
    method: tuple[Explained, ...]
    terms: tuple[Explained, ...]
    dictionary: tuple[TableView, ...]
    downloads: tuple[DownloadView, ...]


SECTIONS = (
    "method",
    "terms",
    "definitions",
    "breaks",
    "sources",
    "downloads",
    "dictionary",
)
"""The parts of the page in their order; the codes are those of their anchors."""


def sources_view(
    catalogue: Catalogue,
    series_of: pd.DataFrame,
    columns: Mapping[str, tuple[str, ...]],
    table_sources: Mapping[str, tuple[str, ...]],
    values_of: Mapping[str, pd.DataFrame],
    created: date,
    facts: pd.DataFrame,
) -> SourcesView:
    """Return the page.

    `columns` and `table_sources` are those of each stored table, `values_of` the values of each
    indicator, `facts` the published figures.
    """
    t = catalogue.t
    version = t("sources.version", version=catalogue.version, date=t.date(created))
    return SourcesView(
        title=t("sources.title"),
        lead=t("sources.lead"),
        version=version,
        sections=tuple((name, t(f"sources.{name}_title")) for name in SECTIONS),
        sources=tuple(
            _source(catalogue, source_id) for source_id in _kind_order(catalogue, table_sources)
        ),
        definitions=definitions(catalogue, values_of),
        facts=fact_views(catalogue, facts),
        breaks=tuple(_breaks(catalogue, series_of)),
        method=methods(t),
        terms=terms(catalogue),
        dictionary=tuple(_dictionary(t, table, names) for table, names in columns.items()),
        downloads=tuple(
            _download(catalogue, table, used_sources(catalogue, ids), version)
            for table, ids in ((table, table_sources.get(table, ())) for table in columns)
        ),
    )


def column_description(t: Translator, table: str, column: str) -> str:
    """Return what a column means: the table's own sentence, else the one shared by all tables."""
    own = f"column.{table}.{column}"
    return t(own) if t.has(own) else t(f"column.all.{column}")


def _kind_order(catalogue: Catalogue, table_sources: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the sources by kind; a sample that no row rests on any longer is not told."""
    order = ["official", "survey", "published", "estimate", "sample"]
    used = {source for ids in table_sources.values() for source in ids}
    told = [s for s, one in catalogue.sources.items() if s in used or not one.is_sample]
    return sorted(told, key=lambda s: (order.index(catalogue.sources[s].kind.value), s))


def _source(catalogue: Catalogue, source_id: str) -> SourceView:
    t = catalogue.t
    source = catalogue.sources[source_id]
    return SourceView(
        title=source.title,
        line=t(
            "sources.source_line",
            kind=t(f"source_kind.{source.kind.value}"),
            publisher=t.sentence(source.publisher),
            licence=source.licence,
            date=t.date(date.fromisoformat(source.accessed)),
        ),
        address=source.address,
        sample=sample_label(t, [source]),
    )


def _download(
    catalogue: Catalogue, table: str, sources: list[Source], version: str
) -> DownloadView:
    t = catalogue.t
    label, about = t(f"table_name.{table}"), t(f"table_about.{table}")
    sample = sample_label(t, sources)
    lines = (sample, label, about, *(_line(t, source) for source in sources), version)
    return DownloadView(
        table,
        label,
        about,
        sample,
        "_".join(
            [
                "jarjestotutka",
                table,
                catalogue.version,
                *sample_parts(t, [source.is_sample for source in sources]),
            ]
        ),
        tuple(line for line in lines if line),
    )


def _line(t: Translator, source: Source) -> str:
    return f"{source_words(t, source)}. {source.address}".strip(". ")


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
        caption=marked(t, t(f"table_name.{table}"), ()),
        headings=(t("sources.heading_column"), t("sources.heading_meaning")),
        numeric=(False, False),
        rows=tuple(TableRow((name, column_description(t, table, name))) for name in columns),
    )
