"""Figures of the embedded version against what their publishers say."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.indicator.values import year_values
from dashboard.views.shared.amounts import level_word
from tests.views import real

FI = translator_for("fi")


def exported(code: str, year: int) -> dict[str, float]:
    """The values of a year by area, as they leave the product."""
    export = real.view(code, year=year).card.export
    rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows]
    return {str(row["area_code"]): float(row["value"] or 0) for row in rows}


def test_jyvaskyla_had_149_895_inhabitants_at_the_end_of_2025() -> None:
    shown = real.view("population", year=2025, chosen="179")
    assert "Jyväskylässä 149\u00a0895" in shown.card.text.finding
    assert "2025" in shown.card.text.finding
    assert exported("population", 2025)["179"] == 149_895


def test_the_region_had_273_731_inhabitants_without_kuhmoinen() -> None:
    found = exported("population", 2025)
    assert found[REGION_CODE] == 273_731
    assert found[REGION_CODE] == sum(v for area, v in found.items() if area != REGION_CODE)
    assert "291" not in found
    assert len(found) == 23
    shown = real.view("population", year=2025)
    assert shown.card.table.foot is not None
    assert shown.card.table.foot.cells[:2] == ("Keski-Suomi", "273\u00a0731")


@pytest.mark.parametrize("year", [2000, 2019, 2020, 2021])
def test_the_region_is_the_same_22_municipalities_in_every_year(year: int) -> None:
    found = exported("population", year)
    assert len(found) == 23
    assert found[REGION_CODE] == sum(v for area, v in found.items() if area != REGION_CODE)


@pytest.mark.parametrize("code", real.mapped())
def test_kuhmoinen_is_on_no_map_and_in_no_table(code: str) -> None:
    shown = real.view(code)
    codes = {area.code for area in shown.areas}
    assert len(codes) == 22
    assert "291" not in codes | {row.code for row in shown.card.table.rows}
    assert "Kuhmoi" not in f"{shown.card.text} {shown.ranking} {shown.card.export.rows}"


def said(shown: IndicatorView) -> Iterator[str]:
    """Every text of a view."""
    words = shown.card.text
    yield from (words.finding, words.subtitle, words.alternative, words.source, words.dated)
    yield from (words.sample, *words.notes, *words.facts)
    for area in shown.areas:
        yield from (area.name, area.value_text, area.spoken, area.tip or "")
    yield from (shown.legend.title, *shown.legend.labels, *shown.own)
    yield shown.ranking.line_label if shown.ranking else shown.levels_title
    yield from (shown.card.table.caption, *shown.card.table.headings, *shown.card.export.about)
    for row in shown.card.table.rows:
        yield from row.cells


def register(code: str) -> dict[str, tuple[str, float]]:
    """What the register counted for the region: by day, series and number."""
    rows = real.values(code)
    rows = rows[rows["area_code"] == REGION_CODE]
    counted = zip(rows["series"], rows["value"].astype(float), strict=True)
    return dict(zip(rows["period"], counted, strict=True))


def test_the_register_counted_5_330_and_3_831_in_two_series() -> None:
    assert register("associations") == {
        "25.6.2020": ("register_classified_23", 3664),
        "31.8.2022": ("register_classified", 3831),
        "2.1.2024": ("register_all", 5348),
        "2.1.2025": ("register_all", 5330),
    }


def test_class_3_went_from_316_to_354_in_two_series_too() -> None:
    assert register("associations_class_3") == {
        "31.8.2022": ("register_classified", 316),
        "2.1.2024": ("register_all", 354),
        "2.1.2025": ("register_all", 354),
    }


def test_no_change_is_counted_between_the_registers_series() -> None:
    frame, indicator = real.values("associations"), real.catalogue().indicators["associations"]
    as_if_mapped = frame.assign(area_code="179")  # the view's rule holds for any area
    changes = {}
    for year in (2022, 2023, 2024):
        found = year_values(as_if_mapped, indicator, ["179"], year)
        assert found is not None
        changes[year] = {area: (c.since, c.amount) for area, c in found.changes.items()}
    # 2020 counts Kuhmoinen, 2022 does not: 3 664 -> 3 831 is no change.
    assert changes == {2022: {}, 2023: {}, 2024: {"179": (2023, -18.0)}}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mapped_indicator_has_a_whole_view(lang: str) -> None:
    for code in real.mapped():
        for chosen in (None, "992"):
            shown = real.view(code, lang, chosen=chosen)
            assert len(shown.areas) == 22
            assert shown.card.text.finding
            assert shown.definition
            for text in said(shown):
                assert not re.search(r"\b(None|nan|inf)\b|[{}]", text), text


@pytest.mark.parametrize("code", real.mapped())
def test_every_class_of_amounts_is_used_in_some_year(code: str) -> None:
    shown = real.view(code)
    if shown.legend.change:
        return
    if shown.legend.circles:
        largest = [a.size for y in shown.years for a in real.view(code, year=y).areas if a.size]
        assert max(largest) == 1.0
        return
    used = {
        area.class_index for year in shown.years for area in real.view(code, year=year).areas
    } - {None}
    classes = set(range(len(shown.legend.labels)))
    if code in real.criteria():
        # Levels are what was asked, not what came: nobody has said no to grants.
        assert shown.legend.labels == tuple(level_word(FI, level) for level in (0, 1, 2))
        assert used <= classes
    else:
        assert used == classes, shown.legend.labels


def test_levels_balances_of_counts_and_what_is_of_few_have_no_ranks() -> None:
    rank = FI("table.rank")
    without = {code for code in real.mapped() if rank not in real.view(code).card.table.headings}
    indicators = real.catalogue().indicators
    balances = {
        code
        for code in real.mapped()
        if indicators[code].is_balance and indicators[code].unit.is_count
    }
    few = without - set(real.criteria()) - balances
    assert set(real.criteria()) | balances <= without
    # Each sector has twenty organisations in Jyväskylä at most, and so have new and ended ones.
    assert few == {
        *(
            code
            for code in real.mapped()
            if code.startswith("organisations_") and code.count("_") > 2
        ),
        *(f"{kind}_organisations{rate}" for kind in ("new", "ended") for rate in ("", "_per_1000")),
        "net_organisations_per_1000",
        # How many were born and died, came and went is not known.
        "natural_increase_per_1000",
        "net_intermunicipal_migration_per_1000",
        "net_immigration_per_1000",
    }


@pytest.mark.parametrize("code", [c for c in real.mapped() if c not in real.criteria()])
def test_figures_that_print_alike_have_the_same_rank(code: str) -> None:
    table = real.view(code).card.table
    if FI("table.rank") not in table.headings:
        return
    value, rank = (table.headings.index(FI(f"table.{name}")) for name in ("value", "rank"))
    ranks: dict[str, set[str]] = {}
    for row in table.rows:
        ranks.setdefault(row.cells[value], set()).add(row.cells[rank])
    assert {value: rank for value, rank in ranks.items() if len(rank) > 1} == {}
