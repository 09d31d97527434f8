"""The page of sources as an address opens it, and its search as a reader types."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dashboard.editions import sources
from dashboard.i18n.translator import translator_for
from dashboard.reports.sources.tables import TABLE_FORMATS
from dashboard.schema.tables import TABLES
from dashboard.ui.kit.menu import entry_of
from dashboard.views.sources.page import SECTIONS
from tests.builders import frames
from tests.every_page import in_every_language
from tests.ui.app import Opened, open_page
from tests.views import real


def opened(lang: str = "fi") -> Opened:
    """The page, which must be sound."""
    found = open_page(entry_of("aineistot"), {"lang": lang})
    assert not found.session.exception
    return found


def searched(page: Opened, asked: str) -> list[str]:
    """The names of the indicators that a search leaves, in their order."""
    [box] = page.session.text_input
    box.set_value(asked).run()
    assert not page.session.exception
    status = page.html.index('role="status"')
    part = page.html[status : page.html.index("osa-breaks", status)]
    return [unescape(name) for name in re.findall(r"<summary>(.*?)</summary>", part)]


@in_every_language
def test_the_contents_lead_to_every_part(lang: str) -> None:
    page = opened(lang)
    links = re.findall(r'<a href="#([a-z-]+)">', page.html)
    assert links == [f"osa-{name}" for name in SECTIONS]
    for link in links:
        assert page.html.count(f'id="{link}"') == 1
    assert page.html.index('href="#osa-method"') < page.html.index('id="osa-method"')


def test_without_a_search_every_indicator_is_there() -> None:
    names = [indicator.name for indicator in real.catalogue().indicators.values()]
    assert searched(opened(), "") == names


@pytest.mark.parametrize("asked", ["tyottomien", "TYÖTTÖMIEN", "unemployed_jobseekers"])
def test_a_search_leaves_what_it_finds(asked: str) -> None:
    assert searched(opened(), asked) == ["Työttömien työnhakijoiden osuus työvoimasta"]


@in_every_language
def test_a_published_figure_is_found_with_where_it_stands(lang: str) -> None:
    page = opened(lang)
    assert "SOSTE" not in page.html.partition("osa-breaks")[0].partition('role="status"')[2]
    assert searched(page, "vapaaehtoi") == []
    part = unescape(page.html[page.html.index('role="status"') :]).partition("osa-breaks")[0]
    t = translator_for(lang)
    assert t("sources.facts_found", count=part.count("<li")) in part
    assert "vapaaehtoisia hyvinvointia edistävissä järjestöissä" in part
    assert f"<b>{t.number(100000)} henkilöä (2018)</b>" in part
    assert 'href="https://www.yhdistystori.fi/' in part


def test_no_published_figure_that_is_uncertain_is_found() -> None:
    rows = frames()["published_facts"]
    view = sources.page(real.edition())
    assert len(view.facts) == int(rows["certain"].sum()) < len(rows)


def test_a_search_without_a_find_says_so_and_runs_nothing() -> None:
    page = opened()
    assert searched(page, "<b>{asked}</b>") == []
    said = translator_for("fi")("sources.unfound", asked="<b>{asked}</b>")
    assert said in unescape(page.html)
    assert "<b>{asked}" not in page.html


@in_every_language
def test_every_table_and_the_whole_can_be_taken(lang: str) -> None:
    page = opened(lang)
    names = [button.proto.label for button in page.session.get("download_button")]
    words = translator_for(lang)
    assert names[0] == words("sources.archive")
    assert len(names) == 1 + sum(len(TABLE_FORMATS[table]) for table in TABLES)
