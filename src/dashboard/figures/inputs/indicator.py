"""What the map and the ranking are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled

SMALLEST_SIZE = 0.06
"""The smallest circle beside the largest, by radius: three pixels on a page. None is smaller."""


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality: its value as printed and as spoken, the value that is printed, its class.

    `tip` says name, value with its unit and rank for the eye, `spoken` the same for the ear.
    Value and class are nothing where the value is missing. `size` is the radius of a count's
    circle as a part (0-1) of the largest one's; nothing where the map has no circles.
    """

    code: str
    name: str
    value_text: str
    spoken: Labelled
    class_index: int | None
    value: float | None
    chosen: bool = False
    size: float | None = None
    tip: Labelled | None = None

    @property
    def signed_size(self) -> float | None:
        """Return the size of the circle, less than zero where the value is."""
        return -self.size if self.size is not None and (self.value or 0) < 0 else self.size


@dataclass(frozen=True, slots=True)
class Ranking:
    """Municipalities in their order, those without a value last.

    `line` is the median that is marked, `line_label` its words. `ends` are the ends of the scale
    and `widest` the printed values that need most room: the same in every year.
    """

    rows: tuple[Area, ...]
    ends: tuple[float, float]
    widest: tuple[str, ...]
    line: float | None = None
    line_label: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """Title with unit, labels of the classes from the lowest, `missing` when areas lack a value.

    `change` are values around zero, `zero` tells that the lowest class holds zeros alone.
    `circles` are sizes (0-1) with what they stand for, the largest first, of a map of counts;
    `marks` say what a full circle, a ring and a cross mean, as far as the map can have them, and
    `smallest` that no circle is drawn smaller.
    """

    title: str
    labels: tuple[str, ...]
    missing: str = ""
    change: bool = False
    zero: bool = False
    circles: tuple[tuple[float, str], ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    smallest: str = ""
