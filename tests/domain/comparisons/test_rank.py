"""Ranks: from the nearer end, ties told as ties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.comparisons.rank import Rank, may_be_ranked, ranks
from dashboard.domain.measures.indicator import Indicator, Polarity, RegionRule, Scale
from dashboard.domain.measures.unit import Unit

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
    ],
)
def test_ranks(values: dict[str, float], code: str, rank: Rank) -> None:
    assert ranks(values)[code] == rank


@given(VALUES)
def test_laws(values: dict[str, float]) -> None:
    found = ranks(values)
    assert set(found) == (set(values) if len(set(values.values())) > 1 else set())
    for code, rank in found.items():
        assert rank.of == len(values)
        assert rank.shared == sum(value == values[code] for value in values.values())
        # From the nearer end: never past the middle.
        assert 2 * (rank.place - 1) + rank.shared <= rank.of
        turned = ranks({c: -v for c, v in values.items()})[code]
        assert (turned.place, turned.shared) == (rank.place, rank.shared)


@pytest.mark.parametrize("values", [{}, {"a": 5}, {"a": 7, "b": 7}])
def test_among_one_or_equals_there_is_no_order(values: dict[str, float]) -> None:
    assert ranks(values) == {}


def of(unit: str, scale: Scale = Scale.AMOUNT) -> Indicator:
    """An indicator of a unit."""
    return Indicator(
        "x", "x", Unit(unit), 1, Polarity.NEITHER, RegionRule.NONE, scale, "Nimi", "Määritelmä"
    )


@pytest.mark.parametrize(
    ("unit", "scale", "value", "base", "may"),
    [
        ("persons", Scale.AMOUNT, 19, None, False),
        ("persons", Scale.AMOUNT, 20, None, True),
        # A count rests on itself also where its base is not a number.
        ("organisations", Scale.AMOUNT, 0, float("nan"), False),
        ("per_1000", Scale.AMOUNT, 900, 19, False),
        ("per_1000", Scale.AMOUNT, 0.1, 20, True),
        # One who came and nobody who went is not nineteen of each.
        ("organisations", Scale.CHANGE, 1, 1, False),
        ("organisations", Scale.CHANGE, 0, 38, True),
        ("persons", Scale.CHANGE, -291, None, False),
        ("persons_per_1000", Scale.CHANGE, -30.8, None, False),
        ("persons_per_1000", Scale.CHANGE, -30.8, 200, True),
        ("pct", Scale.CHANGE, -4.1, 1137, True),
        ("eur_capita", Scale.CHANGE, -133, None, True),
        ("pct", Scale.AMOUNT, 0.4, None, True),
        ("score", Scale.AMOUNT, 12, None, True),
        ("level", Scale.AMOUNT, 2, None, False),
        ("level", Scale.AMOUNT, 2, 22, False),
    ],
)
def test_the_rule_of_twenty_is_of_the_things_counted(
    unit: str, scale: Scale, value: float, base: float | None, may: bool
) -> None:
    assert may_be_ranked(of(unit, scale), value, base) is may
