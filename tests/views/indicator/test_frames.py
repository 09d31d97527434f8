"""The years of a map as frames."""

from __future__ import annotations

from dataclasses import replace

from dashboard.domain.source import SourceKind
from dashboard.views.indicator.frames import map_frames
from tests.views.made import (
    CHANGE,
    COUNT,
    MEMBERS,
    OFFICIAL,
    OTHER,
    RATE,
    catalogue,
    values_of,
    view,
    years,
)

THREE = years(*(values_of(10, 20, 30, 40, None, year=year) for year in (2022, 2023, 2024)))


def test_every_year_has_every_municipality_in_the_classes_of_the_map() -> None:
    frames = map_frames(catalogue(), COUNT, THREE, 2024)
    assert [frame.year for frame in frames] == [2022, 2023, 2024]
    shown = view(THREE, COUNT)
    for frame in frames:
        assert frame.areas == shown.areas
        assert frame.ranking == shown.ranking
    assert {area.code for area in frames[0].areas} == set(MEMBERS)


def test_every_years_words_carry_the_label_of_its_own_sources() -> None:
    made = catalogue("fi", OFFICIAL, replace(OTHER, kind=SourceKind.SAMPLE))
    mixed = years(
        *(values_of(1, 2, 3, 4, 5, year=year) for year in (2022, 2023)),
        values_of(1, 2, 3, 4, 5, year=2024, source="other"),
    )
    frames = map_frames(made, COUNT, mixed, 2024)
    labelled = [{"esimerkki" in (area.tip or "") for area in frame.areas} for frame in frames]
    assert labelled == [{False}, {False}, {True}]


def test_fewer_than_three_years_are_not_played() -> None:
    two = THREE[THREE["year"] > 2022]
    assert map_frames(catalogue(), COUNT, two, 2024) == ()


def test_only_the_years_of_one_series_are_played() -> None:
    older = years(
        *(values_of(1, 2, 3, 4, 5, year=year, series="register") for year in (2019, 2020)), THREE
    )
    frames = map_frames(catalogue(), COUNT, older, 2024)
    assert [frame.year for frame in frames] == [2022, 2023, 2024]
    assert map_frames(catalogue(), COUNT, older, 2020) == ()


def test_circles_are_of_one_scale_in_all_years_and_tell_less_from_more() -> None:
    balance = replace(COUNT, scale=CHANGE.scale)
    frame = years(
        values_of(-100, 25, 0, 4, None, year=2022),
        values_of(-25, 25, 0, 4, None, year=2023),
        values_of(-1, 25, 0, 4, None, year=2024),
    )
    frames = map_frames(catalogue(), balance, frame, 2024)
    sizes = [{area.code: area.signed_size for area in one.areas} for one in frames]
    assert [size["077"] for size in sizes] == [-1.0, -0.5, -0.1]
    assert {size["179"] for size in sizes} == {0.5}
    assert (sizes[0]["410"], sizes[0]["992"]) == (0.0, None)


def test_a_rate_has_no_circles() -> None:
    rates = years(*(values_of(1.0, 2.0, 3.0, 4.0, 5.0, year=year) for year in (2022, 2023, 2024)))
    frames = map_frames(catalogue(), RATE, rates, 2024)
    assert {area.size for one in frames for area in one.areas} == {None}
