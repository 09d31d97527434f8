"""The statements are whole in every language."""

from __future__ import annotations

import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import catalogue, translator_for
from dashboard.views.statements import SECTIONS, statement_view


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_section_has_its_heading_text_and_points(lang: str, name: str) -> None:
    view = statement_view(translator_for(lang), name)
    counts = list(SECTIONS[name].values())
    assert [len(section.points) for section in view.sections] == counts
    for section in view.sections:
        assert section.title
        assert section.text
        assert all(section.points)


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_point_of_the_catalogue_is_left_out(lang: str, name: str) -> None:
    own = [key for key in catalogue(lang) if key.startswith(f"statement.{name}.")]
    assert sum(".point_" in key for key in own) == sum(SECTIONS[name].values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_accessibility_statement_names_the_law_and_the_authority(lang: str) -> None:
    text = repr(statement_view(translator_for(lang), "accessibility"))
    assert "306/2019" in text
    assert "Traficom" in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_privacy_statement_names_the_ombudsman(lang: str) -> None:
    assert "tietosuoja.fi" in repr(statement_view(translator_for(lang), "privacy"))
