"""The words of the shell."""

from __future__ import annotations

import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.web.doors import MissingWords
from dashboard.web.words import missing_words, page_words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_named_as_the_frame_names_it(lang: str) -> None:
    t = translator_for(lang)

    assert page_words("/", lang).title == t("app.page_title", page=t("page.overview.title"))
    assert page_words("/kartta", lang).title == t("app.page_title", page=t("page.kartta.title"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_unknown_address_says_so_and_leads_home(lang: str) -> None:
    t = translator_for(lang)

    assert missing_words(lang) == MissingWords(
        title=t("app.name"), heading=t("error.not_found"), home=t("error.not_found_next")
    )


def test_every_language_has_its_own_words() -> None:
    for part in ("title", "description", "noscript"):
        assert len({getattr(page_words("/", lang), part) for lang in LANGUAGES}) == len(LANGUAGES)
