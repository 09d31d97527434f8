"""One year of a file, when the command asks for one."""

from __future__ import annotations

from typing import Any

from dashboard.errors import Fault
from dashboard.importers.base import Task
from dashboard.importers.reading.notes import Notes


def of_year(rows: list[dict[str, Any]], task: Task, notes: Notes) -> list[dict[str, Any]]:
    """Return the observations of the year asked for, or all; the others are noted as ignored."""
    kept = [row for row in rows if task.year is None or row["year"] == task.year]
    if len(kept) < len(rows):
        count = len(rows) - len(kept)
        notes.ignored.append(Fault("years_ignored", task.file).with_params(count=count))
    return kept
