"""Whole rounds of the radar: who took part, what was left out, whether it can be the truth."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.errors import Fault
from dashboard.importers.notes import Notes
from dashboard.importers.radar_instrument import Instrument
from dashboard.importers.task import Task

Rows = list[dict[str, Any]]


def last_years(municipalities: pd.DataFrame) -> dict[str, int]:
    """Return the last round of each municipality that has left the region."""
    pairs = zip(municipalities["municipality_code"], municipalities["member_until"], strict=True)
    return {c: date.fromisoformat(until).year for c, until in pairs if isinstance(until, str)}


def checked_rounds(rows: Rows, task: Task, criteria: Instrument, notes: Notes) -> Rows:
    """Return the rows of the municipalities that took part; notes what is wrong or doubtful.

    A round without an answer, or with answers of fewer than half of the municipalities, stops the
    import: it would take the place of a whole round.
    """
    kept: Rows = []
    years = sorted({row["year"] for row in rows})
    if not years:
        notes.faults.append(Fault("radar_nothing_answered", task.file))
    for year in years:
        of_year = [row for row in rows if row["year"] == year]
        taking_part = {
            row["municipality_code"]
            for row in of_year
            if row["level"] is not None or row["note"] is not None
        }
        _check_who(year, taking_part, task, notes)
        _check_what(year, of_year, task, criteria, notes)
        kept += [row for row in of_year if row["municipality_code"] in taking_part]
    return kept


def _check_who(year: int, taking_part: set[str], task: Task, notes: Notes) -> None:
    known = task.frames["municipalities"]
    left = last_years(known)
    names = dict(zip(known["municipality_code"], known["name_fi"], strict=True))
    members = {code: name for code, name in names.items() if year <= left.get(code, year)}
    if not taking_part:
        notes.faults.append(Fault("radar_round_empty", task.file, value=str(year)))
    elif 2 * len(taking_part) < len(members):
        fault = Fault("radar_too_few", task.file, value=str(year))
        notes.faults.append(fault.with_params(found=len(taking_part), expected=len(members)))
    elif missing := [name for code, name in members.items() if code not in taking_part]:
        fault = Fault("radar_unanswered", task.file, value=str(year))
        notes.warnings.append(fault.with_params(missing=", ".join(missing)))
    earlier = [y for y in task.frames["radar_answers"]["year"] if y < year]
    if earlier and year - max(earlier) > 1:
        fault = Fault("radar_round_gap", task.file, value=str(year))
        notes.warnings.append(fault.with_params(latest=str(max(earlier))))


def _check_what(year: int, rows: Rows, task: Task, criteria: Instrument, notes: Notes) -> None:
    met = {row["criterion_code"] for row in rows}
    notes.warnings += [
        Fault("radar_criterion_left_out", task.file, value=code).with_params(year=str(year))
        for code in criteria.asked_in(year)
        if code not in met
    ]
