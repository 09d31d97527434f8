"""What `make sentences` writes: every page in every language, words alone, each once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks import sentences as made
from dashboard.domain.selection import LANGUAGES
from dashboard.editions import overview
from dashboard.ui.kit.menu import ENTRIES
from tests.views import real


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Whole:
    parts: tuple[Part, ...]
    words: dict[str, list[str]]
    value: float


def test_texts_are_found_wherever_a_view_holds_them() -> None:
    view = Whole(
        (Part("One\u00a0 two", "https://example.org/"), Part("Three four", "x y")),
        {"key of it": ["five six", "7 8"]},
        1.5,
    )
    assert list(made.texts(view)) == ["One two", "Three four", "five six", "7 8"]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Kaksi sanaa", True),
        ("Yksi", False),
        ("10 646", False),
        ("", False),
        ("a https://b c", False),
    ],
)
def test_a_name_a_number_and_an_address_are_no_sentences(text: str, is_one: bool) -> None:
    assert made.is_sentence(text) is is_one


def test_every_page_of_the_menu_is_read() -> None:
    assert {entry.key for entry in ENTRIES} <= made.PAGES.keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_s_sentences_are_in_its_language_each_once(lang: str) -> None:
    found = made.sentences(real.edition(lang), "overview")
    assert len(found) == len(set(found)) > 20
    view = overview.page(real.edition(lang))
    for said in (view.title, view.figures[0].definition, view.news[0].head):
        assert " ".join(said.split()) in found


def test_the_file_is_by_page_and_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for page in made.PAGES:
        monkeypatch.setitem(made.PAGES, page, lambda edition: iter([f"In {edition.t.lang} only"]))
    assert made.write(tmp_path / "s.txt") == len(made.PAGES) * 3
    lines = (tmp_path / "s.txt").read_text("utf-8").splitlines()
    assert lines[:5] == ["## overview fi: 1", "In fi only", "", "## overview sv: 1", "In sv only"]
