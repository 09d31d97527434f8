"""Municipalities beside each other: chosen, offered, too many, gone from the region."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dashboard.domain.selection import MAX_MUNICIPALITIES
from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader, settle
from tests.builders import MUNICIPALITIES
from tests.every_page import address, by_day_in_one_language

pytestmark = pytest.mark.browser


def vertailu(**query: str) -> str:
    return address(entry_of("vertailu"), **query)


def test_from_one_municipality_to_its_peers_by_one_click(reader: Reader) -> None:
    reader.open(vertailu(kunta="992"))
    expect(reader.page.locator("h1")).to_contain_text("Äänekoski")
    assert reader.t("compare.radar_title.other", count=0, of=0, year=0)[:9] not in "".join(
        reader.page.get_by_role("heading", level=2).all_inner_texts()
    )
    reader.page.get_by_role("button", name="Äänekoski ja väkiluvultaan lähimmät").click()
    expect(reader.page.locator("h1")).to_contain_text("Eniten eroa")
    settle(reader.page)
    codes = reader.query["kunta"].split(",")
    assert codes[0] == "992"
    assert len(codes) == 4


@by_day_in_one_language
def test_too_many_are_told_and_six_are_shown(reader: Reader, lang: str) -> None:
    reader.open(vertailu(kunta=",".join(list(MUNICIPALITIES)[:8]), lang=lang))
    notice = reader.t("notice.too_many", most=MAX_MUNICIPALITIES)
    expect(reader.page.get_by_text(notice)).to_be_visible()


@by_day_in_one_language
def test_kuhmoinen_is_told_to_have_left(reader: Reader, lang: str) -> None:
    reader.open(vertailu(kunta="992,179,291", lang=lang))
    t = reader.t
    name = "Kuhmois" if lang == "sv" else "Kuhmoinen"
    day = "31 December 2020" if lang == "en" else "31.12.2020"
    expect(reader.page.get_by_text(t("notice.left", name=name, date=day))).to_be_visible()
    expect(reader.page.locator("h1")).to_contain_text("Jyväskylä")


def test_sample_rows_are_named_one_by_one(reader: Reader) -> None:
    reader.open(vertailu(kunta="992,179"))
    label = reader.card("scales").locator(".sample").first
    expect(label).to_contain_text("Järjestöjen määrä suhteessa väkilukuun")
    expect(label).not_to_contain_text("65 vuotta")


def test_a_finger_finds_the_field_beside_the_names_chosen(reader: Reader) -> None:
    reader.open("/vertailu?kunta=179,992,249")
    for width in (1440, 390, 320):
        reader.size(width)
        place = reader.page.locator(".stMultiSelect input").bounding_box()
        assert place is not None
        assert min(place["width"], place["height"]) >= 24, width
