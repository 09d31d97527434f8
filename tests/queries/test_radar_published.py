"""Published results of radars: each rests on a fact, and says what the fact says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.queries.radar import published_results
from dashboard.store.engine import frame
from tests.builders import frames
from tests.queries.tables import answer, table
from tests.views import real

PLACES = {"central_finland": "Keski-Suomi", "north_ostrobothnia": "30 kuntaa"}
"""What the facts call the places."""

OF_THE_ROUND = {"kuntia aineistossa", "keräyskerta", "julkaisukuukausi"}
"""Facts that speak of a round, not of a practice."""

ALL = {"fi": "kaikissa {value}", "sv": "alla {value}", "en": "all {value}"}
PART = {
    "fi": "{{value}} kunnassa {}:",
    "sv": "{{value}} av {} kommuner",
    "en": "{{value}} of {} municipalities",
}
"""How a number of municipalities is told: of all, and of a part."""


def rows() -> list[dict[str, Any]]:
    """The published results, each beside the whole of its fact."""
    joined = frames()["radar_published"].merge(
        frames()["published_facts"], on="fact_id", how="left", suffixes=("", "_of_fact")
    )
    found = joined.astype("object").to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in found]


def test_every_result_rests_on_a_fact_that_may_be_shown() -> None:
    assert [row["fact_id"] for row in rows() if row["certain"] is not True] == []
    shown = frame(published_results(real.tables()))
    assert len(shown) == len(frames()["radar_published"]) == 20
    assert list(shown["order"]) == sorted(shown["order"])


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["fact_id"][-40:])
def test_place_and_year_are_those_of_the_fact(row: dict[str, Any]) -> None:
    assert row["subject"] == PLACES[row["place"]]
    assert row["topic"] == (
        "Kuntatutka" if row["place"] == "central_finland" else "Verrokki: Pohjois-Pohjanmaa"
    )
    assert str(row["year"]) in row["period"]
    counted = {"north_ostrobothnia": 30, "central_finland": 23 if row["year"] <= 2020 else 22}
    assert row["municipalities"] == counted[row["place"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("row", rows(), ids=lambda row: row["fact_id"][-40:])
def test_the_sentence_shows_the_facts_own_number_and_tells_of_how_many(
    row: dict[str, Any], lang: str
) -> None:
    text = row[f"text_{lang}"]
    # What is no count has no number to show: a change, and "a little over half".
    in_words = row["unit"] == "sanallinen" or row["measure"].startswith("muutos")
    assert text.count("{value}") == (0 if in_words else 1)
    assert row["value"] not in re.findall(r"\d+", text.replace(str(row["municipalities"]), ""))
    if row["unit"] == "kuntaa" and not in_words:
        is_all = row["value"] == str(row["municipalities"])
        assert (ALL[lang] in text.lower()) == is_all
        assert (PART[lang].format(row["municipalities"]) in text) != is_all
    assert text.endswith(".")


def test_every_published_figure_of_the_region_that_speaks_of_a_criterion_is_there() -> None:
    facts = frames()["published_facts"]
    facts = facts[(facts["topic"] == "Kuntatutka") & ~facts["measure"].isin(OF_THE_ROUND)]
    of_region = {row["fact_id"] for row in rows() if row["place"] == "central_finland"}
    assert of_region == set(facts["fact_id"])


def test_results_come_in_their_order_with_value_and_source_and_without_the_uncertain() -> None:
    def fact(fact_id: str, certain: bool) -> dict[str, Any]:
        return {
            "fact_id": fact_id,
            "topic": "Kuntatutka",
            "subject": "Keski-Suomi",
            "measure": "kuntia",
            "value": f"value of {fact_id}",
            "unit": "kuntaa",
            "year": 2021,
            "period": "2021",
            "note": None,
            "certain": certain,
            "address": "https://example.org/",
            "source_id": "facts",
        }

    def result(fact_id: str, order: int) -> dict[str, Any]:
        return {
            "fact_id": fact_id,
            "criterion_code": "grants",
            "place": "central_finland",
            "year": 2021,
            "municipalities": 22,
            **{f"text_{lang}": "{value}" for lang in LANGUAGES},
            "order": order,
        }

    made = {
        "published_facts": table(
            "published_facts",
            [fact("a", True), fact("b", True), fact("unsure", False), fact("other", True)],
        ),
        "radar_published": table(
            "radar_published", [result("a", 20), result("b", 10), result("unsure", 5)]
        ),
    }
    found = [
        (row["fact_id"], row["value"], row["source_id"]) for row in answer(published_results(made))
    ]
    assert found == [("b", "value of b", "facts"), ("a", "value of a", "facts")]
