"""Figures published about the field: one row a number, with its address and a note."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import paths
from dashboard.domain.texts.slug import slug
from dashboard.importers.base import Parsed, Task, good_rows, required_text, typed
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Row, ignore_others, require
from dashboard.importers.reading.structures import read_toml
from dashboard.importers.tables.catalogues import host_of, source_hosts, source_of

_COLUMNS = ("topic", "subject", "measure", "value", "unit", "year", "source_url", "note")
_TOLD = ("definition", "source_title")
"""Columns that older files of facts do not have."""
_ASIDE = re.compile(r"\([^)]*\)")
_PLAIN_YEAR = re.compile(r"((?:19|20)\d{2})(?: \([^)]*\))?")


def read_facts(task: Task) -> Parsed:
    """Return the rows of table `published_facts`."""
    notes = Notes()
    sheet = read_table(task.path, task.file, notes)
    if not require(sheet, _COLUMNS, notes):
        return Parsed({}, notes)
    ignore_others(sheet, (*_COLUMNS, *_TOLD), notes)
    hosts = source_hosts(paths.REFERENCE / "sources.toml")
    marks = read_toml(paths.REFERENCE / "facts_notes.toml")["uncertain"]
    told = [name for name in _TOLD if name in sheet.columns]
    rows = good_rows(sheet, notes, lambda row: _fact(row, told, hosts, marks, notes))
    return Parsed({"published_facts": typed("published_facts", _with_ids(rows))}, notes)


def _fact(
    row: Row, told: Sequence[str], hosts: Mapping[str, str], marks: Sequence[str], notes: Notes
) -> dict[str, Any]:
    texts = {n: required_text(row, n, notes) for n in ("topic", "subject", "measure", "value")}
    period = required_text(row, "year", notes)
    address = required_text(row, "source_url", notes)
    source_id = source_of(address, hosts)
    if address and source_id is None:
        host = host_of(address) or address
        notes.faults.append(row.fault("host_without_source", "source_url").with_params(host=host))
    plain = _PLAIN_YEAR.fullmatch(period)
    note = notes.remark(row.cell("note"))
    return {
        **texts,
        "unit": required_text(row, "unit", notes),
        "year": int(plain[1]) if plain else None,
        "period": period,
        "note": note or None,
        **{name: notes.remark(row.cell(name)) or None for name in told},
        "certain": _is_certain(note, marks),
        "address": address,
        "source_id": source_id,
    }


def _is_certain(note: str, marks: Sequence[str]) -> bool:
    """Tell whether a value is the publisher's: what a note infers in brackets is beside it."""
    return not any(mark in _ASIDE.sub("", note).casefold() for mark in marks)


def _with_ids(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give each fact an id made of its words; the same words again get a number."""
    taken: dict[str, int] = {}
    named = []
    for row in rows:
        words = slug(f"{row['topic']} {row['subject']} {row['measure']} {row['period']}")
        taken[words] = taken.get(words, 0) + 1
        number = taken[words]
        named.append({**row, "fact_id": words if number == 1 else f"{words}-{number}"})
    return named
