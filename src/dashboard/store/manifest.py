"""What a version is: its manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from hashlib import sha256

from pydantic import TypeAdapter

SCHEMA_VERSION = 2
"""Of manifests and tables written today. 1 named no sizes and sums; a newer one is refused."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """How many rows of a table an import added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class FileMark:
    """How large a table's file is in bytes, and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version is: where it came from and what it changed.

    `created` is a moment in ISO form (UTC); `tables` gives the rows of each table and `files` what
    its file must be. A version of schema 1 has no `files`.
    """

    version: str
    created: str
    source: str
    file: str = ""
    parent: str = ""
    schema_version: int = SCHEMA_VERSION
    tables: Mapping[str, int] = field(default_factory=dict)
    changes: Mapping[str, TableChange] = field(default_factory=dict)
    files: Mapping[str, FileMark] = field(default_factory=dict)


def mark_of(content: bytes) -> FileMark:
    """Return what a file with this content must be."""
    return FileMark(len(content), sha256(content).hexdigest())


def read_manifest(content: bytes) -> Manifest:
    """Return the manifest; raises `ValueError` when it is none. Keys of later products pass."""
    return _reader().validate_json(content)


def manifest_bytes(manifest: Manifest) -> bytes:
    """Return a manifest as it is stored."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


@cache
def _reader() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)
