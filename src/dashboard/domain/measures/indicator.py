"""What an indicator is: its unit, the direction that is better, and how a region's value is made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.domain.measures.unit import Unit

USUAL_SERIES = "statfin"
"""Official statistics by today's division of municipalities, as a reader takes for granted.

The note of any other series is told with each of its figures; this one's where series are named.
"""


class Polarity(StrEnum):
    """Whether more is better. Most background figures have no better direction."""

    MORE_IS_BETTER = "more_is_better"
    MORE_IS_WORSE = "more_is_worse"
    NEITHER = "neither"


class RegionRule(StrEnum):
    """How the region's value comes about.

    `SUM` of municipalities; `RATIO` of summed numerators and denominators; `MEDIAN` of
    municipalities; `PUBLISHED` as the publisher gives it; `NONE` where it cannot be computed from
    what is in the data.
    """

    SUM = "sum"
    RATIO = "ratio"
    MEDIAN = "median"
    PUBLISHED = "published"
    NONE = "none"


class Scale(StrEnum):
    """How the map is coloured: amounts from light to dark, or change around zero."""

    AMOUNT = "amount"
    CHANGE = "change"


class ReferenceDay(StrEnum):
    """Which day or time a value of a year tells of.

    `YEAR` is the whole of it; `MONTH_END` the end of the month that the period names;
    `REGISTER_DAY` the day on which the register was read, of the year that it tells of; `ROUND`
    the round of the radar.
    """

    YEAR_END = "year_end"
    YEAR = "year"
    MONTH_END = "month_end"
    REGISTER_DAY = "register_day"
    ROUND = "round"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a value is made of, in one language; what a version does not tell is empty.

    `source_code` names the publisher's table, or the stored one that a value is counted from.
    """

    numerator: str = ""
    denominator: str = ""
    reference_day: ReferenceDay | None = None
    source_code: str = ""
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One entry of the catalogue of indicators, in one language.

    `name` is a singular noun phrase in the nominative, so that one sentence fits all.
    `classes` holds the four limits of the map's five classes, or nothing: then they are computed.
    """

    code: str
    theme: str
    unit: Unit
    decimals: int
    polarity: Polarity
    region_rule: RegionRule
    scale: Scale
    name: str
    description: str
    classes: tuple[float, ...] = ()
    order: int = 0
    definition: Definition = Definition()

    @property
    def described(self) -> str:
        """Return the description with the known limits, which never leave each other's side."""
        return " ".join(part for part in (self.description, self.definition.limits) if part)

    @property
    def is_balance(self) -> bool:
        """Tell whether values lie around zero: a change or a balance, printed with its sign."""
        return self.scale is Scale.CHANGE

    @property
    def is_from_zero(self) -> bool:
        """Tell whether a part of a value says something: not of percentages, scores or balances."""
        return self.unit.is_from_zero and not self.is_balance
