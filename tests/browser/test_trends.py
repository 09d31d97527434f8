"""Year over year: a reader follows a change to its trend and is not misled by a break."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader, settle
from tests.every_page import address

pytestmark = pytest.mark.browser


def kehitys(**query: str) -> str:
    return address(entry_of("kehitys"), **query)


def test_a_change_of_a_card_leads_to_its_trend(reader: Reader) -> None:
    reader.open(address(entry_of("kunta"), kunta="435"))
    reader.page.get_by_role("link", name="Väkiluku väheni Luhangassa").click()
    reader.page.wait_for_url("**/kehitys**")
    settle(reader.page)
    assert reader.query["mittari"] == "population"
    assert "Luhangassa" in reader.h1()


def test_the_years_of_a_change_are_in_the_link(reader: Reader) -> None:
    reader.open(kehitys(kunta="992", mittari="population", vertailuvuosi="2020", vuosi="2025"))
    assert "2020" in reader.h1()
    assert "2025" in reader.h1()
    row = reader.page.get_by_role("row").filter(has_text="Äänekoski").first
    expect(row).to_contain_text("17 492".replace(" ", "\N{NO-BREAK SPACE}"))


def test_the_registers_two_series_are_never_one_change(reader: Reader) -> None:
    reader.open(kehitys(mittari="associations", vertailuvuosi="2020", vuosi="2024"))
    assert "eri sarjoista, muutosta ei lasketa" in reader.h1()
    cells = reader.page.get_by_role("row").filter(has_text=reader.t("app.region")).last
    expect(cells).not_to_contain_text("1 666".replace(" ", "\N{NO-BREAK SPACE}"))


def test_the_table_leaves_as_csv_with_every_year(reader: Reader) -> None:
    reader.open(kehitys(kunta="992", mittari="population"))
    got = reader.download("lines", "csv")
    rows = list(csv.DictReader(StringIO(Path(got.path()).read_text("utf-8-sig"))))
    own = {int(r["year"]): float(r["value"]) for r in rows if r["area_code"] == "992"}
    assert own[2000] == 20713
    assert own[2025] == 17492


def test_a_phone_reads_it_without_scrolling_sideways(phone_reader: Reader) -> None:
    phone_reader.open(kehitys(kunta="992,179", mittari="radar_score"))
    assert phone_reader.sideways() <= 0
