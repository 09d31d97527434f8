"""The peers of a municipality: by population, by sub-region, or chosen by the reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dashboard.domain.places.areas import Municipality

NEAREST = 3
MOST_TIMES = 2.0
"""A peer has at most so many times the people, or so small a part of them."""


class PeerRule(StrEnum):
    """How peers are chosen. `SUBREGION` is a word of the address."""

    POPULATION = "vakiluku"
    SUBREGION = "seutukunta"
    CHOSEN = "omat"


def nearest_by_population(code: str, inhabitants: Mapping[str, float]) -> tuple[str, ...]:
    """Return the three municipalities nearest in population, as a ratio, within a factor of two.

    Fewer where fewer are of that size, none when the population is unknown. Twice as many is as
    far as half as many. Ties go to the smaller code.
    """
    if code not in inhabitants:
        return ()
    own = inhabitants[code]

    def times(other: str) -> float:
        # Orders as the difference of logarithms does, but equal ratios are equal floats.
        return max(own, inhabitants[other]) / min(own, inhabitants[other])

    others = [other for other in inhabitants if other != code and times(other) <= MOST_TIMES]
    return tuple(sorted(others, key=lambda other: (times(other), other))[:NEAREST])


def of_subregion(code: str, members: Iterable[Municipality]) -> tuple[str, ...]:
    """Return the other municipalities of the same sub-region, by code."""
    known = {member.code: member for member in members}
    if code not in known:
        return ()
    subregion = known[code].subregion
    return tuple(sorted(c for c, m in known.items() if m.subregion == subregion and c != code))
