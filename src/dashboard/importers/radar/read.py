"""Answers of the municipal radar from a template, a table or a survey tool's export."""

from __future__ import annotations

from datetime import UTC, datetime

from dashboard.errors import UsageError
from dashboard.importers.base import Parsed, Task, typed
from dashboard.importers.radar.answers import SOURCE_ID, Reading
from dashboard.importers.radar.form import form_of
from dashboard.importers.radar.instrument import instrument
from dashboard.importers.radar.rounds import checked_rounds
from dashboard.importers.radar.words import radar_words, word
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table


def read_radar(task: Task) -> Parsed:
    """Return the rows of table `radar_answers`; `task.year` keeps one round, or names it.

    An empty cell is an answer not given; a municipality that gave none has no rows at all.
    Raises `UsageError` when neither the file nor the command says the year.
    """
    notes = Notes()
    words = radar_words(task.columns, notes)
    criteria = instrument(task.frames["radar_criteria"])
    sheet = read_table(task.path, task.file, notes)
    notes.ignored = [
        note
        for note in notes.ignored
        if note.key != "sheet_ignored" or word(note.sheet) not in words.guides
    ]
    unreadable = {(fault.row, fault.column) for fault in notes.faults}
    twice = {fault.column for fault in notes.faults if fault.key == "column_twice"}
    form = form_of(sheet, words, criteria, notes)
    if form is None:
        return Parsed({}, notes)
    if "year" not in form.ours and task.year is None and not notes.faults:
        raise UsageError("radar_year_missing", file=task.file)
    reading = Reading(task, form, words, criteria, notes)
    known = len(notes.faults)
    rows = [answer for row in sheet for answer in reading.answers(row)]
    notes.faults[known:] = [
        fault
        for fault in notes.faults[known:]
        if (fault.row, fault.column) not in unreadable and fault.column not in twice
    ]
    reading.sum_up()
    rows = checked_rounds(rows, task, criteria, reading.faulty_places(sheet), notes)
    day = datetime.fromtimestamp(task.path.stat().st_mtime, UTC).date().isoformat()
    return Parsed(
        {"radar_answers": typed("radar_answers", rows)}, notes, {SOURCE_ID: day}, reading.rows
    )
