"""The rows of a radar file, cell by cell: the good answers, and a fault for everything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from dashboard.errors import Fault
from dashboard.importers.base import ROW, Task, municipality, required, required_text
from dashboard.importers.radar.form import Cell, Form
from dashboard.importers.radar.instrument import Instrument, nearest
from dashboard.importers.radar.rounds import last_years
from dashboard.importers.radar.words import NOTE_LENGTH, RadarWords, heading, to_note, word
from dashboard.importers.reading.harmonise import NotUnderstood, clean, to_year
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Row, Sheet

SOURCE_ID = "kyt_radar"

MOST_HINTS = 200
"""Different texts whose likely meaning is looked for, which takes a millisecond each."""


class Reading:
    """Goes through the rows once and remembers what it has met."""

    def __init__(
        self, task: Task, form: Form, words: RadarWords, criteria: Instrument, notes: Notes
    ) -> None:
        """Take what the file is read beside; nothing is read yet. `rows` counts what was."""
        known = task.frames["municipalities"]
        self._year_asked, self._file = task.year, task.file
        self._form, self._words, self._criteria, self._notes = form, words, criteria, notes
        self._areas = task.areas()
        self._last_years = last_years(known)
        self._names = {heading(name): name for name in (*known["name_sv"], *known["name_fi"])}
        self._hints: dict[tuple[str, str], str] = {}
        self._met: dict[tuple[str, ...], int] = {}
        self._words_met: set[str] = set()
        self._other_years: Counter[int] = Counter()
        self.rows = 0

    def answers(self, row: Row) -> Iterator[dict[str, Any]]:
        """Return the good answers of a row, those not given among them."""
        self._notes.refuse_flood(row.cell(""))
        year = self._year(row)
        if year is not None and self._year_asked is not None and year != self._year_asked:
            self._other_years[year] += 1
            return
        self.rows += 1
        code = self._municipality(row)
        is_new = bool(code) and year is not None and self._is_member(row, code, year)
        if is_new and not self._form.is_long:
            is_new = self._is_new(row, "radar_municipality_twice", code, str(year))
        for cell in self._form.cells(row):
            criterion = self._criterion(row, cell, year)
            level, note = self._level(row, cell), self._note(row)
            if not is_new or not criterion:
                continue
            if self._form.is_long and not self._is_new(
                row, "radar_answer_twice", code, str(year), criterion
            ):
                continue
            yield {
                "municipality_code": code,
                "year": year,
                "criterion_code": criterion,
                "level": level,
                "note": note,
                "source_id": SOURCE_ID,
                ROW: row.number,
            }

    def sum_up(self) -> None:
        """Note what only the whole file tells."""
        if self._other_years and not self.rows:
            years = ", ".join(map(str, sorted(self._other_years)))
            fault = Fault("radar_year_not_there", self._file, value=str(self._year_asked))
            self._notes.faults.append(fault.with_params(years=years))
        elif self._other_years:
            fault = Fault("years_ignored", self._file)
            self._notes.ignored.append(fault.with_params(count=self._other_years.total()))
        if self._words_met == {"0", "1"}:
            # Some tools code no and yes so; here 1 is partly.
            self._notes.warnings.append(Fault("radar_only_zero_and_one", self._file))

    def faulty_places(self, sheet: Sheet) -> set[str]:
        """Return the municipalities whose rows have faults: they may have answered all the same.

        A fault of the whole file is one of every row; a row that was cut short stands for itself.
        """
        faulty = {fault.row for fault in self._notes.faults}
        body = {row.number: row for row in sheet}
        first = min(body, default=0)
        if any(row is None or row < first for row in faulty):
            faulty |= body.keys()
        return {
            self._place(body[row]) if row in body else str(row) for row in faulty if row is not None
        }

    def _place(self, row: Row) -> str:
        text = row[self._form.ours["municipality"]]
        try:
            return self._areas.municipality(text)
        except NotUnderstood:
            return heading(text)

    def _municipality(self, row: Row) -> str:
        column = self._form.ours["municipality"]
        if not required_text(row, column, self._notes):
            return ""
        before = len(self._notes.faults)
        code = municipality(row, column, self._areas, self._notes)
        unknown = [f.key for f in self._notes.faults[before:]] == ["municipality_unknown"]
        if unknown and (near := self._hint(row, column, self._near_name)):
            fault = row.cell(column).named("municipality_unknown_near")
            self._notes.faults[-1] = fault.with_params(near=near)
        return code

    def _near_name(self, text: str) -> str:
        return nearest(text, self._names)

    def _hint(self, row: Row, column: str, look: Callable[[str], str]) -> str:
        """Return what a text may have meant; each text is looked for once, and not too many."""
        asked = (column, row[column])
        if asked not in self._hints and len(self._hints) < MOST_HINTS:
            self._hints[asked] = look(row[column])
        return self._hints.get(asked, "")

    def _year(self, row: Row) -> int | None:
        column = self._form.ours.get("year")
        if column is None:
            return self._year_asked
        if not required_text(row, column, self._notes):
            return None
        return self._notes.read(to_year, row.cell(column))

    def _is_member(self, row: Row, code: str, year: int | None) -> bool:
        last = self._last_years.get(code)
        if year is None or last is None or year <= last:
            return True
        fault = row.fault("radar_not_member", self._form.ours["municipality"])
        self._notes.faults.append(fault.with_params(year=str(year), until=str(last)))
        return False

    def _is_new(self, row: Row, key: str, *what: str) -> bool:
        first = self._met.setdefault(what, row.number)
        if first == row.number:
            return True
        fault = row.fault(key, self._form.ours["municipality"])
        self._notes.faults.append(fault.with_params(first=first))
        return False

    def _criterion(self, row: Row, cell: Cell, year: int | None) -> str:
        """Return the criterion of an answer, or nothing: unknown, or not asked and not answered."""
        meant = cell.criteria
        if meant is None:
            meant = self._criterion_read(row)
        if not meant or year is None:
            return ""
        asked = [code for code in meant if self._criteria.asked(code, year)]
        if not asked and (not self._words.is_empty(row[cell.column]) or self._has_note(row)):
            fault = row.fault("radar_not_asked", self._form.ours.get("criterion", cell.column))
            spans = ", ".join(self._criteria.span(code) for code in meant)
            self._notes.faults.append(fault.with_params(year=str(year), span=spans))
        return asked[0] if asked else ""

    def _criterion_read(self, row: Row) -> tuple[str, ...]:
        column = self._form.ours["criterion"]
        before = len(self._notes.faults)
        meant = required(self._meant, row, column, self._notes)
        unknown = [f.key for f in self._notes.faults[before:]] == ["radar_criterion_unknown"]
        if unknown and (near := self._hint(row, column, self._criteria.near)):
            fault = row.cell(column).named("radar_criterion_unknown_near")
            self._notes.faults[-1] = fault.with_params(near=near)
        return meant or ()

    def _meant(self, text: str) -> tuple[str, ...] | None:
        if not clean(text):
            return None
        mapped = self._words.questions.get(heading(text), "")
        meant = (mapped,) if mapped in self._criteria.spans else self._criteria.codes(text)
        if not meant:
            raise NotUnderstood("radar_criterion_unknown")
        return meant

    def _level(self, row: Row, cell: Cell) -> int | None:
        before = len(self._notes.faults)
        level = self._notes.read(self._words.level, row.cell(cell.column))
        if len(self._notes.faults) > before:
            if own := ", ".join(self._words.own):
                fault = row.cell(cell.column).named("level_unknown_mapped")
                self._notes.faults[-1] = fault.with_params(words=own, mapping=self._words.mapped_in)
        elif level is not None:
            self._words_met.add(word(row[cell.column]))
        return None if level is None else level.value

    def _note(self, row: Row) -> str | None:
        cell = row.cell(self._form.ours.get("note", ""))
        before = len(self._notes.faults)
        self._notes.remark(cell)
        note = self._notes.read(to_note, cell)
        if len(self._notes.faults) > before:
            # What may not be kept is not printed either.
            fault = self._notes.faults[-1].without_value()
            self._notes.faults[-1] = fault.with_params(limit=NOTE_LENGTH)
        return note

    def _has_note(self, row: Row) -> bool:
        return not self._words.is_empty(row[self._form.ours.get("note", "")])
