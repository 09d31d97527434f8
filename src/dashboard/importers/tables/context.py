"""Background indicators from several official statistics, collected into one table."""

from __future__ import annotations

from typing import Any

from dashboard.importers.base import (
    Parsed,
    Task,
    good_rows,
    municipality,
    of_year,
    required,
    required_text,
    typed,
)
from dashboard.importers.reading.harmonise import to_number, to_period
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Row, ignore_others, require

KEY_FIGURES = "statfin_key_figures_2019"
EMPLOYMENT = "keha_12r5"

SOURCES = {
    "statfin_kuntien_avainluvut_2019": KEY_FIGURES,
    "statfin_12r5 (KEHA)": EMPLOYMENT,
}
"""Names that the collected table uses for sources; the others are source ids already."""

SERIES = {KEY_FIGURES: "key_figures_2019", EMPLOYMENT: "employment_service"}
"""The series of those sources that are one of their own; the others continue StatFin's.

Nobody has confirmed that the key figures were computed as StatFin's tables are.
"""

_COLUMNS = ("area_code", "indicator", "period", "value", "source")
_DESCRIBING = ("label_source", "unit")


def read_context(task: Task) -> Parsed:
    """Return observations of the background indicators; `task.year` keeps one year only."""
    notes = Notes()
    sheet = read_table(task.path, task.file, notes)
    if not require(sheet, _COLUMNS, notes):
        return Parsed({}, notes)
    ignore_others(sheet, (*_COLUMNS, *_DESCRIBING), notes)
    areas = task.areas()

    def observation(row: Row) -> dict[str, Any]:
        year, period = required(to_period, row, "period", notes) or (0, "")
        source = required_text(row, "source", notes)
        source_id = SOURCES.get(source, source)
        indicator = required_text(row, "indicator", notes)
        return {
            "indicator_code": indicator,
            "area_code": municipality(row, "area_code", areas, notes, wider=True),
            "year": year,
            "series": SERIES.get(source_id, "statfin"),
            "period": period,
            "value": required(to_number, row, "value", notes),
            "status": "final",
            "source_id": source_id,
        }

    rows = of_year(good_rows(sheet, notes, observation), task, notes)
    return Parsed({"observations": typed("observations", rows)}, notes)
