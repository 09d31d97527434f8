"""The radar of the embedded version beside what has been published of it."""

from __future__ import annotations

import csv
import re
from statistics import median_high, median_low

import pytest

from dashboard import paths
from dashboard.domain.comparisons.change import ToldChange
from dashboard.domain.measures.rounding import rounded
from dashboard.domain.places.peers import PeerRule
from dashboard.domain.practices.radar import Level
from dashboard.domain.selection import LANGUAGES, Order
from dashboard.editions import radar as radar_edition
from dashboard.i18n.translator import MINUS, MISSING, translator_for
from dashboard.sample.radar import ROUNDS
from dashboard.views.radar.matrix import State
from dashboard.views.radar.page import RadarChoice
from tests.builders import MUNICIPALITIES, frames
from tests.views import real
from tests.views.radar import real as radar_real

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)
KUHMOINEN = "291"
MARKS = {
    ("cooperation_duty", 2017): 7 / 23,
    ("cooperation_duty", 2019): 22 / 23,
    ("cooperation_duty", 2020): 22 / 23,
    ("cooperation_duty", 2021): 22 / 22,
    ("grants", 2019): 1.0,
    ("grants", 2020): 23 / 23,
    ("free_rooms", 2020): 22 / 23,
    ("support_services", 2020): 20 / 23,
}
"""The published shares of our own region, by criterion and year, counted by hand."""

TOPICS = {"central_finland": "Kuntatutka", "north_ostrobothnia": "Verrokki: Pohjois-Pohjanmaa"}
NUMBERS = {
    ("central_finland", 2021): [("22", "kuntaa")],
    ("central_finland", 2020): [("22", "kuntaa"), ("23", "kuntaa"), ("20", "kuntaa")],
    ("central_finland", 2019): [("22", "kuntaa"), ("100", "%")],
    ("central_finland", 2017): [("7", "kuntaa")],
    ("north_ostrobothnia", 2020): [("4", "kuntaa")],
    ("north_ostrobothnia", 2018): [("19", "kuntaa"), ("73", "%")],
    ("north_ostrobothnia", 2017): [
        *[(value, "kuntaa") for value in ("7", "9")],
        *[(value, "%") for value in ("83", "53", "97", "80")],
    ],
}
"""The published numbers by place and year, with the unit of the fact."""


def clear(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("year", ROUNDS)
def test_kuhmoinen_is_in_rounds_to_2020_and_not_after(year: int) -> None:
    codes = radar_real.page(year=year).matrix.codes
    assert (KUHMOINEN in codes) == (year <= 2020)
    assert sorted(set(codes) - {KUHMOINEN}) == sorted(MUNICIPALITIES)


@in_every_language
def test_the_change_2020_to_2021_compares_the_22_and_shows_who_left(lang: str) -> None:
    t = translator_for(lang)
    found = radar_real.page(lang, year=2021, since=2020)
    table = found.matrix
    assert table.codes[-1] == KUHMOINEN
    assert {row.cells[-1] for row in table.rows} == {State.LEFT}
    assert table.count(State.LEFT) == len(table.rows)
    assert t("radar.note_both", count=22) in found.card.text.notes
    duty = next(row for row in table.rows if row.criterion.code == "cooperation_duty")
    # 22 of 23 in 2019 and 22 of 22 in 2021 is no growth: over the same 22 it is 22 both times.
    assert duty.count == t("matrix.from_to", before="22/22", now="22/22")
    assert duty.cells[:-1] == (State.SAME,) * 22
    name = real.catalogue(lang).municipalities[KUHMOINEN].name(lang)
    assert found.card.table.headings[-1] == name
    assert {row.cells[-1] for row in found.card.table.rows} == {t("level.left")}


def test_the_counts_of_2019_are_of_23() -> None:
    counts = {r.criterion.code: r.count for r in radar_real.page(year=2019).matrix.rows}
    assert counts["cooperation_duty"] == "22/23"
    assert counts["grants"] == "23/23"


def test_a_criterion_asked_from_2022_is_new_then() -> None:
    found = radar_real.page(year=2022, since=2021)
    place = [row.criterion.code for row in found.matrix.rows].index("wellbeing_county")
    assert set(found.matrix.rows[place].cells) <= {State.NEW, State.NONE}
    words = found.card.table.rows[place].cells[2:]
    assert all(word.startswith("ei kysytty → ") for word in words)
    assert found.matrix.rows[place].count.startswith("– → ")
    for year in (2019, 2021):
        codes = [row.criterion.code for row in radar_real.page(year=year).matrix.rows]
        assert "wellbeing_county" not in codes


def test_the_usual_number_is_the_median_of_the_stored_answers() -> None:
    answers = frames()["radar_answers"]
    for year in ROUNDS:
        of_year = answers[answers["year"] == year]
        yes = [int((rows["level"] == 2).sum()) for _, rows in of_year.groupby("municipality_code")]
        usual = "–".join(f"{each}" for each in sorted({median_low(yes), median_high(yes)}))
        asked = of_year["criterion_code"].nunique()
        assert f": {asked} käytännöstä kunnassa on tavallisesti kunnossa {usual} (" in (
            radar_real.page(year=year).card.text.finding
        )


@pytest.mark.parametrize(("year", "since"), [(2022, 2021), (2025, 2024), (2025, 2019)])
def test_changes_of_scores_are_over_the_questions_answered_in_both_rounds(
    year: int, since: int
) -> None:
    radar = radar_real.radar()
    common = [c.code for c in radar.asked(year) if c.asked_in(since)]
    for code in MUNICIPALITIES:
        pairs = [(radar.level(since, code, c), radar.level(year, code, c)) for c in common]
        both = [now - was for was, now in pairs if was is not None and now is not None]
        enough = len(both) >= 0.75 * len(common)
        told = radar.changes[since, year][code]
        assert (told is not None) == enough
        if told is not None:
            own = 100 * sum(both) / (2 * len(both))
            assert abs(told.amount - own) <= 1
            was, now = (radar.scores[one].get(code) for one in (since, year))
            ends = None if was is None or now is None else rounded(now) - rounded(was)
            # A reader who subtracts finds it, or is told that it is of the same questions.
            assert told.amount == ends or (told.alike and told.amount == rounded(own))


@pytest.mark.parametrize("code", ["435", "077"])
def test_an_answer_given_or_left_out_is_no_change_of_score(code: str) -> None:
    radar = radar_real.radar()
    assert radar.scores[2025][code] != radar.scores[2024][code]
    assert radar.changes[2024, 2025][code] == ToldChange(0.0, alike=True)


@in_every_language
@pytest.mark.parametrize("code", MUNICIPALITIES)
def test_card_matrix_and_map_tell_the_same_change_of_score(code: str, lang: str) -> None:
    t = translator_for(lang)
    columns = radar_real.page(lang, year=2025, since=2024).matrix.columns
    printed = next(column.score for column in columns if column.code == code)
    said = radar_real.card(code, lang).figures[3].change
    assert (printed == MISSING) == (code == "265")
    if printed == MISSING:
        assert said == t("change.not_comparable", year=2024)
        return
    unit = "one" if printed in {"+1", f"{MINUS}1"} else "many"
    amount = t(f"change.score_{unit}", value=printed)
    told = radar_real.radar().changes[2024, 2025][code]
    assert told is not None
    if told.alike:
        amount = t("trends.like_for_like", amount=amount)
    assert said == t("change.since", amount=amount, year=2024)


def test_orders_hold_the_same_municipalities() -> None:
    orders = {order: radar_real.page(order=order, since=2024).matrix.codes for order in Order}
    assert len({tuple(codes) for codes in orders.values()}) == len(Order)
    assert {frozenset(codes) for codes in orders.values()} == {frozenset(MUNICIPALITIES)}
    assert orders[Order.SIZE][0] == "179"
    assert orders[Order.SIZE][-1] == "435"


def test_the_score_that_cannot_be_computed_is_told() -> None:
    found = radar_real.page(year=2024)
    assert found.matrix.codes[-1] == "265"
    assert found.matrix.columns[-1].score == "–"
    name = real.catalogue().municipalities["265"].name_fi
    assert translator_for("fi")("radar.note_no_score", names=name) in found.card.text.notes


class TestPublished:
    def test_marks_are_the_published_numbers_of_our_own_region(self) -> None:
        found = {
            (one.criterion.code, mark.year): mark.share
            for one in radar_real.page().rounds.criteria
            for mark in one.marks
        }
        assert found == pytest.approx(MARKS)

    @in_every_language
    def test_sentences_hold_the_numbers_of_the_published_facts(self, lang: str) -> None:
        t = translator_for(lang)
        said = {
            (place.name, year.year): " ".join(year.sentences)
            for place in radar_real.page(lang).published
            for year in place.years
        }
        assert set(said) == {(t(f"radar.place_{place}"), year) for place, year in NUMBERS}
        with (paths.REFERENCE / "published_facts.csv").open(encoding="utf-8", newline="") as file:
            facts = {
                (fact["topic"], fact["year"], fact["value"], fact["unit"])
                for fact in csv.DictReader(file)
            }
        for (place, year), numbers in NUMBERS.items():
            sentences = clear(said[t(f"radar.place_{place}"), year])
            for value, unit in numbers:
                assert (TOPICS[place], str(year), value, unit) in facts
                printed = clear(t.measure(float(value), "pct")) if unit == "%" else value
                assert re.search(rf"(?<![0-9]){printed}(?![0-9])", sentences)

    @in_every_language
    def test_links_lead_to_where_it_was_published(self, lang: str) -> None:
        for place in radar_real.page(lang).published:
            for year in place.years:
                assert year.links
                assert all(address.startswith("https://") for _, address in year.links)


class TestCards:
    @in_every_language
    @pytest.mark.parametrize("code", MUNICIPALITIES)
    def test_every_municipality_has_a_card_that_agrees_with_the_matrix(
        self, code: str, lang: str
    ) -> None:
        card = radar_real.card(code, lang)
        radar = radar_real.radar(lang)
        levels = [radar.level(2025, code, c.code) for c in radar.asked(2025)]
        assert len(card.in_place) == levels.count(Level.YES)
        assert len(card.missing) == levels.count(Level.NO) + levels.count(Level.PARTLY)
        assert len(card.unanswered) == levels.count(None)
        own = radar_real.page(lang, municipality=code)
        told = {int(n) for n in re.findall(r"\d+", own.card.text.finding)}
        assert {len(card.in_place), len(levels)} <= told
        assert {len(card.in_place), len(levels)} <= {int(n) for n in re.findall(r"\d+", card.title)}
        assert len(card.figures) == 6
        assert len(card.background) == 3
        assert card.sectors is not None
        assert card.profile is not None
        assert card.sample
        for text in (card.title, card.profile.card.text.finding, card.sectors.card.text.finding):
            assert text.endswith(translator_for(lang)("sample.finding", finding=""))

    def test_peers_of_a_subregion(self) -> None:
        card = radar_real.card("992", rule=PeerRule.SUBREGION)
        assert card.peers_rule == "Verrokki: saman seutukunnan kunta Konnevesi."
        assert radar_real.card("992").peers_rule == (
            "Verrokit: väkiluvultaan 3 lähintä kuntaa, Laukaa, Jämsä ja Muurame."
        )

    def test_published_figures_are_not_called_a_sample(self) -> None:
        samples = [bool(figure.sample) for figure in radar_real.card("992").figures]
        assert samples == [False, False, False, True, True, True]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counts_agree_with_what_is_published_of_the_same_round(lang: str) -> None:
    edition = real.edition(lang)
    view = radar_edition.page(edition, RadarChoice())
    assert view is not None
    met = 0
    for one in view.rounds.criteria:
        counts = {bar.year: bar.text for bar in one.bars if bar.asked}
        for mark in one.marks:
            if mark.of is not None and mark.year in counts:
                assert mark.shown == counts[mark.year], (one.criterion.code, mark.year)
                met += 1
    assert met >= 5


@pytest.mark.parametrize(("lang", "word"), [("fi", "vinoneliö"), ("sv", "romb"), ("en", "diamond")])
def test_a_mark_is_called_what_it_is_drawn_as(lang: str, word: str) -> None:
    view = radar_edition.page(real.edition(lang), RadarChoice())
    assert view is not None
    assert word in view.rounds.card.text.notes[0]
