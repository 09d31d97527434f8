"""What a visit leaves in the browser is what `/tietosuoja` names, and nothing else."""

from __future__ import annotations

import re

import pytest

from dashboard.ui.kit.menu import ENTRIES
from tests.browser.reader import Reader, settle
from tests.every_page import address

pytestmark = pytest.mark.browser


def test_the_privacy_statement_names_all_that_is_kept(reader: Reader) -> None:
    for entry in ENTRIES:
        reader.open(address(entry))
    # The button shows itself under the pointer only.
    reader.page.locator("[data-testid=stSidebarCollapseButton] button").click(force=True)
    settle(reader.page)
    kept = {str(cookie.get("name")) for cookie in reader.page.context.cookies()}
    kept |= set(
        reader.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    )
    named = re.findall(r"_streamlit\w+|st[A-Z]\w+", reader.page.get_by_role("main").inner_text())
    assert {name.partition("-")[0] for name in kept} == set(named)
    assert reader.page.evaluate("indexedDB.databases()") == []
