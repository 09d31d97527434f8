from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.practices.assessment import (
    MAX_TEXT,
    Assessment,
    Known,
    Side,
    Target,
    cleaned,
    continued,
)
from dashboard.domain.practices.radar import Level

OURS, THEIRS = Side.MUNICIPALITY, Side.ORGANISATIONS
YES, PARTLY, NO = Level.YES, Level.PARTLY, Level.NO
RADAR = Known(2025, sample=True, levels={"grants": YES, "website": NO})


def test_the_radars_answer_stands_until_the_municipality_gives_its_own() -> None:
    found = Assessment(known=RADAR)
    assert found.level("grants", OURS) is YES
    assert found.is_from_radar("grants", OURS)
    assert found.level("grants", THEIRS) is None
    assert not found.is_from_radar("grants", THEIRS)
    changed = found.answered("grants", OURS, NO)
    assert changed.level("grants", OURS) is NO
    assert not changed.is_from_radar("grants", OURS)
    assert found.level("grants", OURS) is YES, "what is frozen has changed"


def test_not_knowing_is_an_answer_and_no_level() -> None:
    found = Assessment(known=RADAR).answered("grants", OURS, None)
    assert found.is_given("grants", OURS)
    assert found.level("grants", OURS) is None
    assert not found.is_from_radar("grants", OURS)


def test_confirming_takes_the_radars_answers_but_not_in_place_of_ones_own() -> None:
    found = Assessment(known=RADAR).answered("website", OURS, PARTLY).confirmed()
    assert found.answers == {"grants": {OURS: YES}, "website": {OURS: PARTLY}}
    assert Assessment().confirmed() == Assessment()


@pytest.mark.parametrize(
    ("ours", "theirs", "together", "difference"),
    [
        (YES, YES, YES, 0),
        (YES, NO, NO, 2),
        (NO, PARTLY, NO, -1),
        (YES, None, None, None),
        (None, PARTLY, None, None),
        (None, None, None, None),
    ],
)
def test_the_lower_view_counts_when_both_have_one(
    ours: Level | None, theirs: Level | None, together: Level | None, difference: int | None
) -> None:
    found = Assessment(answers={"grants": {OURS: ours, THEIRS: theirs}})
    assert found.standing("grants", list(Side)) is together
    assert found.difference("grants") == difference
    assert found.standing("grants", [OURS]) is ours
    assert found.standing("grants", []) is None


def test_a_side_is_heard_by_its_own_view_or_by_the_radar() -> None:
    assert Assessment().heard() == ()
    assert Assessment(answers={"grants": {THEIRS: None}}).heard() == ()
    assert Assessment(answers={"grants": {THEIRS: NO}}).heard() == (THEIRS,)
    assert Assessment(known=RADAR).heard() == (OURS,)
    assert Assessment(known=RADAR, answers={"website": {THEIRS: YES}}).heard() == (OURS, THEIRS)


def test_an_empty_note_goes() -> None:
    found = Assessment().noted("went_well", "Juhla").noted("went_well", "")
    assert found == Assessment()


@pytest.mark.parametrize(
    "said",
    [
        Assessment(answers={"grants": {OURS: None}}),
        Assessment(notes={"went_well": "x"}),
        Assessment(targets=(Target(who="x"),)),
        Assessment(next_meeting=date(2027, 1, 1)),
        Assessment(previous=Assessment()),
        Assessment(unknown={"gone": {OURS: YES}}),
    ],
)
def test_whatever_has_been_said_is_something(said: Assessment) -> None:
    assert not said.is_empty


def test_the_radar_and_a_place_alone_are_nothing_said() -> None:
    assert Assessment("992", known=RADAR, targets=(Target(),)).is_empty


def test_a_new_discussion_looks_back_at_the_last_and_takes_no_answer_of_it() -> None:
    last = Assessment(
        "992",
        answers={"grants": {OURS: NO, THEIRS: NO}, "website": {OURS: YES}},
        notes={"went_well": "Viime vuosi"},
        targets=(Target(item="grants"),),
        next_meeting=date(2026, 11, 1),
        held_on=date(2025, 11, 1),
        previous=Assessment("992"),
        unknown={"gone": {OURS: YES}},
    )
    now = Assessment(
        "992", answers={"grants": {OURS: YES}}, known=RADAR, notes={"went_well": "Nyt"}
    )
    found = continued(last, now)
    assert found.answers == {"grants": {OURS: YES}}
    assert found.previous is not None
    assert found.previous.answers == last.answers
    assert found.notes == {"went_well": "Nyt"}
    assert found.known is RADAR
    assert found.targets == ()
    assert found.next_meeting is None
    assert found.unknown == last.unknown
    assert found.previous.targets == last.targets
    assert found.previous.previous is None, "a file does not grow year by year"


def test_what_is_typed_is_cleaned_and_cut() -> None:
    assert (
        cleaned("  yksi\r\nkaksi\tkolme\x00\x1b[31m\ud800\u202e\u200b ", 100)
        == "yksi\nkaksi kolme[31m"
    )
    assert cleaned("ä" * 700, MAX_TEXT) == "ä" * MAX_TEXT
    assert cleaned("=cmd()", 10) == "=cmd()"
