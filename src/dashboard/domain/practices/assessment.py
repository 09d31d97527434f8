"""The self-assessment of a municipality: two views of each practice, targets, the next meeting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from dashboard.domain.practices.radar import Level
from dashboard.domain.texts.signs import LINES, visible

MAX_TARGETS = 3
MAX_TEXT = 600
"""Characters of a note or a deed; a shorter text is a name or a role."""

MAX_SHORT = 120


class Part(StrEnum):
    """What an item of the content belongs to."""

    CHECKLIST = "checklist"
    LOOK_BACK = "look_back"


class Side(StrEnum):
    """Whose view it is."""

    MUNICIPALITY = "municipality"
    ORGANISATIONS = "organisations"


class Outcome(StrEnum):
    """What became of a target that was agreed earlier."""

    DONE = "done"
    STARTED = "started"
    NOT_STARTED = "not_started"


Views = Mapping[Side, Level | None]
"""The views of one practice: nothing at a side means "we do not know", no side not answered."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the municipality answered in a round of the radar, by practice."""

    year: int
    sample: bool
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Target:
    """One agreed target: a practice or a topic of one's own, what, who (a role), by which month.

    `by` is "2027-03" or empty.
    """

    item: str = ""
    topic: str = ""
    action: str = ""
    who: str = ""
    by: str = ""
    outcome: Outcome | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been said."""
        return self == Target()


@dataclass(frozen=True, slots=True)
class Assessment:
    """One discussion. `held_on` is the day it was saved, `previous` the discussion before it.

    `unknown` keeps the answers to practices that this product does not know.
    """

    municipality: str = ""
    answers: Mapping[str, Views] = field(default_factory=dict)
    known: Known | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    next_meeting: date | None = None
    held_on: date | None = None
    previous: Assessment | None = None
    unknown: Mapping[str, Views] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody has said anything yet."""
        said = (self.answers, self.notes, self.next_meeting, self.previous, self.unknown)
        return not any(said) and all(target.is_empty for target in self.targets)

    def is_given(self, item: str, side: Side) -> bool:
        """Tell whether a side has answered itself, be it "we do not know"."""
        return side in self.answers.get(item, {})

    def is_from_radar(self, item: str, side: Side) -> bool:
        """Tell whether a view is the radar's answer, which nobody has confirmed or changed."""
        return (
            side is Side.MUNICIPALITY
            and not self.is_given(item, side)
            and self.known is not None
            and item in self.known.levels
        )

    def level(self, item: str, side: Side) -> Level | None:
        """Return a view: the side's own, for the municipality else the radar's, else nothing."""
        if self.is_from_radar(item, side) and self.known is not None:
            return self.known.levels[item]
        return self.answers.get(item, {}).get(side)

    def heard(self) -> tuple[Side, ...]:
        """Return the sides that have a view of any practice, the radar's answers among them."""
        items = {*self.answers, *(self.known.levels if self.known else ())}
        return tuple(
            side for side in Side if any(self.level(item, side) is not None for item in items)
        )

    def standing(self, item: str, sides: Collection[Side]) -> Level | None:
        """Return the lowest view of some sides; nothing while one of them has none.

        So "in place" is what all of them say.
        """
        levels = [self.level(item, side) for side in sides]
        known = [level for level in levels if level is not None]
        return min(known) if known and len(known) == len(levels) else None

    def difference(self, item: str) -> int | None:
        """Return how much better the municipality sees a practice (-2 to 2), if both have a view."""
        ours, theirs = (self.level(item, side) for side in Side)
        return None if ours is None or theirs is None else ours - theirs

    def answered(self, item: str, side: Side, level: Level | None) -> Assessment:
        """Return the discussion with one view given."""
        views = {**self.answers.get(item, {}), side: level}
        return replace(self, answers={**self.answers, item: views})

    def noted(self, question: str, text: str) -> Assessment:
        """Return the discussion with the note to a question; an empty one goes."""
        notes = {code: note for code, note in self.notes.items() if code != question}
        return replace(self, notes={**notes, question: text} if text else notes)

    def confirmed(self) -> Assessment:
        """Return the discussion with the radar's answers taken as the municipality's own."""
        found = self
        for item, level in (self.known.levels if self.known else {}).items():
            if self.is_from_radar(item, Side.MUNICIPALITY):
                found = found.answered(item, Side.MUNICIPALITY, level)
        return found


def continued(last: Assessment, current: Assessment) -> Assessment:
    """Return a new discussion that looks back at `last` and keeps what was said in `current`.

    Nobody's answers of last time become today's: new ones start from the radar of `current`.
    """
    return replace(
        current,
        municipality=last.municipality or current.municipality,
        previous=replace(last, previous=None),
        unknown={**last.unknown, **current.unknown},
    )


def cleaned(text: str, limit: int) -> str:
    """Return what somebody typed without hidden signs and spaces at its ends, cut to a length."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return visible(plain, LINES).strip()[:limit].strip()
