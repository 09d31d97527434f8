"""The page of sources: every source, every definition, every break of a series."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from dashboard.domain.sector import PURPOSE_CLASSES, Sector
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.queries.catalogue import series_of_indicators
from dashboard.schema.arrow import columns_of
from dashboard.schema.tables import TABLES
from dashboard.store.engine import frame
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.sources.method import METHODS
from dashboard.views.sources.page import SECTIONS, SourcesView, sources_view
from tests.views import real

COLUMNS = {table: columns_of(table) for table in TABLES}
TABLE_SOURCES = {
    "organisations": ("sample_organisations",),
    "municipalities": ("mml_municipalities",),
}


@cache
def shown(lang: str = "fi") -> SourcesView:
    """The page of the embedded version."""
    return page(lang, real.catalogue(lang))


def page(
    lang: str,
    described: Catalogue,
    table_sources: Mapping[str, tuple[str, ...]] = TABLE_SOURCES,
) -> SourcesView:
    """The page with some descriptions."""
    edition = real.edition()
    series = frame(series_of_indicators(real.tables()))
    values = edition.values_of(described.indicators)
    return sources_view(
        described, series, COLUMNS, table_sources, values, edition.created, real.facts()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_is_listed_with_publisher_licence_and_day(lang: str) -> None:
    # A sample that no row rests on is not told: here of the tables that the tests name.
    used = {source for ids in TABLE_SOURCES.values() for source in ids}
    described = real.catalogue(lang).sources
    sources = {s: one for s, one in described.items() if s in used or not one.is_sample}
    assert len(shown(lang).sources) == len(sources)
    assert {source.title for source in shown(lang).sources} == {s.title for s in sources.values()}
    for source in sources.values():
        lines = [each.line for each in shown(lang).sources if each.title == source.title]
        # After a full stop "kunkin luvun julkaisija" has a capital letter.
        publisher = translator_for(lang).sentence(source.publisher)
        assert any(publisher in line and source.licence in line for line in lines)


def test_official_sources_come_first_and_samples_last_and_marked() -> None:
    words = translator_for("fi")
    order = ["official", "survey", "published", "estimate", "sample"]
    kind_of = {source.title: source.kind.value for source in real.catalogue().sources.values()}
    kinds = [kind_of[source.title] for source in shown().sources]
    assert [order.index(kind) for kind in kinds] == sorted(order.index(kind) for kind in kinds)
    assert [bool(source.sample) for source in shown().sources] == [k == "sample" for k in kinds]
    for source, kind in zip(shown().sources, kinds, strict=True):
        assert words(f"source_kind.{kind}") in source.line
    assert shown().sources[-1].sample == words("sample.label")


def test_the_mark_of_a_sample_follows_its_kind() -> None:
    described = real.with_kinds(
        real.catalogue(), dict.fromkeys(real.catalogue().sources, SourceKind.SAMPLE)
    )
    assert all(source.sample for source in page("fi", described).sources)


def test_the_registers_two_series_are_a_break_and_never_one_line() -> None:
    said = [item for item in shown().breaks if any("Yhdistysrekisteri" in s for s in item.series)]
    whole, classes = said  # the classes are known from 2022 on
    assert whole.indicators == "Rekisteröityjen yhdistysten määrä"
    assert "Sosiaali- ja terveysalan yhdistykset" in classes.indicators
    assert [line.split(":")[0] for line in whole.series] == [
        "Yhdistysrekisteri, vain luokitellut, mukana Kuhmoinen, 2020",
        "Yhdistysrekisteri, vain luokitellut, 2022",
        "Yhdistysrekisteri, kaikki yhdistykset, 2023–2024",
    ]


def test_an_indicator_of_one_series_is_no_break() -> None:
    assert not any("Väkiluku" in item.indicators for item in shown().breaks)


def test_indicators_with_the_same_series_are_told_together() -> None:
    [said] = [item for item in shown().breaks if "65 vuotta täyttäneiden osuus" in item.indicators]
    assert "Korkea-asteen tutkinnon suorittaneiden osuus" in said.indicators
    assert "Alle 15-vuotiaiden osuus" in said.indicators


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_dictionary_explains_every_column_of_every_table(lang: str) -> None:
    tables = shown(lang).dictionary
    assert [len(table.rows) for table in tables] == [len(names) for names in COLUMNS.values()]
    assert all(all(row.cells) for table in tables for row in table.rows)
    assert [download.table for download in shown(lang).downloads] == list(TABLES)
    assert all(download.label and download.description for download in shown(lang).downloads)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_download_of_made_up_rows_says_so(lang: str) -> None:
    labelled = {download.table: download.sample for download in shown(lang).downloads}
    assert labelled.pop("organisations") == translator_for(lang)("sample.label")
    assert set(labelled.values()) == {""}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_version_and_its_day_are_told(lang: str) -> None:
    assert real.tables().version in shown(lang).version
    assert "2026" in shown(lang).version


@pytest.mark.parametrize("lang", LANGUAGES)
def test_methods_and_words_are_told_in_whole_sentences(lang: str) -> None:
    told = [*shown(lang).method, *shown(lang).terms]
    assert len(told) == len({one.title for one in told}) == len(METHODS) + 3
    assert all(one.text.endswith(".") and not one.title.endswith(".") for one in told)
    assert all(said.endswith(".") for one in told for _, said in one.parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sector_and_every_class_is_defined(lang: str) -> None:
    words = translator_for(lang)
    parts = {one.title: one.parts for one in shown(lang).terms}
    sectors = parts[words("term.sector.title")]
    assert [name for name, _ in sectors] == [words(f"sector.{sector}") for sector in Sector]
    classes = parts[words("term.purpose_class.title")]
    assert [name[0] for name, _ in classes] == list(PURPOSE_CLASSES)
    assert len({said for _, said in (*sectors, *classes)}) == len(sectors) + len(classes)


@pytest.mark.parametrize(
    ("lang", "both"), [("fi", "molemmilla"), ("sv", "båda"), ("en", "answered in both")]
)
def test_a_change_of_scores_is_of_what_was_answered_in_both_rounds(lang: str, both: str) -> None:
    words = translator_for(lang)
    assert both in words("method.score_change.text")
    assert not any(
        word in words("method.score_change.text") for word in ("asked", "kysytty", "ställts")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_begins_with_its_contents(lang: str) -> None:
    assert [name for name, _ in shown(lang).sections] == list(SECTIONS)
    assert all(title for _, title in shown(lang).sections)


@pytest.mark.parametrize(
    ("kinds", "lang", "mark"),
    [
        ("made_up", "fi", "_esimerkki"),
        ("made_up", "sv", "_exempel"),
        ("made_up", "en", "_sample"),
        ("both", "fi", "_osin-esimerkki"),
        ("both", "sv", "_delvis-exempel"),
        ("both", "en", "_partly-sample"),
        ("real", "fi", ""),
    ],
)
def test_a_files_name_says_whether_its_rows_are_made_up(kinds: str, lang: str, mark: str) -> None:
    ids = {
        "made_up": ("sample_organisations",),
        "both": ("prh_associations", "sample_organisations"),
        "real": ("prh_associations",),
    }
    view = page(lang, real.catalogue(lang), {"organisations": ids[kinds]})
    [found] = [item for item in view.downloads if item.table == "organisations"]
    assert found.file_stem == f"jarjestotutka_organisations_{real.tables().version}{mark}"
    assert bool(found.sample) is bool(mark)
    assert (found.sample in found.about) is bool(mark)
