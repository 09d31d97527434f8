"""English as its readers write it: one spelling, one word for one thing, no "1 organisations"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard import paths
from dashboard.i18n.translator import catalogue

COUNTED = "organisations|associations|answers|municipalities|practices|questions|peers|figures"
LOOSE = re.compile(rf"{{(\w+)}} (?:(?!in |the |by |for )[a-z]+ ){{0,2}}(?:{COUNTED})\b")
"""A number that is no `{count}` before a plural: it may be 1."""
NEVER_ONE = frozenset({"of", "few", "shared", "most", "asked"})
"""All municipalities of a year, a limit, those in a tie, the room on a page; no number at all."""
OF_THE_REGION = {
    "compare.alone",
    "compare.subtitle",
    "fault.too_few_municipalities",
    "overview.lead",
    "overview.lead_plain",
    "overview.title",
    "overview.title_rate",
    "sectors.class_share",
    "sectors.note_class",
    "trends.level_counts",  # "1/22"
}
"""Sentences whose number is the region's, hundreds or its 22 municipalities."""


def english(value: Any, is_english: bool = False) -> Iterator[str]:
    """Give every English text of a reference file."""
    if isinstance(value, str):
        if is_english:
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from english(inner, key == "en")
    elif isinstance(value, list):
        for inner in value:
            yield from english(inner)


def texts() -> list[str]:
    files = sorted(paths.REFERENCE.glob("*.toml"))
    return [
        *catalogue("en").values(),
        *(text for file in files for text in english(tomllib.loads(file.read_text("utf-8")))),
    ]


def test_the_texts_are_found() -> None:
    assert len(texts()) > 1500


@pytest.mark.parametrize(
    "wrong",
    [
        r"[Ww]ell-being",  # wellbeing, as in wellbeing services county
        r"wellbeing count(?:y|ies)\b",  # wellbeing services county
        r"[A-Za-z]'",  # ’
        r"\b(?:less|under|over) \d+ (?:organisations|associations|municipalities)",  # fewer than
        r"\bwas there in\b",
        r"\bin all (?:1|\{of\}) peers",
        r"(?<![{\w])Järjestötutka\b",  # Organisation Radar
    ],
)
def test_no_text_has(wrong: str) -> None:
    assert [text for text in texts() if re.search(wrong, text)] == []


def test_no_number_that_may_be_one_stands_before_a_plural() -> None:
    loose = {
        key: text
        for key, text in catalogue("en").items()
        if not key.endswith((".one", ".other"))
        and key not in OF_THE_REGION
        and set(LOOSE.findall(text)) - NEVER_ONE
    }
    assert loose == {}


@pytest.mark.parametrize("section", ["path.", "rank.", "finding.", "map."])
def test_highest_and_lowest_are_the_words_for_the_ends(section: str) -> None:
    words = {key: text for key, text in catalogue("en").items() if key.startswith(section)}
    assert words
    assert not [key for key, text in words.items() if re.search(r"[Ll]argest|[Ss]mallest", text)]


def test_a_rank_is_called_a_rank() -> None:
    words = catalogue("en")
    for key in ("table.rank", "trends.heading_rank_now", "compare.note_rank", "method.rank.title"):
        assert words[key].startswith("Rank"), key


def test_a_year_does_not_stand_right_after_a_name_that_may_end_in_a_number() -> None:
    # "Share of people under 15 2025"
    assert not [text for text in catalogue("en").values() if "{indicator} {year}" in text]
