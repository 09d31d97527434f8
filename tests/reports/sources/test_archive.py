"""What a reader takes along from `/aineistot`: labelled rows, and one file with everything."""

from __future__ import annotations

import csv
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pyarrow.parquet as pq
import pytest

from dashboard.domain.keys import KEYS
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.editions import sources
from dashboard.i18n.translator import translator_for
from dashboard.reports.sources.archive import archive, archive_name, table_file
from dashboard.reports.sources.tables import KIND, LABEL, TABLE_FORMATS, labelled
from dashboard.schema.tables import TABLES
from dashboard.views.sources.page import DownloadView
from tests.views import real

MADE_UP = ("organisations", "radar_answers")
LABELLED = [
    table
    for table in TABLES
    if "source_id" in TABLES[table].to_schema().columns and table != "sources"
]


@cache
def whole(lang: str = "fi") -> ZipFile:
    """The archive of the embedded version."""
    return ZipFile(BytesIO(archive(real.edition(lang))))


def download(table: str, lang: str = "fi") -> DownloadView:
    """One table as the page offers it."""
    [found] = [i for i in sources.page(real.edition(lang)).downloads if i.table == table]
    return found


def rows_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", MADE_UP)
def test_every_made_up_row_says_so_in_every_form(table: str, lang: str) -> None:
    label = translator_for(lang)("sample.label")
    made = {
        form: table_file(real.edition(lang), download(table, lang), form)
        for form in ("csv", "xlsx", "parquet")
    }
    assert {row[LABEL] for row in rows_of(made["csv"])} == {label}
    assert set(pq.read_table(BytesIO(made["parquet"])).column(LABEL).to_pylist()) == {label}
    sheet = openpyxl.load_workbook(BytesIO(made["xlsx"]), read_only=True).worksheets[0]
    heads, *rows = sheet.iter_rows(values_only=True)
    assert {row[heads.index(LABEL)] for row in rows} == {label}
    assert len(rows) == len(rows_of(made["csv"]))


@pytest.mark.parametrize("table", LABELLED)
def test_labels_stand_right_after_the_key(table: str) -> None:
    stored = real.tables().arrow(table)
    told = labelled(table, stored, real.catalogue().sources, translator_for("fi"))
    key = list(KEYS[table])
    assert told.column_names[: len(key) + 2] == [*key, KIND, LABEL]
    assert told.drop_columns([KIND, LABEL]).equals(stored)
    assert told.schema.metadata == stored.schema.metadata


@pytest.mark.parametrize("table", [table for table in LABELLED if table not in MADE_UP])
def test_no_real_row_is_called_made_up(table: str) -> None:
    told = labelled(
        table, real.tables().arrow(table), real.catalogue().sources, translator_for("fi")
    )
    assert set(told.column(LABEL).to_pylist()) == {None}
    assert translator_for("fi")("source_kind.sample") not in told.column(KIND).to_pylist()


def test_a_row_is_labelled_by_its_own_source() -> None:
    described = real.catalogue()
    kinds = {"statfin_11ra": SourceKind.SAMPLE}
    changed = real.with_kinds(
        described, {s: kinds.get(s, k.kind) for s, k in described.sources.items()}
    )
    told = labelled(
        "observations", real.tables().arrow("observations"), changed.sources, described.t
    )
    for source_id, label in zip(
        told.column("source_id").to_pylist(), told.column(LABEL).to_pylist(), strict=True
    ):
        assert bool(label) is (source_id == "statfin_11ra")


def test_a_workbook_tells_what_it_is_and_whose() -> None:
    book = openpyxl.load_workbook(
        BytesIO(table_file(real.edition(), download("radar_answers"), "xlsx")), read_only=True
    )
    about = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert about[0] == translator_for("fi")("sample.label")
    assert any("Esimerkkiaineisto: kuntatutka" in str(line) for line in about)
    assert real.tables().version in str(about[-1])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_file_holds_every_table_in_every_form_that_can_hold_it(lang: str) -> None:
    names = whole(lang).namelist()
    assert len(names) == len(set(names))
    for table in TABLES:
        stem = download(table, lang).file_stem
        forms = {name.rpartition(".")[2] for name in names if name.startswith(f"{stem}.")}
        assert forms == set(TABLE_FORMATS[table]) - {"xlsx"}, table
    assert len(names) == 2 + 2 * len(TABLES)


@pytest.mark.parametrize(
    ("lang", "mark"), [("fi", "_esimerkki."), ("sv", "_exempel."), ("en", "_sample.")]
)
def test_names_in_it_say_what_is_made_up(lang: str, mark: str) -> None:
    marked = {name.split("_e-")[0] for name in whole(lang).namelist() if mark in name}
    assert marked == {f"jarjestotutka_{table}" for table in MADE_UP}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_readme_names_every_file_source_and_licence(lang: str) -> None:
    words = translator_for(lang)
    text = whole(lang).read(f"{words('archive.readme')}.txt").decode("utf-8-sig")
    for name in whole(lang).namelist()[1:]:
        assert name.rpartition(".")[0] in text
    for source in real.catalogue(lang).sources.values():
        assert source.title in text
        assert source.licence in text
        assert source.address in text
    assert words("archive.readme_sample") in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_its_dictionary_explains_every_column(lang: str) -> None:
    name = f"{translator_for(lang)('archive.dictionary')}.csv"
    rows = rows_of(whole(lang).read(name))
    wanted = [(table, column) for table in TABLES for column in TABLES[table].to_schema().columns]
    assert sorted((row["table"], row["column"]) for row in rows) == sorted(wanted)
    assert all(row["meaning"] for row in rows)


def test_the_same_version_gives_the_same_bytes() -> None:
    assert archive(real.edition()) == archive(real.edition())
    assert {entry.date_time[:3] for entry in whole().infolist()} == {
        (2026, 11, 24),
    }


def test_its_name_tells_the_version_and_is_safe() -> None:
    for lang in LANGUAGES:
        assert real.tables().version in archive_name(real.edition(lang))
        assert archive_name(real.edition(lang)).isascii()
