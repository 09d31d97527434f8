"""Signs that cannot be shown: which they are, and what a text is without them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.texts.signs import LINES, hidden, visible

HIDDEN = (
    *(chr(code) for code in range(32) if chr(code) not in LINES),
    "\x7f",
    "\x85",
    *map(chr, range(0x200B, 0x2010)),
    *map(chr, range(0x2028, 0x202F)),
    *map(chr, range(0x2060, 0x206A)),
    "\ufeff",
    "\ud800",
    "\ue000",
    "\uffff",
    "\U000e0041",
)


@pytest.mark.parametrize("sign", HIDDEN, ids=lambda sign: f"{ord(sign):04X}")
def test_a_sign_that_cannot_be_shown_is_found_and_taken_out(sign: str) -> None:
    assert hidden(f"Jyväs{sign}kylä{sign}", LINES) == (f"U+{ord(sign):04X}",)
    assert visible(f"Jyväs{sign}kylä", LINES) == "Jyväskylä"


@pytest.mark.parametrize(
    "text",
    ["Äänekoski", "Åbo Akademi", "a\N{NO-BREAK SPACE}b\N{THIN SPACE}c", "☂️ 🎉", "sámi čáhci", "ß"],
)
def test_what_can_be_shown_stays(text: str) -> None:
    assert hidden(text) == ()
    assert visible(text) == text


def test_letters_written_as_two_become_one() -> None:
    assert visible("A\u0308a\u0308nekoski") == "Äänekoski"
    assert hidden("A\u0308a\u0308nekoski") == ()


def test_the_soft_hyphen_goes_without_a_word() -> None:
    assert hidden("yhdis\u00adtys") == ()
    assert visible("yhdis\u00adtys") == "yhdistys"


def test_lines_are_hidden_where_a_text_has_one_line_only() -> None:
    assert hidden("a\nb\tc") == ("U+000A", "U+0009")
    assert hidden("a\nb\tc", LINES) == ()
    assert visible("a\nb\tc", LINES) == "a\nb\tc"


@given(st.text())
def test_nothing_is_hidden_in_what_is_visible(text: str) -> None:
    shown = visible(text)
    assert hidden(shown) == ()
    assert visible(shown) == shown == unicodedata.normalize("NFC", shown)
