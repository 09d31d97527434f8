"""Whole rounds of the radar: who took part, what was left out, whether it can be the truth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from dashboard.errors import Fault
from dashboard.importers.base import Task
from dashboard.importers.radar.instrument import Instrument
from dashboard.importers.reading.notes import Notes

Rows = list[dict[str, Any]]


def last_years(municipalities: pd.DataFrame) -> dict[str, int]:
    """Return the last round of each municipality that has left the region."""
    pairs = zip(municipalities["municipality_code"], municipalities["member_until"], strict=True)
    return {c: date.fromisoformat(until).year for c, until in pairs if isinstance(until, str)}


def this_year() -> int:
    """Return the year of the clock."""
    return datetime.now(UTC).year


def checked_rounds(
    rows: Rows, task: Task, criteria: Instrument, faulty: set[str], notes: Notes
) -> Rows:
    """Return the rows of the municipalities that took part; notes what is wrong or doubtful.

    A round without an answer, or with answers of fewer than half of the municipalities, stops the
    import: it would take the place of a whole round. Remarks alone are no answers. Those in
    `faulty` count as having answered, since what is wrong with their rows is known already.
    """
    kept: Rows = []
    years = sorted({row["year"] for row in rows})
    if not years and not faulty:
        notes.faults.append(Fault("radar_nothing_answered", task.file))
    for year in years:
        of_year = [row for row in rows if row["year"] == year]
        answered = _municipalities(row for row in of_year if row["level"] is not None)
        remarked = _municipalities(row for row in of_year if row["note"] is not None)
        _check_who(year, answered | faulty, task, notes)
        _check_what(year, of_year, task, criteria, notes)
        kept += [row for row in of_year if row["municipality_code"] in answered | remarked]
    return kept


def _municipalities(rows: Iterable[dict[str, Any]]) -> set[str]:
    return {row["municipality_code"] for row in rows}


def _check_who(year: int, answered: set[str], task: Task, notes: Notes) -> None:
    known = task.frames["municipalities"]
    left = last_years(known)
    names = dict(zip(known["municipality_code"], known["name_fi"], strict=True))
    members = {code: name for code, name in names.items() if year <= left.get(code, year)}
    if not answered:
        notes.faults.append(Fault("radar_round_empty", task.file, value=str(year)))
    elif 2 * len(answered) < len(members):
        fault = Fault("radar_too_few", task.file, value=str(year))
        notes.faults.append(fault.with_params(found=len(answered), expected=len(members)))
    elif missing := [name for code, name in members.items() if code not in answered]:
        fault = Fault("radar_unanswered", task.file, value=str(year))
        notes.warnings.append(fault.with_params(missing=", ".join(missing)))
    if year > (latest := this_year() + 1):
        fault = Fault("radar_year_ahead", task.file, value=str(year))
        notes.faults.append(fault.with_params(latest=str(latest)))
        return
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
