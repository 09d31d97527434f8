from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.editions.shelf import Shelf
from dashboard.i18n.translator import translator_for
from dashboard.store.versions import Store
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import ENTRIES, PageEntry, entry_of
from tests.every_page import in_every_language, on_every_page
from tests.ui.app import Opened, open_page
from tests.views import real

UNKNOWN = {
    "kunta": "999",
    "mittari": "nothing",
    "vuosi": "next",
    "versio": "v0",
    "toimiala": "x",
    "vertailuvuosi": "before",
    "rajaus": "nowhere",
    "jarjestys": "random",
    "verrokit": "friends",
}
CHOSEN = {
    "kunta": "992",
    "mittari": "population",
    "vuosi": "2019",
    "vertailuvuosi": "2018",
    "rajaus": "rural",
    "jarjestys": "nimi",
    "verrokit": "seutukunta",
}


@pytest.fixture(autouse=True)
def nothing_logged(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """The frame turns any exception into a sentence and a line in the log."""
    yield
    failed = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert bool(failed) == ("no_data" in request.fixturenames), caplog.text


@pytest.fixture
def no_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Shelf(Store(tmp_path / "data", tmp_path / "embedded"))
    monkeypatch.setattr(session, "shelf", lambda: empty)


def assert_sound(opened: Opened, lang: str) -> None:
    assert not opened.session.exception
    assert not opened.session.error
    assert len(opened.h1) == 1
    assert opened.h1 != [translator_for(lang)("error.title")]


@on_every_page
@in_every_language
def test_page_opens(entry: PageEntry, lang: str) -> None:
    opened = open_page(entry, {"lang": lang})
    assert_sound(opened, lang)
    assert not opened.notices


@on_every_page
@in_every_language
def test_page_opens_with_everything_chosen(entry: PageEntry, lang: str) -> None:
    opened = open_page(entry, {"lang": lang, **CHOSEN})
    assert_sound(opened, lang)
    assert not opened.notices


@on_every_page
@in_every_language
def test_unknown_codes_are_ignored_with_a_notice(entry: PageEntry, lang: str) -> None:
    plain = open_page(entry, {"lang": lang})
    opened = open_page(entry, {"lang": lang, **UNKNOWN})
    assert_sound(opened, lang)
    assert opened.html == plain.html
    t = translator_for(lang)
    [notice] = opened.notices
    for name in UNKNOWN:
        assert t(f"parameter.{name}") in notice
    assert "nothing" not in notice


@on_every_page
def test_an_unknown_language_is_ignored_with_a_notice(entry: PageEntry) -> None:
    opened = open_page(entry, {"lang": "de"})
    assert_sound(opened, "fi")
    assert opened.html == open_page(entry, {}).html
    assert translator_for("fi")("parameter.lang") in opened.notices[0]


@on_every_page
def test_what_others_add_to_the_address_is_no_fault(entry: PageEntry) -> None:
    assert not open_page(entry, {"utm_source": "letter", "embed": "true"}).notices


@in_every_language
def test_every_indicator_opens(lang: str) -> None:
    codes = real.mapped()
    assert len(codes) > 10
    for code in codes:
        opened = open_page(entry_of("kartta"), {"lang": lang, "mittari": code, "kunta": "179"})
        assert_sound(opened, lang)


@in_every_language
def test_a_year_without_figures_is_replaced_and_said(lang: str) -> None:
    query = {"lang": lang, "mittari": "population", "vuosi": "1950"}
    opened = open_page(entry_of("kartta"), query)
    assert_sound(opened, lang)
    assert opened.notices == [translator_for(lang)("map.year_replaced", asked=1950, year=2025)]


@on_every_page
@in_every_language
@pytest.mark.usefixtures("no_data")
def test_without_data_the_error_door_speaks(entry: PageEntry, lang: str) -> None:
    opened = open_page(entry, {"lang": lang})
    t = translator_for(lang)
    assert not opened.session.exception
    assert opened.h1 == [t("error.title")]
    assert t("error.unavailable_next") in opened.html
    assert t("error.store_missing_next", version="") not in opened.html


def test_every_file_of_a_page_is_in_the_menu() -> None:
    assert {path.name for path in paths.PAGES.glob("*.py")} == {entry.file for entry in ENTRIES}


@in_every_language
def test_pages_have_titles_of_their_own(lang: str) -> None:
    t = translator_for(lang)
    titles = [t(f"page.{entry.key}.title") for entry in ENTRIES]
    assert len(set(titles)) == len(titles)


@on_every_page
def test_no_page_carries_code_or_files_that_nobody_asked_for(entry: PageEntry) -> None:
    sent = [element.proto for element in open_page(entry, {}).session.get("bidi_component")]
    assert sent
    for component in sent:
        assert len(component.js_content) < 300
        content = json.loads(component.json)
        assert content.get("file") is None
        assert not {"before", "after", "figure"} & set(content)
