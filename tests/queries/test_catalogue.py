"""The describing tables: their order, and what is left out."""

from __future__ import annotations

from typing import Any

from dashboard.queries import catalogue

from .tables import KUHMOINEN, MEMBERS, answer, observation, table, tables


def words(prefix: str) -> dict[str, str]:
    return {f"{prefix}_{lang}": f"{prefix} {lang}" for lang in ("fi", "sv", "en")}


def test_municipalities_come_with_former_members() -> None:
    codes = [row["municipality_code"] for row in answer(catalogue.municipalities(tables()))]
    assert codes == sorted([*MEMBERS, KUHMOINEN])


def test_indicators_come_in_their_own_order() -> None:
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
    found = answer(catalogue.indicators({"indicators": table("indicators", rows)}))
    assert [row["indicator_code"] for row in found] == ["b", "c", "a"]


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
