"""Opening a saved discussion: strict about types, every fault told, nothing half read.

What a file says is somebody's text: nothing of it is shown but where a fault is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dashboard.domain.assessment import (
    MAX_SHORT,
    MAX_TARGETS,
    MAX_TEXT,
    Assessment,
    Known,
    Outcome,
    Side,
    Target,
    Views,
    printable,
)
from dashboard.domain.radar import Level
from dashboard.reports.assessment.file import FORMAT, MAX_BYTES, VERSION

_CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
_PLACE = re.compile(r"\d{3}")
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
_PARTS = {"municipality", "date", "answers", "radar", "notes", "targets", "next_meeting"}
_WHOLE = _PARTS | {"format", "version", "lang", "previous"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault of a file, or one thing to know: `assessment.file_<key>` and what fills it."""

    key: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file held: a discussion, or every fault. `remarks` tell what was left aside."""

    assessment: Assessment | None = None
    faults: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()


def open_assessment(
    content: bytes, items: Collection[str], municipalities: Collection[str]
) -> Opened:
    """Read a saved discussion. `items` are the practices that are known today.

    Answers to other practices are kept aside and saved again.
    """
    whole = _document(content)
    if isinstance(whole, Remark):
        return Opened(faults=(whole,))
    reading = _Reading(items, municipalities)
    found = reading.body(whole, "")
    if (earlier := whole.get("previous")) is not None:
        if isinstance(earlier, dict):
            found = replace(found, previous=reading.body(earlier, "previous."))
        else:
            reading.fault("not_object", "previous")
    reading.left_out(set(whole) - _WHOLE)
    if reading.faults:
        return Opened(faults=tuple(reading.faults))
    return Opened(found, remarks=tuple(reading.remarks))


def _document(content: bytes) -> dict[str, Any] | Remark:
    """Return the file's JSON object, or the one fault that makes the rest unreadable."""
    if len(content) > MAX_BYTES:
        return Remark("too_large", (("limit", MAX_BYTES // 1000),))
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Remark("not_text")
    except (ValueError, RecursionError):
        return Remark("not_json" if content.strip() else "empty")
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return Remark("foreign")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        return Remark("foreign")
    return whole if version <= VERSION else Remark("newer")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one file; gathers every fault."""

    items: Collection[str]
    municipalities: Collection[str]
    faults: list[Remark] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def fault(self, key: str, place: str, **params: str | int) -> None:
        """Keep a fault and its place."""
        shown = "".join(char if char.isprintable() else "?" for char in place[:80])
        self.faults.append(Remark(key, (("place", shown), *params.items())))

    def left_out(self, names: Collection[str]) -> None:
        """Keep how many parts were not read."""
        if names:
            self.remarks.append(Remark("parts_ignored", (("count", len(names)),)))

    def body(self, part: dict[str, Any], at: str) -> Assessment:
        """Read one discussion; `at` is its place in the file."""
        answers = self.answers(self.mapping(part, "answers", at), f"{at}answers")
        unknown = {item: views for item, views in answers.items() if item not in self.items}
        if unknown:
            self.remarks.append(Remark("items_kept", (("count", len(unknown)),)))
        return Assessment(
            municipality=self.municipality(part.get("municipality", ""), f"{at}municipality"),
            answers={item: views for item, views in answers.items() if item in self.items},
            known=self.known(part.get("radar"), f"{at}radar"),
            notes={
                self.code(name, f"{at}notes"): self.text(text, f"{at}notes.{name}", MAX_TEXT)
                for name, text in self.mapping(part, "notes", at).items()
            },
            targets=self.targets(part.get("targets", []), f"{at}targets"),
            next_meeting=self.day(part.get("next_meeting"), f"{at}next_meeting"),
            held_on=self.day(part.get("date"), f"{at}date"),
            unknown=unknown,
        )

    def mapping(self, part: dict[str, Any], name: str, at: str) -> dict[str, Any]:
        """Return a part that is an object, or an empty one."""
        value = part.get(name, {})
        if isinstance(value, dict):
            return value
        self.fault("not_object", at + name)
        return {}

    def answers(self, part: dict[str, Any], at: str) -> dict[str, Views]:
        """Read views by practice."""
        found: dict[str, Views] = {}
        for item, views in part.items():
            place = f"{at}.{item}"
            code = self.code(item, at)
            if not isinstance(views, dict) or not set(views) <= set(Side):
                self.fault("views_wrong", place)
                continue
            found[code] = {
                Side(side): self.level(level, f"{place}.{side}") for side, level in views.items()
            }
        return found

    def known(self, value: Any, at: str) -> Known | None:
        """Read what the radar's round held."""
        if value is None:
            return None
        year, sample = (
            (value.get("year"), value.get("sample")) if isinstance(value, dict) else (0, 0)
        )
        if type(year) is not int or not 2000 <= year < 2100 or not isinstance(sample, bool):
            self.fault("radar_wrong", at)
            return None
        levels = {}
        for item, number in self.mapping(value, "levels", f"{at}.").items():
            level = self.level(number, f"{at}.levels.{item}")
            if level is not None:
                levels[self.code(item, at)] = level
        return Known(year, sample, levels)

    def targets(self, value: Any, at: str) -> tuple[Target, ...]:
        """Read the list of targets; empty ones go."""
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.fault("not_list", at)
            return ()
        if len(value) > MAX_TARGETS:
            self.fault("targets_many", at, limit=MAX_TARGETS)
        found = [self.target(one, f"{at}.{n}") for n, one in enumerate(value, start=1)]
        return tuple(target for target in found if not target.is_empty)

    def target(self, part: dict[str, Any], at: str) -> Target:
        """Read one target."""
        by, outcome, item = (part.get(name) or "" for name in ("by", "outcome", "item"))
        if by and not (isinstance(by, str) and _MONTH.fullmatch(by)):
            self.fault("month_wrong", f"{at}.by")
        if outcome and not (isinstance(outcome, str) and outcome in set(Outcome)):
            self.fault("outcome_wrong", f"{at}.outcome")
            outcome = ""
        return Target(
            item=self.code(item, f"{at}.item") if item else "",
            topic=self.text(part.get("topic", ""), f"{at}.topic", MAX_SHORT),
            action=self.text(part.get("action", ""), f"{at}.action", MAX_TEXT),
            who=self.text(part.get("who", ""), f"{at}.who", MAX_SHORT),
            by=str(by),
            outcome=Outcome(outcome) if outcome else None,
        )

    def municipality(self, value: Any, at: str) -> str:
        """Read a code that the region has, or nothing."""
        if isinstance(value, str) and (not value or value in self.municipalities):
            return value
        is_code = isinstance(value, str) and _PLACE.fullmatch(value)
        self.fault("municipality_unknown" if is_code else "municipality_wrong", at)
        return ""

    def code(self, value: Any, at: str) -> str:
        """Read a code of ours."""
        if isinstance(value, str) and _CODE.fullmatch(value):
            return value
        self.fault("code_wrong", at)
        return ""

    def level(self, value: Any, at: str) -> Level | None:
        """Read a level, or nothing where a side did not know."""
        if value is None:
            return None
        # True and 1.0 equal 1 in Python; neither is a level.
        if type(value) is int and value in set(Level):
            return Level(value)
        self.fault("level_wrong", at)
        return None

    def text(self, value: Any, at: str, limit: int) -> str:
        """Read a text within its limit."""
        if not isinstance(value, str):
            self.fault("not_words", at)
        elif len(value) > limit:
            self.fault("too_long", at, limit=limit)
        elif not printable(value):
            self.fault("character", at)
        else:
            return value
        return ""

    def day(self, value: Any, at: str) -> date | None:
        """Read a day, or nothing."""
        if value is None:
            return None
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        self.fault("day_wrong", at)
        return None
