"""What a version is: its manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table an import added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version is: where it came from and what it changed.

    `created` is a moment in ISO form (UTC); `tables` gives the rows of each table.
    """

    version: str
    created: str
    source: str
    file: str = ""
    parent: str = ""
    schema_version: int = 1
    tables: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, TableChange] = field(default_factory=dict)
