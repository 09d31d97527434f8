"""One's own municipality in two clicks; the card by mouse, by keyboard, on a phone."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from playwright.sync_api import expect

from dashboard.figures.shared.colours import CLOUDBERRY, LAKE
from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader, settle
from tests.browser.test_downloads import colours, content, drawn, picture, words
from tests.builders import MUNICIPALITIES
from tests.every_page import address, by_day_in_one_language, in_every_language

pytestmark = pytest.mark.browser

PHONE, NARROW = 390, 320


def kunta(**query: str) -> str:
    return address(entry_of("kunta"), **query)


def assert_card_of(reader: Reader, code: str, name: str) -> None:
    expect(reader.page.locator("h1")).to_contain_text(f"{name}:")
    settle(reader.page)
    assert reader.path == "/kunta"
    assert reader.query["kunta"] == code


class TestTwoClicks:
    def test_from_the_map_of_the_first_page(self, reader: Reader) -> None:
        reader.open("/")
        reader.click_area("992")
        reader.page.wait_for_url("**/kunta**")
        assert_card_of(reader, "992", "Äänekoski")

    @by_day_in_one_language
    def test_by_the_menu_and_a_name(self, reader: Reader, lang: str) -> None:
        reader.open(f"/?lang={lang}")
        reader.follow(reader.t("page.kunta.title"))
        names = reader.page.locator(".st-key-all-municipalities").get_by_role("button")
        expect(names).to_have_count(len(MUNICIPALITIES))
        names.filter(has_text="Pihtipudas").click()
        assert_card_of(reader, "601", "Pihtipudas")
        assert reader.query.get("lang", "fi") == lang

    def test_by_the_menu_and_the_map(self, reader: Reader) -> None:
        reader.open("/")
        reader.follow(reader.t("page.kunta.title"))
        reader.click_area("729")
        assert_card_of(reader, "729", "Saarijärvi")
        reader.page.go_back()
        expect(reader.page.locator("h1")).to_have_text(reader.t("municipality.choose_title"))

    def test_by_the_box(self, reader: Reader) -> None:
        reader.open(kunta())
        reader.page.get_by_role("combobox", name=reader.t("filter.municipality")).click()
        reader.page.get_by_role("option", name="Luhanka", exact=True).click()
        assert_card_of(reader, "435", "Luhanka")

    def test_from_a_phone(self, phone_reader: Reader) -> None:
        reader = phone_reader
        reader.open("/")
        reader.area("992").locator("path").tap()
        reader.page.wait_for_url("**/kunta**")
        assert_card_of(reader, "992", "Äänekoski")
        assert reader.h1_is_uncovered()


class TestTenSeconds:
    @in_every_language
    def test_what_is_good_and_what_is_missing_is_seen_first(
        self, reader: Reader, lang: str
    ) -> None:
        reader.open(kunta(lang=lang, kunta="992"))
        t = reader.t
        expect(reader.page.locator("h1")).to_be_in_viewport()
        expect(reader.page.locator(".figures > div")).to_have_count(6)
        for key in ("in_place", "missing"):
            beginning = t(f"municipality.{key}.other", count=0).split("0")[0].strip()
            heading = reader.page.get_by_role("heading", level=2).filter(has_text=beginning)
            expect(heading.first).to_be_in_viewport()


class TestPeers:
    def test_by_rule_and_by_choice(self, reader: Reader) -> None:
        reader.open(kunta(kunta="992", lang="en"))
        reader.choose("peers", reader.t("filter.peers_subregion"))
        assert reader.query == {"lang": "en", "kunta": "992", "verrokit": "seutukunta"}
        expect(reader.page.get_by_text("Peer: the same sub-region, Konnevesi.")).to_be_visible()
        box = reader.box("own_peers")
        box.click()
        reader.page.get_by_role("option", name="Joutsa", exact=True).click()
        expect(reader.page.get_by_text("Peer: your own choice, Joutsa.")).to_be_visible()
        settle(reader.page)
        assert reader.query["kunta"] == "992,172"

    def test_another_municipality_keeps_the_chosen_peers(self, reader: Reader) -> None:
        reader.open(kunta(kunta="992,172,179", lang="en"))
        reader.choose("municipality", "Joutsa")
        assert reader.query["kunta"] == "172,179"
        expect(reader.page.get_by_text("Peer: your own choice, Jyväskylä.")).to_be_visible()


class TestWaysOn:
    @pytest.mark.parametrize(
        ("key", "path"), [("kuntatutka", "/kuntatutka"), ("kartta", "/kartta")]
    )
    def test_the_municipality_goes_with_the_reader(
        self, reader: Reader, key: str, path: str
    ) -> None:
        reader.open(kunta(kunta="992"))
        reader.page.get_by_role("link", name=reader.t(f"municipality.way_{key}")).click()
        reader.page.wait_for_url(f"**{path}**")
        settle(reader.page)
        assert reader.path == path
        assert reader.query["kunta"] == "992"
        expect(reader.box("municipality")).to_have_value("Äänekoski")


@pytest.mark.parametrize("lang", ["sv"])
def test_axe_finds_nothing_with_all_opened_and_tables_shown(reader: Reader, lang: str) -> None:
    reader.open(kunta(lang=lang, kunta="992,179"))
    for width in (1440, PHONE):
        reader.size(width)
        assert reader.violations() == []
    reader.size(1440)
    for card in ("profile", "sectors"):
        reader.show(card, "table")
        expect(reader.card(card).get_by_role("table")).to_be_visible()
    for summary in reader.page.locator("summary").all():
        summary.click()
    for width in (1440, PHONE, NARROW):
        reader.size(width)
        assert reader.sideways() <= 0, f"scrolls sideways at {width} px"
        assert reader.violations() == []


@pytest.mark.parametrize("card", ["profile", "sectors"])
def test_a_phone_has_a_drawing_that_can_be_read(phone_reader: Reader, card: str) -> None:
    reader = phone_reader
    reader.open(kunta(kunta="992"))
    shown = reader.card(card).locator(".panels svg:visible")
    expect(shown).to_have_count(1)
    letters = shown.locator("text").last
    box = letters.bounding_box()
    assert box is not None
    # Letters of 18 units are about as high as their line: 640 units on a phone made them 8 px.
    assert box["height"] >= 14


@by_day_in_one_language
@pytest.mark.parametrize("card", ["profile", "sectors"])
def test_downloads_of_a_card_are_complete(reader: Reader, card: str, lang: str) -> None:
    reader.open(kunta(lang=lang, kunta="992"))
    t = translator_for(lang)
    finding = reader.card(card).locator("h2").inner_text()
    text = words(drawn(reader.download(card, "svg")))
    for said in (finding, t("sample.label"), t("app.name"), "Äänekoski"):
        assert said in text
    found = colours(picture(reader.download(card, "png")))
    assert {LAKE, CLOUDBERRY} <= found
    rows = list(csv.DictReader(StringIO(content(reader.download(card, "csv")).decode("utf-8-sig"))))
    assert len(rows) == {"profile": 5, "sectors": 6}[card]
    assert {row["municipality_code"] for row in rows} == {"992"}
    assert {row["label"] for row in rows} == {t("sample.label")}
