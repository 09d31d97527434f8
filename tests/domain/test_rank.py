"""Ranks: from the nearer end, ties told as ties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.rank import Rank, rank_of

VALUES = st.dictionaries(st.sampled_from("abcdefghij"), st.integers(0, 4).map(float), min_size=1)


@pytest.mark.parametrize(
    ("values", "code", "rank"),
    [
        ({"a": 3, "b": 2, "c": 1}, "a", Rank(1, True, 1, 3)),
        ({"a": 3, "b": 2, "c": 1}, "c", Rank(1, False, 1, 3)),
        ({"a": 3, "b": 2, "c": 1}, "b", Rank(2, True, 1, 3)),
        ({"a": 4, "b": 3, "c": 2, "d": 1}, "c", Rank(2, False, 1, 4)),
        # Four at 96 are not each the first without a word.
        ({"a": 96, "b": 96, "c": 96, "d": 96, "e": 50}, "b", Rank(1, True, 4, 5)),
        ({"a": 5, "b": 0, "c": 0}, "c", Rank(1, False, 2, 3)),
        ({"a": 7, "b": 7}, "a", Rank(1, True, 2, 2)),
    ],
)
def test_ranks(values: dict[str, float], code: str, rank: Rank) -> None:
    assert rank_of(values, code) == rank


@given(VALUES)
def test_laws(values: dict[str, float]) -> None:
    found = {code: rank_of(values, code) for code in values}
    for code, rank in found.items():
        assert rank.of == len(values)
        assert rank.shared == sum(value == values[code] for value in values.values())
        # From the nearer end: never past the middle.
        assert 2 * (rank.place - 1) + rank.shared <= rank.of
        turned = rank_of({c: -v for c, v in values.items()}, code)
        assert (turned.place, turned.shared) == (rank.place, rank.shared)
