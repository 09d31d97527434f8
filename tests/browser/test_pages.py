"""What holds on every page, in every language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import expect

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import PageEntry, entry_of
from tests.browser.reader import DESKTOP, Reader, settle
from tests.every_page import address, by_day_in_one_language, on_every_page

pytestmark = pytest.mark.browser
PHONE, NARROW = 390, 320


@on_every_page
def test_page_is_sound_in_every_language(reader: Reader, entry: PageEntry) -> None:
    reader.open(address(entry))
    for lang in LANGUAGES:
        if lang != LANGUAGES[0]:
            reader.size(DESKTOP["width"], DESKTOP["height"])
            reader.in_language(lang)
        t = translator_for(lang)
        title = t("app.page_title", page=t(f"page.{entry.key}.title"))
        expect(reader.page).to_have_title(title)
        expect(reader.page.locator("html")).to_have_attribute("lang", lang)
        expect(reader.page.locator("h1")).to_have_count(1)
        settle(reader.page)
        expect(reader.page.locator("h1")).not_to_have_text(t("error.title"))
        levels = reader.headings()
        assert levels[0] == 1
        assert all(below - above <= 1 for above, below in pairwise(levels)), levels
        assert reader.sideways() <= 0, lang
        assert reader.violations() == [], lang
        for width in (PHONE, NARROW):
            reader.size(width)
            assert reader.sideways() <= 0, f"scrolls sideways at {width} px in {lang}"
            if lang == LANGUAGES[0]:
                assert reader.violations() == []


@pytest.mark.nightly
@on_every_page
@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_axe_finds_nothing_on_small_screens(reader: Reader, entry: PageEntry, lang: str) -> None:
    reader.open(address(entry, lang=lang))
    for width in (PHONE, NARROW):
        reader.size(width)
        assert reader.violations() == []


@by_day_in_one_language
def test_axe_finds_nothing_with_tables_shown_and_a_place_chosen(reader: Reader, lang: str) -> None:
    reader.open(address(entry_of("kartta"), lang=lang, kunta="179", mittari="population"))
    reader.show("map", "table")
    expect(reader.card("map").get_by_role("table")).to_be_visible()
    assert reader.violations() == []
    for width in (PHONE, NARROW):
        reader.size(width)
        assert reader.sideways() <= 0, f"scrolls sideways at {width} px"
    assert reader.violations() == []


@by_day_in_one_language
def test_axe_finds_nothing_with_definitions_open(reader: Reader, lang: str) -> None:
    reader.open(address(entry_of(""), lang=lang))
    for summary in reader.page.locator("summary").all():
        summary.click()
    assert reader.violations() == []


@by_day_in_one_language
def test_the_menu_of_a_phone(phone_reader: Reader, lang: str) -> None:
    reader = phone_reader
    reader.open(address(entry_of("kartta"), lang=lang))
    reader.open_menu()
    title = reader.t("page.aineistot.title")
    expect(reader.page.get_by_role("link", name=title)).to_be_in_viewport()
    assert reader.violations() == []
    reader.page.get_by_role("link", name=title).tap()
    expect(reader.page).to_have_title(reader.t("app.page_title", page=title))
    expect(reader.page.get_by_role("link", name=title)).not_to_be_in_viewport()
    assert reader.h1_is_uncovered()


def test_a_phone_opens_a_link_with_the_menu_closed(phone_reader: Reader) -> None:
    reader = phone_reader
    reader.open("/kartta")
    reader.open_menu()
    reader.open("/kartta?kunta=992")
    assert reader.h1_is_uncovered()


def test_the_overview_loads_no_chart_code(new_reader: Reader) -> None:
    reader = new_reader
    reader.open("/")
    assert reader.area("992").is_visible()
    assert not [url for url in reader.requested if "plotly" in url.lower()]
