"""The municipalities: names, sub-region, group by size, areas and the point of their label."""

from __future__ import annotations

from typing import Any

from dashboard.importers.base import Parsed, Task, good_rows, required, required_text, typed
from dashboard.importers.reading.harmonise import NotUnderstood, clean, to_date, to_number, to_whole
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Row, ignore_others, require

SOURCE_ID = "mml_municipalities"

GROUPS = {
    "Kaupunkimaiset kunnat": "urban",
    "Taajaan asutut kunnat": "semi_urban",
    "Maaseutumaiset kunnat": "rural",
}

_TEXTS = ("name_fi", "name_sv", "name_in_fi", "subregion_fi", "subregion_sv")
_NUMBERS = ("area_land_km2", "area_freshwater_km2", "area_total_km2", "label_lon", "label_lat")
_COLUMNS = ("municipality_code", *_TEXTS, "municipality_group_fi", *_NUMBERS, "in_region_until")
_TILE = ("tile_row", "tile_col")


def read_municipalities(task: Task) -> Parsed:
    """Return the rows of table `municipalities`."""
    notes = Notes()
    sheet = read_table(task.path, task.file, notes)
    if not require(sheet, _COLUMNS, notes):
        return Parsed({}, notes)
    ignore_others(sheet, (*_COLUMNS, *_TILE), notes)
    rows = good_rows(sheet, notes, lambda row: _municipality(row, notes))
    return Parsed({"municipalities": typed("municipalities", rows)}, notes)


def _municipality(row: Row, notes: Notes) -> dict[str, Any]:
    # A code that lost its zero cannot be mended here: this table says which codes there are.
    values: dict[str, Any] = {"municipality_code": required_text(row, "municipality_code", notes)}
    values |= {name: required_text(row, name, notes) for name in _TEXTS}
    values |= {name: required(to_number, row, name, notes) for name in _NUMBERS}
    return values | {
        "group": notes.read(_group, row.cell("municipality_group_fi")),
        "member_until": notes.read(to_date, row.cell("in_region_until")),
        # The place in the grid of small multiples; a file without it leaves the place empty.
        **{name: notes.read(to_whole, row.cell(name)) for name in _TILE},
        "source_id": SOURCE_ID,
    }


def _group(text: str) -> str:
    try:
        return GROUPS[clean(text)]
    except KeyError:
        raise NotUnderstood("group_unknown") from None
