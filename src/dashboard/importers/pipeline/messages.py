"""Faults and reports as sentences: where it is, what is wrong, what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from dashboard.errors import Amount, DashboardError, Fault, InputError, Word
from dashboard.i18n.translator import Translator, shortened

if TYPE_CHECKING:
    # The run of an import loads pandas and the map libraries: an error must not wait for them.
    from dashboard.importers.pipeline.changes import LevelChanges
    from dashboard.importers.pipeline.run import ImportReport
    from dashboard.store.manifest import TableChange

FAULTS_SHOWN, NOTES_SHOWN = 50, 10
"""How many faults and how many notes of one kind are printed; the rest are counted."""

_LENGTH = 160
_LIST_LENGTH = 400
_DECIMALS = 4


def fault_lines(faults: Iterable[Fault], t: Translator) -> Iterator[str]:
    """Return the lines of faults; those that differ by their row alone share one.

    After the last line shown of a kind stands how many more faults of that kind there are.
    """
    grouped = _grouped(faults)
    left: Counter[str] = Counter()
    for fault, rows in grouped.items():
        left[fault.key] += max(1, len(rows))
    shown: Counter[str] = Counter()
    for fault, rows in grouped.items():
        shown[fault.key] += 1
        left[fault.key] -= max(1, len(rows))
        if shown[fault.key] <= FAULTS_SHOWN:
            yield fault_line(fault, t, rows)
        if shown[fault.key] == FAULTS_SHOWN and left[fault.key]:
            yield t("cli.faults_more", count=left[fault.key])


def _grouped(faults: Iterable[Fault]) -> dict[Fault, list[int]]:
    """Return the rows of each fault, in the order of the first ones."""
    rows: dict[Fault, list[int]] = {}
    for fault in faults:
        known = rows.setdefault(fault.without_row(), [])
        if fault.row is not None:
            known.append(fault.row)
    return rows


def fault_line(fault: Fault, t: Translator, rows: Sequence[int] = ()) -> str:
    """Return one line: "population.csv, rivi 3, sarake year: ..."; `rows` are all that it is of."""
    params = dict(fault.params)
    count = params.pop("count", None)
    words = {name: _shown(value, t, params) for name, value in params.items()}
    sentence = t(
        f"fault.{fault.key}",
        count=count if isinstance(count, int) else None,
        **{**words, "value": _plain(fault.value)},
    )
    place = _place(fault, rows or [fault.row or 0], t)
    return f"{place}: {sentence}" if place else sentence


def error_lines(error: DashboardError, t: Translator) -> list[str]:
    """Return what happened and what to do next, and below that each fault of an input error."""
    params = {name: _shown(value, t, {}) for name, value in error.params.items()}
    if isinstance(error, InputError):
        head = [t("error.input", count=len(error.faults)), t("error.input_next")]
        return [*head, *fault_lines(error.faults, t)]
    return [t(f"error.{error.key}", **params), t(f"error.{error.key}_next", **params)]


def _place(fault: Fault, rows: Sequence[int], t: Translator) -> str:
    where = shortened(", ".join(_ranges(rows)), _LENGTH)
    parts = [
        _plain(fault.file),
        t("fault_place.sheet", name=_plain(fault.sheet)) if fault.sheet else "",
        t("fault_place.rows" if len(rows) > 1 else "fault_place.row", number=where)
        if where
        else "",
        t("fault_place.column", name=_plain(fault.column)) if fault.column else "",
    ]
    return ", ".join(part for part in parts if part)


def _ranges(rows: Sequence[int]) -> Iterator[str]:
    """Return row numbers in order, neighbours as one: "2\N{EN DASH}14", "28"; 0 is no row."""
    numbered = enumerate(sorted(set(rows) - {0}))
    for _, group in groupby(numbered, key=lambda pair: pair[1] - pair[0]):
        numbers = [str(number) for _, number in group]
        yield numbers[0] if len(numbers) == 1 else f"{numbers[0]}\N{EN DASH}{numbers[-1]}"


def report_lines(report: ImportReport, t: Translator) -> Iterator[str]:
    """Return what an import read, doubted, left out and changed."""
    yield t("cli.read", file=_plain(report.file), rows=t.number(report.rows))
    if report.answers is not None:
        yield t("cli.answers", count=report.answers)
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
    for note, rows in _grouped(notes).items():
        shown[note.key] += 1
        if shown[note.key] <= NOTES_SHOWN:
            yield t(key, text=fault_line(note, t, rows))
    for count in shown.values():
        if count > NOTES_SHOWN:
            yield t(f"{key}_more", count=count - NOTES_SHOWN)


def _shown(value: object, t: Translator, others: Mapping[str, object]) -> str:
    """Return a parameter in words: an amount or a measured number in the reader's form.

    A word of the catalogues may hold other parameters of its sentence.
    """
    if isinstance(value, Word):
        return t(value, **others)
    if isinstance(value, Amount):
        return t.number(value)
    if isinstance(value, float):
        decimals = len(f"{value:.{_DECIMALS}f}".rstrip("0").partition(".")[2])
        return t.plain_number(value, decimals)
    return _plain(value, _LIST_LENGTH)


def _plain(value: object, length: int = _LENGTH) -> str:
    """Return a value that a terminal can show: one line, no control characters, not too long."""
    signs = (sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in str(value))
    return shortened("".join(signs), length)
