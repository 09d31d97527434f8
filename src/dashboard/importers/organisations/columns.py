"""The mapping of a register extract: which of its columns are read, and as what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import Fault, InputError
from dashboard.importers.reading.harmonise import clean
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Sheet
from dashboard.importers.reading.structures import read_toml, toml_broken

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
    try:
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
    except (KeyError, TypeError, AttributeError, re.error) as error:
        raise InputError([toml_broken(path, error)]) from error
