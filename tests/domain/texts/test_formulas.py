"""Texts that a spreadsheet would run: marked on the way out, unmarked on the way in."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.texts.formulas import marked, unmarked

ATTACKS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("https://example.org","Laukaa")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\N{NO-BREAK SPACE}=1+1",
    "\N{FULLWIDTH EQUALS SIGN}1+1",
    "\N{FULLWIDTH PLUS SIGN}1",
    "\N{FULLWIDTH HYPHEN-MINUS}1",
    "\N{FULLWIDTH COMMERCIAL AT}SUM(A1)",
    "Seura;=1+1 ry",
    "Seura; =1+1;",
    'Seura;"=1+1;',
    'Seura;""=1+1;',
    "Seura\t@SUM(A1)",
    "Seura\n-1+1",
    "Seura\r\n+1",
    "Seura;\N{FULLWIDTH EQUALS SIGN}1",
)
SIGNS = "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}"
texts = st.text(st.sampled_from("a1;,\t\r\n\"' =+-@|\N{FULLWIDTH EQUALS SIGN}"), max_size=12)


@pytest.mark.parametrize("text", ATTACKS)
def test_an_attack_is_marked_and_comes_back(text: str) -> None:
    assert marked(text) != text
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Laukaa",
        "",
        "077",
        "1-9",
        "a=b",
        "'lainattu",
        "\N{MINUS SIGN}5",
        "Äänekoski, Laukaa",
        "nuorisotilat, -ohjaajat",
        "sosiaali- ja terveysala; kulttuuri",
        "https://example.org/?a=1;b=2",
    ],
)
def test_plain_text_is_left_alone(text: str) -> None:
    assert marked(text) == text
    assert unmarked(text) == text


@given(texts)
def test_whatever_is_marked_comes_back_and_again(text: str) -> None:
    assert unmarked(marked(text)) == text
    assert unmarked(unmarked(marked(marked(text)))) == text


def test_the_longest_cell_takes_no_time() -> None:
    for part in ("\t'", "; ", "'", '"', ";'\""):
        start = time.perf_counter()
        unmarked(marked(part * 16_000))
        assert time.perf_counter() - start < 1
