"""A discussion saved and opened again; files that are damaged, foreign, newer or hostile."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.practices.assessment import (
    MAX_SHORT,
    MAX_TARGETS,
    MAX_TEXT,
    Assessment,
    Known,
    Outcome,
    Side,
    Target,
)
from dashboard.domain.practices.radar import Level
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.texts.signs import LINES, visible
from dashboard.i18n.translator import translator_for
from dashboard.reports.assessment.file import (
    FORMAT,
    MAX_BYTES,
    VERSION,
    assessment_bytes,
    assessment_stem,
)
from dashboard.reports.assessment.reading import Opened, open_assessment

ITEMS = ("contact_person", "grants", "website")
PLACES = ("179", "992")
TODAY = date(2026, 11, 25)

codes = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
levels = st.sampled_from(Level)
views = st.dictionaries(st.sampled_from(Side), st.none() | levels)


def texts(limit: int) -> st.SearchStrategy[str]:
    return st.text(max_size=limit).filter(lambda text: visible(text, LINES) == text)


days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
targets = st.builds(
    Target,
    item=st.just("") | codes,
    topic=texts(MAX_SHORT),
    action=texts(60),
    who=texts(MAX_SHORT),
    by=st.just("") | st.from_regex(r"20[0-9]{2}-(0[1-9]|1[0-2])", fullmatch=True),
    outcome=st.none() | st.sampled_from(Outcome),
).filter(lambda target: not target.is_empty)
knowledge = st.builds(
    Known,
    year=st.integers(2000, 2099),
    sample=st.booleans(),
    levels=st.dictionaries(codes, levels, max_size=3),
)


def discussions(previous: st.SearchStrategy[Assessment | None]) -> st.SearchStrategy[Assessment]:
    return st.builds(
        Assessment,
        municipality=st.sampled_from(["", *PLACES]),
        answers=st.dictionaries(st.sampled_from(ITEMS), views),
        known=st.none() | knowledge,
        notes=st.dictionaries(codes, texts(60), max_size=3),
        targets=st.lists(targets, max_size=MAX_TARGETS).map(tuple),
        next_meeting=st.none() | days,
        held_on=days,
        previous=previous,
        unknown=st.dictionaries(codes.filter(lambda c: c not in ITEMS), views, max_size=2),
    )


def opened(whole: object) -> Opened:
    return open_assessment(json.dumps(whole).encode(), ITEMS, PLACES)


def file(**parts: Any) -> dict[str, Any]:
    """A whole file of ours with some parts changed."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "lang": "fi",
        "municipality": "992",
        "date": "2026-11-25",
        "answers": {"grants": {"municipality": 2, "organisations": None}},
        "radar": None,
        "notes": {},
        "targets": [],
        "next_meeting": None,
        "previous": None,
    } | parts


@given(discussions(st.none() | discussions(st.none())), st.sampled_from(LANGUAGES))
def test_what_is_saved_opens_as_it_was(said: Assessment, lang: str) -> None:
    assert said.held_on is not None
    found = open_assessment(assessment_bytes(said, lang, said.held_on), ITEMS, PLACES)
    assert not found.faults
    assert found.assessment == said


PARTS = ("municipality", "date", "answers", "radar", "notes", "targets", "next_meeting", "previous")
NAMES = (*PARTS, "organisations", "year", "sample", "levels", "by", "outcome", "who", "[key]")
ALMOST = ("", "992", "grants", "done", "2027-02-30", "2027-13", "\u0000", "\ud800", "x" * 601, True)

anything = st.recursive(
    st.none() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(ALMOST),
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(st.sampled_from((*NAMES, "\ud800")) | st.text(max_size=5), inner)
    ),
    max_leaves=12,
)


def assert_read_or_told(found: Opened) -> None:
    """There is a discussion, or every fault has a sentence."""
    assert (found.assessment is None) == bool(found.faults)
    t = translator_for("fi")
    for told in (*found.faults, *found.remarks):
        sentence = t(f"assessment.file_{told.key}", **dict(told.params))
        sentence.encode()
        assert "{" not in sentence.replace(str(dict(told.params).get("place", "")), "")


@given(anything, st.sampled_from(PARTS))
def test_any_value_anywhere_is_read_or_told(value: object, part: str) -> None:
    assert_read_or_told(opened(file(**{part: value})))


@given(st.dictionaries(st.sampled_from(NAMES), anything), st.sampled_from(NAMES), anything)
def test_any_value_in_a_part_that_was_right_is_read_or_told(
    parts: dict[str, object], name: str, value: object
) -> None:
    radar = {"year": 2025, "sample": True, "levels": {"grants": 1}} | {name: value}
    target = {"item": "grants", "who": "x", "by": "2027-03"} | {name: value}
    whole = file(radar=radar, targets=[target], answers={"grants": {name: value}})
    assert_read_or_told(opened(whole | {"previous": file(**parts)}))
    assert_read_or_told(opened(whole | parts))


@given(st.binary(max_size=300))
def test_any_bytes_are_told(content: bytes) -> None:
    assert open_assessment(content, ITEMS, PLACES).faults


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"not json", "not_json"),
        (b'{"format": "jarjestotutka-assessment", "version": 1', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"version": ' + b"9" * 5000 + b"}", "not_json"),
        ("ä".encode("latin-1"), "not_text"),
        ("{}".encode("utf-16"), "not_text"),
        (b"PK\x03\x04\xff\xff", "not_text"),
        (b"[]", "foreign"),
        (b"null", "foreign"),
        (b'{"format": "other", "version": 1}', "foreign"),
        (b'{"version": 1}', "foreign"),
        (b'{"format": "jarjestotutka-assessment"}', "foreign"),
        (b'{"format": "jarjestotutka-assessment", "version": true}', "foreign"),
        (b'{"format": "jarjestotutka-assessment", "version": "1"}', "foreign"),
        (b'{"format": "jarjestotutka-assessment", "version": 2}', "newer"),
        (b"{" + b" " * MAX_BYTES + b"}", "too_large"),
    ],
)
def test_a_file_that_is_not_ours_gets_one_sentence(content: bytes, key: str) -> None:
    found = open_assessment(content, ITEMS, PLACES)
    assert found.assessment is None
    assert [fault.key for fault in found.faults] == [key]


@pytest.mark.parametrize(
    ("parts", "key", "place"),
    [
        ({"municipality": "091"}, "municipality_unknown", "municipality"),
        ({"municipality": 992}, "municipality_wrong", "municipality"),
        ({"answers": []}, "not_object", "answers"),
        ({"answers": {"grants": 2}}, "views_wrong", "answers.grants"),
        ({"answers": {"grants": {"mayor": 2}}}, "views_wrong", "answers.grants"),
        (
            {"answers": {"grants": {"municipality": 3}}},
            "level_wrong",
            "answers.grants.municipality",
        ),
        (
            {"answers": {"grants": {"municipality": True}}},
            "level_wrong",
            "answers.grants.municipality",
        ),
        (
            {"answers": {"grants": {"municipality": 1.0}}},
            "level_wrong",
            "answers.grants.municipality",
        ),
        (
            {"answers": {"gone": {"organisations": "yes"}}},
            "level_wrong",
            "answers.gone.organisations",
        ),
        ({"answers": {"<script>": {}}}, "code_wrong", "answers"),
        ({"notes": {"went_well": "x" * (MAX_TEXT + 1)}}, "too_long", "notes.went_well"),
        ({"notes": {"went_well": ["x"]}}, "not_words", "notes.went_well"),
        ({"notes": {"went_well": "\ud800"}}, "character", "notes.went_well"),
        ({"targets": {}}, "not_list", "targets"),
        ({"targets": ["x"]}, "not_list", "targets"),
        ({"targets": [{"who": "x"}] * 4}, "targets_many", "targets"),
        ({"targets": [{"by": "2027-13"}]}, "month_wrong", "targets.1.by"),
        ({"targets": [{"outcome": ["done"]}]}, "outcome_wrong", "targets.1.outcome"),
        ({"targets": [{"who": "x" * (MAX_SHORT + 1)}]}, "too_long", "targets.1.who"),
        ({"targets": [{"item": 7}]}, "code_wrong", "targets.1.item"),
        ({"next_meeting": "2027-02-30"}, "day_wrong", "next_meeting"),
        ({"next_meeting": 20270301}, "day_wrong", "next_meeting"),
        ({"date": "25.11.2026"}, "day_wrong", "date"),
        ({"radar": {"year": "2025", "sample": True}}, "radar_wrong", "radar"),
        ({"radar": {"year": 2025, "sample": 1}}, "radar_wrong", "radar"),
        ({"radar": [2025]}, "radar_wrong", "radar"),
        ({"radar": {"year": 2025, "sample": True, "levels": []}}, "not_object", "radar.levels"),
        ({"radar": {"year": 2025, "sample": True, "levels": {"A": 1}}}, "code_wrong", "radar"),
        (
            {"radar": {"year": 2025, "sample": True, "levels": {"a": "1"}}},
            "level_wrong",
            "radar.levels.a",
        ),
        ({"previous": "x"}, "not_object", "previous"),
        ({"previous": file(date="x")}, "day_wrong", "previous.date"),
    ],
)
def test_a_wrong_part_is_told_with_its_place(parts: dict[str, Any], key: str, place: str) -> None:
    found = opened(file(**parts))
    assert found.assessment is None
    [fault] = found.faults
    assert (fault.key, dict(fault.params)["place"]) == (key, place)
    for lang in LANGUAGES:
        assert place in translator_for(lang)(f"assessment.file_{fault.key}", **dict(fault.params))


def test_all_faults_are_told_at_once() -> None:
    found = opened(file(municipality="091", date="x", targets=[{"by": "x"}, {"who": 1}]))
    assert [fault.key for fault in found.faults] == [
        "municipality_unknown",
        "month_wrong",
        "not_words",
        "day_wrong",
    ]


def test_a_place_that_cannot_be_shown_does_no_harm() -> None:
    [first, *_] = opened(file(answers={"\ud800\n" + "x" * 500: 1})).faults
    place = str(dict(first.params)["place"])
    place.encode()
    assert len(place) <= 80


def test_practices_that_are_not_known_are_kept_and_told() -> None:
    found = opened(file(answers={"gone": {"municipality": 2}, "grants": {"municipality": 0}}))
    assert found.assessment is not None
    assert found.assessment.answers == {"grants": {Side.MUNICIPALITY: Level.NO}}
    assert found.assessment.unknown == {"gone": {Side.MUNICIPALITY: Level.YES}}
    assert [remark.key for remark in found.remarks] == ["items_kept"]
    again = open_assessment(assessment_bytes(found.assessment, "fi", TODAY), ITEMS, PLACES)
    assert again.assessment is not None
    assert again.assessment.unknown == found.assessment.unknown


def test_signs_that_nobody_sees_are_taken_out_and_told() -> None:
    texts = {"went_well": "a\u0000b", "next_time": "rivi\r\ntoinen\u202e"}
    target = {"who": "siht\u200beeri", "action": "A\u0308a\u0308nekoski"}
    found = opened(file(notes=texts, targets=[target], previous=file(notes=texts)))
    assert found.assessment is not None
    assert found.assessment.notes == {"went_well": "ab", "next_time": "rivi\ntoinen"}
    assert found.assessment.targets == (Target(who="sihteeri", action="Äänekoski"),)
    [remark] = found.remarks
    assert (remark.key, dict(remark.params)["count"]) == ("signs_removed", 5)


def test_unknown_parts_are_told_and_left() -> None:
    found = opened(file(extra=1, more=2))
    assert found.assessment is not None
    [remark] = found.remarks
    assert (remark.key, dict(remark.params)["count"]) == ("parts_ignored", 2)


def test_a_file_that_an_editor_saved_with_a_byte_order_mark_opens() -> None:
    content = b"\xef\xbb\xbf" + json.dumps(file()).encode()
    assert open_assessment(content, ITEMS, PLACES).assessment is not None


def test_a_file_names_no_person_and_no_more_than_was_said() -> None:
    whole = json.loads(assessment_bytes(Assessment("992"), "fi", TODAY))
    assert whole == file(answers={})


def test_the_name_of_the_file_says_what_it_is() -> None:
    assert (
        assessment_stem(Assessment("992"), TODAY, translator_for("sv"))
        == "jarjestotutka_itsearviointi_992_2026-11-25_sv"
    )
    assert (
        assessment_stem(Assessment(), TODAY, translator_for("fi"))
        == "jarjestotutka_itsearviointi_2026-11-25_fi"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_in_which_a_sample_stands_for_an_answer_says_so_in_its_name(lang: str) -> None:
    t = translator_for(lang)
    some = t("sample_file.some")
    [item, *_] = sorted(ITEMS)
    known = Known(2025, sample=True, levels={item: Level.YES})
    standing = Assessment("992", known=known)
    assert assessment_stem(standing, TODAY, t).endswith(f"_{lang}_{some}")
    own = standing.answered(item, Side.MUNICIPALITY, Level.NO)
    real = replace(standing, known=replace(known, sample=False))
    for each in (own, real):
        assert assessment_stem(each, TODAY, t).endswith(f"_{lang}")


def test_the_library_of_the_model_is_loaded_when_a_file_is_opened() -> None:
    code = (
        "import sys; from dashboard.reports.assessment.reading import open_assessment as opened;"
        "before = 'pydantic' in sys.modules; opened(b'{}', [], []);"
        "print(before, 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
