"""The self-assessment in words, counted by hand on the thirteen practices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.practices.assessment import Assessment, Known
from dashboard.domain.practices.radar import Criterion, Theme
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import NO_BREAK_SPACE, translator_for
from dashboard.queries.assessment import assessment_items
from dashboard.store.engine import frame
from dashboard.views.assessment.content import assessment_content, known_of
from dashboard.views.assessment.words import (
    day_of,
    day_words,
    gap_sentence,
    gap_short,
    month_words,
    months_from,
)
from tests.views import real
from tests.views.assessment.discussion import (
    HOSTILE,
    LAST,
    NO,
    NOW,
    PARTLY,
    YES,
    content,
    knowing,
    radar,
    shown,
    views,
)


def plain(text: str) -> str:
    return text.replace(NO_BREAK_SPACE, " ")


# The content.


def test_every_criterion_of_the_instrument_has_its_practice_once() -> None:
    spoken_of = [item.criterion for item in content().practices]
    assert spoken_of == [criterion.code for criterion in radar().criteria]
    assert len(content().questions) == 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_practices_are_in_our_own_words_with_help_and_a_first_step(lang: str) -> None:
    asked = {criterion.code: criterion for criterion in radar(lang).criteria}
    for item in content(lang).practices:
        assert item.text != asked[item.criterion].text
        assert item.help
        assert item.idea.endswith(".")
        assert len(item.text) <= 90


def test_a_practice_goes_with_its_criterion_and_a_new_criterion_joins_in_its_own_words() -> None:
    ended, *rest = radar().criteria
    new = Criterion("new_one", Theme.DIALOGUE, 5, 1.0, 2026, None, "Uusi", "Uusi on.", "Apu.")
    found = assessment_content(
        translator_for("fi"),
        frame(assessment_items(real.tables())),
        (replace(ended, asked_until=2025), *rest, new),
    )
    codes = [item.code for item in found.practices]
    assert "contact_person" not in codes
    joined = found.practice("new_one")
    assert joined is not None
    assert (joined.short, joined.text, joined.help, joined.idea) == ("Uusi", "Uusi on.", "Apu.", "")
    assert [item.theme for item in found.practices if item.code == "new_one"] == [Theme.DIALOGUE]
    themes = [item.theme for item in found.practices]
    assert themes == sorted(themes, key=lambda theme: list(Theme).index(Theme(str(theme))))


def test_an_older_version_without_the_content_asks_the_criteria_themselves() -> None:
    empty: pd.DataFrame = frame(assessment_items(real.tables()).limit(0))
    found = assessment_content(translator_for("fi"), empty, radar().criteria)
    assert [item.text for item in found.practices] == [c.text for c in radar().criteria]
    assert found.questions == ()


def test_a_practice_may_stand_without_a_criterion() -> None:
    items = frame(assessment_items(real.tables()))
    items.loc[items["item_code"] == "grants", ["criterion_code", "theme"]] = None
    found = assessment_content(translator_for("fi"), items, radar().criteria)
    last = found.practices[-1]
    assert (last.code, last.theme) == ("grants", None)


# What the radar knows.


def test_the_last_round_of_the_municipality_is_what_is_known() -> None:
    known = known_of(real.catalogue(), radar(), content(), "992")
    assert known is not None
    latest = radar().rounds[0]
    assert known.year == latest
    answers = radar().answers[latest]["992"]
    assert known.levels == {code: level for code, level in answers.items() if level is not None}
    assert known.sample


def test_until_a_year_and_for_one_that_has_left() -> None:
    found, asked = real.catalogue(), radar()
    earlier = known_of(found, asked, content(), "992", 2022)
    assert earlier is not None
    assert earlier.year == 2022
    left = known_of(found, asked, content(), "291")
    assert left is not None
    assert left.year == 2020
    assert known_of(found, asked, content(), "091") is None
    assert known_of(found, asked, content(), "992", 2018) is None


def test_real_answers_are_no_sample() -> None:
    kinds = dict.fromkeys(radar().sources[radar().rounds[0]], SourceKind.SURVEY)
    found = real.with_kinds(real.catalogue(), kinds)
    known = known_of(found, radar(), content(), "992")
    assert known is not None
    assert not known.sample


# The finding.


def test_before_anything_is_said() -> None:
    assert plain(shown(Assessment()).title) == "Itsearviointi: 13 käytäntöä arvioitavana"


def test_the_finding_counts_where_both_agree() -> None:
    # Both yes: grants, open_meetings; yes and no: website is missing; no and partly: grant_rules
    # is missing; only the organisations: contact_person is open. 13 - 4 = 9 are open.
    assert (
        plain(shown(NOW).title)
        == "Itsearviointi, Äänekoski: 2 käytäntöä kunnossa, 2 puuttuu, 9 avoinna"
    )


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("fi", "Itsearviointi: 1 käytäntö kunnossa, 1 osittain, 11 avoinna"),
        ("sv", "Självvärdering: 1 arbetssätt på plats, 1 delvis, 11 öppna"),
        ("en", "Self-assessment: 1 practice in place, 1 partly, 11 open"),
    ],
)
def test_the_finding_of_one(lang: str, title: str) -> None:
    said = Assessment(answers=views(YES, YES, "grants") | views(PARTLY, YES, "website"))
    assert plain(shown(said, lang).title) == title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_answers_of_the_sample_say_so_until_they_are_confirmed(lang: str) -> None:
    t = translator_for(lang)
    said = knowing(Assessment("992"), grants=YES)
    view = shown(said, lang)
    assert view.sample == t("sample.label")
    assert view.title == t("sample.finding", finding=shown(said.confirmed(), lang).title)
    assert view.source
    confirmed = shown(said.confirmed(), lang)
    assert (confirmed.sample, confirmed.source) == ("", "")


def test_real_answers_are_named_and_not_marked() -> None:
    sources = [
        replace(source, kind=SourceKind.SURVEY)
        for source in real.catalogue().sources.values()
        if source.source_id in radar().sources[2025]
    ]
    view = shown(knowing(Assessment("992"), grants=YES), sources=sources)
    assert not view.sample
    assert view.title.startswith("Itsearviointi, Äänekoski, kunnan oma arvio: 1")
    assert "2025" in view.rows[5].from_radar


# Views and differences.


def test_words_of_the_views() -> None:
    rows = {row.item.code: row for row in shown(knowing(NOW, free_rooms=PARTLY)).rows}
    assert rows["contact_person"].ours_words == "emme tiedä"
    assert rows["free_rooms"].ours_words == "osittain"
    # A made-up answer says so beside itself, in the paper and in the workbook as well.
    assert rows["free_rooms"].from_radar == "kuntatutkan esimerkkiaineisto 2025"
    assert rows["free_rooms"].theirs_words == "ei vastattu"
    assert rows["grants"].from_radar == ""


def test_differences_are_told_the_biggest_first() -> None:
    assert shown(NOW).differences == (
        "Tiedot yhdessä paikassa: kunta arvioi 2 askelta paremmaksi",
        "Selkeät avustusperusteet: järjestöt arvioivat askelen paremmaksi",
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_difference_has_a_sign_and_a_word_for_each_side(lang: str) -> None:
    t = translator_for(lang)
    signs = {gap_short(t, difference) for difference in (None, -2, -1, 0, 1, 2)}
    assert len(signs) == 6
    assert len({gap_sentence(t, difference) for difference in (-2, -1, 0, 1, 2)}) == 5


def test_the_table_holds_every_practice_with_both_views() -> None:
    view = shown(NOW)
    assert view.table.headings == ("Käytäntö", "Kunta", "Järjestöt", "Ero", "Muutos")
    cells = {row.cells[0]: row.cells[1:] for row in view.table.rows}
    assert len(cells) == 13
    assert cells["Tiedot yhdessä paikassa"] == ("kyllä", "ei", "kunta +2", "heikkeni")
    assert shown(replace(NOW, previous=None)).table.headings[-1] == "Ero"


# Looking back.


def test_what_has_changed_since_the_last_discussion() -> None:
    # grants yes -> yes; open_meetings no -> yes; website yes -> no; free_rooms no -> nothing;
    # grant_rules is new; contact_person, of which only one side knows, has no view then or now.
    assert shown(NOW).moves == (
        "Avoimet tapaamiset: ei → kyllä (parani)",
        "Tiedot yhdessä paikassa: kyllä → ei (heikkeni)",
        "Selkeät avustusperusteet: ei vastausta → ei (uusi vastaus)",
        "Maksuttomat tilat: ei → ei vastausta (ei enää vastausta)",
        "Ennallaan 1 käytäntö.",
    )
    assert shown(NOW).moves_title.endswith("20.11.2025")


def test_a_first_discussion_has_nothing_to_compare_with() -> None:
    view = shown(replace(NOW, previous=None))
    assert view.moves == ()
    assert view.previous_targets == ()
    assert all(row.move is None for row in view.rows)


def test_what_was_agreed_is_told_with_what_became_of_it() -> None:
    first, second = shown(NOW).previous_targets
    assert first.name == "Avoimet tapaamiset"
    assert first.lines == ("Avoin ilta", "Kuka: kulttuuritoimi", "Mihin mennessä: toukokuu 2026")
    assert (first.outcome, second.name, second.outcome) == ("", "Nuoret mukaan", "Tehty")


def test_the_last_discussion_without_a_day() -> None:
    view = shown(replace(NOW, previous=replace(LAST, held_on=None)))
    assert view.moves_title == "Mikä on muuttunut edellisestä keskustelusta"


def test_the_radars_changes_are_told() -> None:
    before = Known(2022, sample=True, levels={"grants": NO, "website": YES})
    view = shown(knowing(Assessment("992"), grants=YES, website=YES), before=before)
    assert view.radar_title == "Kuntatutkan vastaukset 2022–2025"
    assert view.radar_moves == ("Avustukset: ei → kyllä",)
    assert view.radar_sample


def test_a_sample_of_the_last_discussion_is_told() -> None:
    last = replace(LAST, known=Known(2024, sample=True, levels={}))
    assert translator_for("fi")("assessment.rule_previous_sample") in (
        shown(replace(NOW, previous=last)).remarks
    )


def test_progress_in_words() -> None:
    view = shown(knowing(NOW, free_rooms=PARTLY))
    assert view.progress == (
        "Kunta: vastattu 6/13",
        "Järjestöt: vastattu 5/13",
        "Tavoitteita 1",
    )


def test_what_people_wrote_stays_as_it_is() -> None:
    view = shown(NOW)
    assert view.targets[0].action == HOSTILE
    assert view.notes[0][1].endswith(HOSTILE)


def test_a_target_of_a_practice_that_is_gone_keeps_its_code() -> None:
    gone = replace(NOW.targets[0], item="gone")
    assert shown(replace(NOW, targets=(gone,))).targets[0].name == "gone"


# Days and months.


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24.11.2027", date(2027, 11, 24)),
        (" 1. 2. 2027 ", date(2027, 2, 1)),
        ("1/2/2027", date(2027, 2, 1)),
        ("30.2.2027", None),
        ("ensi vuonna", None),
        ("24.11.27", None),
        ("", None),
    ],
)
def test_a_day_as_people_type_it(typed: str, day: date | None) -> None:
    assert day_of(typed) == day
    assert day is None or day_of(day_words(day)) == day


def test_months_begin_with_this_one() -> None:
    months = months_from(date(2026, 11, 30), 3)
    assert months == ("2026-11", "2026-12", "2027-01")
    assert month_words(translator_for("fi"), "2027-01") == "tammikuu 2027"
    assert month_words(translator_for("en"), "2027-01") == "January 2027"
    assert month_words(translator_for("fi"), "x") == "x"
