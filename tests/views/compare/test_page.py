"""The comparison of municipalities: scales, quartiles, words and findings, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.measures.unit import Unit
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.views.compare.page import CompareView, compare_view
from tests.views.made import OFFICIAL, RATE, SHARE, catalogue, values_of

FRAMES = {
    SHARE.code: values_of(10, 20, 30, 40, 50, region=30),
    RATE.code: values_of(5, 5, 5, 9, 5, region=5.5, source="made"),
}
MADE = type(OFFICIAL)(
    "made", "Esimerkki", "Järjestötutka", "CC0 1.0", "", "2026-11-24", SourceKind.SAMPLE
)


def compared(*chosen: str, lang: str = "fi", frames: object = None) -> CompareView:
    """The comparison, which must be there."""
    found = compare_view(
        catalogue(lang, MADE),
        frames or FRAMES,  # type: ignore[arg-type]
        chosen,
    )
    assert found is not None
    return found


def test_quartiles_and_median_are_of_the_municipalities() -> None:
    row = compared("077", "992").scales.rows[0]
    # Of 10, 20, 30, 40, 50 the quartiles are 20, 30 and 40: a quarter, half, three quarters.
    assert row.quartiles == (0.25, 0.5, 0.75)
    assert (row.low, row.high) == ("10,0\u00a0%", "50,0\u00a0%")
    assert row.places == (0.0, 1.0)


def test_the_order_is_the_readers() -> None:
    view = compared("992", "077", "410")
    assert view.scales.names == ("Äänekoski", "Hankasalmi", "Laukaa")
    assert view.scales.rows[0].places == (1.0, 0.0, 0.5)
    assert view.card.table.headings[1:4] == view.scales.names


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finding_names_the_widest_difference_by_the_regions_spread(lang: str) -> None:
    # 10 against 20 is a quarter of the spread of the share; 5 against 5 is none of the rate.
    finding = compared("077", "179", lang=lang).card.text.finding
    assert SHARE.name in finding
    assert "Hankasalmi" in finding
    assert "Esimerkki" not in finding
    # 5 against 9 is the whole spread of the rate, which is made up.
    finding = compared("077", "435", lang=lang).card.text.finding
    assert RATE.name in finding
    assert finding.endswith(translator_for(lang)("sample.finding", finding=""))


@pytest.mark.parametrize(
    ("lang", "finding"),
    [
        ("fi", "Hankasalmi 5 kunnan joukossa"),
        ("sv", "Hankasalmi bland 5 kommuner"),
        ("en", "Hankasalmi among 5 municipalities"),
    ],
)
def test_one_alone_stands_among_all(lang: str, finding: str) -> None:
    text = compared("077", lang=lang).card.text
    assert text.finding == finding
    assert text.alternative.startswith(finding)


def test_the_file_holds_what_the_table_says() -> None:
    frames = {RATE.code: values_of(5, 6, 7, 9, 4, base=112, region=5.5)}
    export = compared("077", "992", frames=frames).card.export
    rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows]
    assert [(row["area_code"], row["value"], row["rank"], row["counted"]) for row in rows] == [
        ("077", 5, "2. pienin", 112),
        ("992", 4, "pienin", 112),
        ("median", 6, None, None),
        ("MK13", 5.5, None, 112),
    ]
    assert rows[2]["area_name"] == translator_for("fi")("profile.region")
    table = compared("077", "992", frames=frames).card.table
    assert table.rows[0].cells[1] == "5,0, 2. pienin, 112 järjestöä"


def test_a_moment_is_told_as_exactly_in_the_file_as_in_the_heading() -> None:
    frame = values_of(10, 20, 30, 40, 50).assign(period="6/2026")
    view = compared("077", frames={SHARE.code: frame})
    assert "kesäkuu 2026" in view.scales.rows[0].title
    at = view.card.export.columns.index("period")
    assert {row[at] for row in view.card.export.rows} == {"6/2026"}


def test_equal_values_are_alike() -> None:
    frames = {RATE.code: FRAMES[RATE.code]}
    assert "samat luvut" in compared("077", "179", frames=frames).card.text.finding


def test_the_rank_stands_beside_the_value_and_the_median_beside_them() -> None:
    table = compared("077", "410", "992").card.table
    assert [cell.replace("\u00a0", " ") for cell in table.rows[0].cells[1:]] == [
        "10,0 %, pienin",
        "30,0 %, 3. suurin",
        "50,0 %, suurin",
        "30,0 %",
        "30,0 %",
    ]
    # Four at 5,0 share the last place; what the median is, the page says once.
    assert table.rows[1].cells[1] == "5,0, jaettu pienin (4 kuntaa)"
    assert translator_for("fi")("note.median").removesuffix(".") in table.caption


def test_what_prints_alike_is_no_difference_and_of_few_there_is_no_verdict() -> None:
    alike = {RATE.code: values_of(5.04, 4.96, 5, 9, 5)}
    assert "samat luvut" in compared("077", "179", frames=alike).card.text.finding
    few = {RATE.code: values_of(5, 1, 5, 9, 5, base=19)}
    assert "vertailtavaa ei ole" in compared("077", "435", frames=few).card.text.finding


def test_a_missing_value_has_no_dot_and_says_so() -> None:
    frames = {SHARE.code: values_of(10, 20, 30, 40, None, region=30)}
    view = compared("992", "077", frames=frames)
    assert view.scales.rows[0].places[0] is None
    assert view.scales.rows[0].spoken.endswith(". Äänekoski: ei tietoa. Hankasalmi: 10,0\u00a0%")
    assert view.card.table.rows[0].cells[1] == "ei tietoa"


def test_fewer_than_four_values_make_no_scale() -> None:
    frames = {SHARE.code: values_of(10, 20, 30, None, None)}
    assert compare_view(catalogue(), frames, ("077",)) is None


def test_every_scale_of_sample_data_says_so() -> None:
    view = compared("077", "179")
    t = translator_for("fi")
    assert [t("sample.short") in row.title for row in view.scales.rows] == [False, True]
    assert view.card.text.sample == t("sample.partly", names=RATE.name)
    assert [t("sample.short") in row.cells[0] for row in view.card.table.rows] == [False, True]
    assert {row[5] for row in view.card.export.rows if row[0] == SHARE.code} == {""}
    assert {row[5] for row in view.card.export.rows if row[0] == RATE.code} == {t("sample.label")}


def test_a_region_whose_value_is_the_median_has_it_in_both_columns() -> None:
    """One truth: the score that map and trend tell of the region is not missing here."""
    scores = values_of(60, 70, 80, 90, 100, region=80)
    score = replace(SHARE, code="radar_score", unit=Unit("score"), region_rule=RegionRule.MEDIAN)
    described = replace(catalogue(), indicators={**catalogue().indicators, score.code: score})
    view = compare_view(described, {score.code: scores}, ("077",))
    assert view is not None
    assert view.card.table.rows[0].cells[-2:] == ("80,0", "80,0")
