"""What a reader of lines must know is told with the years that it holds for."""

from __future__ import annotations

import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.editions import trends
from dashboard.i18n.translator import translator_for
from tests.views import real


@pytest.mark.parametrize("lang", LANGUAGES)
def test_figures_of_another_publication_are_told_with_their_years(lang: str) -> None:
    rows = real.values("population")
    years = sorted(set(rows.loc[rows["status"] == "secondary", "year"]))
    view = trends.page(real.edition(lang), "population", ("179",))
    t = translator_for(lang)
    assert years == [2023]
    assert view is not None
    assert t("note.in_years", years="2023", note=t("note.status_secondary")) in view.card.text.notes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_final_figures_alone_need_no_note(lang: str) -> None:
    view = trends.page(real.edition(lang), "population", ("179",), 2024, 2025)
    assert view is not None
    told = [translator_for(lang)(f"note.status_{one}") for one in ("secondary", "preliminary")]
    assert not [note for note in view.card.text.notes for one in told if one in note]
