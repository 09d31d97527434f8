"""One import from file to version: read, join, check everything, publish at once or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.errors import Fault, InputError, UsageError
from dashboard.importers.base import Parsed, Task
from dashboard.importers.pipeline.changes import LevelChanges, change_between, level_changes
from dashboard.importers.pipeline.merge import in_file, merged, sample_sources
from dashboard.importers.pipeline.registry import Importer, importer_named
from dashboard.importers.pipeline.stored import in_todays_form, stored_frames, upgraded
from dashboard.schema.arrow import Frames, arrow_table
from dashboard.schema.checks import check_tables
from dashboard.store.manifest import TableChange
from dashboard.store.versions import Store


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `version` is empty when nothing was written.

    `rows` counts those of the file. For an import of answers of the radar, `levels` tells how they
    changed and `answers` how many were given.
    """

    source: str
    file: str
    version: str
    rows: int
    changes: Mapping[str, TableChange]
    warnings: tuple[Fault, ...]
    ignored: tuple[Fault, ...]
    dry_run: bool = False
    levels: LevelChanges | None = None
    answers: int | None = None

    @property
    def unchanged(self) -> bool:
        """Tell whether the file holds what is in force already."""
        return not self.changes


def import_file(
    store: Store,
    name: str,
    place: str,
    *,
    year: int | None = None,
    scale: int | None = None,
    columns: str | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Import a file (or an address) and put the new version in force.

    Raises `InputError` with every fault found, and then nothing was written; `UsageError` for an
    unknown importer or an option that it does not take; `StoreBusy` when another import came
    between.
    """
    importer = importer_named(name)
    _refuse_options(importer, year, scale, columns)
    base = store.current()
    old = stored_frames(store, base)
    sound = in_todays_form(store, base, old)
    task = Task(place, upgraded(store, base, old), year, scale, columns)
    parsed = importer.read(task)
    new = _joined(importer, task, parsed, sound)
    if _changes(task.frames, {importer.table: new[importer.table]}):
        new["sources"] = _with_days(new["sources"], parsed.accessed)
    changes = _changes(old, new)
    version = ""
    if changes and not dry_run:
        tables = {t: arrow_table(t, new[t]) for t in _not_in(sound, new)}
        kept = new.keys() - tables.keys()
        version = store.publish(tables, name, task.file, changes, base=base, kept=kept).version
    return ImportReport(
        name,
        task.file,
        version,
        parsed.read or sum(len(frame) for frame in parsed.frames.values()),
        changes,
        tuple(parsed.notes.warnings),
        tuple(parsed.notes.ignored),
        dry_run,
        _level_changes(importer, task, parsed, new),
        _answers(importer, parsed),
    )


def _answers(importer: Importer, parsed: Parsed) -> int | None:
    if importer.table != "radar_answers":
        return None
    return int(parsed.frames[importer.table]["level"].notna().sum())


def _level_changes(
    importer: Importer, task: Task, parsed: Parsed, new: Frames
) -> LevelChanges | None:
    table = "radar_answers"
    if importer.table != table:
        return None
    years = frozenset(int(year) for year in parsed.frames[table]["year"])
    return level_changes(task.frames[table], new[table], years, sample_sources(new["sources"]))


def _not_in(known: Frames, new: Frames) -> list[str]:
    """Return the tables that are not the very frames that are known."""
    return [table for table, frame in new.items() if frame is not known.get(table)]


def _changes(old: Frames, new: Frames) -> dict[str, TableChange]:
    changes = {t: change_between(t, old[t], new[t]) for t in _not_in(old, new)}
    return {table: change for table, change in changes.items() if change != TableChange()}


def _with_days(sources: pd.DataFrame, accessed: Mapping[str, str]) -> pd.DataFrame:
    """Return the sources with the newer of the day they have and the day of this import."""
    if not accessed:
        return sources
    days = [
        max(day, accessed.get(source_id, ""))
        for source_id, day in zip(sources["source_id"], sources["accessed"], strict=True)
    ]
    return sources.assign(accessed=pd.Series(days, index=sources.index, dtype="string[pyarrow]"))


def _refuse_options(
    importer: Importer, year: int | None, scale: int | None, columns: str | None
) -> None:
    for option, given, taken in (
        ("--year", year, importer.takes_year),
        ("--scale", scale, importer.takes_scale),
        ("--columns", columns, importer.takes_columns),
    ):
        if given is not None and not taken:
            raise UsageError("option_not_taken", option=option, name=importer.name)


def _joined(
    importer: Importer, task: Task, parsed: Parsed, sound: Frames
) -> dict[str, pd.DataFrame]:
    """Return the complete tables of the version to be; raises `InputError` with all faults.

    Tables that are still those in `sound` were checked when they were published.
    """
    faults = list(parsed.notes.faults)
    new = dict(task.frames)
    joined = {}
    displaced = sample_sources(new["sources"]) if importer.displaces_sample else frozenset()
    for table, frame in parsed.frames.items():
        gone = displaced if table == importer.table else frozenset()
        joined[table] = merged(table, new[table], frame, importer.merge, gone)
        new[table] = joined[table].frame
    faults += _too_few(importer, task, parsed)
    told = {_place(fault) for fault in faults}
    for fault in check_tables(new, _not_in(sound, new)):
        origin = joined.get(fault.file)
        if faults and fault.file not in parsed.frames:
            # What refers to the rows of a faulty file says nothing new.
            continue
        placed = in_file(fault, fault.file, origin, task.file) if origin else fault
        if _place(placed) not in told:
            told.add(_place(placed))
            faults.append(placed)
    if faults:
        raise InputError(sorted(faults, key=lambda fault: (fault.row or 0, fault.column)))
    return new


def _too_few(importer: Importer, task: Task, parsed: Parsed) -> list[Fault]:
    """Return a fault when the rows are too few even if those at fault, left out by now, are counted."""
    faults = parsed.notes.faults
    if any(fault.row is None for fault in faults) or (faults and not parsed.frames):
        return []
    rows = len(parsed.frames.get(importer.table, ()))
    if rows + len({fault.row for fault in faults}) >= importer.minimum:
        return []
    return [Fault("too_few_rows", task.file).with_params(found=rows, expected=importer.minimum)]


def _place(fault: Fault) -> tuple[str, str, int | None, str, str]:
    return (fault.key, fault.file, fault.row, fault.column, fault.value)
