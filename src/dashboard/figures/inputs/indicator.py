"""What the map and the ranking are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled

SMALLEST_SIZE = 0.06
"""The smallest circle beside the largest, by radius: three pixels on a page. None is smaller."""


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality: its value as printed and as spoken, the value that is printed, its class.

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
