"""One file with everything: all tables, their dictionary, sources with licences, a readme."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.editions import sources
from dashboard.editions.edition import Edition
from dashboard.i18n.translator import Translator
from dashboard.reports.making.workbook import csv_bytes
from dashboard.reports.sources.tables import TABLE_FORMATS, labelled, table_bytes
from dashboard.views.shared.card import ExportRows
from dashboard.views.sources.page import DownloadView, SourcesView

ZIP = "application/zip"
FORMS = ("csv", "parquet", "geojson")
"""The forms in which a table goes along; a workbook would only tell the rows a third time."""


def archive_name(edition: Edition) -> str:
    """Return the name of the file, in the reader's language."""
    return f"jarjestotutka_{edition.t('archive.everything')}_{edition.version}.zip"


def table_file(edition: Edition, item: DownloadView, form: str) -> bytes:
    """Return one stored table as a file whose rows say whose they are."""
    t = edition.t
    stored = edition.tables.arrow(item.table)
    table = labelled(item.table, stored, edition.catalogue.sources, t)
    return table_bytes(table, form, item.about, (t("card.sheet_data"), t("card.sheet_about")))


def archive(edition: Edition) -> bytes:
    """Return the ZIP: equal versions give equal bytes in a language."""
    view = sources.page(edition)
    day = edition.created
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as whole:
        for name, content in _files(edition, view):
            entry = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            whole.writestr(entry, content)
    return stream.getvalue()


def _files(edition: Edition, view: SourcesView) -> Iterator[tuple[str, bytes]]:
    t = edition.t
    yield f"{t('archive.readme')}.txt", "\r\n".join(_readme(t, view)).encode("utf-8-sig")
    yield _dictionary_name(t), csv_bytes(_dictionary(t, view))
    for item in view.downloads:
        for form in _forms(item):
            yield f"{item.file_stem}.{form}", table_file(edition, item, form)


def _forms(item: DownloadView) -> list[str]:
    return [form for form in FORMS if form in TABLE_FORMATS[item.table]]


def _dictionary_name(t: Translator) -> str:
    return f"{t('archive.dictionary')}.csv"


def _dictionary(t: Translator, view: SourcesView) -> ExportRows:
    """The meaning of every column of every table."""
    heads = ("table", "column", "meaning")
    rows = tuple(
        (item.table, *row.cells)
        for item, table in zip(view.downloads, view.dictionary, strict=True)
        for row in table.rows
    )
    return ExportRows(heads, rows, (), "")


def _readme(t: Translator, view: SourcesView) -> Iterator[str]:
    """The lines of the readme: what this is, its files, and whose the data are."""
    yield from (t("app.name"), view.version, "", view.lead, "", t("archive.readme_how"))
    if any(item.sample for item in view.downloads):
        yield from ("", t("archive.readme_sample"))
    yield from ("", t("archive.readme_files"), "")
    yield t("archive.readme_dictionary", file=_dictionary_name(t))
    for item in view.downloads:
        forms = ", ".join(_forms(item))
        yield f"{item.file_stem} ({forms}): {item.label}. {item.description}"
    yield from ("", t("sources.sources_title"), "")
    for source in view.sources:
        yield " ".join(part for part in (f"{source.title}.", source.line, source.address) if part)
