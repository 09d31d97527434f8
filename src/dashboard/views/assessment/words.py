"""The self-assessment in words: views, differences, changes, targets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from dashboard.domain.practices.assessment import Assessment, Known, Side, Target
from dashboard.domain.practices.radar import Level
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.assessment.content import Content
from dashboard.views.shared.amounts import level_word

_DAY = re.compile(r"([0-3]?\d)[./]\s*([01]?\d)[./]\s*(20\d\d)")


PLACES = ("answers", "targets", "notes", "radar", "previous", "next_meeting", "date")
"""The parts of a saved discussion that have a name on the page."""


class Move(StrEnum):
    """How a practice has moved since the discussion before."""

    UP = "up"
    SAME = "same"
    DOWN = "down"
    NEW = "new"
    GONE = "gone"


def view_words(t: Translator, assessment: Assessment, item: str, side: Side) -> str:
    """Return a side's view in words; not answered and "we do not know" are two things."""
    level = assessment.level(item, side)
    if level is not None:
        return level_word(t, level)
    return t("assessment.unsure" if assessment.is_given(item, side) else "assessment.unanswered")


def gap_short(t: Translator, difference: int | None) -> str:
    """Return a difference of views as a sign with its word: "kunta +1"."""
    if difference is None:
        return MISSING
    if not difference:
        return t("assessment.gap_none")
    side = "municipality" if difference > 0 else "organisations"
    return t(f"assessment.gap_{side}", value=abs(difference))


def gap_sentence(t: Translator, difference: int) -> str:
    """Return a difference of views as a sentence."""
    if not difference:
        return t("assessment.agree")
    side = "municipality" if difference > 0 else "organisations"
    return t(f"assessment.{side}_higher", count=abs(difference))


def move_of(before: Level | None, now: Level | None) -> Move | None:
    """Return how a practice moved, or nothing when neither discussion has a view of it."""
    if before is None or now is None:
        return None if before is now else (Move.NEW if before is None else Move.GONE)
    if before == now:
        return Move.SAME
    return Move.UP if now > before else Move.DOWN


def move_sentence(t: Translator, short: str, before: Level | None, now: Level | None) -> str:
    """Return how a practice moved: "Avoimet tapaamiset: osittain → kyllä"."""
    return t("assessment.moved", name=short, before=level_word(t, before), now=level_word(t, now))


def radar_moves(t: Translator, content: Content, before: Known, now: Known) -> tuple[str, ...]:
    """Return what changed in the municipality's answers between two rounds of the radar."""
    return tuple(
        move_sentence(t, item.short, was, level)
        for item in content.practices
        if (was := before.levels.get(item.code)) is not None
        and (level := now.levels.get(item.code)) is not None
        and was != level
    )


def target_name(content: Content, target: Target) -> str:
    """Return what a target is about: the practice's name or the reader's own words."""
    practice = content.practice(target.item)
    return practice.short if practice is not None else target.topic or target.item


def place_words(t: Translator, content: Content, place: str) -> str:
    """Return where in a file something is in the words of the page: "Kunta, Avustukset"."""
    names = {item.code: item.short for item in content.practices}
    names |= {side.value: t(f"assessment.{side}") for side in Side}
    names |= {part: t(f"assessment.place_{part}") for part in PLACES}
    return ", ".join(names.get(part, part) for part in place.split("."))


def month_words(t: Translator, month: str) -> str:
    """Return "2027-03" in words: "maaliskuu 2027"."""
    year, _, number = month.partition("-")
    return t.period(f"{int(number)}/{year}") if number.isdigit() else month


def months_from(day: date, count: int = 24) -> tuple[str, ...]:
    """Return the months from a day's own on, as "2027-03"."""
    first = day.year * 12 + day.month - 1
    return tuple(f"{n // 12}-{n % 12 + 1:02}" for n in range(first, first + count))


def day_words(day: date) -> str:
    """Return a day as it is typed, in every language: "31.12.2027"."""
    return f"{day.day}.{day.month}.{day.year}"


def day_of(text: str) -> date | None:
    """Return the day that somebody typed, or nothing when it is none."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def target_lines(t: Translator, target: Target) -> tuple[str, ...]:
    """Return what was agreed of a target: deed, who, by when; parts that are empty are left out."""
    parts: Iterable[tuple[str, str]] = (
        ("", target.action),
        (t("assessment.who"), target.who),
        (t("assessment.by"), month_words(t, target.by) if target.by else ""),
    )
    return tuple(f"{label}: {said}" if label else said for label, said in parts if said)
