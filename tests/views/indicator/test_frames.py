"""The years of a map as frames."""

from __future__ import annotations

from dashboard.views.indicator.frames import map_frames
from tests.views.made import COUNT, MEMBERS, catalogue, values_of, view, years

THREE = years(*(values_of(10, 20, 30, 40, None, year=year) for year in (2022, 2023, 2024)))


def test_every_year_has_every_municipality_in_the_classes_of_the_map() -> None:
    frames = map_frames(catalogue(), COUNT, THREE, 2024)
    assert [frame.year for frame in frames] == [2022, 2023, 2024]
    still = {area.code: (area.class_index, area.value_text) for area in view(THREE, COUNT).areas}
    for frame in frames:
        assert {code: (kind, value) for code, kind, value in frame.areas} == still
    assert {code for code, *_ in frames[0].areas} == set(MEMBERS)


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
