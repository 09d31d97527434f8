"""The matrix in the browser: by mouse, by keyboard, on a phone; its downloads; a new round."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from dashboard.figures.shared.colours import CHANGES, CLOUDBERRY, LAKE, PARTLY
from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader, settle, tab
from tests.browser.serving import Server
from tests.browser.test_downloads import colours, content, drawn, origin, picture, words
from tests.builders import MUNICIPALITIES, write_csv, write_xlsx
from tests.every_page import address, by_day_in_one_language
from tests.importers.radar.radar_files import LONG, long_rows

pytestmark = pytest.mark.browser

PHONE = 390
FOCUSED = """() => {
  let focused = document.activeElement;
  while (focused && focused.shadowRoot) focused = focused.shadowRoot.activeElement;
  return focused && focused.dataset ? focused.dataset.code ?? null : null;
}"""


def kuntatutka(**query: str) -> str:
    return address(entry_of("kuntatutka"), **query)


def grid(reader: Reader) -> Locator:
    return reader.card("matrix").get_by_role("grid")


def at(reader: Reader, municipality: str, criterion: str) -> Locator:
    """A cell, or the heading of a municipality or a criterion when the other is empty."""
    return grid(reader).locator(f"a[data-code='{municipality}:{criterion}']")


def cell(reader: Reader) -> Locator:
    """The explanation of one answer."""
    return reader.page.locator(".cell")


def focused(reader: Reader) -> str | None:
    found = reader.page.evaluate(FOCUSED)
    return None if found is None else str(found)


def tab_into_grid(reader: Reader) -> str:
    """Tab from the last filter until something of the grid has the focus."""
    reader.box("order").focus()
    for _ in range(12):
        reader.page.keyboard.press("Tab")
        if (code := focused(reader)) is not None:
            return code
    raise AssertionError("the keyboard does not reach the grid")


class TestMouse:
    def test_a_cell_is_explained(self, reader: Reader) -> None:
        reader.open(kuntatutka())
        expect(cell(reader)).to_contain_text(reader.t("radar.cell_hint_title"))
        at(reader, "992", "website").click()
        expect(cell(reader).locator("h2")).to_have_text("Äänekoski: Tiedot yhdessä paikassa")
        expect(at(reader, "992", "website")).to_have_attribute("aria-selected", "true")
        settle(reader.page)
        assert reader.query == {"kunta": "992", "mittari": "radar_website"}
        assert reader.h1().startswith("Äänekoski:")
        expect(reader.box("municipality")).to_have_value("Äänekoski")

    def test_a_name_chooses_the_municipality_and_keeps_the_criterion(self, reader: Reader) -> None:
        reader.open(kuntatutka(mittari="radar_website", kunta="992"))
        at(reader, "179", "").click()
        expect(cell(reader).locator("h2")).to_contain_text("Jyväskylä:")
        settle(reader.page)
        assert reader.query == {"kunta": "179", "mittari": "radar_website"}

    def test_a_row_chooses_the_criterion_and_keeps_the_municipality(self, reader: Reader) -> None:
        reader.open(kuntatutka(kunta="992"))
        at(reader, "", "grants").click()
        expect(cell(reader).locator("h2")).to_have_text("Äänekoski: Avustukset")
        settle(reader.page)
        assert reader.query == {"kunta": "992", "mittari": "radar_grants"}
        expect(reader.box("criterion")).to_have_value("Avustukset")

    def test_who_has_left_has_no_page_but_its_answers_can_be_looked_at(
        self, reader: Reader
    ) -> None:
        reader.open(kuntatutka(vuosi="2019", kunta="992"))
        at(reader, "291", "grants").click()
        expect(cell(reader).locator("h2")).to_contain_text("Avustukset")
        settle(reader.page)
        assert reader.query == {"kunta": "992", "vuosi": "2019", "mittari": "radar_grants"}

    def test_an_answer_is_told_aloud_when_it_changes(self, reader: Reader) -> None:
        reader.open(kuntatutka())
        expect(cell(reader)).to_have_attribute("role", "status")


class TestKeyboard:
    def test_one_tab_leads_in_and_one_leads_out(self, reader: Reader) -> None:
        reader.open(kuntatutka())
        first = tab_into_grid(reader)
        assert grid(reader).locator("a[tabindex='0']").count() == 1
        assert at(reader, *first.split(":")).get_attribute("role") == "gridcell"
        reader.page.keyboard.press("Tab")
        assert focused(reader) is None

    def test_arrows_move_and_stop_at_the_edges(self, reader: Reader) -> None:
        reader.open(kuntatutka(jarjestys="nimi"))
        assert tab_into_grid(reader) == "077:contact_person"
        for key, code in (
            ("ArrowRight", "172:contact_person"),
            ("ArrowDown", "172:cooperation_duty"),
            ("ArrowLeft", "077:cooperation_duty"),
            ("ArrowLeft", ":cooperation_duty"),
            ("ArrowLeft", ":cooperation_duty"),
            ("ArrowUp", ":contact_person"),
            ("End", "992:contact_person"),
            ("ArrowRight", "992:contact_person"),
            ("ArrowUp", "992:"),
            ("ArrowUp", "992:"),
            ("ArrowDown", "992:contact_person"),
            ("Home", ":contact_person"),
        ):
            reader.page.keyboard.press(key)
            assert focused(reader) == code, key
        for _ in range(20):
            reader.page.keyboard.press("ArrowDown")
        assert focused(reader) == ":wellbeing_county"
        assert reader.query == {"jarjestys": "nimi"}, "moving is not choosing"

    @pytest.mark.parametrize("key", ["Enter", " "])
    def test_enter_explains_and_keeps_the_place(self, reader: Reader, key: str) -> None:
        reader.open(kuntatutka(jarjestys="nimi"))
        tab_into_grid(reader)
        reader.page.keyboard.press("ArrowRight")
        reader.page.keyboard.press(key)
        expect(cell(reader).locator("h2")).to_have_text("Joutsa: Nimetty yhdyshenkilö")
        settle(reader.page)
        assert reader.query["kunta"] == "172"
        assert focused(reader) == "172:contact_person", "the focus was thrown away"
        reader.page.keyboard.press("ArrowDown")
        assert focused(reader) == "172:cooperation_duty"

    def test_the_keyboard_comes_back_to_the_chosen_cell(self, reader: Reader) -> None:
        reader.open(kuntatutka(kunta="992", mittari="radar_website"))
        assert tab_into_grid(reader) == "992:website"

    def test_the_focus_can_be_seen(self, reader: Reader) -> None:
        reader.open(kuntatutka())
        code = tab_into_grid(reader)
        stroke = (
            at(reader, *code.split(":"))
            .locator("rect")
            .evaluate("each => getComputedStyle(each).strokeWidth")
        )
        assert stroke == "3px"


class TestFilters:
    def test_a_comparison_and_back(self, reader: Reader) -> None:
        reader.open(kuntatutka(lang="en"))
        plain = reader.h1()
        reader.choose("since", "2020")
        assert "2020–2025" in reader.h1()
        assert reader.query == {"lang": "en", "vertailuvuosi": "2020"}
        assert grid(reader).locator("use[href$='-up']").count() > 10
        assert grid(reader).locator("use[href$='-yes']").count() == 0
        # 22 municipalities and Kuhmoinen, which has left.
        expect(grid(reader).get_by_role("columnheader")).to_have_count(1 + 23)
        reader.choose("since", reader.t("filter.since_none"))
        assert reader.h1() == plain

    def test_an_earlier_round_with_those_of_its_time(self, reader: Reader) -> None:
        reader.open(kuntatutka(lang="en"))
        reader.choose("round", "2020")
        assert reader.query == {"lang": "en", "vuosi": "2020"}
        expect(at(reader, "291", "")).to_be_visible()
        expect(grid(reader).get_by_role("rowheader")).to_have_count(12 + 1)
        reader.choose("round", "2021")
        expect(at(reader, "291", "")).to_have_count(0)

    def test_a_part_of_the_region_in_an_order(self, reader: Reader) -> None:
        reader.open(kuntatutka(lang="en"))
        reader.choose("group", reader.t("radar.subregion", name="Joutsa"))
        reader.choose("order", reader.t("filter.order_name"))
        heads = grid(reader).locator("a[role=columnheader]")
        assert heads.all_text_contents() == ["Joutsa", "Luhanka"]
        assert reader.query == {"lang": "en", "rajaus": "joutsa", "jarjestys": "nimi"}


class TestPhone:
    @by_day_in_one_language
    def test_a_list_stands_in_for_the_matrix(self, phone_reader: Reader, lang: str) -> None:
        reader = phone_reader
        reader.open(kuntatutka(lang=lang, kunta="992"))
        expect(grid(reader)).to_be_hidden()
        listed = reader.page.locator(".matrix-list")
        expect(listed).to_be_visible()
        questions = listed.locator("details")
        expect(questions).to_have_count(13)
        assert reader.sideways() <= 0
        first = questions.first
        expect(first.get_by_text("Pihtipudas")).to_be_hidden()
        first.locator("summary").tap()
        expect(first.get_by_text("Pihtipudas")).to_be_visible()
        assert "Äänekoski" in first.locator("summary").inner_text()
        assert reader.violations() == []

    def test_a_wide_screen_has_the_matrix_only(self, reader: Reader) -> None:
        reader.open(kuntatutka())
        expect(grid(reader)).to_be_visible()
        expect(reader.page.locator(".matrix-list")).to_be_hidden()


@pytest.mark.parametrize("lang", ["fi"])
def test_axe_finds_nothing_in_a_change_with_tables_and_an_answer(reader: Reader, lang: str) -> None:
    query = {"vuosi": "2021", "vertailuvuosi": "2020", "kunta": "992", "mittari": "radar_website"}
    reader.open(kuntatutka(lang=lang, **query))
    assert reader.violations() == []
    reader.size(PHONE)
    assert reader.sideways() <= 0
    assert reader.violations() == []
    reader.size(1440)
    for card in ("matrix", "rounds", "radar-map"):
        reader.show(card, "table")
        expect(reader.card(card).get_by_role("table")).to_be_visible()
    assert reader.violations() == []
    reader.size(PHONE)
    assert reader.sideways() <= 0
    assert reader.violations() == []


class TestDownloads:
    @by_day_in_one_language
    @pytest.mark.parametrize("since", ["", "2020"])
    def test_images_hold_finding_matrix_and_label(
        self, reader: Reader, lang: str, since: str
    ) -> None:
        query = {"vertailuvuosi": since} if since else {}
        reader.open(kuntatutka(lang=lang, kunta="992", **query))
        t, years = translator_for(lang), f"{since}-2025" if since else "2025"
        saved = reader.download("matrix", "svg")
        assert (
            saved.suggested_filename
            == f"jarjestotutka_kuntatutka_{years}_992_{lang}_{t('sample_file.all')}.svg"
        )
        root = drawn(saved)
        text = words(root)
        for said in (
            reader.h1(),
            t("sample.label"),
            *origin(reader, "matrix"),
            t("radar_theme.structures"),
            "Pihtipudas",
            t("level.up" if since else "level.partly"),
        ):
            assert said in text
        for name in ("role", "tabindex", "data-code"):
            assert not [each for each in root.iter() if name in each.attrib and each is not root]
        expected = {CLOUDBERRY, CHANGES[-1]} if since else {CLOUDBERRY, LAKE, PARTLY}
        for action in ("png", "square"):
            assert expected <= colours(picture(reader.download("matrix", action)))

    def test_the_panels_are_an_image_of_their_own(self, reader: Reader) -> None:
        reader.open(kuntatutka())
        saved = reader.download("rounds", "svg")
        assert (
            saved.suggested_filename == "jarjestotutka_kuntatutka_2019-2025_fi_osin-esimerkki.svg"
        )
        text = words(drawn(saved))
        # What is published is real: the label names the answers alone.
        made_up = reader.t("radar.answers_of", years="2019–2025")
        label = reader.t("sample.partly", names=made_up)
        for said in ("Nimetty yhdyshenkilö", "julkaistu tulos", label):
            assert said in text
        assert {LAKE, PARTLY, CLOUDBERRY} <= colours(picture(reader.download("rounds", "png")))

    @by_day_in_one_language
    def test_csv_and_workbook_hold_the_answers(self, reader: Reader, lang: str) -> None:
        reader.open(kuntatutka(lang=lang, vuosi="2020"))
        t = translator_for(lang)
        saved = reader.download("matrix", "csv")
        assert (
            saved.suggested_filename
            == f"jarjestotutka_kuntatutka_2020_{lang}_{t('sample_file.all')}.csv"
        )
        rows = list(csv.DictReader(StringIO(content(saved).decode("utf-8-sig"))))
        assert len(rows) == 23 * 12
        assert {row["municipality_code"] for row in rows} == {*MUNICIPALITIES, "291"}
        assert {row["label"] for row in rows} == {t("sample.label")}
        assert {row["level"] for row in rows} == {"0", "1", "2", ""}
        book = openpyxl.load_workbook(BytesIO(content(reader.download("matrix", "xlsx"))))
        heading, *lines = book.worksheets[0].iter_rows(values_only=True)
        assert list(heading) == list(rows[0])
        assert len(lines) == len(rows)
        about = [str(row[0]) for row in book.worksheets[1].iter_rows(values_only=True)]
        assert {reader.h1(), t("sample.label"), *origin(reader, "matrix")} <= set(about)

    def test_the_link_opens_the_same_view(self, reader: Reader) -> None:
        reader.open(kuntatutka(lang="sv", vertailuvuosi="2021", jarjestys="muutos", rajaus="rural"))
        finding = reader.h1()
        reader.press("matrix", "link")
        expect(reader.card("matrix").get_by_role("status")).to_have_text(reader.t("card.copied"))
        copied = str(reader.page.evaluate("navigator.clipboard.readText()"))
        reader.open(copied.removeprefix(reader.base))
        assert reader.h1() == finding
        assert reader.query == {
            "lang": "sv",
            "vuosi": "2025",
            "vertailuvuosi": "2021",
            "jarjestys": "muutos",
            "rajaus": "rural",
        }


def radar_file(folder: Path, form: str) -> Path:
    """The round of 2026, in which everybody says yes to everything."""
    rows = long_rows(2026)
    if form == "csv":
        return write_csv(folder / "radar.csv", LONG, rows)
    return write_xlsx(folder / "radar.xlsx", LONG, rows)


@pytest.mark.parametrize("form", ["csv", pytest.param("xlsx", marks=pytest.mark.nightly)])
def test_a_new_round_shows_without_a_restart_and_can_be_undone(
    desktop: BrowserContext, changing: Server, tmp_path: Path, form: str
) -> None:
    file, server = radar_file(tmp_path, form), changing
    with tab(desktop, server.url) as reader:
        reader.open(kuntatutka(lang="en"))
        before, t = reader.h1(), reader.t
        old_version = server.command("history").split()[0]
        expect(reader.box("round")).to_have_value("2025")
        server.command("import", "radar", str(file))

        # At the next click, without a reload: the newest round is the new one.
        reader.choose("order", t("filter.order_name"))
        expect(reader.box("round")).to_have_value("2026")
        assert reader.h1() == t("radar.usual", year=2026, scope="", value="13", of="13")
        # The label of sample data goes away by itself, and stays where sample rounds are shown.
        expect(reader.card("matrix").locator(".sample")).to_have_count(0)
        expect(reader.card("rounds").locator(".sample")).to_have_count(1)
        assert grid(reader).locator("g[role=row] use[href$='-yes']").count() == 22 * 13
        reader.open(address(entry_of("kunta"), lang="en", kunta="992"))
        assert reader.h1() == t(
            "municipality.title_peers", name="Äänekoski", yes="13", of=13, usual="13"
        )

        server.command("rollback", old_version)
        reader.open(kuntatutka(lang="en"))
        expect(reader.box("round")).to_have_value("2025")
        assert reader.h1() == before
