"""What the radar says, in three languages, against rounds counted by hand.

The first test pins whole sentences, so that somebody has read them; the others pin which sentence
is chosen and what fills it, so that wording can be polished in the catalogues alone.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.practices.radar import Level
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.views.radar.scope import group_label, scope_of
from dashboard.views.radar.sentences import (
    cell_sentences,
    change_finding,
    most_and_least,
    own_finding,
    own_parts,
    round_finding,
)
from tests.views.radar.made import SHORT, Rounds, catalogue, radar, shown

# Four questions a round. Yes in 2025: 2, 4, 1 and 0 (nothing answered, but took part).
PLAIN: Rounds = {
    2024: {"077": "2110", "179": "2222", "410": "21-0", "992": "0000"},
    2025: {"077": "2200", "179": "2222", "410": "2--0", "435": "----"},
}
in_every_language = pytest.mark.parametrize("lang", LANGUAGES)


def clear(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")


def at(lang: str) -> int:
    return LANGUAGES.index(lang)


def shorts(lang: str, *codes: str) -> list[str]:
    t = translator_for(lang)
    return [t("radar.quoted", name=SHORT[code][at(lang)]) for code in codes]


def finding(rounds: Rounds, lang: str = "fi", chosen: str | None = None) -> str:
    found = radar(rounds, lang)
    return round_finding(catalogue(lang), found, shown(found, lang), chosen)


def change(
    before: str, now: str, lang: str = "fi", chosen: str | None = None, code: str = "077"
) -> str:
    found = radar({2024: {code: before}, 2025: {code: now}}, lang)
    table = shown(found, lang, since=2024)
    return change_finding(catalogue(lang), table, chosen)


def common(rounds: Rounds, lang: str = "fi", codes: list[str] | None = None) -> str:
    found = radar(rounds, lang)
    return most_and_least(translator_for(lang), found, shown(found, lang, codes=codes))


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        (
            "fi",
            (
                "Kuntatutka 2025: 4 käytännöstä kunnassa on tavallisesti kunnossa 2",
                "Laukaa: kuntatutkan 4 käytännöstä kunnossa 1 vuonna 2025",
                "Vuonna 2025: ei 1 · vastaamatta 2 · pisteet 50",
                "Kuntatutka 2024–2025: vastauksista 1 parani ja 1 heikkeni",
                "Hankasalmi: kuntatutkan vastauksista 1 parani ja 1 heikkeni, 2024–2025",
                "Yleisin on ”Yhdyshenkilö”, 3/3 kunnassa; harvinaisin ”Uusi kysymys”, 1/3 kunnassa",
            ),
        ),
        (
            "sv",
            (
                "Kommunradarn 2025: i en kommun följs vanligen 2/4 arbetssätt",
                "Laukas: 1/4 arbetssätt på plats i kommunradarn 2025",
                "År 2025: nej 1 · obesvarade 2 · poäng 50",
                "Kommunradarn 2024–2025: av svaren förbättrades 1 och försämrades 1",
                "Hankasalmi: av svaren i kommunradarn förbättrades 1 och försämrades 1, 2024–2025",
                "Vanligast är ”Kontaktperson”, 3/3 kommuner; ovanligast ”Ny fråga”, 1/3 kommuner",
            ),
        ),
        (
            "en",
            (
                "Municipal radar 2025: a municipality usually has 2/4 practices in place",
                "Laukaa: 1/4 practices of the municipal radar in place in 2025",
                "In 2025: no 1 · not answered 2 · score 50",
                "Municipal radar 2024–2025: of the answers, 1 got better and 1 worse",
                "Hankasalmi: of the radar answers, 1 got better and 1 worse, 2024–2025",
                "Most common is “Contact person”, 3/3 municipalities; "
                "least common “New question”, 1/3 municipalities",
            ),
        ),
    ],
)
def test_whole_sentences(lang: str, sentences: tuple[str, ...]) -> None:
    t = translator_for(lang)
    found = radar(PLAIN, lang, scores={2025: {"410": 50.0}})
    table = shown(found, lang, since=2024)
    assert (
        finding(PLAIN, lang),
        own_finding(catalogue(lang), found, 2025, "410"),
        own_parts(t, found, 2025, "410"),
        change_finding(catalogue(lang), table, None),
        change_finding(catalogue(lang), table, "077"),
        most_and_least(t, found, shown(found, lang)),
    ) == sentences


class TestRound:
    @in_every_language
    def test_nobody_has_half_a_practice(self, lang: str) -> None:
        # 1 and 4 yes: the middle is 2.5; 2 and 4 yes: it is 3.
        of = translator_for(lang)("radar.usual", year=2025, scope="", of="4", value="2–3")
        assert finding({2025: {"077": "2000", "179": "2222"}}, lang) == of
        assert finding({2025: {"077": "2200", "179": "2222"}}, lang) == of.replace("2–3", "3")

    def test_who_has_answered_nothing_is_not_counted(self) -> None:
        assert "kunnossa 3" in finding({2025: {"077": "2220", "179": "----"}})
        assert "kunnossa 0" in finding({2025: {"077": "0000", "179": "----"}})

    @pytest.mark.parametrize(("signs", "value"), [("2222", "4"), ("1111", "0"), ("2-1-", "1")])
    def test_one_municipality_is_its_own_middle(self, signs: str, value: str) -> None:
        assert finding({2025: {"077": signs}}).endswith(f"kunnossa {value}")

    @in_every_language
    def test_nothing_answered_is_said(self, lang: str) -> None:
        none = translator_for(lang)("radar.no_answers", year=2025, scope="")
        assert finding({2025: {"077": "----", "179": "----"}}, lang) == none

    @in_every_language
    def test_no_municipality_in_the_choice_is_said(self, lang: str) -> None:
        t, found = translator_for(lang), radar(PLAIN, lang)
        table = shown(found, lang, codes=[])
        said = round_finding(catalogue(lang), found, table, None)
        assert said == t("radar.no_answers", year=2025, scope="")
        assert most_and_least(t, found, table) == ""

    def test_the_chosen_municipality_leads(self) -> None:
        assert finding(PLAIN, chosen="410").startswith(
            "Laukaa: kuntatutkan 4 käytännöstä kunnossa 1 "
        )


class TestOwn:
    @in_every_language
    def test_who_did_not_take_part_has_no_answers(self, lang: str) -> None:
        t, found = translator_for(lang), radar(PLAIN, lang)
        name = catalogue(lang).municipalities["992"].name(lang)
        said = own_finding(catalogue(lang), found, 2025, "992")
        assert said == t("radar.own_not_there", name=name, year=2025)
        assert own_parts(t, found, 2025, "992") == ""

    @in_every_language
    def test_parts_are_only_those_there_are(self, lang: str) -> None:
        t = translator_for(lang)
        found = radar({2025: {"077": "2111"}}, lang, scores={2025: {"077": 62.5}})
        parts = f"{t('radar.part_partly', count=3)} · {t('radar.score', value='63')}"
        assert own_parts(t, found, 2025, "077") == t("radar.own_parts", year=2025, parts=parts)

    @in_every_language
    def test_a_missing_score_is_no_zero(self, lang: str) -> None:
        t = translator_for(lang)
        said = own_parts(t, radar(PLAIN, lang), 2025, "435")
        parts = f"{t('radar.part_none', count=4)} · {t('radar.score_none')}"
        assert said == t("radar.own_parts", year=2025, parts=parts)


class TestMostAndLeast:
    @in_every_language
    def test_ties_are_named_up_to_three(self, lang: str) -> None:
        t = translator_for(lang)
        said = common({2025: {"077": "2220", "179": "2220"}}, lang)
        names = t.listing(shorts(lang, "contact_person", "open_meetings", "website"))
        assert names in said
        assert shorts(lang, "new_question")[0] in said

    @in_every_language
    def test_more_ties_are_counted(self, lang: str) -> None:
        t, found = translator_for(lang), radar({2025: {"077": "2220"}}, lang)
        fifth = replace(found.criteria[0], code="fifth")
        levels = {**found.answers[2025]["077"], "fifth": Level.YES}
        five = replace(found, criteria=(*found.criteria, fifth), answers={2025: {"077": levels}})
        said = most_and_least(t, five, shown(five, lang))
        many = t("radar.many_criteria", count=4)
        assert said.startswith(t("radar.most_many", names=many, of=t("radar.of", yes="1", count=1)))
        assert shorts(lang, "contact_person")[0] not in said

    @pytest.mark.parametrize(
        ("signs", "said"),
        [
            (
                "2200",
                "Yleisimmät ovat ”Yhdyshenkilö” ja ”Tapaamiset”, 1/1 kunnassa; "
                "harvinaisimmat ”Verkkosivu” ja ”Uusi kysymys”, 0/1 kunnassa",
            ),
            (
                "2000",
                "Yleisin on ”Yhdyshenkilö”, 1/1 kunnassa; "
                "harvinaisimmat ”Tapaamiset”, ”Verkkosivu” ja ”Uusi kysymys”, 0/1 kunnassa",
            ),
        ],
    )
    def test_several_are_told_in_the_plural(self, signs: str, said: str) -> None:
        assert common({2025: {"077": signs}}) == said

    @in_every_language
    def test_all_alike_is_said(self, lang: str) -> None:
        t = translator_for(lang)
        found = radar({2025: {"077": "0000", "179": "0000"}}, lang)
        said = most_and_least(t, found, shown(found, lang))
        assert said == t("radar.all_alike", count=4, of=t("radar.of", yes="0", count=2))

    def test_of_equal_shares_those_that_most_answered_are_named(self) -> None:
        # 1/1, 2/2, 0/1 and 0/2: one number stands for all that are named beside it.
        said = common({2025: {"077": "2200", "179": "-2-0"}})
        assert said.startswith("Yleisin on ”Tapaamiset”, 2/2 kunnassa;")
        assert said.endswith("harvinaisin ”Uusi kysymys”, 0/2 kunnassa")

    def test_all_alike_by_different_numbers_is_a_share(self) -> None:
        # 1/2 and 2/4 of the municipalities that answered.
        said = common({2025: {"077": "22--", "179": "02--", "410": "-0--", "992": "-0--"}})
        assert clear(said) == "Kaikki 2 käytäntöä ovat yhtä yleisiä: 50 %"

    def test_a_question_that_nobody_answered_is_not_the_least_common(self) -> None:
        said = common({2025: {"077": "22-0", "179": "20-2"}})
        assert "Verkkosivu" not in said

    def test_one_answered_question(self) -> None:
        assert common({2025: {"077": "2---"}}) == "Yksi käytäntö, kyllä 1/1 kunnassa"

    @in_every_language
    def test_nothing_answered_says_nothing(self, lang: str) -> None:
        assert common({2025: {"077": "----"}}, lang) == ""

    def test_only_the_municipalities_shown_count(self) -> None:
        said = common(PLAIN, codes=["077"])
        assert "1/1 kunnassa" in said
        assert "0/1 kunnassa" in said


class TestChange:
    @pytest.mark.parametrize(
        ("before", "now", "key", "up", "down"),
        [
            ("0000", "1200", "moved", 2, 0),
            ("2222", "1020", "moved", 0, 3),
            ("0120", "1021", "moved", 2, 1),
            ("0120", "0120", "same", 0, 0),
            ("01--", "--20", "none", 0, 0),
            ("----", "0120", "none", 0, 0),
            ("0---", "0222", "same", 0, 0),
        ],
    )
    @in_every_language
    def test_up_down_same_and_nothing_to_compare(
        self, lang: str, before: str, now: str, key: str, up: int, down: int
    ) -> None:
        t = translator_for(lang)
        words = {
            "since": 2024,
            "year": 2025,
            "up": up,
            "down": down,
            "name": "Hankasalmi",
            "scope": "",
        }
        assert change(before, now, lang) == t(f"radar.change_{key}", **words)
        assert change(before, now, lang, "077") == t(f"radar.change_own_{key}", **words)

    def test_the_chosen_municipality_speaks_for_itself_only(self) -> None:
        rounds = {2024: {"077": "0000", "179": "2222"}, 2025: {"077": "2000", "179": "0000"}}
        found = radar(rounds)
        table = shown(found, since=2024)
        said = change_finding(catalogue(), table, "077")
        assert said == "Hankasalmi: kuntatutkan vastauksista 1 parani ja 0 heikkeni, 2024–2025"

    def test_a_municipality_outside_the_choice_leaves_the_choice_to_speak(self) -> None:
        assert change("0000", "2000", chosen="992").startswith("Kuntatutka 2024–2025:")

    def test_a_question_asked_for_the_first_time_is_no_change(self) -> None:
        found = radar({2021: {"077": "2222"}, 2022: {"077": "2222"}})
        table = shown(found, since=2021)
        said = change_finding(catalogue(), table, None)
        assert (
            said
            == "Kuntatutka 2021–2022: molemmilla kierroksilla annetut vastaukset ovat ennallaan"
        )


class TestCell:
    def cell(
        self, lang: str, rounds: Rounds, criterion: str, code: str = "077", note: str = ""
    ) -> tuple[str, ...]:
        year = max(rounds)
        notes = {(year, code, criterion): note} if note else None
        found = radar(rounds, lang, notes=notes)
        one = next(each for each in found.criteria if each.code == criterion)
        return cell_sentences(translator_for(lang), found, year=year, code=code, criterion=one)

    @in_every_language
    def test_now_and_the_round_before(self, lang: str) -> None:
        t = translator_for(lang)
        first, text, explained = self.cell(lang, PLAIN, "open_meetings")
        now = t("radar.cell_now", year=2025, level=t("level.yes"))
        before = t("radar.cell_before", year=2024, level=t("level.partly"))
        assert first == f"{now} {before}"
        # A statement beside a "no" would say the opposite.
        assert text == t("radar.cell_asked", statement=f"open_meetings text {lang}")
        assert text.endswith("?")
        assert explained == f"open_meetings help {lang}."

    @in_every_language
    def test_not_answered_is_said_and_is_not_no(self, lang: str) -> None:
        t = translator_for(lang)
        first = self.cell(lang, {2025: {"077": "-222"}}, "contact_person")[0]
        assert first == t("radar.cell_now", year=2025, level=t("level.none"))

    @in_every_language
    def test_a_question_that_was_not_asked_before(self, lang: str) -> None:
        t = translator_for(lang)
        rounds = {2021: {"077": "2222"}, 2022: {"077": "2220"}}
        first = self.cell(lang, rounds, "new_question")[0]
        assert first.endswith(t("radar.cell_not_asked", year=2021))
        assert t("level.none") not in first

    def test_a_round_without_the_municipality_is_not_told_of(self) -> None:
        rounds = {2024: {"179": "2222"}, 2025: {"077": "2222"}}
        assert self.cell("fi", rounds, "website")[0] == "Vastaus 2025: kyllä."

    @in_every_language
    def test_a_note_is_told_last_and_as_it_was_written(self, lang: str) -> None:
        note = "<b>Kesken</b> {level}"
        lines = self.cell(lang, PLAIN, "website", note=note)
        assert len(lines) == 4
        assert lines[-1] == translator_for(lang)("radar.cell_note", note=note)
        assert len(self.cell(lang, PLAIN, "website")) == 3


@in_every_language
def test_a_finding_names_the_part_of_the_region(lang: str) -> None:
    places = catalogue(lang)
    scopes = {word: scope_of(places, word) for word in places.groups()}
    assert len(set(scopes.values())) == 6
    assert "Äänekosken seutu" in scopes["aanekosken"]
    assert scope_of(places, None) == ""
    found = radar(PLAIN, lang)
    for scope in scopes.values():
        assert f"2025{scope}:" in round_finding(places, found, shown(found, lang), None, scope)
        table = shown(found, lang, since=2024)
        assert f"2025{scope}:" in change_finding(places, table, None, scope)


@in_every_language
def test_a_part_of_the_region_has_a_label(lang: str) -> None:
    t, found = translator_for(lang), catalogue(lang)
    labels = {word: group_label(found, word) for word in found.groups()}
    assert len(set(labels.values())) == len(labels) == 6
    assert labels["aanekosken"] == t("radar.subregion", name="Äänekosken seutu")
    assert labels["rural"] == t("municipality_group.rural")
