"""A heading that rests on a sample says beside it, in words and once a page, what it is not."""

from __future__ import annotations

from html import unescape

import pytest

from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import PageEntry, entry_of
from tests.every_page import by_day_in_one_language, in_every_language, on_every_page
from tests.ui.app import open_page

RADAR = "sample.told_sample_radar"
ORGANISATIONS = "sample.told_sample_organisations"


def told(key: str, address: str, lang: str, **query: str) -> tuple[int, str]:
    """How often a page says a sentence, and what it shows after its h1."""
    html = unescape(open_page(entry_of(address), {"lang": lang, **query}).html)
    return html.count(translator_for(lang)(key)), html.partition("</h1>")[2]


@in_every_language
@pytest.mark.parametrize(
    ("key", "address", "query"),
    [
        (RADAR, "kunta", {"kunta": "179"}),
        (RADAR, "kuntatutka", {}),
        (ORGANISATIONS, "kartta", {"mittari": "organisations_per_1000"}),
        (RADAR, "kartta", {"mittari": "radar_score"}),
        (ORGANISATIONS, "kehitys", {"mittari": "organisations"}),
    ],
)
def test_it_stands_right_under_the_heading(
    key: str, address: str, query: dict[str, str], lang: str
) -> None:
    times, after = told(key, address, lang, **query)
    assert times == 1
    line = after.lstrip().removeprefix('<p class="sample">').removeprefix("<p class=sample>")
    assert line.startswith(translator_for(lang)(key))


@in_every_language
def test_the_second_sample_of_a_page_is_told_at_its_first_figure(lang: str) -> None:
    assert told(ORGANISATIONS, "kunta", lang, kunta="179")[0] == 1


@on_every_page
@by_day_in_one_language
def test_a_page_tells_it_where_its_heading_is_made_up_and_nowhere_else(
    entry: PageEntry, lang: str
) -> None:
    t = translator_for(lang)
    opened = open_page(entry, {"lang": lang, "kunta": "179"})
    html = unescape(opened.html)
    made_up = t("sample.short") in opened.h1[0]
    words = [t(key) for key in (RADAR, ORGANISATIONS)]
    after = html.partition("</h1>")[2][:200]
    assert any(one in after for one in words) == made_up
    assert all(html.count(one) <= 1 for one in words)
    if entry.address in {"tietosuoja", "saavutettavuus", "aineistot"}:
        assert not any(one in html for one in words)
