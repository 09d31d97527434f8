"""Text that breaks inside its width, measured without a browser."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import i18n
from dashboard.domain.selection import LANGUAGES
from dashboard.figures.shared import advances
from dashboard.figures.shared.lettering import MARGIN, text_width, wrapped
from tests.figures.shared import made_advances

words = st.text("abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789,.%–−+()", min_size=1, max_size=25)
sentences = st.lists(words, min_size=1, max_size=40).map(" ".join)
sizes = st.sampled_from([15, 16, 20, 22, 26, 28, 42, 46])
widths = st.integers(60, 1500)


@given(sentences, sizes, widths, st.booleans())
def test_no_line_is_wider_than_its_column_but_for_a_single_word(
    text: str, size: int, width: int, bold: bool
) -> None:
    for line in wrapped(text, size, width, bold=bold):
        assert text_width(line, size, bold=bold) <= width or " " not in line


@given(sentences, sizes, widths)
def test_breaking_loses_and_adds_nothing(text: str, size: int, width: int) -> None:
    assert " ".join(wrapped(text, size, width)) == text


@given(sentences, sizes, widths)
def test_a_line_is_broken_only_where_the_next_word_would_not_fit(
    text: str, size: int, width: int
) -> None:
    lines = wrapped(text, size, width)
    for line, after in pairwise(lines):
        assert text_width(f"{line} {after.split(' ')[0]}", size) > width


def test_a_number_is_not_broken_at_its_separator() -> None:
    number = "149\u00a0895"
    assert wrapped(f"Jyväskylä {number}", 20, text_width(number, 20)) == ["Jyväskylä", number]


@given(sentences, sentences, sizes)
def test_width_adds_up_and_grows_with_size(one: str, other: str, size: int) -> None:
    both = text_width(one, size) + text_width(other, size)
    assert text_width(one + other, size) == pytest.approx(both)
    assert text_width(one, 2 * size) == pytest.approx(2 * text_width(one, size))
    # A dash and a space are as wide in bold.
    assert text_width(one, size, bold=True) >= text_width(one, size)


@given(st.text("abcdefghijklmnopqrstuvwxyzåäöABCÅÄÖ0123456789,.%−+()", min_size=1))
def test_bold_letters_and_digits_are_wider(text: str) -> None:
    assert text_width(text, 20, bold=True) > text_width(text, 20)


def test_the_advances_are_those_of_the_fonts() -> None:
    assert Path(advances.__file__).read_text(encoding="utf-8") == made_advances.module()


def test_every_character_of_the_catalogues_has_its_advance() -> None:
    for lang in LANGUAGES:
        locales = Path(i18n.__file__).parent / "locales"
        words = (locales / f"{lang}.toml").read_text(encoding="utf-8")
        assert {char for char in words if text_width(char, 1) == text_width("\ue000", 1)} <= {"\n"}


def test_a_character_that_the_font_has_not_takes_a_full_square() -> None:
    assert text_width("\N{GRINNING FACE}", 100) == pytest.approx(100 * MARGIN)


# The regular weight of Source Sans as Streamlit ships it, measured in Chromium at size 100.
@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("Jyväskylä", 403.7),
        ("Äänekoski", 429.0),
        ("Multia", 261.4),
        ("Uurainen", 385.2),
        ("Muurame", 396.7),
        ("149\u00a0895", 318.2),
        ("−12,5 %", 326.1),
        ("−5 … +4", 333.6),
        ("28\u00a0410 €", 338.2),
        ("+1,2 tai yli", 417.5),
        ("Organisationer per tusen invånare", 1418.1),
        ("Municipalities with an official for organisations", 1936.9),
        ("±0,0 prosenttiyksikköä vuodesta 2018", 1557.9),
    ],
)
def test_widths_are_a_little_above_those_of_source_sans(text: str, real: float) -> None:
    assert 1.05 * real <= text_width(text, 100) <= 1.07 * real
