"""Codes that others rely on: in addresses, in files and in the store."""

from __future__ import annotations

import pytest

from dashboard.domain.places.areas import COUNTRY_CODE, MUNICIPALITY_COUNT, REGION_CODE
from dashboard.domain.practices.radar import MINIMUM_ANSWERED, Criterion, Level, Theme
from dashboard.domain.sector import PURPOSE_CLASSES, UNCLASSIFIED, Sector
from dashboard.domain.source import Source, SourceKind


def test_sectors_keep_their_public_codes() -> None:
    assert [sector.value for sector in Sector] == [
        "elakelaiset",
        "lapset_perheet",
        "omaiset",
        "potilaat_kansanterveys",
        "vammaiset",
        "paihde_riippuvuus",
    ]


def test_the_register_has_nine_classes_beside_the_unclassified() -> None:
    assert list(PURPOSE_CLASSES) == [*"123456789"]
    assert UNCLASSIFIED not in PURPOSE_CLASSES


def test_levels_and_themes_of_the_radar_keep_their_codes() -> None:
    # Levels are what answers are stored as; themes come in the questionnaire's order.
    assert {level.name: level.value for level in Level} == {"NO": 0, "PARTLY": 1, "YES": 2}
    assert [theme.value for theme in Theme] == [
        "structures",
        "dialogue",
        "resources",
        "participation",
        "visibility",
    ]
    assert MINIMUM_ANSWERED == 0.75


@pytest.mark.parametrize(
    ("asked_until", "asked"), [(None, [2020, 2021, 2022]), (2021, [2020, 2021]), (2020, [2020])]
)
def test_a_criterion_belongs_to_the_rounds_of_its_years(
    asked_until: int | None, asked: list[int]
) -> None:
    words = ("short", "text", "help")
    criterion = Criterion("code", Theme.DIALOGUE, 10, 1.0, 2020, asked_until, *words)
    assert [year for year in (2019, 2020, 2021, 2022) if criterion.asked_in(year)] == asked


def test_areas_keep_their_codes() -> None:
    assert (REGION_CODE, COUNTRY_CODE, MUNICIPALITY_COUNT) == ("MK13", "SSS", 22)


def test_only_the_kind_sample_makes_a_source_a_sample() -> None:
    labelled = {
        kind: Source("s", "Title", "Publisher", "cited", "", "2026-01-02", kind).is_sample
        for kind in SourceKind
    }
    assert labelled == {
        SourceKind.OFFICIAL: False,
        SourceKind.SURVEY: False,
        SourceKind.PUBLISHED: False,
        SourceKind.ESTIMATE: False,
        SourceKind.SAMPLE: True,
    }
