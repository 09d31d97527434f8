"""The card of a municipality: title, practices, changes, profile, figures, background."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.places.peers import PeerRule
from dashboard.domain.sector import Sector
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import MISSING, translator_for
from dashboard.queries.sectors import COLUMNS
from dashboard.views.municipality.figures import background_lines, card_figures
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.municipality.page import STEPS, municipality_view
from dashboard.views.municipality.peers import Peers
from dashboard.views.municipality.radar import IN_PLACE, practices, profile_view
from dashboard.views.municipality.radar import MISSING as NOT_IN_PLACE
from dashboard.views.municipality.sectors import sectors_view
from dashboard.views.radar.model import Radar
from dashboard.views.shared.catalogue import Catalogue
from tests.views.made import SHARE, values_of, years
from tests.views.radar.made import KUHMOINEN, NO_FACTS, SHORT, Rounds, catalogue, radar

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)

# 077 has two in place, partly one, not one; its peers 179 and 410 have three and two.
ROUNDS: Rounds = {
    2024: {"077": "2110", "179": "2222", "410": "22-0"},
    2025: {"077": "2210", "179": "22-2", "410": "20-2", "992": "0000"},
}
NOBODY = Peers(PeerRule.POPULATION, (), "")
NO_SECTORS = pd.DataFrame(columns=list(COLUMNS))


def clear(text: str) -> str:
    return text.replace("\u00a0", " ")


def peers(*codes: str) -> Peers:
    return Peers(PeerRule.CHOSEN, codes, "Verrokit.")


def with_themes(rounds: Rounds, lang: str = "fi", source: str = "kyt_radar") -> Radar:
    """A radar whose scores by theme are all missing."""
    themes = {
        year: {(code, "structures"): None for code in places} for year, places in rounds.items()
    }
    return radar(rounds, lang, themes=themes, source=source)


def card(
    rounds: Rounds = ROUNDS,
    lang: str = "fi",
    *,
    code: str = "077",
    of: Peers = NOBODY,
    frames: Mapping[str, pd.DataFrame] | None = None,
    source: str = "kyt_radar",
) -> MunicipalityView:
    return municipality_view(
        catalogue(lang),
        with_themes(rounds, lang, source),
        frames or {},
        NO_SECTORS,
        NO_FACTS,
        code,
        of,
    )


class TestTitle:
    @pytest.mark.parametrize(
        ("lang", "alone", "beside", "plain"),
        [
            (
                "fi",
                "Hankasalmi: kuntatutkan 4 käytännöstä kunnossa 2 vuonna 2025",
                "Hankasalmi: kuntatutkan 4 käytännöstä kunnossa 2, verrokkien mediaani 2–3",
                "Hankasalmi: tärkeimmät luvut",
            ),
            (
                "sv",
                "Hankasalmi: av kommunradarns 4 arbetssätt var 2 på plats år 2025",
                "Hankasalmi: av kommunradarns 4 arbetssätt är 2 på plats, "
                "jämförelsekommunernas median 2–3",
                "Hankasalmi: de viktigaste siffrorna",
            ),
            (
                "en",
                "Hankasalmi: 2/4 practices of the municipal radar in place in 2025",
                "Hankasalmi: 2 of the municipal radar’s 4 practices in place, peer median 2–3",
                "Hankasalmi: key figures",
            ),
        ],
    )
    def test_whole_titles(self, lang: str, alone: str, beside: str, plain: str) -> None:
        assert card(lang=lang).title == alone
        title = card(lang=lang, of=peers("179", "410")).title
        assert clear(title) == beside
        # A number is never parted from its word.
        assert title[-4] == "\N{NO-BREAK SPACE}"
        assert card({}, lang).title == plain

    def test_peers_without_a_round_are_not_counted(self) -> None:
        assert card(of=peers("435")).title == card().title
        assert card(of=peers("435", "179")).title.endswith("verrokkien mediaani\u00a03")

    @in_every_language
    def test_a_title_on_a_sample_says_so(self, lang: str) -> None:
        t = translator_for(lang)
        marked = card(lang=lang, source="sample_radar")
        assert marked.title == t("sample.finding", finding=card(lang=lang).title)
        assert card(lang=lang).sample == ""

    def test_a_municipality_is_shown_in_its_own_latest_round(self) -> None:
        rounds = {2024: {"077": "2110"}, 2025: {"179": "2222"}}
        found = card(rounds)
        assert found.title.endswith("vuonna 2024")
        assert found.subtitle.startswith("Kuntatutka 2024.")


class TestPractices:
    def codes(self, in_place: bool, *of: str, code: str = "077") -> list[str]:
        wanted = IN_PLACE if in_place else NOT_IN_PLACE
        found = practices(translator_for("fi"), radar(ROUNDS), 2025, code, of, wanted, ())
        return [one.code for one in found]

    def test_in_place_the_rarest_first(self) -> None:
        # contact_person 3/4, open_meetings 2/4.
        assert self.codes(True) == ["open_meetings", "contact_person"]

    def test_missing_by_how_many_peers_have_them(self) -> None:
        # 179 and 410: website 0/0, new_question 2/2. In the region website 0/2, the other 2/4.
        assert self.codes(False, "179", "410") == ["new_question", "website"]
        assert self.codes(False) == ["new_question", "website"]
        # 992 misses all four; 410 has contact_person and new_question, of which the region has
        # 3/4 and 2/4; nobody else among its peers.
        assert self.codes(False, "410", code="992") == [
            "contact_person",
            "new_question",
            "open_meetings",
            "website",
        ]

    @in_every_language
    def test_what_was_not_answered_is_a_list_of_its_own(self, lang: str) -> None:
        found = card(lang=lang, code="410", of=peers("077", "179"))
        both = [one.code for one in (*found.in_place, *found.missing)]
        assert both == ["new_question", "contact_person", "open_meetings"]
        assert [one.code for one in found.unanswered] == ["website"]
        assert found.unanswered_title == translator_for(lang)("municipality.unanswered", count=1)
        assert found.notes == ()
        assert card(lang=lang).unanswered == ()

    @in_every_language
    def test_each_says_its_level_and_who_else_has_it(self, lang: str) -> None:
        t = translator_for(lang)
        found = card(lang=lang, of=peers("179", "410"))
        by_code = {one.code: one for one in (*found.in_place, *found.missing)}
        assert by_code["website"].level == t("level.partly")
        assert by_code["new_question"].level == t("level.no")
        everyone = t("practice.in_region", yes="2", of="4")
        assert by_code["new_question"].others == t(
            "practice.others", parts=t.listing([t("practice.of_peers_all", of="2"), everyone])
        )
        # No peer answered this one.
        assert by_code["website"].others == t(
            "practice.others", parts=t("practice.in_region", yes="0", of="2")
        )

    def test_others_are_those_that_have_it(self) -> None:
        [one, _] = card(of=peers("179", "410")).missing
        assert f"{one.level}; {one.others}" == "ei; on kaikilla 2 verrokilla ja 2/4 kunnalla"

    @pytest.mark.parametrize(
        ("peer", "others"),
        [
            ("992", "ei ole yhdelläkään verrokilla, on 2/4 kunnalla"),
            ("410", "on 1/1 verrokilla ja 2/4 kunnalla"),
        ],
    )
    def test_a_single_peer_has_it_or_has_not(self, peer: str, others: str) -> None:
        [one, _] = card(of=peers(peer)).missing
        assert one.others == others

    @in_every_language
    def test_headings_count(self, lang: str) -> None:
        t, found = translator_for(lang), card(lang=lang)
        assert found.in_place_title == t("municipality.in_place", count=2)
        assert found.missing_title == t("municipality.missing", count=2)

    def test_the_next_steps_are_the_first_three_missing_with_their_levels(self) -> None:
        found = card(code="992", of=peers("410"))
        assert len(found.missing) == 4
        assert found.next_steps == (
            "Yhdyshenkilö. contact_person help fi.",
            "Uusi kysymys. new_question help fi.",
            "Tapaamiset. open_meetings help fi.",
        )
        assert len(found.next_steps) == STEPS


class TestNoRadar:
    @in_every_language
    @pytest.mark.parametrize("rounds", [{}, {2025: {"179": "2222"}}])
    def test_a_card_without_answers_says_so(self, lang: str, rounds: Rounds) -> None:
        t, found = translator_for(lang), card(rounds, lang)
        assert found.notes == (t("municipality.no_radar"),)
        assert found.subtitle == t("municipality.subtitle")
        assert found.profile is None
        assert (found.in_place, found.missing, found.changes, found.next_steps) == ((),) * 4

    @in_every_language
    def test_no_source_is_told_where_nothing_is_shown(self, lang: str) -> None:
        assert card({}, lang).sources == ()


class TestChanges:
    def changes(self, before: str, now: str, lang: str = "fi") -> tuple[str, ...]:
        return card({2024: {"077": before}, 2025: {"077": now}}, lang).changes

    @pytest.mark.parametrize(
        ("lang", "up", "down"),
        [
            (
                "fi",
                "Parani kierrosten 2024 ja 2025 välillä: "
                "Tapaamiset (osittain → kyllä); Uusi kysymys (ei → kyllä).",
                "Heikkeni kierrosten 2024 ja 2025 välillä: Yhdyshenkilö (kyllä → ei).",
            ),
            (
                "sv",
                "Förbättrades mellan omgångarna 2024 och 2025: "
                "Möten (delvis → ja); Ny fråga (nej → ja).",
                "Försämrades mellan omgångarna 2024 och 2025: Kontaktperson (ja → nej).",
            ),
            (
                "en",
                "Better between the rounds of 2024 and 2025: "
                "Meetings (partly → yes); New question (no → yes).",
                "Worse between the rounds of 2024 and 2025: Contact person (yes → no).",
            ),
        ],
    )
    def test_what_moved_is_named(self, lang: str, up: str, down: str) -> None:
        assert self.changes("2110", "0212", lang) == (up, down)
        assert self.changes("2110", "2212", lang) == (up,)
        assert self.changes("2110", "0110", lang) == (down,)

    @in_every_language
    def test_nothing_moved(self, lang: str) -> None:
        t = translator_for(lang)
        unchanged = (t("municipality.unchanged", since=2024, year=2025),)
        assert self.changes("2110", "2110", lang) == unchanged
        # What was answered in neither round is no change.
        assert self.changes("21--", "21--", lang) == unchanged

    @in_every_language
    @pytest.mark.parametrize(
        ("before", "now", "parts"),
        [
            ("2---", "2222", (("same", 1), ("new", 3))),
            ("2110", "211-", (("same", 3), ("gone", 1))),
            ("21--", "--10", (("new", 2), ("gone", 2))),
            ("210-", "2-01", (("same", 2), ("new", 1), ("gone", 1))),
        ],
    )
    def test_answers_given_and_left_out_are_told(
        self, lang: str, before: str, now: str, parts: tuple[tuple[str, int], ...]
    ) -> None:
        t = translator_for(lang)
        said = ", ".join(t(f"municipality.still_{way}", count=n) for way, n in parts)
        assert self.changes(before, now, lang) == (
            t("municipality.still", since=2024, year=2025, parts=said),
        )

    def test_they_are_told_after_what_moved(self) -> None:
        assert self.changes("21-0", "2200") == (
            "Parani kierrosten 2024 ja 2025 välillä: Tapaamiset (osittain → kyllä).",
            "Kuntatutka 2024–2025: 2 vastausta ennallaan, 1 uusi vastaus.",
        )

    @in_every_language
    def test_nothing_to_compare_is_not_unchanged(self, lang: str) -> None:
        t = translator_for(lang)
        nothing = (t("municipality.nothing_compared", since=2024, year=2025),)
        assert self.changes("----", "----", lang) == nothing

    @in_every_language
    @pytest.mark.parametrize("rounds", [{2025: {"077": "2222"}}, {2024: {"179": "2222"}}])
    def test_no_round_before(self, lang: str, rounds: Rounds) -> None:
        t = translator_for(lang)
        found = card({**rounds, 2025: {"077": "2222"}}, lang)
        assert found.changes == (t("municipality.no_round_before"),)

    def test_a_round_that_was_skipped_is_passed_over(self) -> None:
        rounds = {2023: {"077": "1222"}, 2024: {"179": "2222"}, 2025: {"077": "2222"}}
        assert card(rounds).changes == (
            "Parani kierrosten 2023 ja 2025 välillä: Yhdyshenkilö (osittain → kyllä).",
        )

    def test_a_question_asked_for_the_first_time_is_no_change(self) -> None:
        rounds = {2021: {"077": "2222"}, 2022: {"077": "2220"}}
        assert card(rounds).changes == (
            "Kuntatutkan vastaukset ovat ennallaan, 2021\N{EN DASH}2022.",
        )


class TestProfile:
    def profile(self, lang: str = "fi", **own: float | None) -> Any:
        """077 beside three others at 40, 50 and 90, whose median with it is compared."""
        region = {
            (code, theme): score
            for theme in own
            for code, score in (("179", 50.0), ("410", 50.0), ("992", 50.0), (KUHMOINEN, 0.0))
        }
        scores = {("077", theme): score for theme, score in own.items()}
        found = radar(ROUNDS, lang, themes={2025: {**region, **scores}})
        return profile_view(catalogue(lang), found, 2025, "077")

    @pytest.mark.parametrize(
        ("own", "key", "named"),
        [
            ((55.0, 45.0), "same", {}),
            ((55.5, 45.0), "above", {"above": "structures"}),
            ((55.0, 44.4), "below", {"below": "dialogue"}),
            # What is printed decides: 55 and 45 beside 50.
            ((55.4, 44.6), "same", {}),
            ((100.0, 0.0), "both", {"above": "structures", "below": "dialogue"}),
            ((100.0, None), "above", {"above": "structures"}),
            ((None, None), "none", {}),
        ],
    )
    @in_every_language
    def test_five_points_are_no_difference(
        self, lang: str, own: tuple[float | None, float | None], key: str, named: dict[str, str]
    ) -> None:
        t = translator_for(lang)
        words = {way: t(f"radar_theme.{theme}") for way, theme in named.items()}
        found = self.profile(lang, structures=own[0], dialogue=own[1])
        assert found.card.text.finding == t(f"profile.{key}", name="Hankasalmi", **words)

    def test_five_points_of_binary_fractions_are_five_points(self) -> None:
        region = {("179", "structures"): 3.3, ("410", "structures"): 3.3}
        scores = {**region, ("077", "structures"): 8.3}
        assert 8.3 - 3.3 > 5
        found = radar(ROUNDS, themes={2025: scores})
        view = profile_view(catalogue(), found, 2025, "077")
        assert view.card.text.finding == "Hankasalmi: kaikki teemat suunnilleen kuntien mediaanissa"

    def test_the_median_is_of_todays_municipalities(self) -> None:
        found = self.profile(structures=100.0, dialogue=None)
        by_label = {score.label: score for score in found.pairs.rows}
        assert by_label["Rakenteet"].region == 50.0
        assert by_label["Vuorovaikutus"].own is None
        assert by_label["Vuorovaikutus"].own_text == MISSING
        assert found.card.text.notes == (translator_for("fi")("profile.note_missing"),)
        full = self.profile(structures=1.0, dialogue=1.0, visibility=1.0)
        assert full.card.text.notes == ()

    @in_every_language
    def test_table_text_and_export_say_the_same(self, lang: str) -> None:
        t, found = translator_for(lang), self.profile(lang, structures=62.5, dialogue=None)
        assert [row.cells for row in found.card.table.rows] == [
            (s.label, s.own_text, s.region_text) for s in found.pairs.rows
        ]
        assert [(row[2], *row[4:6]) for row in found.card.export.rows] == [
            (s.label, s.own, s.region) for s in found.pairs.rows
        ]
        assert found.card.text.alternative.startswith(f"{found.card.text.finding}. ")
        for score in found.pairs.rows:
            said = t(
                "profile.spoken", theme=score.label, own=score.own_text, region=score.region_text
            )
            assert said in found.card.text.alternative

    def test_only_the_themes_that_were_asked(self) -> None:
        labels = [score.label for score in self.profile(structures=1.0).pairs.rows]
        assert labels == ["Rakenteet", "Vuorovaikutus", "Näkyvyys"]


UNDER_15 = replace(SHARE, code="age_under15_pct", name="Lapset")


def described(lang: str = "fi") -> Catalogue:
    found = catalogue(lang)
    return replace(found, indicators={**found.indicators, UNDER_15.code: UNDER_15})


class TestBackground:
    def lines(self, frame: pd.DataFrame, lang: str = "fi", code: str = "077") -> list[str]:
        found = background_lines(described(lang), {"age_65plus_pct": frame}, code)
        return [clear(line.sentence) for line in found]

    def test_from_the_first_year_to_the_last(self) -> None:
        frame = years(
            values_of(10.0, 0, 0, 0, 0, year=2020),
            values_of(11.04, 0, 0, 0, 0, year=2022),
            values_of(12.0, 0, 0, 0, 0, year=2021),
        )
        assert self.lines(frame) == ["2020: 10,0 % → 2022: 11,0 %"]
        [line] = background_lines(described(), {"age_65plus_pct": frame}, "077")
        assert line.points == ((2020, 10.0), (2021, 12.0), (2022, 11.04))

    @in_every_language
    def test_one_year_is_told_as_one(self, lang: str) -> None:
        t = translator_for(lang)
        frame = values_of(10.0, 0, 0, 0, 0, year=2020)
        last = t.measure(10.0, "pct", 1)
        expected = t("municipality.background_one", since="", first="", year=2020, last=last)
        assert self.lines(frame, lang) == [clear(expected)]

    def test_a_break_of_series_is_not_stepped_over(self) -> None:
        frame = years(
            values_of(10.0, 0, 0, 0, 0, year=2018, series="old"),
            values_of(20.0, 0, 0, 0, 0, year=2019),
            values_of(21.0, 0, 0, 0, 0, year=2020),
        )
        assert self.lines(frame) == ["2019: 20,0 % → 2020: 21,0 %"]

    def test_nothing_known_is_no_line(self) -> None:
        assert self.lines(values_of(None, 1, 1, 1, 1)) == []
        assert background_lines(catalogue(), {}, "077") == ()


class TestFigures:
    def figures(self, lang: str = "fi", code: str = "077", *of: str) -> Any:
        frames = {
            "population": values_of(4000, 145000, 18000, 700, 18000, region=185700),
            "age_65plus_pct": years(
                values_of(29.0, 18.0, 20.0, 40.0, None, year=2023, region=20.0),
                values_of(30.0, 18.0, 20.0, 40.0, None, region=20.5),
            ),
            "radar_score": values_of(1, 1, 1, 1, 1),
        }
        return card_figures(catalogue(lang), frames, code, of, {})

    def test_published_figures_lead_and_the_unknown_are_left_out(self) -> None:
        # The catalogue of these tests does not describe radar_score.
        assert [figure.label for figure in self.figures()] == ["Väkiluku", "Osuus"]

    def test_a_figure_beside_region_and_peers_and_its_past(self) -> None:
        population, share = self.figures("fi", "077", "410")
        assert clear(population.value) == "4 000"
        assert population.when == "asukasta, 2024"
        # The value itself says per cent.
        assert share.when == "2024"
        assert clear(population.region) == (
            "2. pienin 5 kunnasta; kuntien mediaani 18 000; koko maakunnassa 185 700"
        )
        assert clear(population.peers) == "verrokkien mediaani 18 000"
        assert population.change == ""
        assert clear(share.value) == "30,0 %"
        assert clear(share.region) == (
            "2. suurin 4 kunnasta; kuntien mediaani 25,0 %; maakunta 20,5 % (Jyväskylän painottama)"
        )
        assert clear(share.peers) == "verrokkien mediaani 20,0 %"
        assert "+1,0" in clear(share.change)
        assert "2023" in share.change
        assert share.sample == ""

    @in_every_language
    def test_a_value_that_is_not_there_is_said(self, lang: str) -> None:
        t = translator_for(lang)
        _, share = self.figures(lang, "992", "410")
        assert share.value == t("municipality.no_value")
        assert (share.region, share.change) == ("", "")
        assert share.peers == t("peers.unknown")


class TestSectors:
    def frame(self, counts: Mapping[str, int], inhabitants: float = 2000.0) -> pd.DataFrame:
        """Counts of 077 by sector; others have 0,3 and 0,2, the region ten among 100 000."""
        ids = ("sample_radar", "statfin")
        rows = [
            ("077", 2025, sector, count, count / inhabitants * 1000, "final", ids, ids)
            for sector, count in counts.items()
        ]
        rows += [
            (code, 2025, sector.value, 1, rate, "final", ids, ids)
            for sector in Sector
            for code, rate in (("179", 0.3), ("410", 0.2), (KUHMOINEN, 9.0))
        ]
        rows += [(REGION_CODE, 2025, sector.value, 10, 0.1, "final", ids, ids) for sector in Sector]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def test_every_sector_has_a_bar_in_its_order(self) -> None:
        first = next(iter(Sector)).value
        view = sectors_view(catalogue(), self.frame({first: 3}), "077")
        assert view is not None
        bars, counts = view.pairs.rows, [row.cells[1] for row in view.card.table.rows]
        assert len(bars) == len(counts) == 6
        assert (bars[0].own, bars[0].own_text, counts[0]) == (1.5, "1,50", "3")
        # Of 1,5, 0,3 and 0,2 the middle is 0,3; Kuhmoinen is of another region today.
        assert bars[0].region_text == "0,30"
        assert view.pairs.region_label == "Kuntien mediaani"
        assert view.card.table.rows[0].cells[3:] == ("0,30", "0,10")
        assert (bars[1].own, bars[1].own_text, counts[1]) == (None, MISSING, MISSING)
        assert view.pairs.top == 1.5

    @in_every_language
    def test_the_finding_counts_and_marks_a_sample(self, lang: str) -> None:
        t = translator_for(lang)
        one, two = (sector.value for sector in list(Sector)[:2])
        view = sectors_view(catalogue(lang), self.frame({one: 3, two: 4}), "077")
        assert view is not None
        finding = t("sector_card.finding", name="Hankasalmi", count=7, year=2025)
        assert view.card.text.finding == t("sample.finding", finding=finding)
        assert view.card.text.notes == (t("sector_card.small"),)
        assert [row.cells[1] for row in view.card.table.rows][:3] == ["3", "4", MISSING]

    def test_many_need_no_note(self) -> None:
        counts = {sector.value: 20 for sector in Sector}
        view = sectors_view(catalogue(), self.frame(counts), "077")
        assert view is not None
        assert view.card.text.notes == ()

    def test_the_latest_year_is_shown(self) -> None:
        first = next(iter(Sector)).value
        before = self.frame({first: 3}).assign(year=2024)
        view = sectors_view(
            catalogue(),
            pd.concat([before, self.frame({first: 5})]),
            "077",
        )
        assert view is not None
        assert view.card.table.rows[0].cells[1] == "5"

    def test_nothing_known_is_no_card(self) -> None:
        assert sectors_view(catalogue(), NO_SECTORS, "077") is None


def test_the_sources_of_all_that_is_shown_are_told_each_once() -> None:
    frames = {
        "population": values_of(4000, 1, 1, 1, 1),
        "age_65plus_pct": values_of(30.0, 1, 1, 1, 1, source=("statfin", "other")),
    }
    found = card(frames=frames)
    assert len(found.sources) == 3
    assert len(set(found.sources)) == 3
    assert found.file_stem == "jarjestotutka_kunta_077_fi"
    assert {name for name, _ in found.definitions} == {"Väkiluku", "Osuus", "Muutos", "Tiheys"}
    assert SHORT["website"][0] in {one.short for one in found.missing}
