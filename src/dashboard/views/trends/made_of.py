"""What a rate is made of: a rate that rises because people leave is not growth."""

from __future__ import annotations

from dashboard.domain.indicator import Indicator
from dashboard.domain.unit import PERCENT
from dashboard.i18n.translator import Translator
from dashboard.views.trends.runs import Point
from dashboard.views.trends.span import Moved

COUNTED = "per_1000"
"""The unit of organisations per 1 000 inhabitants: `Point.base` is how many organisations."""

_OF_EVENTS = {"new_organisations_per_1000": "new", "ended_organisations_per_1000": "ended"}


def made_of(t: Translator, indicator: Indicator, found: Moved) -> str:
    """Say how numerator and denominator changed: "Järjestöjä 3 vähemmän, väkiluku väheni 19,1 %".

    Nothing of what is no such rate, or where a rate of 0 hides how many people there were.
    """
    before, now = found.before, found.now
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


def _people(point: Point) -> float | None:
    """Return the denominator, in thousands."""
    return point.base / point.value if point.base and point.value else None


def _way(amount: float) -> str:
    return "same" if not amount else "more" if amount > 0 else "fewer"
