"""Units: what a number counts, and so what may be said of it."""

from __future__ import annotations

from enum import StrEnum


class Nature(StrEnum):
    """What kind of number a unit makes.

    `SCORE` and `LEVEL` have a zero that is a choice. `AMOUNT` is whatever is not known here.
    """

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"
    SCORE = "score"
    LEVEL = "level"
    AMOUNT = "amount"


class Unit(str):
    """The code of a unit as it is stored; its words are `unit.<code>` in the catalogues.

    A new unit needs no line here: it is an amount, measured from zero, that gets no word beside
    the region, since nobody has said whether a large municipality has more of it.
    """

    __slots__ = ()

    @property
    def nature(self) -> Nature:
        """Return what kind of number the unit makes."""
        return _NATURES.get(self, Nature.AMOUNT)

    @property
    def is_share(self) -> bool:
        """Tell whether values are percentages: they differ by points."""
        return self.nature is Nature.SHARE

    @property
    def is_count(self) -> bool:
        """Tell whether values count something: a value is then its own base."""
        return self.nature is Nature.COUNT

    @property
    def is_of_counts(self) -> bool:
        """Tell whether values count something, or count it for each thousand inhabitants."""
        return self.is_count or self in _RATES_OF_COUNTS

    @property
    def is_level(self) -> bool:
        """Tell whether values are levels of an answer, which have words."""
        return self.nature is Nature.LEVEL

    @property
    def is_scale(self) -> bool:
        """Tell whether zero is a choice: a per cent of such values says nothing."""
        return self.nature in {Nature.SCORE, Nature.LEVEL}

    @property
    def is_from_zero(self) -> bool:
        """Tell whether a part of a value says something: not of percentages and scales."""
        return not self.is_share and not self.is_scale


PERCENT = Unit("pct")
LEVEL = Unit("level")
YEAR = Unit("year")
"""Of published figures that are themselves a year."""
DATE = Unit("date")
"""Of published figures that are themselves a day."""

_RATES_OF_COUNTS = frozenset({"per_1000", "persons_per_1000"})

_NATURES = {
    **dict.fromkeys(("persons", "organisations", "associations"), Nature.COUNT),
    **dict.fromkeys(
        ("per_1000", "persons_per_1000", "eur_year", "eur_capita", "ratio"), Nature.RATE
    ),
    "score": Nature.SCORE,
    LEVEL: Nature.LEVEL,
    PERCENT: Nature.SHARE,
}

_PUBLISHED = {"%": PERCENT, "euroa": Unit("eur_year"), "vuosi": YEAR, "pvm": DATE}


def published_unit(text: str) -> Unit:
    """Return the unit that a publisher's figure is stored with: "%" is `PERCENT`."""
    return _PUBLISHED.get(text, Unit(text))
