"""The describing tables: their order, and what is left out."""

from __future__ import annotations

from typing import Any

from dashboard.domain.selection import LANGUAGES
from dashboard.queries import catalogue
from tests.queries.tables import (
    KUHMOINEN,
    MEMBERS,
    Row,
    answer,
    criterion,
    observation,
    table,
    tables,
)
from tests.views import real


def words(prefix: str) -> dict[str, str]:
    return {f"{prefix}_{lang}": f"{prefix} {lang}" for lang in LANGUAGES}


def indicators(*criteria: Row) -> list[dict[str, Any]]:
    """The catalogue of three stored indicators and of criteria."""

    def entry(code: str, order: int) -> dict[str, Any]:
        return {
            "indicator_code": code,
            "theme": "population",
            "unit": "pct",
            "decimals": 1,
            "polarity": "neither",
            "region_rule": "none",
            "scale": "amount",
            "classes": None,
            **words("name"),
            **words("description"),
            "order": order,
        }

    rows = [entry("a", 30), entry("b", 10), entry("c", 20)]
    stored = {"indicators": table("indicators", rows)}
    return answer(catalogue.indicators(tables(criteria=criteria) | stored))


def test_municipalities_come_with_former_members() -> None:
    codes = [row["municipality_code"] for row in answer(catalogue.municipalities(tables()))]
    assert codes == sorted([*MEMBERS, KUHMOINEN])


def test_indicators_come_in_their_own_order() -> None:
    assert [row["indicator_code"] for row in indicators()] == ["b", "c", "a"]


def test_every_criterion_is_an_indicator_after_the_stored_ones_of_its_place() -> None:
    # The stored "a" stands at 30, criteria after 400: at 410 and 420.
    found = indicators(criterion("website", order=20), criterion("grants", order=10))
    codes = [row["indicator_code"] for row in found]
    assert codes == ["b", "c", "a", "radar_grants", "radar_website"]
    assert [row["order"] for row in found[3:]] == [410, 420]


def test_a_criterion_as_an_indicator_has_its_own_words_and_levels_as_classes() -> None:
    [found] = [row for row in indicators(criterion("grants")) if row["unit"] == "level"]
    # What is counted is said by the question: there are no words of its own for that.
    told = {name: value for name, value in found.items() if value is not None and value == value}
    assert told == {
        "indicator_code": "radar_grants",
        "theme": "radar",
        "unit": "level",
        "decimals": 0,
        "polarity": "more_is_better",
        "region_rule": "none",
        "scale": "amount",
        "classes": (1.0, 2.0),  # limits: 0 no | 1 partly | 2 yes
        **{f"name_{lang}": f"short grants {lang}" for lang in LANGUAGES},
        **{f"description_{lang}": f"text grants {lang} help grants {lang}" for lang in LANGUAGES},
        "reference_day": "round",
        "source_code": "radar_answers",
        "order": 410,
    }


def test_the_stored_score_stands_before_its_criteria() -> None:
    found = [row["indicator_code"] for row in answer(catalogue.indicators(real.tables()))]
    of_radar = [code for code in found if code.startswith("radar_")]
    assert len(of_radar) == 14  # the score and 13 criteria
    assert of_radar[:3] == ["radar_score", "radar_contact_person", "radar_cooperation_duty"]
    assert found[-14:] == of_radar


def test_series_of_an_indicator_tell_their_first_and_last_year() -> None:
    rows = [
        observation("MK13", 2020, 3664, "associations", series="register_classified"),
        observation("MK13", 2022, 3831, "associations", series="register_classified"),
        observation("MK13", 2024, 5330, "associations", series="register_all"),
        observation("MK13", 2023, 5348, "associations", series="register_all"),
        observation("179", 2000, 1),
    ]
    found = answer(catalogue.series_of_indicators(tables(rows)))
    assert found == [
        {
            "indicator_code": "associations",
            "series": "register_classified",
            "first": 2020,
            "last": 2022,
        },
        {"indicator_code": "associations", "series": "register_all", "first": 2023, "last": 2024},
        {"indicator_code": "population", "series": "statfin", "first": 2000, "last": 2000},
    ]


def test_uncertain_facts_are_not_shown() -> None:
    def fact(fact_id: str, certain: bool) -> dict[str, Any]:
        return {
            "fact_id": fact_id,
            "topic": "Kuntatutka",
            "subject": "Keski-Suomi",
            "measure": "kuntia",
            "value": "22",
            "unit": "kpl",
            "year": 2021,
            "period": "2021",
            "note": None,
            "certain": certain,
            "address": "https://example.org/",
            "source_id": "facts",
        }

    rows = table("published_facts", [fact("sure", True), fact("unsure", False)])
    found = answer(catalogue.certain_facts({"published_facts": rows}))
    assert [row["fact_id"] for row in found] == ["sure"]


def test_the_map_gets_its_borders_in_metres() -> None:
    row = {
        "municipality_code": "179",
        "scale": 4_500_000,
        "geometry_3067": b"metres",
        "geometry_4326": b"degrees",
        "source_id": "mml",
    }
    found = answer(catalogue.boundaries({"boundaries": table("boundaries", [row])}))
    assert found == [
        {
            "municipality_code": "179",
            "scale": 4_500_000,
            "geometry_3067": b"metres",
            "source_id": "mml",
        }
    ]
