"""What small multiples are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Bar:
    """One number: year, when it was counted (as a date, and short for an axis), value, printed."""

    year: int
    when: str
    short: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Multiple:
    """One part: code (for colour and sign), name, its words aloud, and its runs of bars.

    Each run is a series of its own: runs are never joined.
    """

    code: str
    name: str
    runs: tuple[tuple[Bar, ...], ...]
    spoken: Labelled
    chosen: bool = False
