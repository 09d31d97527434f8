"""A session's pages are made once: each that is made asks the disk for its file."""

from __future__ import annotations

import pytest
from streamlit.navigation.page import Page

from dashboard.i18n.translator import Translator
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import ENTRIES, entry_of, streamlit_pages
from tests.ui.app import open_page


def test_a_run_after_the_first_makes_no_pages_and_another_language_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def counted(t: Translator) -> dict[str, Page]:
        made.append(t.lang)
        return streamlit_pages(t)

    monkeypatch.setattr(session, "streamlit_pages", counted)
    opened = open_page(entry_of("kartta"), {"lang": "fi"})
    opened.session.run()
    assert made == ["fi"]
    opened.session.query_params["lang"] = "sv"
    opened.session.run()
    assert made == ["fi", "sv"]
    assert opened.h1
    assert len(opened.session.session_state["kept-pages-sv"]) == len(ENTRIES)
