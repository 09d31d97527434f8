"""What a rate is made of: a rate that rises because people leave is not growth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.unit import PERCENT
from dashboard.i18n.translator import Translator

COUNTED = "per_1000"
"""The unit of organisations per 1 000 inhabitants: `base` is how many organisations."""

_OF_EVENTS = {"new_organisations_per_1000": "new", "ended_organisations_per_1000": "ended"}


class Rated(Protocol):
    """A value and what it is computed of, where that is known."""

    @property
    def value(self) -> float:
        """Return the rate."""

    @property
    def base(self) -> float | None:
        """Return its numerator."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A value and its numerator alone."""

    value: float
    base: float | None


def made_of(t: Translator, indicator: Indicator, before: Rated, now: Rated) -> str:
    """Say how numerator and denominator changed: "järjestöjä 3 vähemmän, väkiluku väheni 19,1 %".

    A phrase, which may begin a sentence. Nothing of what is no such rate, or where a rate of 0 hides
    how many people there were.
    """
    if indicator.unit != COUNTED or indicator.is_balance or before.base is None or now.base is None:
        return ""
    people = _people(before), _people(now)
    if not people[0] or not people[1]:
        return ""
    kind = _OF_EVENTS.get(indicator.code, "organisations")
    counted = round(now.base - before.base)
    percent = (people[1] / people[0] - 1) * 100
    size = t.measure(abs(percent), PERCENT, 1)
    moved = 0.0 if size == t.measure(0.0, PERCENT, 1) else percent
    return t(
        "made_of.sentence",
        numerator=t(f"made_of.{kind}_{_way(counted)}", amount=t.number(abs(counted))),
        denominator=t(f"made_of.people_{_way(moved)}", percent=size),
    )


def _people(rated: Rated) -> float | None:
    """Return the denominator, in thousands."""
    return rated.base / rated.value if rated.base and rated.value else None


def _way(amount: float) -> str:
    return "same" if not amount else "more" if amount > 0 else "fewer"
