"""All sectors, or all classes, beside each other: the finding, the table and the export."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import MISSING, translator_for
from dashboard.views.sectors.compare import Part, compare_view
from dashboard.views.sectors.history import counts_of
from dashboard.views.sectors.model import CompareView
from tests.views import real
from tests.views.sectors.made import OFFICIAL, SAMPLE, counts

ATTACK = '<img src=x onerror=alert("1")> =1+1'


def compared(
    values: dict[str, dict[int, int]],
    lang: str = "fi",
    *,
    source: str | tuple[str, ...] = OFFICIAL,
    area: str | None = None,
    chosen: str = "a",
) -> CompareView | None:
    """Parts named by capital letters, each with its numbers at the ends of years."""
    found = real.catalogue(lang)
    parts = [
        Part(
            code,
            code.upper(),
            counts_of(counts({area or REGION_CODE: years}, code, source), code),
        )
        for code, years in values.items()
    ]
    unit = found.indicators["organisations"]
    return compare_view(found, unit, parts, "sectors", chosen=chosen, municipality=area)


def shown(values: dict[str, dict[int, int]], lang: str = "fi", **options: Any) -> CompareView:
    view = compared(values, lang, **options)
    assert view is not None
    return view


def test_the_finding_names_the_largest_and_the_smallest() -> None:
    view = shown({"a": {2024: 30}, "b": {2024: 50}, "c": {2024: 40}})
    assert view.card.text.finding == "Keski-Suomi 31.12.2024: eniten ”B” (50), vähiten ”A” (30)"
    assert view.card.text.alternative.startswith(view.card.text.finding)
    assert "C: 40" in view.card.text.alternative


def test_ties_are_all_named() -> None:
    view = shown({"a": {2024: 20}, "b": {2024: 25}, "c": {2024: 20}, "d": {2024: 25}}, area="992")
    assert view.card.text.finding == (
        "Äänekoski 31.12.2024: eniten ”B” ja ”D” (25), vähiten ”A” ja ”C” (20)"
    )


def test_of_fewer_than_twenty_there_is_no_superlative() -> None:
    few = shown({"a": {2024: 0}, "b": {2024: 19}, "c": {2024: 5}}, area="992")
    assert few.card.text.finding == "Äänekoski 31.12.2024: kullakin toimialalla 0–19 järjestöä"
    some = shown({"a": {2024: 0}, "b": {2024: 20}, "c": {2024: 5}}, area="992")
    assert some.card.text.finding == "Äänekoski 31.12.2024: eniten ”B” (20)"


def test_all_equal() -> None:
    view = shown({"a": {2024: 0}, "b": {2024: 0}})
    assert view.card.text.finding == "Keski-Suomi 31.12.2024: kaikissa yhtä monta (0)"


def test_nothing_to_compare() -> None:
    assert compared({}) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_small_numbers_and_samples_say_so(lang: str) -> None:
    t = translator_for(lang)
    view = shown({"a": {2024: 3}, "b": {2024: 19}}, lang, source=SAMPLE)
    assert t("sector_card.small") in view.card.text.notes
    assert view.card.text.sample == t("sample.label")
    assert view.card.text.finding.endswith(t("sample.finding", finding=""))
    assert t("sample.label") in view.card.table.caption
    assert {row[5] for row in view.card.export.rows} == {t("sample.label")}
    large = shown({"a": {2024: 3}, "b": {2024: 20}}, lang)
    assert large.card.text.notes == ()
    assert large.card.text.sample == ""


def test_the_table_has_a_column_a_moment_and_the_change() -> None:
    view = shown({"a": {2023: 30, 2024: 28}, "b": {2024: 50}}, chosen="b")
    assert view.card.table.headings == ("Toimiala", "31.12.2023", "31.12.2024", "Muutos")
    first, second = view.card.table.rows
    assert first.cells == ("A", "30", "28", "−2")
    assert second.cells == ("B", MISSING, "50", MISSING)
    assert (first.strong, second.strong) == (False, True)
    assert [part.chosen for part in view.parts] == [False, True]


def test_the_export_holds_every_number_with_its_source() -> None:
    view = shown({"a": {2023: 30, 2024: 28}, "b": {2024: 50}})
    taken = [
        view.card.export.columns.index(name) for name in ("code", "area_code", "year", "value")
    ]
    assert [tuple(row[place] for place in taken) for row in view.card.export.rows] == [
        ("a", REGION_CODE, 2023, 30),
        ("a", REGION_CODE, 2024, 28),
        ("b", REGION_CODE, 2024, 50),
    ]
    assert {row[view.card.export.columns.index("source_id")] for row in view.card.export.rows} == {
        OFFICIAL
    }


def test_a_name_that_is_an_attack_stays_a_name() -> None:
    found = real.catalogue()
    parts = [Part("a", ATTACK, counts_of(counts({REGION_CODE: {2024: 3}}, "a"), "a"))]
    view = compare_view(found, found.indicators["organisations"], parts, "sectors", chosen="a")
    assert view is not None
    assert view.card.table.rows[0].cells[0] == ATTACK
    assert view.parts[0].name == ATTACK
