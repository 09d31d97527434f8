"""Organisations from an extract of the register; only mapped columns are read, no persons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard import paths
from dashboard.domain.sector import PURPOSE_CLASSES, UNCLASSIFIED, Sector
from dashboard.errors import Fault
from dashboard.importers.base import Parsed, Task, good_rows, municipality, required, typed
from dashboard.importers.organisations.columns import ExtractColumns, read_columns
from dashboard.importers.reading.harmonise import (
    Areas,
    NotUnderstood,
    clean,
    is_missing,
    to_date,
    to_text,
)
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Row, ignore_others
from dashboard.importers.tables.catalogues import in_languages

NAME_LENGTH = 300

_WEBSITE = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_UNCLASSIFIED = frozenset({UNCLASSIFIED, "luokittelematon", "luokittelemattomat"})


def read_organisations(task: Task) -> Parsed:
    """Return the rows of table `organisations`, and the source that they belong to."""
    notes = Notes()
    mapping = read_columns(Path(task.columns or paths.REFERENCE / "organisations_columns.toml"))
    sheet = read_table(task.path, task.file, notes)
    columns = mapping.found_in(sheet, notes)
    ignore_others(sheet, columns.values(), notes)
    if notes.faults:
        return Parsed({}, notes)
    areas = task.areas()
    rows = good_rows(sheet, notes, lambda row: _organisation(row, columns, mapping, areas, notes))
    day = datetime.fromtimestamp(task.path.stat().st_mtime, UTC).date().isoformat()
    source = {
        "source_id": mapping.source_id,
        **in_languages(mapping.source, "title"),
        **{n: mapping.source.get(n) for n in ("publisher", "licence", "address", "kind")},
        "accessed": day,
    }
    frames = {"sources": typed("sources", [source]), "organisations": typed("organisations", rows)}
    return Parsed(frames, notes)


def _organisation(
    row: Row, columns: Mapping[str, str], mapping: ExtractColumns, areas: Areas, notes: Notes
) -> dict[str, Any]:
    def number(text: str) -> str:
        if not mapping.number.fullmatch(clean(text)):
            raise NotUnderstood("number_not_of_register")
        return f"{mapping.scheme}-{clean(text)}"

    def optional(ours: str) -> Fault:
        return row.cell(columns[ours]) if ours in columns else Fault("")

    registered_on = required(to_date, row, columns["registered_on"], notes)
    ended_on = notes.read(to_date, optional("ended_on"))
    if registered_on and ended_on and ended_on < registered_on:
        fault = row.fault("ended_before_registered", columns["ended_on"])
        notes.faults.append(fault.with_params(registered=registered_on))
    return {
        "organisation_id": required(number, row, columns["number"], notes),
        "name": required(_name, row, columns["name"], notes),
        "municipality_code": municipality(row, columns["municipality"], areas, notes),
        "purpose_class": notes.read(_purpose_class, optional("purpose_class")),
        "sector": notes.read(_sector, optional("sector")),
        "registered_on": registered_on,
        "ended_on": ended_on,
        "website": notes.read(_website, optional("website")),
        "source_id": mapping.source_id,
    }


def _name(text: str) -> str | None:
    """Names are data: kept as they are, or refused when they could not be shown so."""
    if len(text) > NAME_LENGTH:
        raise NotUnderstood("name_too_long")
    to_text(text)
    return text or None


def _purpose_class(text: str) -> str:
    plain = clean(text).casefold()
    if is_missing(plain) or plain in _UNCLASSIFIED:
        return UNCLASSIFIED
    if plain not in PURPOSE_CLASSES:
        raise NotUnderstood("class_unknown")
    return plain


def _sector(text: str) -> str | None:
    plain = clean(text).casefold()
    if is_missing(plain):
        return None
    if plain not in set(Sector):
        raise NotUnderstood("sector_unknown")
    return plain


def _website(text: str) -> str | None:
    plain = to_text(text)
    if is_missing(plain):
        return None
    address = f"https://{plain}" if plain.casefold().startswith("www.") else plain
    if not _WEBSITE.fullmatch(address):
        raise NotUnderstood("website_not_understood")
    return address
