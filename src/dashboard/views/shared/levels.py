"""The levels of the radar in words."""

from __future__ import annotations

from math import isnan

from dashboard.domain.radar import Level
from dashboard.i18n.translator import Translator

LEVEL_UNIT = "level"


def to_level(value: float | None) -> Level | None:
    """Return a stored level, or nothing where the question was not answered."""
    return None if value is None or isnan(value) else Level(int(value))


def level_word(t: Translator, value: float | None) -> str:
    """Return a level in words; not answered is never no."""
    level = to_level(value)
    return t("level.none" if level is None else f"level.{level.name.lower()}")
