"""The mapping of a register extract: which of its columns are read, and as what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import Fault, InputError, UsageError
from dashboard.importers.reading.files import refuse_what_is_no_file
from dashboard.importers.reading.harmonise import clean
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.sheet import Sheet

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
    refuse_what_is_no_file(path, path.name)
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError("file_unreadable", file=path.name, detail=str(error.strerror)) from error
    except UnicodeDecodeError as error:
        raise InputError([Fault("text_broken", path.name)]) from error
    try:
        content = tomllib.loads(text)
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
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError, re.error) as error:
        fault = Fault("toml_broken", path.name).with_params(detail=str(error)[:200])
        raise InputError([fault]) from error
