"""The matrix of criteria and municipalities: cells, counts, orders, table, notes and export."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.domain.selection import LANGUAGES, Order
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import MISSING, translator_for
from dashboard.views.radar.export import matrix_export, rounds_export
from dashboard.views.radar.grid import themes_of
from dashboard.views.radar.matrix import State, cell_text, matrix_table
from dashboard.views.radar.notes import matrix_notes
from dashboard.views.radar.page import RadarView
from dashboard.views.radar.scope import columns_of
from tests.views.made import NAMES
from tests.views.radar.made import KUHMOINEN, SHORT, Rounds, catalogue, page, radar, shown

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)

# 2021 is the first round without Kuhmoinen and without the third question of 2020; 2022 asks a
# new one. 077 goes up once and down once, 179 leaves two unanswered, 410 comes in.
ROUNDS: Rounds = {
    2020: {"077": "2110", "179": "22-0", KUHMOINEN: "2222"},
    2021: {"077": "2200", "179": "2-00", "410": "1111"},
    2022: {"077": "22-0", "179": "2222", "410": "11-0"},
}
SCORES = {
    2020: {"077": 10.0, "179": 20.0, "410": None, KUHMOINEN: 100.0},
    2021: {"077": 50.0, "179": None, "410": 90.0, "992": 50.0},
}
PLACES: Rounds = {
    2020: dict.fromkeys(("077", "179", KUHMOINEN), "2222"),
    2021: dict.fromkeys(("992", "410", "179", "077"), "2222"),
}
SIZES = {"077": 5000.0, "179": 145000.0, "410": 18000.0}


def states(found: Any) -> dict[str, tuple[str, ...]]:
    """The cells of each criterion, by its code."""
    return {row.criterion.code: tuple(s.value for s in row.cells) for row in found.rows}


def counts(found: Any) -> dict[str, str]:
    return {row.criterion.code: row.count for row in found.rows}


def opened(found: RadarView | None) -> RadarView:
    assert found is not None
    return found


class TestRound:
    def test_every_level_has_a_state_and_not_answered_is_not_no(self) -> None:
        found = shown(radar({2025: {"077": "210-"}}))
        assert states(found) == {
            "contact_person": ("yes",),
            "open_meetings": ("partly",),
            "website": ("no",),
            "new_question": ("none",),
        }

    def test_counts_are_of_those_that_answered(self) -> None:
        rounds = {2025: {"077": "22-0", "179": "20-0", "410": "2--0", "435": "1--0"}}
        assert counts(shown(radar(rounds))) == {
            "contact_person": "3/4",
            "open_meetings": "1/2",
            "website": "0/0",
            "new_question": "0/4",
        }

    def test_only_the_questions_of_the_round_are_rows(self) -> None:
        found = radar(ROUNDS)
        assert "new_question" not in states(shown(found, year=2021))
        assert "old_question" in states(shown(found, year=2021))
        assert "old_question" not in states(shown(found, year=2022))
        assert "new_question" in states(shown(found, year=2022))

    def test_kuhmoinen_is_there_until_2020(self) -> None:
        found = radar(ROUNDS)
        assert [year for year in ROUNDS if KUHMOINEN in shown(found, year=year).codes] == [2020]

    @in_every_language
    def test_scores_are_printed_and_a_missing_one_is_a_dash(self, lang: str) -> None:
        found = radar(ROUNDS, lang, scores={2022: {"077": 62.5, "179": 100.0}})
        printed = {column.code: column.score for column in shown(found, lang).columns}
        assert printed == {"077": "63", "179": "100", "410": MISSING}

    @in_every_language
    def test_names_are_of_the_language_and_the_chosen_is_marked(self, lang: str) -> None:
        table = shown(radar(ROUNDS, lang), lang, chosen="410")
        at = 1 if lang == "sv" else 0
        assert [column.name for column in table.columns] == [
            NAMES[code][at] for code in ("077", "179", "410")
        ]
        assert [column.code for column in table.columns if column.chosen] == ["410"]

    def test_themes_keep_the_order_of_the_questionnaire(self) -> None:
        found = themes_of(shown(radar(ROUNDS)))
        assert [(theme, [r.criterion.code for r in rows]) for theme, rows in found] == [
            ("Rakenteet", ["contact_person"]),
            ("Vuorovaikutus", ["open_meetings"]),
            ("Näkyvyys", ["website", "new_question"]),
        ]


class TestChange:
    def test_a_change_of_those_in_both_and_who_has_left(self) -> None:
        # Columns: 077, 179, Kuhmoinen, 410.
        assert states(shown(radar(ROUNDS), year=2021, since=2020)) == {
            "contact_person": ("same", "same", "left", "new"),
            "open_meetings": ("up", "none", "left", "new"),
            "old_question": ("down", "new", "left", "new"),
            "website": ("same", "same", "left", "new"),
        }

    def test_counts_are_of_the_municipalities_in_both(self) -> None:
        assert counts(shown(radar(ROUNDS), year=2021, since=2020)) == {
            "contact_person": "2/2 → 2/2",
            "open_meetings": "1/2 → 1/1",
            "old_question": "0/1 → 0/2",
            "website": "0/2 → 0/2",
        }

    def test_a_criterion_asked_for_the_first_time_is_new(self) -> None:
        found = shown(radar(ROUNDS), year=2022, since=2021)
        assert states(found)["new_question"] == ("new", "new", "new")
        assert counts(found)["new_question"] == f"{MISSING} → 1/3"
        assert "old_question" not in states(found)

    @in_every_language
    def test_words_of_cells(self, lang: str) -> None:
        t, found = translator_for(lang), radar(ROUNDS, lang)

        def said(year: int, since: int, code: str, criterion: str) -> str:
            table = shown(found, lang, year=year, since=since)
            row = next(r for r in table.rows if r.criterion.code == criterion)
            return cell_text(t, found, table, code, row, row.cells[table.codes.index(code)])

        def change(before: str, now: str) -> str:
            return t("matrix.from_to", before=t(before), now=t(now))

        assert said(2021, 2020, "077", "contact_person") == t("level.yes")
        assert said(2021, 2020, "077", "open_meetings") == change("level.partly", "level.yes")
        assert said(2021, 2020, "077", "old_question") == change("level.partly", "level.no")
        assert said(2021, 2020, "179", "open_meetings") == change("level.yes", "level.none")
        assert said(2021, 2020, "179", "old_question") == change("level.none", "level.no")
        assert said(2021, 2020, KUHMOINEN, "website") == t("level.left")
        assert said(2022, 2021, "077", "new_question") == change("matrix.not_asked", "level.no")

    @in_every_language
    def test_not_answered_twice_is_said_once_and_not_asked_is_told(self, lang: str) -> None:
        t = translator_for(lang)
        found = radar({2021: {"077": "2-22"}, 2022: {"077": "2-2-"}}, lang)
        table = shown(found, lang, since=2021)
        words = [
            cell_text(t, found, table, "077", row, row.cells[0])
            for row in table.rows
            if row.cells == (State.NONE,)
        ]
        new = t("matrix.from_to", before=t("matrix.not_asked"), now=t("level.none"))
        assert words == [t("level.none"), new]

    def test_changes_of_scores_have_signs(self) -> None:
        changes = {"077": 4.0, "179": -8.3, "410": 0.2}
        table = shown(radar(ROUNDS), since=2021, changes=changes)
        assert [column.score for column in table.columns] == ["+4", "\N{MINUS SIGN}8", "±0"]


class TestOrder:
    def order(self, order: Order, **options: Any) -> list[str]:
        given: dict[str, Any] = {
            "year": 2021,
            "since": None,
            "group": None,
            "inhabitants": SIZES,
            "changes": {},
        }
        found = radar(PLACES, scores=SCORES)
        return columns_of(catalogue(), found, order=order, **{**given, **options})

    def test_by_score_ties_by_name_and_missing_last(self) -> None:
        assert self.order(Order.SCORE) == ["410", "077", "992", "179"]

    def test_by_name_as_finnish_sorts(self) -> None:
        assert self.order(Order.NAME) == ["077", "179", "410", "992"]

    def test_by_size_the_unknown_last(self) -> None:
        assert self.order(Order.SIZE) == ["179", "410", "077", "992"]

    def test_by_change_the_missing_last_and_who_has_left_after_them(self) -> None:
        changes = {"077": -3.0, "410": None, "179": 0.0}
        found = self.order(Order.CHANGE, since=2020, changes=changes)
        assert found == ["179", "077", "410", "992", KUHMOINEN]

    @pytest.mark.parametrize("order", list(Order))
    def test_who_has_left_is_last_in_every_order(self, order: Order) -> None:
        found = self.order(order, since=2020, inhabitants={**SIZES, KUHMOINEN: 1e6})
        assert found[-1] == KUHMOINEN
        assert sorted(found) == ["077", "179", KUHMOINEN, "410", "992"]

    def test_without_a_comparison_the_order_of_change_is_that_of_scores(self) -> None:
        assert self.order(Order.CHANGE) == self.order(Order.SCORE)

    @pytest.mark.parametrize(
        ("group", "codes"),
        [
            ("jyvaskylan", ["077", "179", "410"]),
            ("semi_urban", ["410", "992"]),
            ("joutsan", []),
            ("nowhere", []),
        ],
    )
    def test_a_part_of_the_region(self, group: str, codes: list[str]) -> None:
        assert sorted(self.order(Order.NAME, group=group)) == codes

    def test_who_has_left_belongs_to_no_part_of_the_region_of_today(self) -> None:
        assert KUHMOINEN not in self.order(Order.NAME, group="rural", since=2020)


class TestNotes:
    def notes(self, lang: str, year: int, since: int | None = None, **options: Any) -> list[str]:
        found = radar(ROUNDS, lang, **options)
        table = shown(found, lang, year=year, since=since)
        return list(matrix_notes(catalogue(lang), found, table))

    @in_every_language
    def test_a_round_tells_who_has_left_what_is_missing_and_who_has_no_score(
        self, lang: str
    ) -> None:
        t = translator_for(lang)
        scores = {2020: {"077": 50.0, KUHMOINEN: 100.0}}
        name = catalogue(lang).municipalities[KUHMOINEN].name(lang)
        until = t.date(catalogue(lang).municipalities[KUHMOINEN].member_until)  # type: ignore[arg-type]
        assert self.notes(lang, 2020, scores=scores) == [
            t("radar.note_former", name=name, date=until),
            t("radar.note_unanswered", count=1),
            t("radar.note_no_score", names="Jyväskylä"),
        ]

    def test_a_full_round_needs_no_notes(self) -> None:
        found = radar({2025: {"077": "2100"}}, scores={2025: {"077": 37.5}})
        assert matrix_notes(catalogue(), found, shown(found)) == ()

    @in_every_language
    def test_a_change_tells_who_is_compared_over_which_questions(self, lang: str) -> None:
        t = translator_for(lang)
        changes = {
            (2020, 2021): {"077": 0.0},
            (2021, 2022): dict.fromkeys(("077", "179", "410"), 1.0),
        }
        assert self.notes(lang, 2021, 2020, changes=changes) == [
            t("radar.note_both", count=2),
            # 077 answered all four both times, 179 left one empty in each.
            t("radar.note_common", asked="4", answered="2–4"),
            t("radar.note_no_change", names="Jyväskylä"),
        ]
        assert self.notes(lang, 2022, 2021, changes=changes) == [
            t("radar.note_both", count=3),
            t("radar.note_common", asked="3", answered="2"),
            t("radar.note_gone", names=SHORT["old_question"][LANGUAGES.index(lang)]),
        ]


class TestTable:
    @in_every_language
    @pytest.mark.parametrize(("year", "since"), [(2020, None), (2021, 2020), (2022, 2021)])
    def test_it_says_what_is_drawn(self, lang: str, year: int, since: int | None) -> None:
        t, found = translator_for(lang), radar(ROUNDS, lang, scores={2020: {"077": 50.0}})
        table = shown(found, lang, year=year, since=since, changes={"077": 4.0})
        text = FigureText(Labelled(), "Otsikko", Labelled(), "", "", "", sample="Esimerkki")
        twin = matrix_table(t, found, table, text)
        assert twin.caption == "Otsikko. Esimerkki"
        assert twin.headings[2:] == tuple(column.name for column in table.columns)
        assert len(twin.numeric) == len(twin.headings)
        assert len(twin.rows) == len(table.rows)
        for words, drawn in zip(twin.rows, table.rows, strict=True):
            assert words.cells[0] == drawn.criterion.short
            assert words.cells[1] == drawn.count
            expected = tuple(
                cell_text(t, found, table, code, drawn, state)
                for code, state in zip(table.codes, drawn.cells, strict=True)
            )
            assert words.cells[2:] == expected
            if since is None:
                assert expected == tuple(t(f"level.{state}") for state in drawn.cells)
        assert twin.foot is not None
        assert twin.foot.cells[2:] == tuple(column.score for column in table.columns)
        key = "matrix.score" if since is None else "matrix.score_change"
        assert twin.foot.cells[0] == t(key)


class TestExport:
    def rows(self, lang: str = "fi", **choice: Any) -> list[dict[str, Any]]:
        notes = {(2021, "077", "website"): "=1+1"}
        found = radar(ROUNDS, lang, notes=notes, source=choice.pop("source", "kyt_radar"))
        export = opened(page(found, lang, **choice)).card.export
        return [dict(zip(export.columns, row, strict=True)) for row in export.rows]

    def test_a_round_has_a_row_an_answer(self) -> None:
        rows = self.rows(year=2021)
        assert len(rows) == 3 * 4
        found = {(row["municipality_code"], row["criterion_code"]): row for row in rows}
        assert found["077", "open_meetings"] == {
            "municipality_code": "077",
            "municipality": "Hankasalmi",
            "year": 2021,
            "criterion_code": "open_meetings",
            "criterion": "Tapaamiset",
            "level": 2,
            "level_word": "kyllä",
            "note": None,
            "status": "final",
            "source_id": "kyt_radar",
            "source_kind": "survey",
            "label": "",
        }
        missing = found["179", "open_meetings"]
        assert (missing["level"], missing["level_word"]) == (None, "ei vastausta")
        assert found["077", "website"]["note"] == "=1+1"

    def test_a_change_has_the_answers_of_both_rounds(self) -> None:
        rows = self.rows(year=2022, since=2020)
        assert {(row["year"], row["municipality_code"]) for row in rows} == {
            (year, code) for year in (2020, 2022) for code in ROUNDS[year]
        }
        asked = {(row["year"], row["criterion_code"]) for row in rows}
        assert (2020, "old_question") in asked
        assert (2022, "old_question") not in asked
        assert (2020, "new_question") not in asked

    @in_every_language
    def test_every_row_of_a_sample_says_so(self, lang: str) -> None:
        label = translator_for(lang)("sample.label")
        assert {row["label"] for row in self.rows(lang, source="sample_radar")} == {label}
        assert {row["label"] for row in self.rows(lang)} == {""}

    def test_only_the_municipalities_shown_are_exported(self) -> None:
        rows = self.rows(year=2021, group="semi_urban")
        assert {row["municipality_code"] for row in rows} == {"410"}

    @in_every_language
    def test_the_origin_tells_finding_notes_and_sources(self, lang: str) -> None:
        found = opened(page(radar(ROUNDS, lang, source="sample_radar"), lang, since=2021))
        about = found.card.export.about
        assert about[0] == translator_for(lang)("sample.label")
        for line in (found.card.text.finding, found.card.text.subtitle, *found.card.text.notes):
            assert line in about
        assert found.card.text.source in about
        assert "" not in about

    def test_rounds_have_a_row_a_criterion_and_round(self) -> None:
        found = radar(ROUNDS)
        text = opened(page(found)).rounds.card.text
        export = rounds_export(catalogue(), found, text, found.answers[2021], ())
        rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows]
        by_key = {(row["year"], row["criterion_code"]): row for row in rows}
        assert len(rows) == len(by_key) == 12
        meetings = by_key[2021, "open_meetings"]
        assert [meetings[name] for name in ("yes", "partly", "no", "not_answered")] == [1, 1, 0, 1]
        assert (meetings["yes_or_partly"], meetings["answered"]) == (2, 2)
        assert meetings["share_pct"] == 100
        assert {row["result"] for row in rows} == {"answers"}
        assert (2020, "new_question") not in by_key

    def test_the_export_of_a_matrix_without_columns_is_empty(self) -> None:
        found = radar(ROUNDS)
        text = opened(page(found)).card.text
        table = shown(found, codes=[])
        assert matrix_export(catalogue(), found, table, text).rows == ()
