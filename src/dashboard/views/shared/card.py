"""What a figure card holds beside its figure: words, table twin and rows for export."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import pandas as pd

from dashboard.domain.source import Source
from dashboard.figures.inputs.card import FigureText
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

    caption: str
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
    """Rows for CSV and XLSX: machine names, raw values, and lines about the origin."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[str, ...]
    file_stem: str


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
    partly: bool = False,
) -> FigureText:
    """Return the words of a figure: one rule for labels, origin and file names.

    `alternative` is by default the finding and the sub-title. `file` are the parts of the file's
    name. `marking` are the sources that the finding itself rests on, where they are not all;
    `partly` tells that real values stand beside made-up ones.
    """
    t = catalogue.t
    rests_on = sources if marking is None else marking
    sample = sample_label(t, sources)
    made_up = [bool(sample), *([False] if partly else [])]
    return FigureText(
        finding=marked(t, finding, rests_on),
        subtitle=subtitle,
        alternative=_opened(t, finding, alternative or f"{finding}. {subtitle}", rests_on),
        source=source_line(t, sources, borders=borders),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem(*file, t.lang, *sample_parts(t, made_up)),
        sample=sample,
        is_told=bool(sample_label(t, rests_on)),
        notes=tuple(notes),
        facts=tuple(facts),
    )


def _opened(t: Translator, finding: str, alternative: str, sources: Sequence[Source]) -> str:
    """Return a text alternative that opens with the finding as it stands in the heading."""
    if alternative.startswith(finding):
        return marked(t, finding, sources) + alternative[len(finding) :]
    return marked(t, alternative, sources)


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
    return TableView(caption, tuple(headings), tuple(numeric), tuple(rows), foot)


def rows_of(
    catalogue: Catalogue,
    text: FigureText,
    keys: Sequence[str],
    columns: Sequence[str],
    rows: Iterable[SourcedRow],
    *,
    definition: str = "",
) -> ExportRows:
    """Return the rows of a figure with every line that tells what they are and whose.

    Right after its keys each row carries the label of its own sources, at its end how final it is
    and those sources with their kinds in one order; the file's name says whether all rows are samples or some.
    """
    t = catalogue.t
    told, labels = [], []
    for row in rows:
        sources = used_sources(catalogue, row.source_ids)
        labels.append(sample_label(t, sources))
        told.append(
            (
                *row.keys,
                labels[-1],
                *row.values,
                row.status,
                ", ".join(source.source_id for source in sources),
                ", ".join(source.kind.value for source in sources),
            )
        )
    about = (
        text.sample,
        text.finding,
        text.subtitle,
        definition,
        *text.notes,
        text.source,
        text.dated,
    )
    return ExportRows(
        (*keys, "label", *columns, "status", "source_id", "source_kind"),
        tuple(told),
        tuple(line for line in about if line),
        _marked_stem(t, text, labels),
    )


def _marked_stem(t: Translator, text: FigureText, labels: Sequence[str]) -> str:
    """Return the file's name by its rows: the figure's may rest on others than these."""
    plain = text.file_stem
    for kind in ("all", "some"):
        plain = plain.removesuffix(f"_{t(f'sample_file.{kind}')}")
    return file_stem(*plain.split("_")[1:], *sample_parts(t, [bool(label) for label in labels]))


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


def partly_sample_label(t: Translator, samples: Sequence[str], count: int) -> str:
    """Return the label of a figure of `count` parts of which those of `samples` are sample data."""
    if not samples or len(samples) == count:
        return t("sample.label") if samples else ""
    return t("sample.partly", names=t.listing(list(samples)))


def marked(t: Translator, finding: str, sources: Iterable[Source]) -> str:
    """Return a sentence that says itself when it rests on sample data: a title is often cut out."""
    return made_up(t, finding) if finding and sample_label(t, sources) else finding


def made_up(t: Translator, sentence: str) -> str:
    """Return a sentence that says that it is of sample data, before its full stop."""
    plain = sentence.removesuffix(".")
    return t("sample.finding", finding=plain) + sentence[len(plain) :]


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
