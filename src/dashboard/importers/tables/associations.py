"""The register's own count of associations by purpose class, for the region.

Counts that are not of the same things are series of their own. A date whose table has the class of
the unclassified ("0") counts every registered association; a date without it counts only those
that are classified. Until the end of 2020 the register's region held Kuhmoinen, too.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from dashboard.domain.places.areas import LAST_DAY_OF_23, REGION_CODE
from dashboard.domain.sector import PURPOSE_CLASSES, UNCLASSIFIED
from dashboard.errors import Fault
from dashboard.importers.base import ROW, Parsed, Task, good_rows, of_year, required, typed
from dashboard.importers.reading.harmonise import NotUnderstood, clean, to_date, to_whole
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Row, Sheet, ignore_others, require

SOURCE_ID = "prh_associations"
TOTAL = "T"
ALL, CLASSIFIED, CLASSIFIED_23 = "register_all", "register_classified", "register_classified_23"

_COLUMNS = ("date", "maakunta_code", "class_code", "associations")
_REGION = REGION_CODE.removeprefix("MK")
_YEAR_END_DAYS = 7
"""A count made in the first days of January describes the end of the year before."""


def read_associations(task: Task) -> Parsed:
    """Return observations `associations` and `associations_class_<c>` of the region."""
    notes = Notes()
    sheet = read_table(task.path, task.file, notes)
    if not require(sheet, _COLUMNS, notes):
        return Parsed({}, notes)
    ignore_others(sheet, (*_COLUMNS, "maakunta_name_fi"), notes)
    counts = good_rows(sheet, notes, lambda row: _count(row, notes))
    _note_other_regions(sheet, notes)
    by_date: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for count in counts:
        if count["class_code"] in by_date[count["date"]]:
            notes.faults.append(_again(task.file, count))
        by_date[count["date"]][count["class_code"]] = count
    rows = []
    for day, classes in by_date.items():
        _check_total(task.file, day, classes, notes)
        series = _series(day, everything=UNCLASSIFIED in classes)
        rows += [_observation(count, series) for count in classes.values()]
    return Parsed({"observations": typed("observations", of_year(rows, task, notes))}, notes)


def _series(day: str, *, everything: bool) -> str:
    """Return the series of a date: what is counted, and in which region."""
    if everything:
        return ALL
    return CLASSIFIED_23 if day <= LAST_DAY_OF_23 else CLASSIFIED


def _count(row: Row, notes: Notes) -> dict[str, Any] | None:
    if _region(row) != _REGION:
        return None
    return {
        "date": required(to_date, row, "date", notes),
        "class_code": required(_class_code, row, "class_code", notes),
        "associations": required(to_whole, row, "associations", notes),
    }


def _region(row: Row) -> str:
    return clean(row["maakunta_code"]).removeprefix("MK")


def _class_code(text: str) -> str:
    plain = clean(text).upper()
    if plain not in {*PURPOSE_CLASSES, UNCLASSIFIED, TOTAL}:
        raise NotUnderstood("class_unknown")
    return plain


def _note_other_regions(sheet: Sheet, notes: Notes) -> None:
    others = sum(_region(row) != _REGION for row in sheet)
    if others:
        notes.ignored.append(Fault("regions_ignored", sheet.file).with_params(count=others))


def _again(file: str, count: dict[str, Any]) -> Fault:
    value = f"{count['date']}, {count['class_code']}"
    return Fault("key_twice", file, row=count[ROW], column="date, class_code", value=value)


def _check_total(file: str, day: str, classes: dict[str, dict[str, Any]], notes: Notes) -> None:
    """Hold the total against its classes, where the date has classes at all."""
    parts = [count["associations"] for code, count in classes.items() if code != TOTAL]
    total = classes.get(TOTAL)
    if parts and total and sum(parts) != total["associations"]:
        notes.faults.append(
            Fault(
                "total_differs",
                file,
                row=total[ROW],
                column="associations",
                value=str(total["associations"]),
            ).with_params(day=day, sum=sum(parts))
        )


def _observation(count: dict[str, Any], series: str) -> dict[str, Any]:
    day = date.fromisoformat(count["date"])
    early = day.month == 1 and day.day <= _YEAR_END_DAYS
    code = count["class_code"]
    return {
        "indicator_code": "associations" if code == TOTAL else f"associations_class_{code}",
        "area_code": REGION_CODE,
        "year": day.year - 1 if early else day.year,
        "series": series,
        "period": f"{day.day}.{day.month}.{day.year}",
        "value": count["associations"],
        "status": "final",
        "source_id": SOURCE_ID,
        ROW: count[ROW],
    }
