"""What may be said of a number follows from its unit; a unit that nobody knows is an amount."""

from __future__ import annotations

import tomllib

import pytest

from dashboard import paths
from dashboard.domain.measures.indicator import Indicator, Polarity, RegionRule, Scale
from dashboard.domain.measures.unit import LEVEL, PERCENT, YEAR, Nature, Unit, published_unit

UNITS = {
    "persons": Nature.COUNT,
    "organisations": Nature.COUNT,
    "associations": Nature.COUNT,
    "pct": Nature.SHARE,
    "per_1000": Nature.RATE,
    "persons_per_1000": Nature.RATE,
    "eur_year": Nature.RATE,
    "eur_capita": Nature.RATE,
    "ratio": Nature.RATE,
    "score": Nature.SCORE,
    "level": Nature.LEVEL,
}


@pytest.mark.parametrize(("code", "nature"), UNITS.items())
def test_every_unit_has_one_nature(code: str, nature: Nature) -> None:
    unit = Unit(code)
    assert unit.nature is nature
    assert unit.is_share is (code == "pct")
    assert unit.is_count is (nature is Nature.COUNT)
    assert unit.is_level is (code == "level")
    assert unit.is_scale is (code in {"score", "level"})
    assert unit.is_from_zero is (code not in {"pct", "score", "level"})


def test_every_unit_of_the_catalogue_is_known() -> None:
    entries = tomllib.loads((paths.REFERENCE / "indicators.toml").read_text(encoding="utf-8"))
    assert {entry["unit"] for entry in entries.values()} | {LEVEL} == UNITS.keys()


def test_a_new_unit_is_an_amount_from_zero() -> None:
    unit = Unit("loans")
    assert unit.nature is Nature.AMOUNT
    assert unit.is_from_zero
    others = (unit.is_share, unit.is_count, unit.is_scale, unit.is_level)
    assert not any(others)


def test_a_unit_is_its_code_wherever_text_is_wanted() -> None:
    assert f"unit.{Unit('persons')}.name" == "unit.persons.name"
    assert Unit("pct") == "pct"


@pytest.mark.parametrize(
    ("text", "unit"), [("%", PERCENT), ("euroa", "eur_year"), ("vuosi", YEAR), ("kpl", "kpl")]
)
def test_a_publishers_unit_is_read(text: str, unit: str) -> None:
    assert published_unit(text) == unit


@pytest.mark.parametrize(
    ("unit", "scale", "balance", "zero"),
    [
        ("persons", Scale.AMOUNT, False, True),
        ("persons", Scale.CHANGE, True, False),
        ("pct", Scale.AMOUNT, False, False),
        ("pct", Scale.CHANGE, True, False),
        ("score", Scale.AMOUNT, False, False),
        ("loans", Scale.AMOUNT, False, True),
    ],
)
def test_parts_are_told_of_what_is_measured_from_zero(
    unit: str, scale: Scale, balance: bool, zero: bool
) -> None:
    parts = (Polarity.NEITHER, RegionRule.NONE, scale, "Name", "Text")
    indicator = Indicator("code", "theme", Unit(unit), 1, *parts)
    assert (indicator.is_balance, indicator.is_from_zero) == (balance, zero)
