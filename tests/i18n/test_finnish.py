"""Kinds of Finnish sentences that readers stumbled over, so that they do not come back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dashboard.i18n.translator import catalogue, translator_for

FINNISH = catalogue("fi")

KINDS = {
    "a number of a number of the same: 2 kunnassa 22 kunnasta": r"kunnassa \{\w+\} kunnasta",
    "a fraction counts in the inessive, not in the partitive": (
        r"\}/\{\w+\} (\w+ )?(kunta|kuntaa|käytäntö|käytäntöä)\b"
    ),
    "a word that is said of something that is not: ei ole ei": r"\bei (ole|tarkoita) ei\b",
    "one year's ending before a list of years": r"(vuodelta|vuosilta) \{missing\}",
    "something counted by the year that stands still": r"järjestöä vuosittain",
    "a count that declines: laskussa ovat kunnat": r"^Laskussa ",
}


def faults() -> Iterator[tuple[str, str]]:
    for kind, pattern in KINDS.items():
        yield from ((kind, key) for key, said in FINNISH.items() if re.search(pattern, said))


def test_no_sentence_is_of_a_kind_that_was_mended() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize("prefix", ["profile.", "compare.widest"])
def test_no_sentence_has_two_colons(prefix: str) -> None:
    own = {key: said for key, said in FINNISH.items() if key.startswith(prefix)}
    assert own
    assert [key for key, said in own.items() if len(re.findall(r":(?=\s)", said)) > 1] == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (22, "22:sta"),
        (21, "21:stä"),
        (20, "20:stä"),
        (13, "13:sta"),
        (11, "11:stä"),
        (6, "6:sta"),
        (4, "4:stä"),
        (100, "100:sta"),
        (110, "110:stä"),
        (0, "0:sta"),
    ],
)
def test_a_numeral_has_the_ending_that_is_said_aloud(number: int, said: str) -> None:
    assert translator_for("fi").out_of(number) == said
    assert translator_for("sv").out_of(number) == translator_for("en").out_of(number) == f"{number}"


@pytest.mark.parametrize(("number", "word"), [(1, "yhden pisteen"), (12, "12 pistettä")])
def test_a_score_moves_by_points(number: int, word: str) -> None:
    assert translator_for("fi")("path.points", count=number) == word
