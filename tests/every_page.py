"""Every page in every language: a new entry of the menu joins all tests that use this list."""

from __future__ import annotations

import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.ui.kit.menu import ENTRIES, PageEntry

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)
by_day_in_one_language = pytest.mark.parametrize(
    "lang",
    [
        LANGUAGES[0],
        *(pytest.param(lang, marks=pytest.mark.nightly) for lang in LANGUAGES[1:]),
    ],
)
"""Where documents differ by their words alone, which tests without a browser read in all three."""

on_every_page = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)


def address(entry: PageEntry, **query: str) -> str:
    """The path of a page and its parameters."""
    pairs = "&".join(f"{name}={value}" for name, value in query.items())
    return f"/{entry.address}" + (f"?{pairs}" if pairs else "")
