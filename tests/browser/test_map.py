"""Choosing on the map and in the box are the same thing, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader, settle

pytestmark = pytest.mark.browser
AT_ONCE = "Äänekoski: 20244 asukasta, 3. suurin"

FOCUSED_CODE = """() => {
  let focused = document.activeElement;
  while (focused && focused.shadowRoot) focused = focused.shadowRoot.activeElement;
  return focused && focused.dataset ? focused.dataset.code ?? null : null;
}"""


def assert_chosen(reader: Reader, code: str, name: str) -> None:
    expect(reader.box("municipality")).to_have_value(name)
    expect(reader.area(code)).to_have_attribute("aria-current", "true")
    expect(reader.page.locator("h1")).to_contain_text(name[:6])
    settle(reader.page)
    assert reader.query["kunta"] == code
    assert reader.path == "/kartta"


def tab_into(reader: Reader, part: str) -> None:
    """Tab from the top of the page until the map or its ranking has the focus."""
    first = reader.page.locator(f".{part} a[tabindex='0']")
    for _ in range(80):
        reader.page.keyboard.press("Tab")
        if first.evaluate("link => link.getRootNode().activeElement === link"):
            return
    raise AssertionError(f"the keyboard does not reach the {part}")


def test_a_click_on_the_map_chooses(reader: Reader) -> None:
    reader.open("/kartta?mittari=population&vuosi=2019")
    reader.click_area("992")
    assert_chosen(reader, "992", "Äänekoski")
    reader.click_area("729")
    assert_chosen(reader, "729", "Saarijärvi")
    assert reader.query == {"kunta": "729", "mittari": "population", "vuosi": "2019"}


def test_the_box_marks_the_map_and_its_table(reader: Reader) -> None:
    reader.open("/kartta?mittari=population")
    reader.choose("municipality", "Äänekoski")
    assert_chosen(reader, "992", "Äänekoski")
    reader.show("map", "table")
    marked = reader.card("map").locator("tr[aria-current]")
    expect(marked).to_have_count(1)
    expect(marked.get_by_role("rowheader")).to_have_text("Äänekoski")


def test_the_keyboard_walks_and_chooses_on_the_map_and_keeps_its_place(reader: Reader) -> None:
    reader.open("/kartta?kunta=410")
    tab_into(reader, "map")
    assert reader.page.evaluate(FOCUSED_CODE) == "410"
    expect(reader.page.get_by_role("tooltip")).to_contain_text("Laukaa")
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.evaluate(FOCUSED_CODE) == "077"
    reader.page.keyboard.press("ArrowLeft")
    reader.page.keyboard.press("Enter")
    assert_chosen(reader, "410", "Laukaa")
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("Enter")
    assert_chosen(reader, "077", "Hankasalmi")
    assert reader.page.evaluate(FOCUSED_CODE) == "077", "the focus was thrown away"


def test_the_map_is_one_stop_of_the_keyboard_and_the_ranking_another(reader: Reader) -> None:
    reader.open("/kartta")
    for part in ("map", "ranking"):
        expect(reader.page.locator(f".{part} a[tabindex='0']")).to_have_count(1)
        expect(reader.page.locator(f".{part} a[tabindex='-1']")).to_have_count(21)
    tab_into(reader, "ranking")
    first = reader.page.evaluate(FOCUSED_CODE)
    reader.page.keyboard.press("ArrowDown")
    second = reader.page.evaluate(FOCUSED_CODE)
    assert second != first
    reader.page.keyboard.press("ArrowUp")
    assert reader.page.evaluate(FOCUSED_CODE) == first


def test_every_area_is_a_link_that_says_what_it_is(reader: Reader) -> None:
    reader.open("/kartta?lang=en&mittari=population&vuosi=2019")
    areas = reader.card("map").locator(".map a[data-code]")
    expect(areas).to_have_count(22)
    for area in areas.all():
        assert area.get_attribute("aria-label")
    spoken = reader.area("992").get_attribute("aria-label") or ""
    assert "Äänekoski" in spoken
    # Read aloud, a separator of thousands breaks a number in two.
    assert "18765" in spoken or "18,765" in spoken


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_the_small_map_leads_to_the_municipality_and_back(reader: Reader, by: str) -> None:
    reader.open("/?mittari=population&vuosi=2019")
    if by == "mouse":
        reader.click_area("992")
    else:
        tab_into(reader, "map")
        reader.area("992").focus()
        reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/kunta**")
    expect(reader.page.locator("h1")).to_contain_text("Äänekoski")
    assert reader.query["kunta"] == "992"
    reader.page.go_back()
    reader.page.wait_for_url(lambda url: "/kunta" not in url)
    expect(reader.page.get_by_text(reader.t("overview.map_title"))).to_be_visible()


def test_an_area_opens_in_a_new_tab_as_any_link(reader: Reader) -> None:
    reader.open("/kartta?mittari=population&vuosi=2019&lang=en")
    href = reader.area("992").get_attribute("href") or ""
    reader.open(href)
    assert reader.query == {
        "lang": "en",
        "kunta": "992",
        "mittari": "population",
        "vuosi": "2019",
    }
    expect(reader.box("municipality")).to_have_value("Äänekoski")


def test_figure_and_table_by_keyboard(reader: Reader) -> None:
    reader.open("/kartta?mittari=population&vuosi=2019")
    card = reader.card("map")
    card.get_by_role("radio", name=reader.t("card.figure")).focus()
    reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("Enter")
    table = card.get_by_role("table")
    expect(table).to_be_visible()
    expect(table.locator("caption")).to_have_count(1)
    expect(table.locator("tbody tr")).to_have_count(22)
    expect(table.get_by_role("columnheader")).to_have_count(4)
    expect(table.locator("tbody").get_by_role("rowheader")).to_have_count(22)


def test_single_keys_do_nothing(reader: Reader) -> None:
    reader.open("/kartta")
    before = reader.messages_sent
    assert before
    for key in ("r", "c", "R", "C"):
        reader.page.keyboard.press(key)
        settle(reader.page)
    assert reader.messages_sent == before, "a single key ran the page again"
    expect(reader.page.get_by_role("dialog")).to_have_count(0)


class TestUnderThePointer:
    def test_a_municipality_says_what_it_is_and_is_marked_in_both(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population&vuosi=2019&lang=en")
        tip = reader.page.get_by_role("tooltip")
        expect(tip).to_be_hidden()
        for part in (reader.area("992").locator("path"), reader.row("992")):
            part.hover()
            expect(tip).to_have_text("Äänekoski: 18,765 inhabitants, 4th highest")
            for marked in (reader.area("992"), reader.row("992")):
                expect(marked).to_have_class("marked")
            reader.page.locator("h1").hover()
            expect(tip).to_be_hidden()
            expect(reader.page.locator("a.marked")).to_have_count(0)

    def test_the_tip_can_be_put_away_and_stays_in_the_window(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population")
        tip = reader.page.get_by_role("tooltip")
        for width in (1440, 390):
            reader.size(width)
            for code in ("249", "077", "601"):
                reader.area(code).locator("path").hover()
                box = tip.bounding_box()
                assert box is not None
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width
            reader.page.keyboard.press("Escape")
            expect(tip).to_be_hidden()

    def test_an_invented_value_is_called_so(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=organisations_per_1000")
        reader.area("992").locator("path").hover()
        tip = reader.page.get_by_role("tooltip")
        expect(tip).to_contain_text(reader.t("sample.short"))

    def test_a_bar_chooses_as_an_area_does(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population&vuosi=2019")
        reader.row("992").click()
        assert_chosen(reader, "992", "Äänekoski")

    def test_the_small_map_says_what_it_shows(self, reader: Reader) -> None:
        reader.open("/")
        reader.area("435").locator("path").hover()
        expect(reader.page.get_by_role("tooltip")).to_contain_text("Luhanka: 43,7")


class TestYears:
    def test_a_year_is_painted_without_the_server_and_the_page_follows(
        self, reader: Reader
    ) -> None:
        reader.open("/kartta?mittari=population&kunta=992")
        sent = reader.messages_sent
        reader.years.select_option("2010")
        expect(reader.row("992")).to_contain_text("20 244")
        expect(reader.area("992")).to_have_attribute("aria-label", AT_ONCE)
        assert reader.messages_sent == sent, "the server was asked to paint"
        expect(reader.page.locator("html")).to_have_attribute("data-year", "stepping")
        expect(reader.page.locator("h1")).to_contain_text("20 244")
        expect(reader.page.locator("html")).not_to_have_attribute("data-year", re.compile("."))
        assert reader.query["vuosi"] == "2010"

    def test_a_quick_hand_ends_where_it_stops(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population&lang=en")
        reader.years.focus()
        for _ in range(8):
            reader.page.keyboard.press("ArrowDown")
            reader.page.wait_for_timeout(70)
        reader.page.wait_for_url("**vuosi=2017**")
        settle(reader.page)
        assert reader.year == "2017"
        expect(reader.page.locator("h1")).to_contain_text("2017")
        assert reader.years.evaluate("box => box.getRootNode().activeElement === box")

    def test_a_file_asked_for_at_once_is_of_the_year_that_is_seen(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population")
        reader.years.select_option("2010")
        saved = reader.download("map", "csv")
        assert saved.suggested_filename == "jarjestotutka_population_2010_fi.csv"

    def test_the_order_of_the_ranking_is_that_of_the_painted_year(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population")
        order = """() => [...document.querySelectorAll('*')].flatMap((one) =>
            one.shadowRoot ? [...one.shadowRoot.querySelectorAll('.ranking a')] : [])
            .sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y)
            .map((row) => row.dataset.code)"""
        reader.years.select_option("2004")
        painted = reader.page.evaluate(order)
        expect(reader.page.locator("h1")).to_contain_text("2004")
        settle(reader.page)
        assert reader.page.evaluate(order) == painted

    def test_while_it_plays_no_heading_claims_a_year_and_a_press_stops_it(
        self, reader: Reader
    ) -> None:
        reader.open("/kartta?mittari=population")
        reader.page.get_by_role("button", name=reader.t("map.play")).click()
        large = reader.page.locator("output")
        expect(large).to_be_visible()
        expect(reader.page.locator("h1")).to_be_hidden()
        expect(large).to_have_text("2003")
        saved = reader.download("map", "svg")
        seen = reader.year
        assert f"_{seen}_" in saved.suggested_filename or seen == "2025"
        expect(large).to_be_hidden()
        expect(reader.page.locator("h1")).to_be_visible()
        expect(reader.page.locator("h1")).to_contain_text(seen)

    @pytest.mark.parametrize("how", ["playing", "stepping"])
    def test_a_page_gone_to_while_the_year_moves_is_whole(self, reader: Reader, how: str) -> None:
        reader.open("/kartta?mittari=population")
        if how == "playing":
            reader.page.get_by_role("button", name=reader.t("map.play")).click()
        else:
            reader.years.select_option("2010")
        expect(reader.page.locator("html")).to_have_attribute("data-year", how)
        reader.follow(reader.t("page.saavutettavuus.title"))
        expect(reader.page.locator("h1")).to_have_text(reader.t("statement.accessibility.title"))
        expect(reader.page.locator("h1")).to_be_visible()
        expect(reader.page.locator("html")).not_to_have_attribute("data-year", re.compile("."))

    def test_the_language_changes_while_it_plays(self, reader: Reader) -> None:
        reader.open("/kartta?mittari=population")
        reader.page.get_by_role("button", name=reader.t("map.play")).click()
        reader.in_language("en")
        expect(reader.page.get_by_role("button", name=reader.t("map.play"))).to_be_visible()
        expect(reader.page.locator("h1")).to_be_visible()
        assert reader.year in reader.h1()

    def test_four_rounds_are_slower_than_twenty_six_years(self, reader: Reader) -> None:
        reader.open("/kuntatutka")
        reader.page.get_by_role("button", name=reader.t("map.play")).click()
        large = reader.page.locator("output")
        first = large.inner_text()
        reader.page.wait_for_timeout(700)
        assert large.inner_text() == first
        expect(large).not_to_have_text(first)


def test_the_map_page_needs_no_chart_library(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open("/kartta?mittari=population")
    reader.page.wait_for_timeout(1000)
    assert not [address for address in asked if "plotly" in address.lower()]
