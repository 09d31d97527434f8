"""What the map and the ranking are drawn from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """One municipality: its value as printed and as spoken, the value that is printed, its class.

    Value and class are nothing where the value is missing.
    """

    code: str
    name: str
    value_text: str
    spoken: str
    class_index: int | None
    value: float | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """Title with unit, labels of the classes from the lowest, `missing` when areas lack a value.

    `change` are classes around zero.
    """

    title: str
    labels: tuple[str, ...]
    missing: str = ""
    change: bool = False
