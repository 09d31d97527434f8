"""The yearly municipal radar: themes, criteria and the levels of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Theme(StrEnum):
    """The five themes, in the order of the questionnaire."""

    STRUCTURES = "structures"
    DIALOGUE = "dialogue"
    RESOURCES = "resources"
    PARTICIPATION = "participation"
    VISIBILITY = "visibility"


class Level(IntEnum):
    """How far a municipality is; a criterion is reached at `YES`. Not answered is no level."""

    NO = 0
    PARTLY = 1
    YES = 2


MINIMUM_ANSWERED = 0.75
"""A score needs answers to at least this share of the weights that were asked."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion in one language. A changed criterion has a new code."""

    code: str
    theme: Theme
    order: int
    weight: float
    asked_from: int
    asked_until: int | None
    short: str
    text: str
    help: str

    def asked_in(self, year: int) -> bool:
        """Tell whether the criterion belonged to the round of a year."""
        return self.asked_from <= year and (self.asked_until is None or year <= self.asked_until)
