"""A unit that an entry of the catalogue brings along needs a name in the catalogues and no code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.measures.unit import Unit
from dashboard.domain.places.areas import REGION_CODE
from dashboard.i18n.translator import Translator
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.page import trends_view
from tests.views.made import SHARE, catalogue, values_of, view, years

LOANS = replace(SHARE, code="loans", unit=Unit("loans"), name="Lainojen määrä")
FRAME = years(
    values_of(100.0, 210.0, 250.4, 400.0, 300.0, year=2023, region=240.0),
    values_of(125.0, 198.0, 250.4, 437.0, 310.0, year=2024, region=254.0),
)


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    t = Translator("fi")
    monkeypatch.setattr(t, "_words", {**t._words, "unit.loans.name": "lainaa"})
    return replace(catalogue("fi"), t=t)


def test_it_is_named_printed_and_ranked(described: Catalogue) -> None:
    shown = view(FRAME, LOANS, described=described, chosen="077")
    assert "lainaa" in shown.card.text.subtitle
    assert shown.legend.title.endswith("lainaa")
    assert shown.areas[0].value_text == "125,0"
    assert shown.own[0].startswith("+25,0 ")


def test_nobody_says_that_more_of_it_is_higher(described: Catalogue) -> None:
    finding = view(FRAME, LOANS, described=described, chosen="077").card.text.finding
    assert "korkeampi" not in finding
    assert "matalampi" not in finding


def test_its_trend_tells_per_cent_as_of_what_is_measured_from_zero(described: Catalogue) -> None:
    shown = trends_view(described, LOANS, FRAME, chosen=("077",), first=None, last=None)
    assert shown is not None
    row = next(row for row in shown.card.table.rows if row.code == "077")
    assert row.cells[3:5] == ("+25,0", "+25,0\u00a0%")
    assert shown.index_year == 2023
    assert REGION_CODE not in {row.code for row in shown.card.table.rows}
