"""A new instrument beside what is answered: past rounds must keep their questions and scores.

A changed criterion is a new series: the old code gets a last year, the changed one a new code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.domain.selection import LANGUAGES
from dashboard.errors import Fault
from dashboard.importers.base import Task
from dashboard.importers.reading.harmonise import MOST
from dashboard.importers.reading.notes import Notes
from dashboard.schema.arrow import Frames

TEXTS = ("short", "text", "help")


def check_uses(
    content: Mapping[str, Any], lines: Mapping[str, int], task: Task, notes: Notes
) -> None:
    """Note what would change a past round: a criterion gone, its rounds moved, its weight, texts.

    Entries or numbers of another kind than they should be are left to the checks of entries.
    """
    rounds = _answered_rounds(task.frames)
    published = set(task.frames["radar_published"]["criterion_code"])
    for code in sorted((rounds.keys() | published) - content.keys()):
        fault = Fault("criterion_published", task.file, value=code)
        if code in rounds:
            fault = Fault("criterion_answered", task.file, value=code)
            fault = fault.with_params(years=_listed(rounds[code]))
        notes.faults.append(fault)
    old = task.frames["radar_criteria"].set_index("criterion_code").to_dict("index")
    everyone = {year for years in rounds.values() for year in years}
    for code, entry in content.items():
        if not isinstance(entry, dict):
            continue
        place = Fault("", task.file, row=lines[code], value=code)
        answered = set(rounds.get(code, ()))
        _check_rounds(place, entry, old.get(code), answered, everyone, notes)
        if answered and code in old:
            _check_change(place, entry, old[code], answered, notes)


def _check_rounds(
    place: Fault,
    entry: Mapping[str, Any],
    old: Mapping[Any, Any] | None,
    answered: set[int],
    everyone: set[int],
    notes: Notes,
) -> None:
    if not isinstance(entry.get("asked_from"), int):
        return
    asked = _asked(entry, everyone)
    if outside := answered - asked:
        fault = place.named("criterion_span_too_short")
        notes.faults.append(fault.with_params(years=_listed(outside)))
    unanswered = asked - answered
    if answered and old is not None and (moved := unanswered - _asked(old, everyone)):
        fault = place.named("criterion_span_moved")
        notes.faults.append(fault.with_params(years=_listed(moved)))
    elif unanswered:
        fault = place.named("criterion_unanswered")
        notes.warnings.append(fault.with_params(years=_listed(unanswered)))


def _check_change(
    place: Fault,
    entry: Mapping[str, Any],
    old: Mapping[Any, Any],
    answered: set[int],
    notes: Notes,
) -> None:
    weight, years = entry.get("weight"), _listed(answered)
    if isinstance(weight, int | float) and abs(weight) <= MOST and weight != old["weight"]:
        fault = place.in_column("weight").named("criterion_weight_changed")
        notes.faults.append(
            fault.with_params(old=float(old["weight"]), new=float(weight), years=years)
        )
    changed = [
        f"{part}.{lang}"
        for part in TEXTS
        if isinstance(texts := entry.get(part), dict)
        for lang in LANGUAGES
        if texts.get(lang) != old[f"{part}_{lang}"]
    ]
    if changed:
        fault = place.in_column(", ".join(changed)).named("criterion_text_changed")
        notes.warnings.append(fault.with_params(years=years))


def _asked(entry: Mapping[Any, Any], rounds: set[int]) -> set[int]:
    """Return the rounds that a criterion belongs to; `asked_until` may be missing in any way."""
    first, last = entry["asked_from"], entry.get("asked_until")
    until = last if isinstance(last, int) else max(rounds, default=first)
    return {year for year in rounds if first <= year <= until}


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
