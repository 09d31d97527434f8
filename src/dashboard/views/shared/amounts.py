"""Values and differences of an indicator in words, as its unit wants them; levels of the radar."""

from __future__ import annotations

from math import isnan

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.unit import Nature
from dashboard.domain.practices.radar import Level
from dashboard.i18n.translator import MISSING, Translator


def printed(t: Translator, indicator: Indicator, value: float | None) -> str:
    """Return a value with its unit, a level in words; balances carry their sign."""
    if indicator.unit.is_level:
        return MISSING if value is None else level_word(t, value)
    return t.measure(value, indicator.unit, indicator.decimals, signed=indicator.is_balance)


def difference(t: Translator, indicator: Indicator, amount: float, *, signed: bool = True) -> str:
    """Return a difference with its unit, and its sign where no word says it.

    Percentages differ by percentage points, scores by points.
    """
    if indicator.unit.nature is Nature.SCORE:
        value = t.number(amount, indicator.decimals, signed=signed)
        return t(f"change.score_{'one' if abs(amount) == 1 else 'many'}", value=value)
    if indicator.unit.is_share:
        return t("change.points", value=t.number(amount, indicator.decimals, signed=signed))
    return t.measure(amount, indicator.unit, indicator.decimals, signed=signed)


def to_level(value: float | None) -> Level | None:
    """Return a stored level, or nothing where the question was not answered."""
    return None if value is None or isnan(value) else Level(int(value))


def level_word(t: Translator, value: float | None) -> str:
    """Return a level in words; not answered is never no."""
    level = to_level(value)
    return t("level.none" if level is None else f"level.{level.name.lower()}")
