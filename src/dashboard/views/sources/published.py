"""Published figures as their publishers worded them, to be searched beside the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.measures.unit import DATE, YEAR, published_unit
from dashboard.domain.texts.slug import slug
from dashboard.i18n.translator import Translator
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.facts import fact_value

_SAID_BY_VALUE = frozenset({"sanallinen", DATE, YEAR})
"""Units of values that are words, a day or a year: they need none beside them."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One published figure: whose and what, its value and when, and where it stands."""

    name: str
    value: str
    publisher: str
    address: str


def fact_views(catalogue: Catalogue, facts: pd.DataFrame) -> tuple[FactView, ...]:
    """Return the published figures; `facts` are those of `queries.catalogue.certain_facts`.

    Their words are the publishers', in Finnish.
    """
    return tuple(
        FactView(
            name=f"{row['subject']}: {row['measure']}",
            value=f"{_measured(catalogue.t, row)} ({row['period']})",
            publisher=catalogue.sources[row["source_id"]].publisher,
            address=str(row["address"]),
        )
        for row in facts.to_dict("records")
    )


def facts_matching(facts: Iterable[FactView], asked: str) -> tuple[FactView, ...]:
    """Return those that hold every word asked for; none where nothing is asked for."""
    words = slug(asked).split("-")
    if words == [""]:
        return ()
    return tuple(
        one for one in facts if all(word in slug(f"{one.name} {one.publisher}") for word in words)
    )


def _measured(t: Translator, row: Mapping[Any, Any]) -> str:
    """Return a value with the publisher's unit, where the value does not say it itself."""
    unit = published_unit(str(row["unit"]))
    value = fact_value(t, str(row["fact_id"]), str(row["value"]), unit)
    if unit in _SAID_BY_VALUE or t.has(f"unit.{unit}.pattern"):
        return value
    return f"{value} {unit}"
