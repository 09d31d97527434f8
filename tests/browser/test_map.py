"""Choosing on the map and in the box are the same thing, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Reader, settle

pytestmark = pytest.mark.browser

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


def tab_to_area(reader: Reader, code: str) -> None:
    """Tab from the top of the page until an area has the focus."""
    for _ in range(80):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate(FOCUSED_CODE) == code:
            return
    raise AssertionError(f"the keyboard does not reach {code}")


def test_a_click_on_the_map_chooses(reader: Reader) -> None:
    reader.open("/kartta?mittari=population&vuosi=2019")
    reader.click_area("992")
    assert_chosen(reader, "992", "Äänekoski")
    reader.click_area("729")
    assert_chosen(reader, "729", "Saarijärvi")
    assert reader.query == {"kunta": "729", "mittari": "population", "vuosi": "2019"}


def test_the_box_marks_the_map_and_the_ranking_table(reader: Reader) -> None:
    reader.open("/kartta?mittari=population")
    reader.choose("municipality", "Äänekoski")
    assert_chosen(reader, "992", "Äänekoski")
    reader.show("ranking", "table")
    marked = reader.card("ranking").locator("tr[aria-current]")
    expect(marked).to_have_count(1)
    expect(marked.get_by_role("rowheader")).to_have_text("Äänekoski")


def test_the_keyboard_chooses_on_the_map_and_keeps_its_place(reader: Reader) -> None:
    reader.open("/kartta")
    tab_to_area(reader, "179")
    reader.page.keyboard.press("Enter")
    assert_chosen(reader, "179", "Jyväskylä")
    assert reader.page.evaluate(FOCUSED_CODE) == "179", "the focus was thrown away"
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(FOCUSED_CODE) == "182"


def test_every_area_is_a_link_that_says_what_it_is(reader: Reader) -> None:
    reader.open("/kartta?lang=en&mittari=population&vuosi=2019")
    areas = reader.card("map").locator("a[data-code]")
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
        tab_to_area(reader, "992")
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
    expect(reader.card("ranking").get_by_role("table")).to_have_count(0)


def test_single_keys_do_nothing(reader: Reader) -> None:
    reader.open("/kartta")
    before = reader.messages_sent
    assert before
    for key in ("r", "c", "R", "C"):
        reader.page.keyboard.press(key)
        settle(reader.page)
    assert reader.messages_sent == before, "a single key ran the page again"
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
