"""What a saved discussion must look like; the type of a fault is the key of its sentence.

Strict: nothing is turned into another type. Parts that a model does not name are left.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date as day
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter
from pydantic import ValidationInfo as Info
from pydantic import WrapValidator as Wrap
from pydantic_core import PydanticCustomError

from dashboard.domain.practices import assessment as domain
from dashboard.domain.practices.assessment import Assessment, Known, Outcome, Side, Target
from dashboard.domain.practices.radar import Level
from dashboard.domain.texts.signs import LINES, hidden, visible


def _fault(key: Any, **context: int) -> PydanticCustomError:
    return PydanticCustomError(key, key, context)


def _told(key: str, read: Callable[[Any], Any] = lambda value: value, above: int = 0) -> Wrap:
    """Tell whatever is wrong with a value by one key, so many places above its own."""

    def tell(value: Any, inner: Callable[[Any], Any]) -> Any:
        try:
            return inner(read(value))
        except ValueError:
            raise _fault(key, above=above) from None

    return Wrap(tell)


def _shaped(key: str, shape: Any) -> BeforeValidator:
    """Tell a whole of the wrong shape by one key, before its parts are looked at."""
    outer = TypeAdapter(shape)

    def tell(value: Any) -> Any:
        try:
            outer.validate_python(value, strict=True)
        except ValueError:
            raise _fault(key) from None
        return value

    return BeforeValidator(tell)


@dataclass(frozen=True, slots=True)
class Beside:
    """What a file is read beside: the region's codes. `mended` gathers texts with hidden signs."""

    municipalities: Collection[str]
    mended: list[str] = field(default_factory=list)


def _of_region(code: str, info: Info[Beside]) -> str:
    if code and code not in info.context.municipalities:
        raise _fault("municipality_unknown")
    return code


def _level(value: Any) -> Level:
    # True and 1.0 equal 1 in Python; neither is a level.
    if type(value) is int:
        return Level(value)
    raise ValueError


def _day(value: Any) -> day:
    # Python reads more ISO forms than we write.
    if isinstance(value, str) and re.fullmatch(r"20\d\d-\d\d-\d\d", value):
        return day.fromisoformat(value)
    raise ValueError


def _shown(text: str, info: Info[Beside]) -> str:
    plain = text.replace("\r\n", "\n")
    if hidden(plain, LINES):
        info.context.mended.append(text)
    return visible(plain, LINES)


def _few(targets: Any) -> None:
    if isinstance(targets, list) and len(targets) > domain.MAX_TARGETS:
        raise _fault("targets_many", max_length=domain.MAX_TARGETS)


def _or_empty(value: Any) -> Any:
    return value or ""


def _without_empty(levels: Any) -> Any:
    if isinstance(levels, dict):
        return {item: level for item, level in levels.items() if level is not None}
    return levels


_CODE = r"[a-z][a-z0-9_]{0,59}"
_MONTH = r"20\d\d-(0[1-9]|1[0-2])"
_Code = Annotated[str, Field(pattern=f"^{_CODE}$"), _told("code_wrong", above=2)]
_KnownCode = Annotated[str, Field(pattern=f"^{_CODE}$"), _told("code_wrong", above=3)]
_Level = Annotated[Level, _told("level_wrong", _level)]
_Day = Annotated[day, _told("day_wrong", _day)]
_Text = Annotated[str, Field(max_length=domain.MAX_TEXT), AfterValidator(_shown)]
_Short = Annotated[str, Field(max_length=domain.MAX_SHORT), AfterValidator(_shown)]
_Side = Annotated[Side, BeforeValidator(Side)]
_Views = Annotated[dict[_Side, _Level | None], _shaped("views_wrong", dict[_Side, Any])]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Round(_Part):
    year: Annotated[int, Field(ge=2000, lt=2100)]
    sample: bool


class _Radar(_Round):
    levels: Annotated[dict[_KnownCode, _Level], BeforeValidator(_without_empty)] = {}


class _Target(_Part):
    by: Annotated[str, Field(pattern=f"^({_MONTH})?$"), _told("month_wrong", _or_empty)] = ""
    outcome: Annotated[
        Outcome | None, _told("outcome_wrong", lambda value: Outcome(value) if value else None)
    ] = None
    item: Annotated[str, Field(pattern=f"^({_CODE})?$"), _told("code_wrong", _or_empty)] = ""
    topic: _Short = ""
    action: _Text = ""
    who: _Short = ""


class Discussion(_Part):
    """One discussion as a file holds it; validated in the context of a `Beside`."""

    municipality: Annotated[
        str, Field(pattern=r"^(\d{3})?$"), _told("municipality_wrong"), AfterValidator(_of_region)
    ] = ""
    answers: dict[_Code, _Views] = {}
    radar: Annotated[_Radar | None, _shaped("radar_wrong", _Round | None)] = None
    notes: dict[_Code, _Text] = {}
    # Read twice, so that too many targets do not hide what is wrong with each.
    target_count: Annotated[Any, AfterValidator(_few), Field(alias="targets")] = None
    targets: Annotated[list[_Target], _shaped("not_list", list[dict[Any, Any]])] = []
    next_meeting: _Day | None = None
    date: _Day | None = None

    def assessment(self, items: Collection[str]) -> Assessment:
        """Return the discussion; the answers to other practices than `items` are kept aside."""
        targets = (Target(**dict(target)) for target in self.targets)
        return Assessment(
            municipality=self.municipality,
            answers={item: views for item, views in self.answers.items() if item in items},
            known=Known(**dict(self.radar)) if self.radar else None,
            notes=self.notes,
            targets=tuple(target for target in targets if not target.is_empty),
            next_meeting=self.next_meeting,
            held_on=self.date,
            unknown={item: views for item, views in self.answers.items() if item not in items},
        )


class Saved(Discussion):
    """A whole file: a discussion and the one before it."""

    previous: Discussion | None = None

    def assessment(self, items: Collection[str]) -> Assessment:
        """Return the discussion with the one before it."""
        previous = self.previous.assessment(items) if self.previous else None
        return replace(super().assessment(items), previous=previous)
