"""What a figure card holds beside its figure: words, table twin and rows for export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import pandas as pd

from dashboard.domain.source import Source
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import Translator
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of words; `code` is the municipality's, `strong` marks the chosen one."""

    cells: tuple[str, ...]
    code: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """A table for people: caption, headings (`numeric` columns right-aligned), rows, last row."""

    caption: Labelled
    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[TableRow, ...]
    foot: TableRow | None = None


Cell = str | int | float | None


FINAL = "final"
"""The status of answers, and of all that nobody revises."""


@dataclass(frozen=True, slots=True)
class SourcedRow:
    """One row for files: what it is of, its values, how final they are, and what they rest on."""

    keys: tuple[Cell, ...]
    values: tuple[Cell, ...]
    status: str
    source_ids: Iterable[str]


@dataclass(frozen=True, slots=True)
class ExportRows:
    """Rows for CSV and XLSX: machine names, raw values, and lines about the origin.

    `origin` is the word in the file's name for rows of which all, or some, are made up.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[str, ...]
    file_stem: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A figure's words, its table twin, and its rows for files."""

    text: FigureText
    table: TableView
    export: ExportRows


def figure_text(
    catalogue: Catalogue,
    sources: Sequence[Source],
    finding: str,
    subtitle: str,
    file: Sequence[str],
    *,
    alternative: str = "",
    notes: Iterable[str] = (),
    facts: Iterable[str] = (),
    borders: Source | None = None,
    marking: Sequence[Source] | None = None,
    sample: str | None = None,
) -> FigureText:
    """Return the words of a figure: one rule for labels, origin and file names.

    `alternative` is by default the finding and the sub-title. `file` are the parts of the file's
    name; `figure_card` adds whether its rows are samples. `marking` are the sources that the
    finding itself rests on, where they are not all; `sample` is the label of a figure of which
    only a part is made up (`partly_sample_label`).
    """
    t = catalogue.t
    rests_on = sources if marking is None else marking
    return FigureText(
        finding=marked(t, finding, rests_on),
        subtitle=subtitle,
        alternative=_opened(
            t,
            finding,
            alternative or f"{finding}. {subtitle}",
            rests_on,
            sources if alternative else (),
        ),
        source=source_line(t, sources, borders=borders),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem(*file, t.lang),
        sample=sample_label(t, sources) if sample is None else sample,
        notes=tuple(notes),
        facts=tuple(facts),
    )


def _opened(
    t: Translator,
    finding: str,
    alternative: str,
    sources: Sequence[Source],
    beyond: Sequence[Source],
) -> Labelled:
    """Return a text alternative that opens with the finding as it stands in the heading.

    The finding rests on `sources`, what follows it on those `beyond`.
    """
    if not alternative.startswith(finding):
        return marked(t, alternative, sources)
    said = marked(t, finding, sources)
    if beyond and not said.is_made_up:
        return marked(t, alternative, beyond)
    return said.within(said + alternative[len(finding) :])


def figure_card(text: FigureText, table: TableView, export: ExportRows) -> FigureCard:
    """Return a card; its image is named as its file of rows: all of it made up, or some."""
    return FigureCard(named_as(text, export), table, export)


def named_as(text: FigureText, export: ExportRows) -> FigureText:
    """Return the words of a figure whose image says in its name what the rows' file says."""
    return replace(text, file_stem=_ending(text.file_stem, export.origin))


def table_of(
    text: FigureText,
    headings: Sequence[str],
    numeric: Sequence[bool],
    rows: Iterable[TableRow],
    foot: TableRow | None = None,
    *,
    remark: str = "",
) -> TableView:
    """Return the table twin of a figure; its caption is the sub-title with the label of samples."""
    *before, last = (part for part in (text.subtitle, remark, text.sample) if part)
    caption = ". ".join([*(part.removesuffix(".") for part in before), last])
    said = Labelled(caption, made_up=bool(text.sample))
    return TableView(said, tuple(headings), tuple(numeric), tuple(rows), foot)


def rows_of(
    catalogue: Catalogue,
    text: FigureText,
    keys: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[SourcedRow],
    *,
    definition: str = "",
    remark: str = "",
) -> ExportRows:
    """Return the rows of a figure with every line that tells what they are and whose.

    Right after its keys each row carries the label of its own sources, at its end how final it is
    and those sources with their kinds in one order; the file's name says whether all rows are samples or some.
    """
    t = catalogue.t
    told, made_up = [], []
    for row in rows:
        sources = used_sources(catalogue, row.source_ids)
        label = sample_label(t, sources)
        # A row without a value has no source: it is neither real nor made up.
        made_up += [bool(label)] if sources else []
        told.append(
            (
                *row.keys,
                label,
                *row.values,
                row.status,
                ", ".join(source.source_id for source in sources),
                ", ".join(source.kind.value for source in sources),
            )
        )
    origin = "".join(sample_parts(t, made_up))
    about = (
        text.sample,
        text.finding,
        text.subtitle,
        definition,
        remark,
        *text.notes,
        text.source,
        text.dated,
    )
    return ExportRows(
        (*keys, "label", *columns, "status", "source_id", "source_kind"),
        tuple(told),
        tuple(line for line in about if line),
        _ending(text.file_stem, origin),
        origin,
    )


def _ending(stem: str, origin: str) -> str:
    return f"{stem}_{origin}" if origin else stem


def sample_parts(t: Translator, made_up: Sequence[bool]) -> tuple[str, ...]:
    """Return the part of a file's name that says that all of it, or some, is made up."""
    if not any(made_up):
        return ()
    return (t("sample_file.all" if all(made_up) else "sample_file.some"),)


def ids_of(rows: pd.DataFrame, column: str = "source_ids") -> frozenset[str]:
    """Return every source that the rows of values rest on: each row names its own in a tuple."""
    return frozenset(chain.from_iterable(rows[column]))


def used_sources(catalogue: Catalogue, source_ids: Iterable[str]) -> list[Source]:
    """Return the sources of the ids, each once, in a steady order."""
    return [catalogue.sources[source_id] for source_id in sorted(set(source_ids))]


def source_line(t: Translator, sources: Sequence[Source], *, borders: Source | None = None) -> str:
    """Return publisher, title and licence of every source, and of the map's borders."""
    key = "source.line" if len(sources) == 1 else "source.lines"
    line = t(key, sources="; ".join(source_words(t, source) for source in sources))
    if borders is not None:
        line = f"{line} {t('source.borders', source=source_words(t, borders))}"
    return line


def source_words(t: Translator, source: Source) -> str:
    """Return publisher, title and licence; a title that opens with its publisher says both."""
    named = source.title.startswith(source.publisher)
    title = source.title if named else t("source.named", **_parts(source))
    return t("source.one", title=title, licence=source.licence)


def sample_label(t: Translator, sources: Iterable[Source]) -> str:
    """Return the label of sample data when any of the sources is a sample."""
    return t("sample.label") if any(source.is_sample for source in sources) else ""


def partly_sample_label(t: Translator, samples: Sequence[str], *, whole: bool) -> str:
    """Return the label of a figure of which the parts `samples` are sample data: all, or some."""
    if not samples or whole:
        return t("sample.label") if samples else ""
    return t("sample.partly", names=t.listing(list(samples)))


def year_spans(years: Iterable[int]) -> list[str]:
    """Return years in words, those that follow each other as one: "2019–2021" and "2023"."""
    spans: list[list[int]] = []
    for year in sorted(set(years)):
        if spans and spans[-1][-1] == year - 1:
            spans[-1].append(year)
        else:
            spans.append([year])
    return [str(own[0]) if len(own) == 1 else f"{own[0]}–{own[-1]}" for own in spans]


def marked(t: Translator, sentence: str, sources: Iterable[Source]) -> Labelled:
    """Return a sentence that says itself when it rests on sample data: a title is often cut out.

    `sources` are those of the values in it; a sentence of names alone rests on none.
    """
    rests_on = tuple(sources)
    if not sentence or not sample_label(t, rests_on):
        return Labelled(sentence)
    plain = sentence.removesuffix(".")
    words = t("sample.finding", finding=plain) + sentence[len(plain) :]
    made_of = (source.source_id for source in rests_on if source.is_sample)
    return Labelled(words, made_up=True, made_of=made_of)


def joined(between: str, parts: Sequence[Labelled]) -> Labelled:
    """Return sentences as one: it is made up where one of them is, which says so itself."""
    made_of = frozenset[str]().union(*(part.made_of for part in parts))
    made_up = any(part.is_made_up for part in parts)
    return Labelled(between.join(parts), made_up=made_up, made_of=made_of)


def dated_line(t: Translator, sources: Sequence[Source], version: str) -> str:
    """Return when the data were fetched and which version of the data this is."""
    newest = max((source.accessed for source in sources), default="")
    day = t.date(date.fromisoformat(newest)) if newest else ""
    return t("source.dated", date=day, version=version)


def file_stem(*parts: str) -> str:
    """Return a file name without its ending: product, what, year, language."""
    safe = ("".join(c if c.isascii() and c.isalnum() else "-" for c in part) for part in parts)
    return "_".join(["jarjestotutka", *(part.strip("-") for part in safe if part.strip("-"))])


def _parts(source: Source) -> dict[str, str]:
    return {
        "publisher": source.publisher,
        "title": source.title,
    }
