"""Codes that others rely on: in addresses, in files and in the store."""

from __future__ import annotations

from dashboard.domain.areas import COUNTRY_CODE, MUNICIPALITY_COUNT, REGION_CODE
from dashboard.domain.indicator import Indicator, Polarity, RegionRule, Scale
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


def test_only_per_cent_makes_an_indicator_a_share() -> None:
    def share(unit: str) -> bool:
        parts = (Polarity.NEITHER, RegionRule.NONE, Scale.AMOUNT, "Name", "Text")
        return Indicator("code", "theme", unit, 1, *parts).is_share

    assert share("pct")
    assert not share("per_1000")
