"""The descriptions of a version in one language."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.measures.indicator import Polarity, RegionRule, Scale
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.views.shared.catalogue import Catalogue, catalogue, finnish_order
from tests.views import real


def described(lang: str) -> Catalogue:
    """A catalogue of small tables."""
    return catalogue(
        translator_for(lang),
        "e-1",
        municipalities=pd.DataFrame(
            {
                "municipality_code": ["291", "410", "992", "179"],
                "name_fi": ["Kuhmoinen", "Laukaa", "Äänekoski", "Jyväskylä"],
                "name_sv": ["Kuhmois", "Laukas", "Äänekoski", "Jyväskylä"],
                "name_in_fi": ["Kuhmoisissa", "Laukaassa", "Äänekoskella", "Jyväskylässä"],
                "subregion_fi": "Seutu",
                "subregion_sv": "Region",
                "group": "rural",
                "member_until": ["2020-12-31", None, None, None],
                "tile_row": [None, 1, 2, 3],
                "tile_col": [None, 1, 2, 3],
            }
        ),
        indicators=pd.DataFrame(
            {
                "indicator_code": ["rate", "change"],
                "theme": "organisations",
                "unit": ["per_1000", "pct"],
                "decimals": [1, 0],
                "polarity": ["more_is_better", "neither"],
                "region_rule": ["ratio", "sum"],
                "scale": ["amount", "change"],
                "classes": [(20.0, 22.5, 25.0), None],
                "order": [10, 20],
                "reference_day": None,
                "source_code": None,
                **{
                    f"{part}_{each}": None
                    for part in ("numerator", "denominator", "limits")
                    for each in ("fi", "sv", "en")
                },
                **{f"name_{each}": f"Name {each}" for each in ("fi", "sv", "en")},
                **{f"description_{each}": f"Text {each}" for each in ("fi", "sv", "en")},
            }
        ),
        sources=pd.DataFrame(
            {
                "source_id": ["one", "two"],
                **{f"title_{each}": f"Title {each}" for each in ("fi", "sv", "en")},
                "publisher": ["statfin", "Keski-Suomen Yhteisöjen Tuki ry"],
                "licence": ["cited", "CC BY 4.0"],
                "address": "",
                "accessed": "2026-11-24",
                "kind": ["official", "sample"],
            }
        ),
        series=pd.DataFrame(
            {
                "series": ["statfin"],
                **{f"name_{each}": f"Series {each}" for each in ("fi", "sv", "en")},
                **{f"note_{each}": f"Note {each}" for each in ("fi", "sv", "en")},
            }
        ),
    )


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_everything_is_read_in_the_readers_language(lang: str) -> None:
    found = described(lang)
    assert found.indicators["rate"].name == f"Name {lang}"
    assert found.indicators["rate"].description == f"Text {lang}"
    assert found.sources["one"].title == f"Title {lang}"
    assert found.series["statfin"].note == f"Note {lang}"
    assert found.municipalities["410"].subregion == ("Region" if lang == "sv" else "Seutu")


def test_codes_become_the_words_of_the_domain() -> None:
    found = described("fi")
    rate = found.indicators["rate"]
    assert (rate.polarity, rate.region_rule, rate.scale) == (
        Polarity.MORE_IS_BETTER,
        RegionRule.RATIO,
        Scale.AMOUNT,
    )
    assert rate.classes == (20.0, 22.5, 25.0)
    assert found.indicators["change"].classes == ()
    assert found.sources["two"].kind is SourceKind.SAMPLE
    assert list(found.indicators) == ["rate", "change"]


def test_a_known_publisher_is_translated_and_any_other_stands_as_it_is() -> None:
    assert described("fi").sources["one"].publisher == "Tilastokeskus"
    assert described("sv").sources["one"].publisher == "Statistikcentralen"
    assert described("sv").sources["two"].publisher == "Keski-Suomen Yhteisöjen Tuki ry"
    assert described("fi").sources["two"].licence == "CC BY 4.0"


def test_members_are_todays_municipalities_in_finnish_order() -> None:
    found = described("fi")
    assert [m.code for m in found.members()] == ["179", "410", "992"]
    assert found.municipalities["291"].member_until == date(2020, 12, 31)


def test_groups_hold_todays_members_by_sub_region_and_by_kind() -> None:
    everyone = frozenset({"179", "410", "992"})
    assert described("fi").groups() == {"seutu": everyone, "rural": everyone}
    assert described("sv").groups() == described("fi").groups()


def test_a_sub_region_has_the_same_word_of_an_address_in_every_language() -> None:
    words = {lang: set(real.catalogue(lang).groups()) for lang in ("fi", "sv", "en")}
    assert words["fi"] == words["sv"] == words["en"]
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*|semi_urban", word) for word in words["fi"])
    # Letters lose their marks and anything between words becomes one hyphen.
    assert {"aanekoski", "jamsa", "saarijarvi-viitasaari"} <= words["fi"]


def test_sub_regions_and_kinds_each_part_the_region_into_22() -> None:
    found = real.catalogue()
    groups, members = found.groups(), found.members()
    kinds = {member.group for member in members}
    subregions = {member.subregion_code for member in members}
    assert not kinds & subregions
    for words in (kinds, subregions):
        assert sum(len(groups[word]) for word in words) == 22
        assert frozenset().union(*(groups[word] for word in words)) == {m.code for m in members}
    assert set(groups) == kinds | subregions


def test_finnish_letters_sort_after_z() -> None:
    names = ["Äänekoski", "Öja", "Åbo", "Zeta", "Hankasalmi", "Jämsä", "Joutsa"]
    assert sorted(names, key=finnish_order) == [
        "Hankasalmi",
        "Joutsa",
        "Jämsä",
        "Zeta",
        "Åbo",
        "Äänekoski",
        "Öja",
    ]
