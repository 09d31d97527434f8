"""Published facts in words: the number as printed, and where it was published."""

from __future__ import annotations

from dashboard.domain.measures.unit import DATE, YEAR, Unit
from dashboard.i18n.translator import Translator


def fact_value(t: Translator, fact_id: str, value: str, unit: Unit) -> str:
    """Return a fact's number as printed, with the publisher's "about" or "nearly"."""
    if unit == YEAR:
        return value
    if unit == DATE:
        return t.period(value)
    if not value.removeprefix("-").replace(".", "", 1).isdigit():
        return value.replace("-", "–")
    decimals = len(value.partition(".")[2])
    printed = t.measure(float(value), unit, decimals, signed=value.startswith("-"))
    words = fact_id.split("-")
    for word, key in (("noin", "sectors.about"), ("lahes", "sectors.nearly")):
        if word in words:
            return t(key, value=printed)
    return printed
