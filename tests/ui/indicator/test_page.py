"""The page of an indicator: what stands on the page and what goes out with its images."""

from __future__ import annotations

from html import unescape
from types import SimpleNamespace

import pytest

from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import translator_for
from dashboard.ui.card.files import SLIDE, SQUARE, image_frame
from dashboard.ui.indicator import drawing
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import entry_of
from tests.every_page import in_every_language
from tests.ui.app import open_page
from tests.views import real

# The population of 2025 is final; that of 2024, which its change starts from, is derived.
FINAL, DERIVED = 2025, 2024


def said_on_images(text: FigureText) -> str:
    """Every word of a figure's images."""
    frames = (image_frame(text, "Järjestötutka", s, portrait=True) for s in (SLIDE, SQUARE))
    return unescape(" ".join(frame.before + frame.after for frame in frames))


@in_every_language
@pytest.mark.parametrize("code", ["population", "organisations_per_1000"])
def test_a_note_of_derived_figures_is_on_the_page_whose_change_starts_from_them(
    code: str, lang: str
) -> None:
    query = {"lang": lang, "mittari": code, "vuosi": str(FINAL)}
    html = unescape(open_page(entry_of("kartta"), query).html)
    assert html.count(translator_for(lang)("note.status_derived")) == 1


@in_every_language
@pytest.mark.parametrize("code", ["population", "organisations_per_1000"])
def test_and_on_no_image_where_every_figure_is_final(code: str, lang: str) -> None:
    shown, note = real.view(code, lang, year=FINAL), translator_for(lang)("note.status_derived")
    t = translator_for(lang)
    assert t("note.in_years", years=FINAL - 1, note=note) in shown.change_notes
    assert note not in shown.card.text.notes
    assert note.rstrip(".") not in said_on_images(shown.card.text)
    assert note not in shown.card.export.about


@in_every_language
def test_where_the_figures_themselves_are_derived_their_images_say_so(lang: str) -> None:
    shown, t = real.view("population", lang, year=DERIVED), translator_for(lang)
    derived, secondary = t("note.status_derived"), t("note.status_secondary")
    # The change of 2024 starts from figures that came by another publication.
    assert shown.change_notes == (t("note.in_years", years=DERIVED - 1, note=secondary),)
    assert derived.rstrip(".") in said_on_images(shown.card.text)
    assert secondary.rstrip(".") not in said_on_images(shown.card.text)


@in_every_language
@pytest.mark.parametrize("chosen", ["", "992"])
@pytest.mark.parametrize("code", ["radar_contact_person", "radar_score"])
def test_the_radar_opens_by_its_address(code: str, chosen: str, lang: str) -> None:
    opened = open_page(entry_of("kartta"), {"lang": lang, "mittari": code, "kunta": chosen})
    shown = real.view(code, lang, chosen=chosen or None)
    assert opened.h1 == [shown.card.text.finding]
    assert not opened.notices
    html = unescape(opened.html)
    assert shown.card.text.sample in html
    assert all(part in html for part in shown.own)
    ranked = shown.card.table.headings.count(translator_for(lang)("table.rank"))
    assert ranked == (code == "radar_score")


@in_every_language
def test_a_year_before_the_criterion_was_asked_is_replaced_and_said(lang: str) -> None:
    query = {"lang": lang, "mittari": "radar_wellbeing_county", "vuosi": "2021"}
    opened = open_page(entry_of("kartta"), query)
    assert opened.notices == [translator_for(lang)("map.year_replaced", asked=2021, year=2025)]


@pytest.mark.parametrize("code", ["population", "organisations_per_1000", "radar_contact_person"])
def test_a_square_image_holds_the_ranking_beside_the_map(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, view = real.edition(), real.view(code)
    monkeypatch.setattr(session, "here", lambda: SimpleNamespace(edition=edition))
    for shape in (SLIDE, SQUARE):
        hole = image_frame(view.card.text, "Järjestötutka", shape, portrait=True).hole
        drawn = drawing.image(view, "map", hole)
        # On a slide the highest and the lowest stand in words; levels have no ranking.
        both = shape == SQUARE and view.ranking is not None
        assert ("data-bar" in drawn) == both
        assert drawn.count(">Luhanka<") == 1 + both
