"""The radar's instrument from a TOML file: the criteria that the next rounds are asked by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.domain.selection import LANGUAGES
from dashboard.errors import Fault
from dashboard.importers.catalogues import read_radar_criteria
from dashboard.importers.frames import ROW
from dashboard.importers.notes import Notes, at
from dashboard.importers.radar_toml import toml_content
from dashboard.importers.task import Parsed, Task
from dashboard.schema.arrow import Frames

TEXTS = ("short", "text", "help")
NUMBERS = ("order", "weight", "asked_from")


def read_criteria(task: Task) -> Parsed:
    """Return the rows of table `radar_criteria`, each with the line where its entry begins.

    A criterion that has answers, or a published result beside it, may not go away, and its years
    may not leave out a round in which it was answered: past rounds would change silently.
    """
    notes = Notes()
    lines = _lines(task.path, content := toml_content(task.path))
    for code, entry in content.items():
        _check_entry(Fault("", task.file, row=lines[code], value=code), entry, notes)
    if notes.faults:
        return Parsed({}, notes)
    rows = read_radar_criteria(task.path)
    rows = rows.assign(**{ROW: [lines[code] for code in rows["criterion_code"]]})
    _check_uses(content, lines, task, notes)
    return Parsed({} if notes.faults else {"radar_criteria": rows}, notes)


def _lines(path: Path, content: Mapping[str, Any]) -> dict[str, int]:
    """Return the line on which each entry begins; the first one for an entry written otherwise."""
    lines = dict.fromkeys(content, 1)
    for number, line in enumerate(path.read_text("utf-8-sig").splitlines(), start=1):
        if found := re.match(r"\s*\[\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line):
            lines[found[1]] = number
    return lines


def _check_entry(place: Fault, entry: object, notes: Notes) -> None:
    if not isinstance(entry, dict):
        notes.faults.append(at(place, "criterion_not_entry"))
        return
    for part in TEXTS:
        texts = entry.get(part)
        for lang in LANGUAGES:
            text = texts.get(lang) if isinstance(texts, dict) else None
            if not isinstance(text, str) or not text.strip():
                cell = replace(place, column=f"{part}.{lang}")
                notes.faults.append(at(cell, "criterion_text_missing"))
    for name in (*NUMBERS, "asked_until"):
        value = entry.get(name)
        fits = isinstance(value, int) or (name == "weight" and isinstance(value, float))
        if isinstance(value, bool) or not (fits or (name == "asked_until" and value is None)):
            notes.faults.append(at(replace(place, column=name), "criterion_number_missing"))
    first, last = entry.get("asked_from"), entry.get("asked_until")
    if isinstance(first, int) and isinstance(last, int) and last < first:
        fault = at(replace(place, column="asked_until"), "criterion_span_backwards")
        notes.faults.append(fault.with_params(first=str(first), last=str(last)))


def _check_uses(
    content: Mapping[str, Any], lines: Mapping[str, int], task: Task, notes: Notes
) -> None:
    rounds = _answered_rounds(task.frames)
    published = set(task.frames["radar_published"]["criterion_code"])
    everyone = sorted({year for years in rounds.values() for year in years})
    for code in sorted((rounds.keys() | published) - content.keys()):
        fault = Fault("criterion_published", task.file, value=code)
        if code in rounds:
            fault = Fault("criterion_answered", task.file, value=code)
            fault = fault.with_params(years=_listed(rounds[code]))
        notes.faults.append(fault)
    for code, entry in content.items():
        first, last = entry["asked_from"], entry.get("asked_until")
        asked = {y for y in everyone if first <= y and (last is None or y <= last)}
        answered = set(rounds.get(code, ()))
        place = Fault("", task.file, row=lines[code], value=code)
        if outside := answered - asked:
            fault = at(place, "criterion_span_too_short")
            notes.faults.append(fault.with_params(years=_listed(outside)))
        if unanswered := asked - answered:
            fault = at(place, "criterion_unanswered")
            notes.warnings.append(fault.with_params(years=_listed(unanswered)))


def _answered_rounds(frames: Frames) -> dict[str, list[int]]:
    """Return the rounds of each criterion that has rows in force."""
    rows: pd.DataFrame = frames["radar_answers"]
    pairs = rows[["criterion_code", "year"]].drop_duplicates().sort_values("year")
    rounds: dict[str, list[int]] = {}
    for code, year in pairs.itertuples(index=False, name=None):
        rounds.setdefault(str(code), []).append(int(year))
    return rounds


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(years)))
