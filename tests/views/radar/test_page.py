"""The page of the radar: what a choice shows."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.domain.selection import LANGUAGES, Order
from dashboard.i18n.translator import translator_for
from dashboard.views.radar.matrix import State
from dashboard.views.radar.page import RadarChoice, RadarView, rounds_of
from tests.views.radar.made import KUHMOINEN, Rounds, catalogue, page, radar, result

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)

ROUNDS: Rounds = {
    2020: {"077": "2110", "179": "2220", KUHMOINEN: "2222"},
    2021: {"077": "2200", "179": "2-00", "410": "1111"},
    2022: {"077": "22-0", "179": "2222", "410": "11-0"},
}


MIXED: Rounds = {2023: {"077": "2222"}, 2024: {"077": "0000"}, 2025: {"077": "2222"}}


def opened(lang: str = "fi", source: str = "kyt_radar", **choice: Any) -> RadarView:
    found = page(radar(ROUNDS, lang, source=source), lang, **choice)
    assert found is not None
    return found


class TestMadeUp:
    """A made-up round is never compared with an answered one; within one kind it is."""

    def test_only_rounds_of_one_kind_are_compared(self) -> None:
        mixed = radar(MIXED, made_up=(2023, 2024))
        assert mixed.before(2025) is None
        assert mixed.before(2024) == 2023
        assert rounds_of(mixed, RadarChoice(year=2025, since=2024)) == (2025, None)
        assert rounds_of(mixed, RadarChoice(year=2024, since=2023)) == (2024, 2023)

    @in_every_language
    def test_who_asks_for_it_is_told(self, lang: str) -> None:
        mixed = radar(MIXED, lang, made_up=(2023, 2024))
        view = page(mixed, lang, year=2025, since=2024)
        assert view is not None
        told = translator_for(lang)("radar.not_comparable", since=2024, year=2025)
        assert view.replaced == told
        assert view.matrix.since is None


class TestRounds:
    @pytest.mark.parametrize(
        ("year", "since", "expected"),
        [
            (None, None, (2022, None)),
            (2020, None, (2020, None)),
            (1950, None, (2022, None)),
            (2021, 2020, (2021, 2020)),
            (None, 2020, (2022, 2020)),
            (2021, 2021, (2021, None)),
            (2020, 2021, (2020, None)),
            (2022, 2019, (2022, None)),
        ],
    )
    def test_a_comparison_goes_back_to_an_earlier_round(
        self, year: int | None, since: int | None, expected: tuple[int, int | None]
    ) -> None:
        assert rounds_of(radar(ROUNDS), RadarChoice(year=year, since=since)) == expected

    @in_every_language
    def test_a_year_without_a_round_is_replaced_and_told(self, lang: str) -> None:
        t = translator_for(lang)
        assert opened(lang, year=1950).replaced == t("map.year_replaced", asked=1950, year=2022)
        assert opened(lang, year=2020).replaced == ""
        assert opened(lang).replaced == ""

    def test_no_round_is_no_page(self) -> None:
        empty = radar({})
        assert empty.rounds == ()
        assert page(empty) is None


class TestWords:
    @in_every_language
    def test_the_subtitle_says_round_municipalities_and_questions(self, lang: str) -> None:
        t = translator_for(lang)
        assert opened(lang, year=2021).card.text.subtitle == " · ".join(
            [
                t("radar.subtitle", years="2021"),
                t("radar.municipalities", count=3),
                t("radar.questions", count=4),
            ]
        )
        part = opened(lang, year=2021, since=2020, group="semi_urban").card.text.subtitle
        assert part == " · ".join(
            [
                t("radar.subtitle", years="2020\N{EN DASH}2021"),
                # 410 was not there in 2020: nobody is compared.
                t("radar.municipalities", count=0),
                t("radar.questions", count=4),
                t("municipality_group.semi_urban"),
            ]
        )

    @in_every_language
    def test_a_finding_on_a_sample_says_so(self, lang: str) -> None:
        t = translator_for(lang)
        plain, marked = opened(lang), opened(lang, source="sample_radar")
        assert marked.card.text.finding == t("sample.finding", finding=plain.card.text.finding)
        assert marked.card.text.sample == t("sample.label")
        assert marked.card.text.alternative.startswith(marked.card.text.finding)
        assert marked.card.table.caption.endswith(t("sample.label"))
        assert plain.card.text.sample == ""

    @in_every_language
    def test_the_text_alternative_is_the_finding_and_what_follows_it(self, lang: str) -> None:
        for found in (opened(lang), opened(lang, municipality="077")):
            assert found.own
            assert found.card.text.alternative == f"{found.card.text.finding}. {found.own}"
            assert found.card.text.facts == (found.own,)

    def test_a_file_says_what_it_holds(self) -> None:
        stem = opened(year=2021, since=2020, municipality="077").card.text.file_stem
        assert stem == "jarjestotutka_kuntatutka_2020-2021_077_fi"


class TestLegend:
    def states(self, **choice: Any) -> list[State]:
        return [state for state, _ in opened(**choice).legend]

    def test_a_round_always_has_its_levels_and_missing_only_when_there_is_some(self) -> None:
        assert self.states(year=2020) == [State.YES, State.PARTLY, State.NO]
        assert self.states(year=2021)[-1] is State.NONE

    def test_a_change_tells_who_has_left_only_when_somebody_has(self) -> None:
        moves = [State.UP, State.SAME, State.DOWN]
        assert self.states(year=2021, since=2020) == [*moves, State.NEW, State.LEFT, State.NONE]
        assert State.LEFT not in self.states(year=2022, since=2021)


class TestCell:
    def test_without_a_criterion_there_is_a_hint(self) -> None:
        found = opened(municipality="077")
        assert not found.explained
        assert found.cell == (
            "Mitä ympyrä tarkoittaa?",
            ("Valitse kuviosta ympyrä, kunta tai käytäntö, niin vastaus selitetään tässä.",),
        )

    @pytest.mark.parametrize("indicator", ["population", "radar_score", "radar_nothing"])
    def test_what_is_no_criterion_is_not_explained(self, indicator: str) -> None:
        found = opened(indicator=indicator)
        assert not found.explained
        assert found.cell == opened().cell

    @pytest.mark.parametrize("municipality", [None, "992"])
    def test_a_criterion_alone_is_explained(self, municipality: str | None) -> None:
        found = opened(indicator="radar_website", municipality=municipality)
        assert found.explained
        assert found.cell == ("Verkkosivu", ("website text fi.", "website help fi."))

    def test_an_answer_is_explained(self) -> None:
        title, lines = opened(indicator="radar_website", municipality="077", year=2021).cell
        assert title == "Hankasalmi: Verkkosivu"
        assert lines[0] == "Vastaus 2021: ei. Kierros 2020: ei."

    def test_a_criterion_that_the_round_did_not_ask_is_not_explained(self) -> None:
        assert not opened(indicator="radar_new_question", year=2021).explained
        assert not opened(indicator="radar_old_question", year=2022).explained


def test_columns_follow_the_choice() -> None:
    sizes = {"077": 1.0, "179": 2.0, "410": 3.0}
    found = page(radar(ROUNDS), inhabitants=sizes, order=Order.SIZE)
    assert found is not None
    assert found.matrix.codes == ["410", "179", "077"]
    changes = {(2021, 2022): {"077": 1.0, "179": 2.0}}
    by_change = page(radar(ROUNDS, changes=changes), order=Order.CHANGE, since=2021)
    assert by_change is not None
    assert by_change.matrix.codes == ["179", "077", "410"]


def test_the_published_results_are_on_the_page() -> None:
    found = page(radar(ROUNDS), "fi", result("7", year=2017))
    assert found is not None
    assert [place.name for place in found.published] == ["Keski-Suomi"]


@in_every_language
def test_the_newest_published_result_leads_a_sample_that_no_municipality_is_chosen_from(
    lang: str,
) -> None:
    results = [
        result("1", year=2019, text="Vanha."),
        *(result("1", criterion=code, text=f"{code}.") for code in ("grants", "rooms", "web")),
    ]
    found = radar(ROUNDS, lang, source="sample_radar")
    shown = page(found, lang, *results)
    assert shown is not None
    assert shown.newest is not None
    assert [(one.year, one.sentences) for one in shown.newest.years] == [
        (2021, (f"{lang}: grants.", f"{lang}: rooms."))
    ]
    assert len(shown.published[0].years[0].sentences) == 3
    for other in (
        page(found, lang, *results, municipality="077"),
        page(found, lang),
        page(radar(ROUNDS, lang), lang, *results),
    ):
        assert other is not None
        assert other.newest is None


def test_a_round_without_anybody_of_a_part_is_said() -> None:
    found = opened(group="joutsan")
    assert found.matrix.codes == []
    assert found.card.text.finding == (
        "Kuntatutka 2022, seutukunta Joutsan seutu: vastauksia ei ole"
    )
    assert found.card.export.rows == ()
    assert catalogue().groups()["joutsan"] == {"435"}
