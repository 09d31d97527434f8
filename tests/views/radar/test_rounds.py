"""Counts over rounds and the published results beside them."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import MISSING, translator_for
from dashboard.views.radar.model import Radar
from dashboard.views.radar.published import published_places
from dashboard.views.radar.rounds import (
    CriterionRounds,
    criterion_rounds,
    rounds_view,
)
from tests.views.radar.made import KUHMOINEN, Rounds, catalogue, page, published, radar, result

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)

ROUNDS: Rounds = {
    2020: {"077": "2110", "179": "22-0", "410": "0220", KUHMOINEN: "2222"},
    2022: {"077": "22-0", "179": "2222", "410": "11-0"},
}


def counted(found: Radar, results: pd.DataFrame) -> tuple[CriterionRounds, ...]:
    return criterion_rounds(catalogue(), found, results, {"077", "179", "410", KUHMOINEN})


def clear(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_bars_are_shares_of_those_that_answered() -> None:
    found = counted(radar(ROUNDS), published())
    by_code = {one.criterion.code: one.bars for one in found}
    first, second = by_code["contact_person"]
    assert (first.year, first.yes, first.partly, first.text) == (2020, 0.75, 0.0, "3/4")
    # Who says partly is counted, too: so do the published results.
    assert (second.text, second.yes_text) == ("3/3", "2")
    assert second.yes == pytest.approx(2 / 3)
    assert second.partly == pytest.approx(1 / 3)
    nobody_but_one = by_code["website"][1]
    assert (nobody_but_one.yes, nobody_but_one.text) == (1.0, "1/1")


def test_a_question_that_was_not_asked_has_no_bar() -> None:
    found = counted(radar(ROUNDS), published())
    asked = {one.criterion.code: tuple(bar.asked for bar in one.bars) for one in found}
    assert asked == {
        "contact_person": (True, True),
        "open_meetings": (True, True),
        "old_question": (True, False),
        "website": (True, True),
        "new_question": (False, True),
    }
    table = rounds_view(catalogue(), radar(ROUNDS), published(), None).card.table
    assert table.headings == ("Käytäntö", "2020", "2022")
    assert [row.cells for row in table.rows] == [
        ("Yhdyshenkilö", "3/4 (3)", "3/3 (2)"),
        ("Tapaamiset", "4/4 (3)", "3/3 (2)"),
        ("Vanha kysymys", "3/3 (2)", MISSING),
        ("Verkkosivu", "1/4 (1)", "1/1 (1)"),
        ("Uusi kysymys", MISSING, "1/3 (1)"),
    ]


def test_a_question_that_no_round_has_asked_is_left_out() -> None:
    found = counted(radar({2020: {"077": "2222"}}), published())
    assert "new_question" not in {one.criterion.code for one in found}


def test_a_question_nobody_answered_is_nothing_of_nothing() -> None:
    found = counted(radar({2020: {"077": "-222"}}), published())
    bar = found[0].bars[0]
    assert (bar.yes, bar.partly, bar.text, bar.asked) == (0.0, 0.0, "0/0", True)


@pytest.mark.parametrize(("source", "sample"), [("kyt_radar", False), ("sample_radar", True)])
def test_the_card_knows_whether_it_is_a_sample(source: str, sample: bool) -> None:
    card = rounds_view(catalogue(), radar(ROUNDS, source=source), published(), None).card
    label = translator_for("fi")("sample.label")
    assert (card.text.sample == label, label in card.table.caption) == (sample, sample)
    assert {row[3] == label for row in card.export.rows} == {sample}


def test_a_panel_says_rounds_and_published_results_aloud() -> None:
    found = counted(radar(ROUNDS), published(result("7", year=2017)))
    panel = found[0].panel
    assert panel.spoken.startswith("Yhdyshenkilö. 2020: 3/4, kyllä 3, 2022: 3/3, kyllä 2. ")
    assert panel.marks == ((2017, found[0].marks[0].share),)
    assert found[0].marks[0].text in panel.spoken


class TestMarks:
    def marks(self, *results: dict[str, object]) -> dict[str, list[tuple[int, float]]]:
        found = counted(radar(ROUNDS), published(*results))
        return {
            one.criterion.code: [(mark.year, mark.share) for mark in one.marks]
            for one in found
            if one.marks
        }

    def test_a_number_of_municipalities_is_a_share_of_those_studied(self) -> None:
        found = self.marks(
            result("7", year=2017, municipalities=23),
            result("22", year=2019, municipalities=22),
        )
        assert found == {"contact_person": [(2017, 7 / 23), (2019, 1.0)]}

    def test_a_percentage_is_a_share(self) -> None:
        found = self.marks(result("53", unit="%", criterion="website", municipalities=30))
        assert found == {"website": [(2021, 0.53)]}

    @pytest.mark.parametrize(
        "worded",
        [
            result("reilu puolet"),
            result("1", text="Yksi kunta enemmän kuin ennen."),
            result("noin 7"),
            result("7", place="north_ostrobothnia"),
        ],
    )
    def test_words_and_other_regions_are_no_marks(self, worded: dict[str, object]) -> None:
        assert self.marks(worded) == {}


class TestPublished:
    RESULTS = (
        result("30", place="north_ostrobothnia", year=2018, source="other_news"),
        result("7", year=2017),
        result("53", unit="%", year=2019, text="Osuus {value}."),
        result("8", year=2019, criterion="website"),
    )

    @in_every_language
    def test_our_own_region_first_and_the_newest_year_first(self, lang: str) -> None:
        t = translator_for(lang)
        places = published_places(catalogue(lang), published(*self.RESULTS))
        assert [place.name for place in places] == [
            t("radar.place_central_finland"),
            t("radar.place_north_ostrobothnia"),
        ]
        own = places[0].years
        assert [one.year for one in own] == [2019, 2017]
        percentage = t.measure(53, "pct")
        assert own[0].sentences == (
            f"{lang}: Osuus {percentage}.",
            f"{lang}: Yhdyshenkilö: 8 kuntaa.",
        )
        assert own[1].sentences == (f"{lang}: Yhdyshenkilö: 7 kuntaa.",)

    def test_a_page_is_linked_once(self) -> None:
        places = published_places(catalogue(), published(*self.RESULTS))
        assert places[0].years[0].links == (("KYT", "https://example.org/uutinen"),)
        assert places[1].years[0].links == (("Ihmiset", "https://example.org/uutinen"),)

    def test_nothing_published_is_nothing(self) -> None:
        assert published_places(catalogue(), published()) == ()


class TestCard:
    @in_every_language
    def test_the_sources_are_of_the_bars_and_of_our_own_marks(self, lang: str) -> None:
        results = (
            result("7", year=2017),
            result("30", place="north_ostrobothnia", source="other_news"),
        )
        found = page(radar(ROUNDS, lang, source="sample_radar"), lang, *results)
        assert found is not None
        text = found.rounds.card.text
        assert "Uutinen" in text.source
        assert "Esimerkki" in text.source
        assert "Toinen uutinen" not in text.source
        # What is published is not made up: the answers alone are named.
        t = translator_for(lang)
        answers = t("radar.answers_of", years=t.listing(["2020", "2022"]))
        assert text.sample == t("sample.partly", names=answers)
        assert not text.finding.is_made_up

    def test_published_results_have_rows_of_their_own_in_table_and_files(self) -> None:
        results = (
            result("7", year=2017, municipalities=23),
            result("53", unit="%", year=2020, criterion="website"),
        )
        found = page(radar(ROUNDS, source="sample_radar"), "fi", *results)
        assert found is not None
        table, export = found.rounds.card.table, found.rounds.card.export
        assert table.headings == ("Käytäntö", "2017", "2020", "2022")
        assert [row.cells for row in table.rows if "julkaistu" in row.cells[0]] == [
            ("Yhdyshenkilö: julkaistu tulos", "7/23", MISSING, MISSING),
            ("Verkkosivu: julkaistu tulos", MISSING, "53\u00a0%", MISSING),
        ]
        rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows]
        first, second = [row for row in rows if row["result"] == "published"]
        assert (first["year"], first["yes_or_partly"], first["answered"]) == (2017, 7, 23)
        assert (first["label"], first["source_id"]) == ("", "news")
        assert second["share_pct"] == pytest.approx(53)
        assert (second["yes_or_partly"], second["yes"]) == (None, None)
        assert first["published"] == found.rounds.criteria[0].marks[0].text
        assert export.origin == translator_for("fi")("sample_file.some")
        assert found.rounds.card.text.file_stem.endswith(export.origin)
        keys = [(row["year"], row["criterion_code"], row["result"]) for row in rows]
        assert len(set(keys)) == len(keys)

    @in_every_language
    def test_published_sources_alone_are_no_sample(self, lang: str) -> None:
        found = page(radar(ROUNDS, lang), lang, result("7", year=2017))
        assert found is not None
        assert found.rounds.card.text.sample == ""

    @in_every_language
    def test_who_has_left_is_told(self, lang: str) -> None:
        name = catalogue(lang).municipalities[KUHMOINEN].name(lang)
        found = page(radar(ROUNDS, lang), lang)
        assert found is not None
        assert any(note.startswith(name) for note in found.rounds.card.text.notes)
        now = page(radar({2022: ROUNDS[2022]}, lang), lang)
        assert now is not None
        assert now.rounds.card.text.notes == ()

    @in_every_language
    @pytest.mark.parametrize(
        ("source", "key"),
        [("kyt_radar", "note_published"), ("sample_radar", "note_published_sample")],
    )
    def test_published_results_are_told_apart_from_a_sample(
        self, lang: str, source: str, key: str
    ) -> None:
        rounds = {2022: ROUNDS[2022]}
        found = page(radar(rounds, lang, source=source), lang, result("7", year=2017))
        assert found is not None
        assert found.rounds.card.text.notes == (translator_for(lang)(f"radar.{key}"),)

    @in_every_language
    def test_a_part_of_the_region_is_counted_and_named_without_published_results(
        self, lang: str
    ) -> None:
        t = translator_for(lang)
        found = page(
            radar(ROUNDS, lang), lang, result("7", year=2017), group="semi_urban", year=2020
        )
        assert found is not None
        rounds = found.rounds
        assert [row.cells[1:] for row in rounds.card.table.rows][:2] == [
            ("0/1 (0)", "1/1 (0)"),
            ("1/1 (1)", "1/1 (0)"),
        ]
        assert {row[5] for row in rounds.card.export.rows} == {0, 1}
        assert not any(one.marks for one in rounds.criteria)
        assert t("radar_scope.semi_urban") in rounds.card.text.finding
        assert "Uutinen" not in rounds.card.text.source
        assert rounds.card.text.notes == ()
        # The results themselves stay on the page.
        assert found.published
