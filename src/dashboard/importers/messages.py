"""Faults and reports as sentences: where it is, what is wrong, what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dashboard.errors import DashboardError, Fault, InputError, Word
from dashboard.i18n.translator import Translator

if TYPE_CHECKING:
    # The run of an import loads pandas and the map libraries: an error must not wait for them.
    from dashboard.importers.radar_changes import LevelChanges
    from dashboard.importers.run import ImportReport
    from dashboard.store.manifest import TableChange

NOTES_SHOWN = 10
"""How many notes of one kind are printed; faults are always printed all."""

_LENGTH = 160
_DECIMALS = 4


def fault_line(fault: Fault, t: Translator) -> str:
    """Return one line: "population.csv, rivi 3, sarake year: ..."."""
    params = dict(fault.params)
    count = params.pop("count", None)
    words = {name: _shown(value, t) for name, value in params.items()}
    sentence = t(
        f"fault.{fault.key}",
        count=count if isinstance(count, int) else None,
        **{**words, "value": _plain(fault.value)},
    )
    place = _place(fault, t)
    return f"{place}: {sentence}" if place else sentence


def error_lines(error: DashboardError, t: Translator) -> list[str]:
    """Return what happened and what to do next, and below that each fault of an input error."""
    params = {name: _shown(value, t) for name, value in error.params.items()}
    if isinstance(error, InputError):
        head = [t("error.input", count=len(error.faults)), t("error.input_next")]
        return head + [fault_line(fault, t) for fault in error.faults]
    return [t(f"error.{error.key}", **params), t(f"error.{error.key}_next", **params)]


def _place(fault: Fault, t: Translator) -> str:
    parts = [
        _plain(fault.file),
        t("fault_place.sheet", name=_plain(fault.sheet)) if fault.sheet else "",
        t("fault_place.row", number=str(fault.row)) if fault.row is not None else "",
        t("fault_place.column", name=_plain(fault.column)) if fault.column else "",
    ]
    return ", ".join(part for part in parts if part)


def report_lines(report: ImportReport, t: Translator) -> Iterator[str]:
    """Return what an import read, doubted, left out and changed."""
    yield t("cli.read", file=_plain(report.file), rows=t.number(report.rows))
    yield from _note_lines("cli.warning", report.warnings, t)
    yield from _note_lines("cli.ignored", report.ignored, t)
    for table, change in report.changes.items():
        yield change_line(table, change, t)
    if report.levels is not None and not report.unchanged:
        yield _levels_line(report.levels, t)
    if report.unchanged:
        yield t("cli.unchanged")
    elif report.dry_run:
        yield t("cli.dry_run")
    else:
        yield t("cli.imported", version=report.version)


def change_line(table: str, change: TableChange, t: Translator) -> str:
    """Return how many rows of a table are new, changed and gone."""
    return t(
        "cli.change",
        table=t(f"table_name.{table}"),
        added=t.number(change.added),
        changed=t.number(change.changed),
        removed=t.number(change.removed),
    )


def _levels_line(levels: LevelChanges, t: Translator) -> str:
    """Return how many answers of the radar are new, higher, lower, as before and no longer given."""
    return t(
        "cli.levels",
        answered=t.number(levels.answered),
        up=t.number(levels.up),
        down=t.number(levels.down),
        same=t.number(levels.same),
        emptied=t.number(levels.emptied),
    )


def _note_lines(key: str, notes: Sequence[Fault], t: Translator) -> Iterator[str]:
    shown: Counter[str] = Counter()
    for note in notes:
        shown[note.key] += 1
        if shown[note.key] <= NOTES_SHOWN:
            yield t(key, text=fault_line(note, t))
    for count in shown.values():
        if count > NOTES_SHOWN:
            yield t(f"{key}_more", count=count - NOTES_SHOWN)


def _shown(value: object, t: Translator) -> str:
    """Return a parameter in words: a measured number in the reader's form, all else as it is."""
    if isinstance(value, Word):
        return t(value)
    if isinstance(value, float):
        decimals = len(f"{value:.{_DECIMALS}f}".rstrip("0").partition(".")[2])
        return t.plain_number(value, decimals)
    return _plain(value)


def _plain(value: object) -> str:
    """Return a value that a terminal can show: one line, no control characters, not too long."""
    signs = (sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(value))
    text = "".join(signs)
    return text if len(text) <= _LENGTH else f"{text[:_LENGTH]}\N{HORIZONTAL ELLIPSIS}"
