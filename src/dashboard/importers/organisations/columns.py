"""The mapping of a register extract: which of its columns are read, and as what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.domain.selection import LANGUAGES
from dashboard.domain.texts.signs import hidden
from dashboard.errors import Fault, InputError
from dashboard.importers.reading.harmonise import clean
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Sheet
from dashboard.importers.reading.structures import read_toml

REQUIRED = ("number", "name", "municipality", "registered_on")
OPTIONAL = ("purpose_class", "sector", "ended_on", "website")


@dataclass(frozen=True, slots=True)
class ExtractColumns:
    """Whose register it is, what its numbers look like, and its titles for each of our columns."""

    scheme: str
    source_id: str
    source: Mapping[str, Any]
    number: re.Pattern[str]
    personal: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]

    def found_in(self, sheet: Sheet, notes: Notes) -> dict[str, str]:
        """Return the sheet's column of each of ours; a required one missing is a fault."""
        present = {column.casefold(): column for column in sheet.columns}
        found = {}
        for ours in (*REQUIRED, *OPTIONAL):
            titles = [title for title in self.titles.get(ours, ()) if not self._personal(title)]
            column = next((present[title] for title in titles if title in present), None)
            if column is not None:
                found[ours] = column
            elif ours in REQUIRED:
                notes.faults.append(
                    Fault("column_unmapped", sheet.file, sheet.name, column=ours).with_params(
                        titles=", ".join(titles), found=", ".join(sheet.columns)
                    )
                )
        return found

    def _personal(self, title: str) -> bool:
        return any(word in title for word in self.personal)


def read_columns(path: Path) -> ExtractColumns:
    """Return a mapping; raises `UsageError` when it cannot be read and `InputError` when broken."""
    content = read_toml(path)
    wrong = [part for part, fits in _PARTS.items() if not fits(content.get(part))]
    if wrong:
        raise InputError([Fault("mapping_part_wrong", path.name, column=part) for part in wrong])
    return ExtractColumns(
        scheme=content["scheme"],
        source_id=content["source_id"],
        source=content["source"],
        number=re.compile(content["number_pattern"]),
        personal=tuple(word.casefold() for word in content["personal"]),
        titles={
            ours: tuple(clean(title).casefold() for title in titles)
            for ours, titles in content["columns"].items()
        },
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not hidden(value)


def _are_texts(values: object) -> bool:
    return isinstance(values, list) and all(map(_is_text, values))


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and re.compile(value) is not None
    except (re.error, OverflowError, RecursionError):
        return False


def _is_source(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(title := value.get("title"), dict):
        return False
    return all(_is_text(title.get(lang)) for lang in LANGUAGES) and all(
        _is_text(value.get(name)) for name in ("publisher", "licence", "address", "kind")
    )


_PARTS: Mapping[str, Callable[[object], bool]] = {
    "scheme": _is_text,
    "source_id": _is_text,
    "number_pattern": _is_pattern,
    "personal": _are_texts,
    "columns": lambda value: isinstance(value, dict) and all(map(_are_texts, value.values())),
    "source": _is_source,
}
"""What each part of a mapping must be."""
