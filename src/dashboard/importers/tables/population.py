"""Population at the end of each year, by municipality."""

from __future__ import annotations

from typing import Any

from dashboard.importers.base import Parsed, Task, good_rows, municipality, of_year, required, typed
from dashboard.importers.reading.harmonise import NotUnderstood, clean, to_whole, to_year
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Row, ignore_others, require

SOURCE_ID = "statfin_11ra"
SERIES = "statfin"

STATUSES = frozenset({"final", "preliminary", "secondary", "derived"})
_COLUMNS = ("municipality_code", "year", "population", "status")


def read_population(task: Task) -> Parsed:
    """Return observations of indicator `population`; `task.year` keeps one year only."""
    notes = Notes()
    sheet = read_table(task.path, task.file, notes)
    if not require(sheet, _COLUMNS, notes):
        return Parsed({}, notes)
    ignore_others(sheet, _COLUMNS, notes)
    areas = task.areas()

    def observation(row: Row) -> dict[str, Any]:
        year = required(to_year, row, "year", notes)
        return {
            "indicator_code": "population",
            "area_code": municipality(row, "municipality_code", areas, notes),
            "year": year,
            "series": SERIES,
            "period": str(year),
            "value": required(_inhabitants, row, "population", notes),
            "status": notes.read(_status, row.cell("status")),
            "source_id": SOURCE_ID,
        }

    rows = of_year(good_rows(sheet, notes, observation), task, notes)
    return Parsed({"observations": typed("observations", rows)}, notes)


def _inhabitants(text: str) -> int | None:
    number = to_whole(text)
    if number is not None and number < 0:
        raise NotUnderstood("number_negative")
    return number


def _status(text: str) -> str:
    plain = clean(text)
    if plain not in STATUSES:
        raise NotUnderstood("status_unknown")
    return plain
