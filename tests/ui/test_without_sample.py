"""The state in which the service can first go public: nothing is made up, and it is worth opening."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from dashboard.domain.practices.assessment import Assessment
from dashboard.editions import assessment, municipality
from dashboard.editions.shelf import Shelf
from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.end_sample import end_sample
from dashboard.reports.assessment.papers import assessment_pdf
from dashboard.reports.municipality.card import card_pdf
from dashboard.reports.sectors.poster import poster
from dashboard.reports.sources.archive import archive
from dashboard.store.versions import Store
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import PageEntry, entry_of
from tests.builders import make_store
from tests.every_page import in_every_language, on_every_page
from tests.ui.app import open_page


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = make_store(tmp_path_factory.mktemp("ended"))
    end_sample(store)
    return store


@pytest.fixture(autouse=True)
def without_sample(
    ended: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    shelf = Shelf(ended)
    monkeypatch.setattr(session, "shelf", lambda: shelf)
    yield
    failed = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not failed, caplog.text


@on_every_page
@in_every_language
@pytest.mark.parametrize("place", ["", "992"])
def test_every_page_opens_and_calls_nothing_a_sample(
    entry: PageEntry, lang: str, place: str
) -> None:
    opened = open_page(entry, {"lang": lang, **({"kunta": place} if place else {})})
    t = translator_for(lang)
    assert not opened.session.exception
    assert len(opened.h1) == 1
    assert opened.h1 != [t("error.title")]
    html = unescape(opened.html)
    assert t("sample.label") not in html
    assert t("sample.finding", finding="") not in html


@in_every_language
def test_what_is_published_is_worth_opening(lang: str) -> None:
    t = translator_for(lang)
    radar = unescape(open_page(entry_of("kuntatutka"), {"lang": lang}).html)
    assert t("radar.empty_title") in radar
    assert "2021" in radar
    overview = unescape(open_page(entry_of(""), {"lang": lang}).html)
    assert "330" in overview
    assert "273" in overview
    sector = unescape(open_page(entry_of("toimialat"), {"lang": lang}).html)
    assert "000" in sector


@in_every_language
def test_documents_and_files_call_nothing_a_sample(ended: Store, lang: str) -> None:
    edition = Shelf(ended).edition(ended.current(), lang)
    view = municipality.page(edition, "992")
    known = assessment.known(edition, "992")
    assert known is None
    discussion = assessment.page(edition, Assessment("992"))
    pages = [
        page
        for content in (
            card_pdf(edition, view),
            poster(edition, "omaiset", "pdf"),
            poster(edition, "luokka-3", "pdf"),
            assessment_pdf(edition.t, discussion, date(2026, 11, 25)),
        )
        for page in PdfReader(BytesIO(content)).pages
    ]
    label = edition.t("sample.short").lower()
    assert [page for page in pages if label in page.extract_text().lower()] == []
    # Worth opening: what the register and the statistics say is there.
    assert view.figures
    with ZipFile(BytesIO(archive(edition))) as whole:
        assert [name for name in whole.namelist() if edition.t("sample_file.all") in name] == []
        assert any("population" in name or "observations" in name for name in whole.namelist())
