"""The place of one municipality among others, told from the nearer end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rank:
    """The place from the largest (`is_largest`) or the smallest; `shared` have it, of `of`."""

    place: int
    is_largest: bool
    shared: int
    of: int


def rank_of(printed: Mapping[str, float], code: str) -> Rank:
    """Return the place of a code among printed values; raises `KeyError` without a value.

    Values that print alike share a place. In the very middle the larger end is named.
    """
    own = printed[code]
    above = sum(value > own for value in printed.values())
    below = sum(value < own for value in printed.values())
    shared = len(printed) - above - below
    return Rank(1 + min(above, below), above <= below, shared, len(printed))


def from_largest(printed: Mapping[str, float], code: str) -> int:
    """Return the place from the largest alone, for a column that is to be sorted."""
    return 1 + sum(value > printed[code] for value in printed.values())
