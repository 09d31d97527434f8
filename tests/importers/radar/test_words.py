"""Levels, names and remarks in any dress; the properties hold for every case and spacing."""

from __future__ import annotations

import string
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.practices.radar import Level
from dashboard.importers.radar.instrument import instrument
from dashboard.importers.radar.words import heading, radar_words, to_note, word
from dashboard.importers.reading.harmonise import Areas, NotUnderstood
from dashboard.importers.reading.notes import Notes
from tests.builders import frames
from tests.importers.radar.radar_files import codes

WORDS = radar_words(None, Notes())
LEVEL_WORDS = {
    **dict.fromkeys(("0", "ei", "nej", "no"), Level.NO),
    **dict.fromkeys(("1", "osittain", "delvis", "partly"), Level.PARTLY),
    **dict.fromkeys(("2", "kyllä", "ja", "yes", "x"), Level.YES),
}
NAMES = {
    name: code
    for code, *names in frames()["municipalities"][
        ["municipality_code", "name_fi", "name_sv"]
    ].itertuples(index=False, name=None)
    for name in names
}
SPACES = st.text(" \t\n\N{NO-BREAK SPACE}", max_size=3)


@st.composite
def dressed(draw: st.DrawFn, text: str) -> str:
    """A text in any letter case, composed or not, with spaces around and within."""
    cased = "".join(draw(st.sampled_from((c.lower(), c.upper()))) for c in text)
    form: Literal["NFC", "NFD"] = draw(st.sampled_from(("NFC", "NFD")))
    spaced = (draw(SPACES) + " ").join(cased.split(" "))
    return draw(SPACES) + unicodedata.normalize(form, spaced) + draw(SPACES)


@given(st.data(), st.sampled_from(sorted(LEVEL_WORDS)), st.sampled_from(("", ".", "!", " .")))
def test_a_level_in_any_dress(data: st.DataObject, text: str, end: str) -> None:
    assert WORDS.level(data.draw(dressed(text)) + end) is LEVEL_WORDS[text]


@given(st.text(string.printable + "åäö", max_size=12))
def test_what_is_no_level_is_never_read_as_one(text: str) -> None:
    try:
        level = WORDS.level(text)
    except NotUnderstood:
        assert not WORDS.is_empty(text)
        return
    if level is None:
        assert WORDS.is_empty(text)
    else:
        assert word(text) in LEVEL_WORDS or word(text)[0] in "012"


@pytest.mark.parametrize(
    ("text", "level"), [("2.0", Level.YES), ("1,00", Level.PARTLY), ("0.", Level.NO)]
)
def test_numbers_as_tools_write_them(text: str, level: Level) -> None:
    assert WORDS.level(text) is level


@pytest.mark.parametrize("text", ["3", "-1", "1.5", "12", "kyllä ja ei", "?!a", "true", "joo"])
def test_what_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        WORDS.level(text)


@pytest.mark.parametrize("text", ["", " ", "-", "–", ".", "…", "En osaa sanoa", "Vet inte."])
def test_what_means_not_answered(text: str) -> None:
    assert WORDS.level(text) is None
    assert WORDS.is_empty(text)


@given(st.data(), st.sampled_from(sorted(NAMES)))
def test_a_municipality_in_any_case_and_spacing(data: st.DataObject, name: str) -> None:
    by_code: dict[str, tuple[str, ...]] = {}
    for known, code in NAMES.items():
        by_code[code] = (*by_code.get(code, ()), known)
    areas = Areas(by_code)
    assert areas.municipality(data.draw(dressed(name))) == NAMES[name]


@given(st.data(), st.sampled_from(codes()), st.sampled_from(("short_fi", "text_sv", "text_en")))
def test_a_criterion_in_any_dress(data: st.DataObject, code: str, part: str) -> None:
    rows = frames()["radar_criteria"].set_index("criterion_code")
    number = data.draw(st.sampled_from(("", "1. ", "12) ", "(3) ", "2.1. ")))
    text = data.draw(dressed(str(rows.loc[code, part]).rstrip(".")))
    end = data.draw(st.sampled_from(("", ".", ":", " ?")))
    assert instrument(frames()["radar_criteria"]).codes(number + text.strip() + end) == (code,)


@given(st.text(max_size=30))
def test_headings_are_compared_in_one_form(text: str) -> None:
    assert word(word(text)) == word(text)
    assert heading(text) == heading(f" {text}\t")


@pytest.mark.parametrize(
    "text",
    [
        "kysy 040 123 4567",
        "+358 40 1234567",
        "0401234567",
        "(014) 266 0000",
        "00358-40-1234567",
        "a.b@kunta.fi",
        "Maija <maija@kunta.fi>",
    ],
)
def test_remarks_about_persons(text: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        to_note(text)
    assert raised.value.key == "note_personal"


@pytest.mark.parametrize(
    "text",
    [
        "hetu 131052-308T",
        "131052 – 308t",
        "Asia 010101A123N.",
        "(311299+9986)",
        "130\u200b152-308T",
    ],
)
def test_identity_codes_are_never_kept(text: str) -> None:
    with pytest.raises(NotUnderstood) as raised:
        to_note(text)
    assert raised.value.key == "note_identity_code"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\ufeff", "\u00ad"])
def test_signs_that_only_turn_or_join_are_left_out(sign: str) -> None:
    assert to_note(f"Avus{sign}tus{sign}") == "Avustus"
    assert to_note(sign) is None


@pytest.mark.parametrize(
    "text",
    [
        "Päätös 12/2025 § 45",
        "diaari 1234/00.01.02/2025",
        "Kokous 1.2.2026 klo 08.00-16.00",
        "2 050 000 euroa vuosina 2025–2026",
        "12 000 000 000",
        "050-100 euroa",
        "131352-308T on diaarinumero",
        "järjestöt@kunta",
        "=1+1",
    ],
)
def test_remarks_that_stay(text: str) -> None:
    assert to_note(text) == text
