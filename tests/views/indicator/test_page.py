"""The view of an indicator: map, ranking, table and export say the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.unit import Unit
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.views.indicator.legend import class_labels
from dashboard.views.indicator.page import indicator_view
from tests.views import real
from tests.views.made import (
    BORDERS,
    CHANGE,
    COUNT,
    MEMBERS,
    NAMES,
    OFFICIAL,
    RATE,
    SHARE,
    catalogue,
    values_of,
    view,
    years,
)

FI, EN = translator_for("fi"), translator_for("en")
PLAIN = years(
    values_of(19.0, 21.0, 25.4, 40.0, 30.0, year=2018, region=24.0),
    values_of(20.0, 19.8, 25.4, 43.7, None, year=2024, region=25.4),
)

tenths = st.integers(-500, 2000).map(lambda number: number / 10)
some_values = st.lists(st.none() | tenths, min_size=5, max_size=5).filter(
    lambda values: any(value is not None for value in values)
)


@pytest.mark.parametrize(
    ("limits", "decimals", "labels"),
    [
        ((), 0, ["kaikki kunnat"]),
        ((20.0,), 0, ["alle 20", "20 tai yli"]),
        ((20.0, 25.0), 1, ["alle 20,0", "20,0–24,9", "25,0 tai yli"]),
        ((1.0, 2.0, 4.0), 0, ["0", "1", "2–3", "4 tai yli"]),
        ((1500.0, 3500.0), 0, ["alle 1\u00a0500", "1\u00a0500–3\u00a0499", "3\u00a0500 tai yli"]),
    ],
)
def test_classes_are_labelled_by_what_is_printed_in_them(
    limits: tuple[float, ...], decimals: int, labels: list[str]
) -> None:
    assert class_labels(FI, limits, decimals, change=False) == labels


def test_classes_of_change_carry_signs() -> None:
    limits = (-1.2, -0.6, 0.6, 1.2)
    assert class_labels(FI, limits, 1, change=True) == [
        FI("legend.at_most", limit="−1,2"),
        "−1,1 … −0,6",
        "−0,5 … +0,5",
        "+0,6 … +1,1",
        FI("legend.over", limit="+1,2"),
    ]
    assert class_labels(FI, (-5.0, -1.0, 1.0, 5.0), 0, change=True)[2] == "±0"


@example([0.0, 0.1, 0.0, 0.1, None], SHARE)  # spread less than what is printed
@example([0.0, 0.1, 0.3, -0.1, 0.2], CHANGE)
@given(some_values, st.sampled_from([SHARE, CHANGE]))
def test_every_printed_value_is_inside_the_label_of_its_class(
    values: list[float | None], indicator: Indicator
) -> None:
    shown = view(values_of(*values), indicator, lang="en")
    labels = shown.legend.labels
    assert len(set(labels)) == len(labels), labels
    for area in shown.areas:
        if area.value is None or area.class_index is None or labels == (EN("legend.all"),):
            continue
        assert inside(area.value, labels[area.class_index]), (area.value, labels)


def inside(value: float, label: str) -> bool:
    """Tell whether a value is what an English label of a class says."""
    numbers = [
        float(text.replace("\u2212", "-").replace(",", ""))
        for text in re.findall(r"\u2212?[\d,]+\.\d", label)
    ]
    low, high = numbers[0], numbers[-1]
    ends = {
        EN("legend.under", limit=""): value < low,
        EN("legend.at_most", limit=""): value <= low,
        EN("legend.over", limit=""): value >= low,
        EN("legend.above", limit=""): value > low,
    }
    return ends.get(re.sub(r"[−+±]?[\d,]+\.\d", "", label), low <= value <= high)


@given(some_values, st.sampled_from(LANGUAGES), st.sampled_from([None, "077", "992"]))
def test_table_export_and_map_agree(
    values: list[float | None], lang: str, chosen: str | None
) -> None:
    shown = view(values_of(*values, region=25.4), lang=lang, chosen=chosen)
    areas = {area.code: area for area in shown.areas}
    rows = {row.code: row for row in shown.card.table.rows}
    exported = {row[1]: row for row in shown.card.export.rows}
    assert set(areas) == set(rows) == set(MEMBERS)
    assert set(exported) == {*MEMBERS, REGION_CODE}
    assert [row.code for row in shown.card.table.rows] == [
        row[1] for row in shown.card.export.rows[:-1]
    ]
    t = translator_for(lang)
    for code, value in zip(MEMBERS, values, strict=True):
        name, printed = rows[code].cells[:2]
        assert name == areas[code].name == exported[code][2]
        assert exported[code][shown.card.export.columns.index("value")] == value
        assert areas[code].value == value
        assert rows[code].strong is areas[code].chosen is (code == chosen)
        if value is None:
            assert printed == t("legend.missing")
            assert areas[code].class_index is None
        else:
            assert printed == areas[code].value_text == t.measure(value, "pct", 1)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_an_exported_value_is_exact_enough_to_compute_with(one: float, other: float) -> None:
    exported = view(values_of(one, other, None, None, None), RATE).card.export.rows
    found = {row[1]: row[6] for row in exported}
    for code, value in (("077", one), ("179", other)):
        assert found[code] == pytest.approx(value, abs=1e-4)


@given(some_values)
def test_the_table_falls_from_the_highest_to_the_lowest_and_ends_with_the_missing(
    values: list[float | None],
) -> None:
    shown = view(values_of(*values))
    by_code = dict(zip(MEMBERS, values, strict=True))
    ordered = [by_code[row.code] for row in shown.card.table.rows]
    known = [value for value in ordered if value is not None]
    assert known == sorted(known, reverse=True)
    assert all(value is None for value in ordered[len(known) :])


def since(points: str) -> str:
    """The change since 2018 in points."""
    return FI("change.since", amount=FI("change.points", value=points), year=2018)


def test_a_row_of_the_table_tells_value_rank_standing_and_change() -> None:
    shown = view(PLAIN)
    assert [row.cells for row in shown.card.table.rows] == [
        (
            "Luhanka",
            FI.measure(43.7, "pct", 1),
            "suurin",
            FI("standing.higher"),
            since("+3,7"),
        ),
        (
            "Laukaa",
            FI.measure(25.4, "pct", 1),
            "2. suurin",
            FI("standing.higher"),
            since("±0,0"),
        ),
        (
            "Hankasalmi",
            FI.measure(20.0, "pct", 1),
            "2. pienin",
            FI("standing.lower"),
            since("+1,0"),
        ),
        (
            "Jyväskylä",
            FI.measure(19.8, "pct", 1),
            "pienin",
            FI("standing.lower"),
            since("−1,2"),
        ),
        ("Äänekoski", FI("legend.missing"), "–", "–", "–"),
    ]
    assert shown.card.table.foot is not None
    assert shown.card.table.foot.cells[:2] == ("Keski-Suomi", FI.measure(25.4, "pct", 1))
    assert shown.card.table.foot.cells[4] == since("+1,4")
    assert all(len(row.cells) == len(shown.card.table.headings) for row in shown.card.table.rows)
    assert len(shown.card.table.numeric) == len(shown.card.table.headings)


def test_a_column_that_would_hold_nothing_is_left_out() -> None:
    counts = view(values_of(1, 2, 3, 4, 5, region=15), COUNT).card.table
    # Counts under twenty have no rank, counts no word.
    assert len(counts.headings) == len(counts.numeric) == 2
    assert {len(row.cells) for row in counts.rows} == {2}
    assert counts.foot is not None
    assert len(counts.foot.cells) == 2
    assert len(view(PLAIN).card.table.headings) == 5


def test_without_a_region_the_table_has_no_last_row_and_the_median_is_the_line() -> None:
    shown = view(values_of(1.0, 2.0, 3.0, 4.0, 5.0))
    assert shown.card.table.foot is None
    assert shown.ranking is not None
    assert shown.ranking.line == 3.0
    assert shown.ranking.line_label == "Kuntien mediaani 3,0\u00a0%"
    assert shown.definition.endswith(FI("note.median"))
    assert (
        dict(zip(shown.card.export.columns, shown.card.export.rows[-1], strict=True))["value"]
        is None
    )


def test_the_export_holds_raw_values_with_their_definition_and_source() -> None:
    shown = view(values_of(31.678, 20.0, 10.0, 5.0, None, region=25.4), RATE)
    rows = [
        dict(zip(shown.card.export.columns, row, strict=True)) for row in shown.card.export.rows
    ]
    assert rows[0] == {
        "indicator_code": "organisations_per_1000",
        "area_code": "077",
        "area_name": "Hankasalmi",
        "year": 2024,
        "period": "2024",
        "value": 31.678,
        "unit": "per_1000",
        "series": "statfin",
        "status": "final",
        "source_id": "statfin",
        "source_kind": "official",
        "label": "",
    }
    assert {row["value"] for row in rows if row["area_code"] == "992"} == {None}
    assert "Osuuden määritelmä." in shown.card.export.about
    assert shown.card.text.source in shown.card.export.about
    assert shown.card.text.dated in shown.card.export.about
    assert set(shown.card.text.notes) <= set(shown.card.export.about)


def test_the_legend_tells_of_missing_values_only_when_there_are_some() -> None:
    assert view(PLAIN).legend.missing == FI("legend.missing")
    assert view(PLAIN, year=2018).legend.missing == ""


def test_the_legend_has_a_label_for_every_class() -> None:
    for indicator in (SHARE, CHANGE, COUNT):
        shown = view(values_of(-4.0, -1.0, 0.0, 2.0, 5.0), indicator)
        classes = {area.class_index for area in shown.areas}
        # Counts are circles on areas of one colour.
        labelled = set(range(len(shown.legend.labels) or len(shown.legend.circles)))
        assert classes <= labelled
        assert shown.legend.change is (indicator is CHANGE)


@pytest.mark.parametrize("own", ["statfin", None])
def test_made_up_levels_beside_a_real_or_missing_one_are_labelled(own: str | None) -> None:
    level = replace(SHARE, code="radar_x", unit=Unit("level"), decimals=0)
    made_up = replace(OFFICIAL, source_id="made", kind=SourceKind.SAMPLE)
    frame = years(
        values_of(None, 0, 2, 1, 1, source="made"),
        values_of(1 if own else None, None, None, None, None),
    )
    found = indicator_view(
        catalogue("en", made_up), level, frame, year=None, chosen="077", borders=BORDERS
    )
    assert found is not None
    text = found.card.text
    assert not text.finding.is_made_up
    assert text.alternative.is_made_up
    assert text.alternative.endswith("no in 1\u00a0municipality (sample data)")


def test_a_list_by_answer_stands_where_levels_have_no_ranking() -> None:
    level = replace(SHARE, code="radar_x", unit=Unit("level"), decimals=0)
    shown = view(values_of(2, 0, 2, 1, None), level)
    assert shown.by_level == (
        ("Kyllä: 2 kuntaa", "Hankasalmi ja Laukaa"),
        ("Osittain: 1 kunta", "Luhanka"),
        ("Ei: 1 kunta", "Jyväskylä"),
    )
    assert view(PLAIN).by_level == ()


def test_an_area_is_spoken_with_its_name_value_and_rank() -> None:
    spoken = {area.code: area.spoken for area in view(PLAIN).areas}
    assert spoken["435"].startswith("Luhanka: ")
    assert "43,7" in spoken["435"]
    assert spoken["435"].endswith(FI("rank.largest_amount"))
    assert spoken["992"] == FI("map.area_missing", name="Äänekoski")


def test_a_year_without_values_is_replaced_by_the_latest_and_told() -> None:
    shown = view(PLAIN, year=2020)
    assert shown.year == 2024
    assert shown.year_replaced == FI("map.year_replaced", asked=2020, year=2024)
    assert view(PLAIN, year=2018).year_replaced == ""
    assert view(PLAIN).year_replaced == ""
    assert view(PLAIN).years == (2024, 2018)


def test_an_indicator_without_municipal_values_has_no_view() -> None:
    frame = values_of(None, None, None, None, None, region=5330.0)
    shown = indicator_view(catalogue(), COUNT, frame, year=None, chosen=None, borders=BORDERS)
    assert shown is None


def test_what_is_said_beside_the_finding_is_about_the_chosen_one() -> None:
    region = FI("finding.region_weighed", value=FI.measure(25.4, "pct", 1))
    median = FI("finding.median", value=FI.measure(22.7, "pct", 1))
    assert view(PLAIN).own == (FI.sentence(median), region, since("+1,4"))
    assert view(PLAIN, chosen="435").own == (since("+3,7"), region)
    assert view(PLAIN, chosen="992").own == (region,)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_balance_of_counts_has_a_median_and_no_rank(lang: str) -> None:
    frame = values_of(4436, 149895, 18808, 695, 17492, region=191326)
    shown = view(frame, replace(COUNT, scale=CHANGE.scale), lang=lang, chosen="179")
    t = translator_for(lang)
    median = t("finding.median", value=t.number(17492, signed=True))
    assert shown.ranking is not None
    assert shown.ranking.line_label == t.sentence(median)
    assert {area.tip for area in shown.ranking.rows} == {
        t(
            "map.area_plain",
            name=area.name,
            value=t("finding.value_spoken", value=area.value_text, unit=t("unit.persons.name")),
        )
        for area in shown.areas
    }


def test_the_ranking_holds_every_municipality_the_highest_first() -> None:
    ranking = view(PLAIN, chosen="435").ranking
    assert ranking is not None
    values = [row.value for row in ranking.rows]
    assert values[-1] is None
    assert values[:-1] == sorted((v for v in values if v is not None), reverse=True)
    assert [row.chosen for row in ranking.rows] == [row.code == "435" for row in ranking.rows]


def test_the_scale_of_a_ranking_is_that_of_all_years() -> None:
    frame = years(
        values_of(-5.0, 1.0, 2.0, 3.0, 4.0, year=2023), values_of(1.0, 2.0, 3.0, 50.0, 4.0)
    )
    for year in (2023, 2024):
        ranking = view(frame, year=year).ranking
        assert ranking is not None
        assert ranking.ends == (-5.0, 50.0)


def test_words_of_an_image_tell_what_when_and_where_from() -> None:
    shown = view(PLAIN, chosen="435")
    text = shown.card.text
    assert text.subtitle.startswith("Osuus, prosenttia")
    assert text.subtitle.endswith("2024")
    assert "Tilastokeskus, Väestörakenne (CC BY 4.0)" in text.source
    assert "20.11.2026" in text.dated
    assert "e-0123456789" in text.dated
    assert text.alternative.startswith(text.finding)
    assert "Maanmittauslaitos, Kuntarajat" in shown.card.text.source
    assert shown.card.text.file_stem == "jarjestotutka_age-65plus-pct_2024_435_fi"


def test_what_only_a_change_starts_from_is_noted_apart_from_the_figures() -> None:
    # The note once stood on images where every figure is final.
    derived, preliminary = FI("note.status_derived"), FI("note.status_preliminary")
    values, former = (20.0, 19.8, 25.4, 43.7, 30.0), (19.0, 21.0, 25.4, 40.0, 30.0)
    before = values_of(*former, year=2018, status="derived")
    shown = view(years(before, values_of(*values)))
    assert shown.change_notes == (f"2018: {derived}",)
    assert shown.card.text.notes == ()
    assert derived not in shown.card.export.about
    # What is noted of the figures themselves is not said a second time of their changes.
    both = view(years(before, values_of(*values, status="derived")))
    assert (both.card.text.notes, both.change_notes) == ((derived,), ())
    other = view(years(before, values_of(*values, status="preliminary")))
    assert (other.card.text.notes, other.change_notes) == ((preliminary,), (f"2018: {derived}",))
    # Without a change there is nothing to note.
    assert view(before).change_notes == ()
    assert view(years(before, values_of(*values)), CHANGE).change_notes == ()


def test_the_view_does_not_change_its_frame() -> None:
    frame = PLAIN.copy(deep=True)
    view(frame, chosen="435")
    assert frame.equals(PLAIN)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_follow_the_language(lang: str) -> None:
    names = {area.code: area.name for area in view(PLAIN, lang=lang).areas}
    assert names["410"] == ("Laukas" if lang == "sv" else "Laukaa")
    assert len(names) == len(NAMES)


def ends_of(scores: dict[float, int]) -> tuple[str, ...]:
    """What an image names besides the region: so many of today's municipalities at each score."""
    codes = list(real.catalogue().codes)
    values = [score for score, count in scores.items() for _ in range(count)]
    frame = (
        real.values("radar_score")
        .iloc[: len(values)]
        .assign(
            area_code=codes[: len(values)], year=2025, value=values, series="radar2022", base=None
        )
    )
    indicator = real.catalogue().indicators["radar_score"]
    shown = indicator_view(real.catalogue(), indicator, frame, year=2025, chosen=None, borders=None)
    assert shown is not None
    return tuple(fact.replace("\u00a0", " ") for fact in shown.card.text.facts[1:])


def test_an_image_names_all_of_a_tie_or_counts_them() -> None:
    # Three of four at the top were once named, and three of five zeros.
    largest, smallest = ends_of({96: 4, 80: 13, 0: 5})
    assert largest == "Suurimmat: 4 kuntaa 96"
    assert smallest == "Pienimmät: 5 kuntaa 0"
    largest, smallest = ends_of({96: 1, 90: 3, 80: 14, 50: 2, 40: 1, 30: 1})
    assert largest.endswith(" 96; 3 kuntaa 90")
    assert smallest.count(" ja ") == 0
    assert smallest.endswith("; 2 kuntaa 50")
    largest, _ = ends_of({96: 2, 90: 1, 80: 18, 70: 1})
    assert largest.count(" ja ") == 1
    assert largest.count(";") == 1
