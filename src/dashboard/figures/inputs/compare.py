"""What dots on scales are drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: title, ends as printed, places (0-1) of the quartiles and of the dots, or nothing."""

    title: str
    low: str
    high: str
    quartiles: tuple[float, float, float]
    places: tuple[float | None, ...]
    spoken: str


@dataclass(frozen=True, slots=True)
class Scales:
    """Scales below each other: text alternative, names in the order of the dots, band and line."""

    rows: tuple[Scale, ...]
    name: str
    names: tuple[str, ...]
    band: str
    median: str
