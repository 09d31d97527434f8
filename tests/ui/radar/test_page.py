"""`/kuntatutka` and `/kunta` opened by an address, and the drawings that stand on them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from dashboard import paths
from dashboard.domain.selection import Order
from dashboard.editions.shelf import Shelf
from dashboard.figures.radar.matrix import matrix_svg
from dashboard.figures.radar.rounds import legend_svg, panel_svg, panels_svg
from dashboard.i18n.translator import translator_for
from dashboard.schema.arrow import arrow_table
from dashboard.store.versions import Store
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import entry_of
from dashboard.ui.radar.listing import matrix_list
from dashboard.views.radar.grid import themes_of
from dashboard.views.radar.matrix import State
from tests.builders import frames
from tests.every_page import in_every_language
from tests.figures.indicator.placed import colliding, outside, placed_texts
from tests.figures.svg import NAMESPACE, assert_inert, parsed
from tests.ui.app import Opened, open_page
from tests.views import real
from tests.views.radar import real as radar_real


@pytest.fixture(autouse=True)
def nothing_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The frame turns any exception into a sentence and a line in the log."""
    yield
    failed = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR]
    assert not failed, caplog.text


@pytest.fixture
def no_rounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version whose radar holds no answer."""
    store_of(tmp_path, monkeypatch, radar_answers=frames()["radar_answers"].iloc[:0])


def store_of(folder: Path, patch: pytest.MonkeyPatch, **changed: pd.DataFrame) -> None:
    store = Store(folder / "data", folder / "embedded")
    tables = {name: arrow_table(name, rows) for name, rows in {**frames(), **changed}.items()}
    store.embed(tables, created="2026-11-24T00:00:00+00:00")
    shelf = Shelf(store)
    patch.setattr(session, "shelf", lambda: shelf)


def opened(page: str, **query: str) -> Opened:
    return open_page(entry_of(page), query)


def boxes(page: Opened) -> Mapping[str, object]:
    return {box.label: box.value for box in page.session.selectbox}


class TestWithoutRounds:
    @in_every_language
    @pytest.mark.usefixtures("no_rounds")
    def test_the_radar_says_why_it_is_empty(self, lang: str) -> None:
        t, page = translator_for(lang), opened("kuntatutka", lang=lang)
        assert page.h1 == [t("radar.empty_title")]
        assert t("radar.empty") in unescape(page.html)
        assert t("filter.round") not in boxes(page)

    @in_every_language
    @pytest.mark.usefixtures("no_rounds")
    def test_a_card_shows_the_rest(self, lang: str) -> None:
        t, page = translator_for(lang), opened("kunta", lang=lang, kunta="992")
        assert page.h1 == [t("municipality.title_plain", name="Äänekoski")]
        assert t("municipality.no_radar") in unescape(page.html)
        assert t("profile.theme") not in unescape(page.html)

    @in_every_language
    def test_one_round_alone_has_nothing_to_compare_with(
        self, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = frames()["radar_answers"]
        store_of(tmp_path, monkeypatch, radar_answers=answers[answers["year"] == 2025])
        t = translator_for(lang)
        page = opened("kuntatutka", lang=lang)
        assert t("filter.since") not in boxes(page)
        card = opened("kunta", lang=lang, kunta="992")
        assert t("municipality.no_round_before").rstrip(".") in unescape(card.html)


class TestAddress:
    @in_every_language
    def test_a_year_without_a_round_is_replaced_and_told(self, lang: str) -> None:
        t = translator_for(lang)
        page = opened("kuntatutka", lang=lang, vuosi="1950")
        assert page.notices == [t("map.year_replaced", asked=1950, year=2025)]
        assert page.h1 == [radar_real.page(lang).card.text.finding]

    @in_every_language
    @pytest.mark.parametrize(
        ("page", "name", "value"),
        [
            ("kuntatutka", "rajaus", "nowhere"),
            ("kuntatutka", "kunta", "999"),
            ("kunta", "kunta", "999"),
            ("kunta", "verrokit", "omat"),
        ],
    )
    def test_what_is_unknown_is_ignored_and_told(
        self, page: str, name: str, value: str, lang: str
    ) -> None:
        found = opened(page, lang=lang, **{name: value})
        [notice] = found.notices
        assert translator_for(lang)(f"parameter.{name}") in notice
        assert value not in notice
        assert found.h1 == opened(page, lang=lang).h1

    @pytest.mark.parametrize("since", ["2021", "2024", "2010"])
    def test_a_comparison_with_a_later_year_or_none_is_no_comparison(self, since: str) -> None:
        page = opened("kuntatutka", vuosi="2021", vertailuvuosi=since)
        assert page.h1 == [radar_real.page(year=2021).card.text.finding]
        assert boxes(page)["Vertaa kierrokseen"] == 0

    @pytest.mark.parametrize("query", [{}, {"vuosi": "2021", "vertailuvuosi": "2024"}])
    def test_the_order_of_change_is_offered_only_where_there_is_one(
        self, query: dict[str, str]
    ) -> None:
        page = opened("kuntatutka", jarjestys="muutos", **query)
        assert boxes(page)["Järjestys"] is Order.SCORE
        changed = opened("kuntatutka", jarjestys="muutos", vertailuvuosi="2024")
        assert boxes(changed)["Järjestys"] is Order.CHANGE

    @in_every_language
    def test_every_part_of_the_region_opens(self, lang: str) -> None:
        for group in real.catalogue(lang).groups():
            page = opened("kuntatutka", lang=lang, rajaus=group, vertailuvuosi="2020")
            assert page.h1 == [radar_real.page(lang, group=group, since=2020).card.text.finding]

    @in_every_language
    def test_a_card_has_the_peers_of_the_address(self, lang: str) -> None:
        html = unescape(opened("kunta", lang=lang, kunta="992,179,410").html)
        assert radar_real.card("992", lang, "179", "410").peers_rule in html


class TestPage:
    @in_every_language
    def test_published_results_lead_where_answers_are_a_sample(self, lang: str) -> None:
        t, page = translator_for(lang), opened("kuntatutka", lang=lang)
        html = unescape(page.html)
        newest = t("radar.published_newest", place=t("radar.place_central_finland"))
        assert html.index(newest) < html.index(t("radar.cell_hint_title"))
        assert t("sample.label") in html

    def test_with_real_answers_nothing_says_sample(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # A survey's rows in place of the sample's: the label goes away by itself.
        answers = frames()["radar_answers"].assign(source_id="kyt_radar")
        sources = frames()["sources"].copy()
        assert "sample_radar" in set(sources["source_id"])
        row = sources[sources["source_id"] == "sample_radar"].assign(
            source_id="kyt_radar", kind="survey"
        )
        known = sources[sources["source_id"] != "kyt_radar"]
        store_of(
            tmp_path,
            monkeypatch,
            radar_answers=answers,
            sources=pd.concat([known, row], ignore_index=True),
        )
        page = opened("kuntatutka")
        t = translator_for("fi")
        assert t("sample.label") not in unescape(page.html)
        newest = t("radar.published_newest", place=t("radar.place_central_finland"))
        assert newest not in unescape(page.html)
        assert page.h1[0].startswith("Kuntatutka 2025")

    @in_every_language
    def test_a_card_lists_practices_steps_and_changes(self, lang: str) -> None:
        card, html = (
            radar_real.card("992", lang),
            unescape(opened("kunta", lang=lang, kunta="992").html),
        )
        for said in (
            card.title,
            card.peers_rule,
            card.in_place_title,
            card.missing_title,
            *card.changes,
            *card.next_steps,
            *card.notes,
            *(line.sentence for line in card.background),
            *(one.others for one in (*card.in_place, *card.missing, *card.unanswered)),
            *card.sources,
        ):
            assert said in html

    @in_every_language
    def test_without_a_municipality_the_page_lets_the_reader_choose(self, lang: str) -> None:
        page = opened("kunta", lang=lang)
        assert page.h1 == [translator_for(lang)("municipality.choose_title")]


class TestDrawings:
    CHOICES: tuple[dict[str, object], ...] = (
        {},
        {"municipality": "992", "indicator": "radar_website"},
        {"year": 2021, "since": 2020},
        {"group": "urban", "since": 2024},
        {"group": "aanekoski", "since": 2020, "municipality": "992"},
    )

    @in_every_language
    @pytest.mark.parametrize("choice", CHOICES, ids=str)
    def test_every_label_of_the_matrix_has_room(self, lang: str, choice: dict[str, object]) -> None:
        group = choice.get("group")
        assert group is None or group in real.catalogue().groups()
        view = radar_real.page(lang, **choice)
        root = parsed(matrix_svg(view.grid, "matrix"))
        assert_inert(root)
        assert outside(root) == []
        assert colliding(root) == []

    @in_every_language
    def test_the_matrix_draws_what_the_view_says(self, lang: str) -> None:
        choice = {"municipality": "992", "indicator": "radar_website"}
        view = radar_real.page(lang, year=2021, since=2020, **choice)
        root = parsed(matrix_svg(view.grid, "matrix"))
        cells = {
            link.attrib["data-code"]: link
            for link in root.iter(f"{NAMESPACE}a")
            if link.attrib["role"] == "gridcell"
        }
        assert len(cells) == 12 * 23
        t = translator_for(lang)
        for _, rows in themes_of(view.matrix):
            for row in rows:
                for column, state in zip(view.matrix.columns, row.cells, strict=True):
                    cell = cells[f"{column.code}:{row.criterion.code}"]
                    [sign] = cell.iter(f"{NAMESPACE}use")
                    assert sign.attrib["href"] == f"#matrix-{state}"
                    assert cell.attrib["aria-label"].endswith(
                        t("sample.finding", finding=t(f"level.{state}"))
                    )
                    assert column.name in cell.attrib["aria-label"]
        selected = [code for code, cell in cells.items() if "aria-selected" in cell.attrib]
        assert selected == ["992:website"]
        assert view.card.text.finding in root.attrib["aria-label"]

    @in_every_language
    def test_the_list_for_phones_names_every_municipality_once_a_question(self, lang: str) -> None:
        view = radar_real.page(lang, municipality="992")
        content = unescape(matrix_list(view))
        parts = content.split("<details>")[1:]
        assert len(parts) == 13
        words = dict(view.legend)
        for part, row in zip(parts, view.matrix.rows, strict=True):
            inside = part.split("</summary>")[1].split(view.evidence_title)[0]
            for name in (column.name for column in view.matrix.columns):
                assert inside.count(name) == 1, name
            own = row.cells[view.matrix.codes.index("992")]
            assert f"Äänekoski: {words[own]}" in part
            for state in set(row.cells):
                assert f'<span class="sign {state.value}"></span>{row.cells.count(state)}' in part

    def test_the_list_has_a_sign_of_every_state_in_the_stylesheet(self) -> None:
        css = (paths.ASSETS / "page.css").read_text("utf-8")
        for state in State:
            assert f".sign.{state.value}" in css, state

    @in_every_language
    def test_every_panel_has_its_whole_name_inside(self, lang: str) -> None:
        view = radar_real.page(lang)
        rounds = view.rounds
        panels, legend = [panel_svg(one) for one in rounds.panels], legend_svg(rounds.legend)
        assert len(panels) == 13
        for panel, one in zip(panels, view.rounds.criteria, strict=True):
            root = parsed(panel)
            assert outside(root) == []
            assert colliding(root) == []
            drawn = " ".join(text.content for text in placed_texts(root))
            assert one.criterion.short in drawn
            for mark in one.marks:
                assert mark.text in root.attrib["aria-label"]
        for svg in (legend, panels_svg(rounds.panels, rounds.legend, rounds.card.text.alternative)):
            assert outside(parsed(svg)) == []
            assert colliding(parsed(svg)) == []
