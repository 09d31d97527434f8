"""Dots on scales: every title whole, with its year and its label, wide and on a phone."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.selection import LANGUAGES
from dashboard.figures.compare.dots import dots_svg
from dashboard.figures.inputs.compare import Scale, Scales
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import translator_for
from dashboard.ui.compare.page import NARROW
from dashboard.views.compare.page import COMPARED
from tests.figures.indicator.placed import colliding, outside, placed_texts
from tests.figures.svg import parsed
from tests.views import real

WIDE = 900


def titles(lang: str) -> list[str]:
    """The titles of every scale as its page writes it, called a sample: the longest there are."""
    catalogue = real.catalogue(lang)
    t = translator_for(lang)

    def title(indicator: Indicator) -> str:
        row = t("compare.row", indicator=indicator.name, year=t.period("2026-06"))
        return t("sample.finding", finding=row)

    return [title(catalogue.indicators[code]) for code in COMPARED]


def drawn(names: list[str], width: int) -> ET.Element:
    rows = tuple(
        Scale(name, "0", "100", (0.25, 0.5, 0.75), (0.1, 0.1, 0.1, 0.9), Labelled(name))
        for name in names
    )
    chosen = ("Jyväskylä", "Äänekoski", "Keuruu", "Luhanka")
    return parsed(dots_svg(Scales(rows, Labelled("nimi"), chosen, "puolikas", "mediaani"), width))


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_is_never_cut(lang: str, width: int) -> None:
    names = titles(lang)
    root = drawn(names, width)
    said = " ".join(text.content for text in placed_texts(root))
    assert [name for name in names if name not in said] == []
    assert outside(root) == []
    assert colliding(root) == []
