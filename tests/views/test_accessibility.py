"""The accessibility statement is whole in every language."""

from __future__ import annotations

import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import catalogue, translator_for
from dashboard.views.accessibility import SECTIONS, accessibility_view


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_section_has_its_heading_text_and_points(lang: str) -> None:
    view = accessibility_view(translator_for(lang))
    assert [len(section.points) for section in view.sections] == list(SECTIONS.values())
    for section in view.sections:
        assert section.title
        assert all(section.paragraphs)
        assert all(section.points)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_point_of_the_catalogue_is_left_out(lang: str) -> None:
    written = [key for key in catalogue(lang) if ".point_" in key]
    assert len(written) == sum(SECTIONS.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_statement_names_the_law_and_the_authority(lang: str) -> None:
    text = repr(accessibility_view(translator_for(lang)))
    assert "306/2019" in text
    assert "Traficom" in text
