"""The two forms of a radar file, told apart by their headings: a row an answer, or a municipality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.errors import Fault, Word
from dashboard.importers.radar.instrument import Instrument, nearest
from dashboard.importers.radar.words import RadarWords, heading
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Row, Sheet

OURS = ("municipality", "year", "criterion", "level", "note")


@dataclass(frozen=True, slots=True)
class Cell:
    """A column that holds levels, and the criteria that it may be about (none: the row says)."""

    column: str
    criteria: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Form:
    """The sheet's columns: ours by name, and in the wide form those of the criteria.

    A column of a criterion gives all codes that its heading may mean.
    """

    ours: Mapping[str, str]
    criteria: Mapping[str, tuple[str, ...]]

    @property
    def is_long(self) -> bool:
        """Tell whether a row is an answer."""
        return "criterion" in self.ours

    def cells(self, row: Row) -> Iterator[Cell]:
        """Return the cells of a row that hold a level."""
        if self.is_long:
            yield Cell(self.ours["level"], None)
        else:
            yield from (Cell(column, codes) for column, codes in self.criteria.items())


def form_of(sheet: Sheet, words: RadarWords, criteria: Instrument, notes: Notes) -> Form | None:
    """Return the form of a sheet; notes what is missing, and every column that is not read."""
    present = {heading(column): column for column in sheet.columns if column}
    found = {
        ours: next((present[t] for t in words.titles[ours] if t in present), "") for ours in OURS
    }
    if found["criterion"] and found["level"]:
        ours, asked = found, {}
    else:
        ours = {name: found[name] for name in ("municipality", "year")}
        asked = _criteria_columns(sheet, words, criteria, notes)
    _check_mapping(words, criteria, notes)
    if not ours["municipality"] or not (asked or ours.get("criterion")):
        notes.faults += _what_is_missing(sheet, words, found, bool(asked))
        return None
    form = Form({name: column for name, column in ours.items() if column}, asked)
    _note_the_others(sheet, form, words, notes)
    return form


def _criteria_columns(
    sheet: Sheet, words: RadarWords, criteria: Instrument, notes: Notes
) -> dict[str, tuple[str, ...]]:
    """Return the codes that each column's heading may mean; the same criterion twice is a fault."""
    columns: dict[str, tuple[str, ...]] = {}
    for column in sheet.columns:
        mapped = words.questions.get(heading(column))
        codes = criteria.codes(column) if column else ()
        if mapped is not None:
            codes = (mapped,) if mapped in criteria.spans and not words.is_personal(column) else ()
        taken = [other for other, known in columns.items() if set(known) & set(codes)]
        if taken:
            fault = Fault("criterion_column_twice", sheet.file, sheet.name, column=column)
            notes.faults.append(fault.with_params(other=taken[0]))
        elif codes:
            columns[column] = codes
    return columns


def _check_mapping(words: RadarWords, criteria: Instrument, notes: Notes) -> None:
    notes.faults += [
        Fault(
            "mapping_criterion_unknown", words.mapped_in, column=words.written[text], value=code
        ).with_params(known=", ".join(criteria.spans))
        for text, code in words.questions.items()
        if code not in criteria.spans
    ]


def _what_is_missing(
    sheet: Sheet, words: RadarWords, found: Mapping[str, str], has_criteria: bool
) -> Iterator[Fault]:
    """Return a fault for each column that is needed; half of the long form means the long form."""
    if not found["municipality"]:
        yield _missing("municipality", sheet, words, found)
    if has_criteria or (found["criterion"] and found["level"]):
        return
    if found["criterion"]:
        yield _missing("level", sheet, words, found)
    elif found["level"]:
        yield _missing("criterion", sheet, words, found)
    else:
        fault = Fault("radar_no_criteria", sheet.file, sheet.name)
        yield fault.with_params(found=", ".join(sheet.columns))


def _missing(ours: str, sheet: Sheet, words: RadarWords, found: Mapping[str, str]) -> Fault:
    name = Word(f"template.{ours}")
    unread = {heading(c): c for c in sheet.columns if c and c not in found.values()}
    alike = (nearest(title, unread) for title in words.titles[ours])
    if near := next(filter(None, alike), ""):
        fault = Fault("radar_column_missing_near", sheet.file, sheet.name)
        return fault.with_params(name=name, near=near)
    return Fault("radar_column_missing", sheet.file, sheet.name).with_params(
        name=name, titles=", ".join(words.titles[ours]), found=", ".join(sheet.columns)
    )


def _note_the_others(sheet: Sheet, form: Form, words: RadarWords, notes: Notes) -> None:
    read = {*form.ours.values(), *form.criteria}
    for column in sheet.columns:
        plain = heading(column)
        if not column or column in read or words.skipped.fullmatch(plain):
            continue
        key = "column_ignored"
        if words.is_personal(column):
            key = "column_personal"
        elif not form.is_long and plain.startswith(words.remarks):
            key = "column_remarks"
        notes.ignored.append(Fault(key, sheet.file, sheet.name, column=column))
    present = {heading(column) for column in sheet.columns}
    notes.warnings += [
        Fault("mapping_column_missing", words.mapped_in, column=words.written[text])
        for text in words.questions
        if text not in present and not form.is_long
    ]
