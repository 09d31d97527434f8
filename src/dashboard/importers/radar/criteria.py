"""The radar's instrument from a TOML file: the criteria that the next rounds are asked by."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.domain.selection import LANGUAGES
from dashboard.domain.texts.signs import LINES, hidden
from dashboard.errors import Amount, Fault
from dashboard.importers.base import ROW, Parsed, Task
from dashboard.importers.radar.past_rounds import TEXTS, check_uses
from dashboard.importers.reading.bounds import MAX_CELL
from dashboard.importers.reading.harmonise import MOST
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.structures import read_toml
from dashboard.importers.tables.catalogues import criteria_frame
from dashboard.schema.checks import value_faults

NUMBERS = ("order", "weight", "asked_from")
PARTS = ("theme", *NUMBERS, "asked_until", *TEXTS)


def read_criteria(task: Task) -> Parsed:
    """Return the rows of table `radar_criteria`, each with the line where its entry begins.

    What has answers may not change in a way that changes past rounds: see `past_rounds`.
    """
    notes = Notes()
    lines = _lines(task.path, content := read_toml(task.path))
    for code, entry in content.items():
        _check_entry(Fault("", task.file, row=lines[code], value=code), entry, notes)
    check_uses(content, lines, task, notes)
    if notes.faults:
        return Parsed({}, notes)
    rows = criteria_frame(content)
    rows = rows.assign(**{ROW: [lines[code] for code in rows["criterion_code"]]})
    return Parsed({"radar_criteria": rows}, notes)


def _lines(path: Path, content: Mapping[str, Any]) -> dict[str, int]:
    """Return the line on which each entry begins; the first one for an entry written otherwise."""
    lines = dict.fromkeys(content, 1)
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        if found := re.match(r"\s*\[\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line):
            lines[found[1]] = number
    return lines


def _check_entry(place: Fault, entry: object, notes: Notes) -> None:
    if not isinstance(entry, dict):
        notes.faults.append(place.named("criterion_not_entry"))
        return
    faults = [*_text_faults(place, entry), *_number_faults(place, entry)]
    _note_unknown(place, entry, PARTS, "", notes)
    for part in TEXTS:
        if isinstance(texts := entry.get(part), dict):
            _note_unknown(place, texts, LANGUAGES, f"{part}.", notes)
    known = {fault.column.replace(".", "_") for fault in faults}
    notes.faults += faults
    # A list or a table in the place of a value is missing there: no check of values takes it.
    shaped = {part: _scalars(entry.get(part)) for part in TEXTS}
    plain = _scalars({name: value for name, value in entry.items() if name not in TEXTS})
    notes.faults += [
        fault.in_file(place.file, place.row)
        for fault in value_faults(
            "radar_criteria", criteria_frame({place.value: {**plain, **shaped}}).drop(columns=ROW)
        )
        if fault.column not in known
    ]


def _scalars(part: object) -> dict[str, Any]:
    values = part if isinstance(part, dict) else {}
    return {n: value for n, value in values.items() if isinstance(value, str | int | float)}


def _text_faults(place: Fault, entry: Mapping[str, Any]) -> list[Fault]:
    faults = []
    for part in TEXTS:
        texts = entry.get(part)
        for lang in LANGUAGES:
            text = texts.get(lang) if isinstance(texts, dict) else None
            cell = place.in_column(f"{part}.{lang}")
            if not isinstance(text, str) or not text.strip():
                faults.append(cell.named("criterion_text_missing"))
            elif len(text) > MAX_CELL:
                lengths = {"found": Amount(len(text)), "limit": Amount(MAX_CELL)}
                faults.append(cell.named("cell_too_long").with_params(**lengths))
            elif signs := hidden(text, LINES):
                faults.append(cell.named("hidden_sign").with_params(signs=", ".join(signs)))
    return faults


def _number_faults(place: Fault, entry: Mapping[str, Any]) -> list[Fault]:
    faults = []
    for name in (*NUMBERS, "asked_until"):
        value = entry.get(name)
        fits = isinstance(value, int) or (name == "weight" and isinstance(value, float))
        if isinstance(value, bool) or not (fits or (name == "asked_until" and value is None)):
            faults.append(place.in_column(name).named("criterion_number_missing"))
        elif isinstance(value, int | float) and abs(value) > MOST:
            cell = replace(place.in_column(name), value=str(value))
            faults.append(cell.named("number_too_large"))
    first, last = entry.get("asked_from"), entry.get("asked_until")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        fault = place.in_column("asked_until").named("criterion_span_backwards")
        faults.append(fault.with_params(first=str(first), last=str(last)))
    return faults


def _note_unknown(
    place: Fault, parts: Mapping[str, Any], known: tuple[str, ...], before: str, notes: Notes
) -> None:
    notes.faults += [
        place.in_column(f"{before}{name}")
        .named("criterion_part_unknown")
        .with_params(known=", ".join(f"{before}{each}" for each in known))
        for name in parts
        if name not in known
    ]
