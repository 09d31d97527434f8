"""Sample organisations that agree with the register's published counts.

At the end of 2024 there are 5 330 by purpose class exactly as the register counts the region on
2.1.2025, and 5 348 at the end of 2023. Names and ids cannot be taken for real ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pandas as pd

from dashboard.domain.sector import Sector

SOURCE_ID = "sample_organisations"
SEED = 20250102
BASE_YEAR = 2024

CLASS_COUNTS = {
    "1": 346, "2": 564, "3": 354, "4": 972, "5": 646,
    "6": 813, "7": 73, "8": 116, "9": 288, "0": 1158,
}  # fmt: skip
"""The region's associations on 2.1.2025 by purpose class; "0" is unclassified."""

YEAR_END_TOTALS = {
    2018: 5291, 2019: 5312, 2020: 5304, 2021: 5318, 2022: 5336, 2023: 5348, 2024: 5330, 2025: 5321,
}  # fmt: skip
"""2023 and 2024 are the register's; the others move by less than half a per cent a year."""

OPENED = {2019: 104, 2020: 71, 2021: 79, 2022: 96, 2023: 98, 2024: 84, 2025: 88}

SECTOR_COUNTS = {
    Sector.PENSIONERS: 100,
    Sector.CHILDREN_FAMILIES: 152,
    Sector.CARERS: 26,
    Sector.PATIENTS: 64,
    Sector.DISABILITY: 44,
    Sector.SUBSTANCE_USE: 54,
}
"""Active social and health organisations at the end of 2024: 440, of which 100 of pensioners."""

SECTOR_SHARES = {"3": 0.70, "0": 0.17, "9": 0.07, "5": 0.06}
"""Where organisations with a sector stand in the register's classes."""

SMALL_ADVANTAGE = 0.88
"""Organisations grow with population to this power: small municipalities have more per head."""

_FIRST_YEAR = 1919
"""The Register of Associations was founded in 1919."""


@dataclass(frozen=True, slots=True)
class _Organisation:
    municipality: str
    purpose_class: str
    sector: str | None
    registered_on: str
    ended_on: str | None = None


def sample_organisations(
    municipalities: pd.DataFrame, observations: pd.DataFrame
) -> list[dict[str, Any]]:
    """Return the rows of table `organisations`; equal tables give equal rows."""
    random = Random(SEED)
    shares = _shares(municipalities, observations)
    base = _base(random, shares)
    founded = [_with_dates(random, kind, year) for kind, year in _years(random, base)]
    gone = _gone(random, base)
    newest = _newest(random, founded)
    everyone = sorted([*newest, *gone], key=_order)
    return [_row(number, one) for number, one in enumerate(everyone, start=1)]


def _shares(municipalities: pd.DataFrame, observations: pd.DataFrame) -> dict[str, float]:
    """Return the weight of each of today's municipalities, from its population."""
    today = set(municipalities.loc[municipalities["member_until"].isna(), "municipality_code"])
    chosen = observations[
        (observations["indicator_code"] == "population")
        & (observations["year"] == BASE_YEAR)
        & observations["area_code"].isin(today)
    ].sort_values("area_code")
    inhabitants = zip(chosen["area_code"], chosen["value"], strict=True)
    return {code: float(value) ** SMALL_ADVANTAGE for code, value in inhabitants}


def apportioned(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Share a whole among keys by weight: largest remainders, ties to the earlier key."""
    whole = sum(weights.values())
    exact = {key: total * weight / whole for key, weight in weights.items()}
    shares = {key: int(value) for key, value in exact.items()}
    left = total - sum(shares.values())
    for key in sorted(exact, key=lambda k: (shares[k] - exact[k], k))[:left]:
        shares[key] += 1
    return shares


def _base(random: Random, shares: Mapping[str, float]) -> list[_Organisation]:
    """Return who is active at the end of 2024, without dates."""
    places = _expanded(apportioned(sum(CLASS_COUNTS.values()), shares))
    random.shuffle(places)
    classes = _expanded(CLASS_COUNTS)
    sectors = _sectors(random, classes)
    return [
        _Organisation(place, purpose_class, sector, "")
        for place, purpose_class, sector in zip(places, classes, sectors, strict=True)
    ]


def _sectors(random: Random, classes: Sequence[str]) -> list[str | None]:
    """Give sectors to as many organisations of each class as `SECTOR_SHARES` says."""
    waiting: list[str] = [str(s) for s in _expanded({k.value: n for k, n in SECTOR_COUNTS.items()})]
    random.shuffle(waiting)
    seats = apportioned(len(waiting), SECTOR_SHARES)
    given: list[str | None] = []
    for purpose_class in classes:
        seated = seats.get(purpose_class, 0) > 0
        given.append(waiting.pop() if seated else None)
        if seated:
            seats[purpose_class] -= 1
    return given


def _years(random: Random, base: Sequence[_Organisation]) -> list[tuple[_Organisation, int]]:
    """Give each a year of registration: so many in 2019-2024, the rest over a century before."""
    late = [year for year in sorted(OPENED) if year <= BASE_YEAR for _ in range(OPENED[year])]
    # Most associations of today were founded after the war.
    early = [_early_year(random) for _ in range(len(base) - len(late))]
    years = [*early, *late]
    random.shuffle(years)
    return list(zip(base, years, strict=True))


def _gone(random: Random, base: Sequence[_Organisation]) -> list[_Organisation]:
    """Return those that ended in 2019-2024: like today's, registered before 2019."""
    gone = []
    for year in range(min(OPENED), BASE_YEAR + 1):
        for one in random.sample(base, _ended(year)):
            dated = _with_dates(random, one, _early_year(random))
            gone.append(replace(dated, ended_on=_day(random, year)))
    return gone


def _newest(random: Random, founded: Sequence[_Organisation]) -> list[_Organisation]:
    """Return the active ones after a year more: some have ended in 2025, some are new."""
    year = BASE_YEAR + 1
    ending = set(random.sample(range(len(founded)), _ended(year)))
    after = [
        replace(one, ended_on=_day(random, year)) if place in ending else one
        for place, one in enumerate(founded)
    ]
    new = [_with_dates(random, one, year) for one in random.sample(founded, OPENED[year])]
    return [*after, *new]


def _ended(year: int) -> int:
    """Return how many end in a year, so that the year's total comes out."""
    return OPENED[year] - (YEAR_END_TOTALS[year] - YEAR_END_TOTALS[year - 1])


def _early_year(random: Random) -> int:
    return int(random.triangular(_FIRST_YEAR, min(OPENED), 1995))


def _with_dates(random: Random, one: _Organisation, year: int) -> _Organisation:
    return replace(one, registered_on=_day(random, year), ended_on=None)


def _day(random: Random, year: int) -> str:
    """Return a day that is in every month and not on the edge of a year."""
    return f"{year}-{random.randint(1, 12):02d}-{random.randint(2, 28):02d}"


def _expanded(counts: Mapping[str, int]) -> list[str]:
    return [key for key, count in counts.items() for _ in range(count)]


def _order(one: _Organisation) -> tuple[str, ...]:
    return (one.registered_on, one.municipality, one.purpose_class, one.ended_on or "")


def _row(number: int, one: _Organisation) -> dict[str, Any]:
    return {
        "organisation_id": f"sample-{number:04d}",
        "name": f"Esimerkkiyhdistys {number:04d} ry",
        "municipality_code": one.municipality,
        "purpose_class": one.purpose_class,
        "sector": one.sector,
        "registered_on": one.registered_on,
        "ended_on": one.ended_on,
        "website": None,
        "source_id": SOURCE_ID,
    }
