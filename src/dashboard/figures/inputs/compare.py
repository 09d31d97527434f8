"""What dots on scales are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale: title, ends as printed, places (0-1) of the quartiles and of the dots, or nothing."""

    title: str
    low: str
    high: str
    quartiles: tuple[float, float, float]
    places: tuple[float | None, ...]
    spoken: Labelled


@dataclass(frozen=True, slots=True)
class Scales:
    """Scales below each other: text alternative, names in the order of the dots, band and line."""

    rows: tuple[Scale, ...]
    name: Labelled
    names: tuple[str, ...]
    band: str
    median: str
