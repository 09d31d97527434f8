"""The page of trends as an address opens it."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1.element_tree import Selectbox

from dashboard.i18n.translator import translator_for
from dashboard.ui.kit.menu import entry_of
from tests.every_page import in_every_language
from tests.ui.app import Opened, open_page


def opened(lang: str = "fi", **query: str) -> Opened:
    """The page at an address, which must be sound."""
    found = open_page(entry_of("kehitys"), {"lang": lang, **query})
    assert not found.session.exception
    assert len(found.h1) == 1
    return found


@in_every_language
def test_an_indicator_of_one_year_is_shown_and_says_so(lang: str) -> None:
    page = opened(lang, mittari="at_risk_of_poverty_pct")
    words = translator_for(lang)
    region = words("app.region")
    assert page.h1[0].endswith(
        words("trends.one_year", indicator="", place=region, year="2024").removeprefix(", ")
    )
    assert not page.notices


@pytest.mark.parametrize(
    ("years", "asked"),
    [
        ({"vuosi": "1900"}, "1900"),
        ({"vertailuvuosi": "2020", "vuosi": "2020"}, "2020–2020"),
        ({"vertailuvuosi": "2020", "vuosi": "2010"}, "2020–2010"),
    ],
)
def test_years_that_cannot_be_used_are_told(years: dict[str, str], asked: str) -> None:
    [notice] = opened(**years).notices
    assert f"({asked})" in notice


def scales(page: Opened) -> list[str]:
    """Every option of the switches of the page."""
    groups = page.session.get("button_group")
    return [option for group in groups for option in getattr(group, "options", ())]


def test_an_index_is_offered_for_a_single_line_from_zero_and_not_over_two_series() -> None:
    assert "Indeksi, 2000 = 100" in scales(opened())
    assert not any("Indeksi" in scale for scale in scales(opened(mittari="associations")))


@in_every_language
def test_a_first_year_can_be_given_up_again(lang: str) -> None:
    label, every = (translator_for(lang)(f"filter.since_{name}") for name in ("year", "all"))

    def since(page: Opened) -> Selectbox[Any]:
        [box] = [box for box in page.session.selectbox if box.label == label]
        return box

    assert since(opened(lang)).options[0] == every
    page = opened(lang, vertailuvuosi="2010")
    assert since(page).value == 2010
    since(page).select_index(0).run()
    assert "vertailuvuosi" not in page.session.query_params
    assert since(page).value == 0


@in_every_language
def test_the_change_of_a_score_is_the_same_as_on_the_card(lang: str) -> None:
    # Luhanka left blank in 2025 what was a "no" in 2024: its score rose, its answers did not.
    t = translator_for(lang)
    place = {"lang": lang, "kunta": "435"}
    page = opened(**place, mittari="radar_score", vertailuvuosi="2024", vuosi="2025")
    assert t("trends.like_for_like", amount="±0") in unescape(page.html)
    assert "±0" in unescape(open_page(entry_of("kunta"), place).html)
