"""Radar files for tests: the instrument's codes, and rows in both forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.store.versions import Store
from tests.builders import MUNICIPALITIES, frames

LONG = ("Kunta", "Vuosi", "Kriteeri", "Taso", "Huomio")
YEAR = 2026


def codes() -> list[str]:
    """The criteria of today's instrument in its order."""
    rows = frames()["radar_criteria"].sort_values("order")
    return [str(code) for code in rows["criterion_code"]]


def texts(part: str) -> list[str]:
    """One column of the instrument, for example `text_fi`, in the order of `codes`."""
    return [str(text) for text in frames()["radar_criteria"].sort_values("order")[part]]


def long_rows(year: int = YEAR, level: str = "kyllä") -> list[list[str]]:
    """An answer of each of the 22 to each criterion."""
    return [[place, str(year), code, level, ""] for place in MUNICIPALITIES for code in codes()]


def wide_columns() -> tuple[str, ...]:
    """The headings of the wide form by codes."""
    return ("Kunta", "Vuosi", *codes())


def wide_rows(year: int = YEAR, level: str = "kyllä") -> list[list[str]]:
    """A row of each of the 22."""
    return [[place, str(year), *[level] * len(codes())] for place in MUNICIPALITIES]


def answers(store: Store, year: int = YEAR) -> dict[tuple[str, str], int | None]:
    """The levels in force of a year by municipality and criterion."""
    return {
        (row["municipality_code"], row["criterion_code"]): row["level"]
        for row in rows_of(store, year)
    }


def rows_of(store: Store, year: int = YEAR) -> list[dict[str, Any]]:
    """The rows in force of a year."""
    rows: Sequence[dict[str, Any]] = store.table(store.current(), "radar_answers").to_pylist()
    return [row for row in rows if row["year"] == year]
