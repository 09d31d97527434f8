"""The address is the state: links open the same view for everybody, in any language."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import ENTRIES, entry_of
from tests.browser.reader import Reader, settle
from tests.every_page import address, by_day_in_one_language, in_every_language

pytestmark = pytest.mark.browser

CODES = {"kunta": "992", "mittari": "population", "vuosi": "2019"}
LINK = address(entry_of("kartta"), **CODES)
NAMES = {"fi": "Väkiluku", "sv": "Folkmängden", "en": "Population"}


def assert_same_view(reader: Reader, lang: str) -> None:
    """Äänekoski's population of 2019, in a language."""
    t = translator_for(lang)
    expect(reader.page.locator("html")).to_have_attribute("lang", lang)
    expect(reader.page.locator("h1")).to_contain_text(t.number(18765))
    expect(reader.page.locator("h1")).to_contain_text(NAMES[lang])
    expect(reader.box("municipality")).to_have_value("Äänekoski")
    expect(reader.box("indicator")).to_have_value(NAMES[lang])
    assert reader.year == "2019"
    expect(reader.area("992")).to_have_attribute("aria-current", "true")
    assert {name: reader.query.get(name) for name in CODES} == CODES
    assert reader.query.get("lang", "fi") == lang
    assert set(reader.query) <= {"lang", *CODES}


@by_day_in_one_language
def test_a_link_opens_the_same_view_and_outlives_a_reload(reader: Reader, lang: str) -> None:
    reader.open(f"{LINK}&lang={lang}")
    assert_same_view(reader, lang)
    reader.page.reload()
    settle(reader.page)
    assert_same_view(reader, lang)


def test_the_view_outlives_a_change_of_language(reader: Reader) -> None:
    reader.open(LINK)
    for lang in (*LANGUAGES[1:], LANGUAGES[0]):
        reader.in_language(lang)
        expect(reader.page.locator("html")).to_have_attribute("lang", lang)
        settle(reader.page)
        assert_same_view(reader, lang)
    expect(reader.page).to_have_title(translator_for("fi")("app.page_title", page="Kartta"))


@by_day_in_one_language
def test_the_view_outlives_other_pages(reader: Reader, lang: str) -> None:
    reader.open(f"{LINK}&lang={lang}")
    t = translator_for(lang)
    for entry in ENTRIES[::-1]:
        title = t(f"page.{entry.key}.title")
        reader.follow(title)
        expect(reader.page).to_have_title(t("app.page_title", page=title))
        assert reader.path == f"/{entry.address}"
        assert {name: reader.query.get(name) for name in CODES} == CODES
    reader.follow(t("page.kartta.title"))
    assert_same_view(reader, lang)


def test_the_boxes_write_codes_to_the_address(reader: Reader) -> None:
    reader.open("/kartta?lang=sv")
    reader.choose("municipality", "Laukas")
    reader.choose("indicator", "Folkmängden")
    reader.choose_year(2019)
    assert reader.query == {
        "lang": "sv",
        "kunta": "410",
        "mittari": "population",
        "vuosi": "2019",
    }
    assert translator_for("sv").number(18903) in reader.h1()
    reader.choose("municipality", reader.t("filter.whole_region"))
    assert reader.query == {"lang": "sv", "mittari": "population", "vuosi": "2019"}


def test_back_and_forward_bring_pages_back(reader: Reader) -> None:
    reader.open(LINK)
    finding = reader.h1()
    reader.follow(reader.t("page.aineistot.title"))
    expect(reader.page.locator("h1")).not_to_have_text(finding)
    reader.page.go_back()
    expect(reader.page.locator("h1")).to_have_text(finding)
    settle(reader.page)
    assert_same_view(reader, "fi")
    reader.page.go_forward()
    expect(reader.page.locator("h1")).not_to_have_text(finding)
    assert reader.path == "/aineistot"


def test_back_undoes_changes_of_language(reader: Reader) -> None:
    reader.open(LINK)
    for lang in ("sv", "en"):
        reader.in_language(lang)
        expect(reader.page.locator("html")).to_have_attribute("lang", lang)
        settle(reader.page)
    for lang in ("sv", "fi"):
        reader.page.go_back()
        expect(reader.page.locator("html")).to_have_attribute("lang", lang)
        settle(reader.page)
        assert_same_view(reader, lang)


@by_day_in_one_language
def test_unknown_codes_are_ignored_with_a_notice(reader: Reader, lang: str) -> None:
    reader.open(f"/kartta?lang={lang}&kunta=999&mittari=population&vuosi=x")
    t = translator_for(lang)
    names = t.listing([t("parameter.kunta"), t("parameter.vuosi")])
    expect(reader.page.get_by_text(t("notice.ignored", names=names))).to_be_visible()
    expect(reader.box("municipality")).to_have_value(t("filter.whole_region"))


@in_every_language
def test_an_address_that_is_no_page_says_so_and_offers_a_way_on(reader: Reader, lang: str) -> None:
    answer = reader.page.goto(f"{reader.base}/nowhere?lang={lang}")
    assert answer is not None
    assert answer.status == 404
    reader.errors.clear()  # the browser itself notes the status
    t = translator_for(lang)
    expect(reader.page.locator("html")).to_have_attribute("lang", lang)
    expect(reader.page.locator("h1")).to_have_text(t("error.not_found"))
    assert reader.violations() == []
    reader.page.get_by_role("link").click()
    settle(reader.page)
    assert reader.path == "/"
    assert reader.query.get("lang", "fi") == lang
    title = t("app.page_title", page=t("page.overview.title"))
    expect(reader.page).to_have_title(title)
