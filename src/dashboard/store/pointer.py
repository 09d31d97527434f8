"""The pointer that says which version is in force, and the journal of where it has pointed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dashboard.errors import StoreError
from dashboard.store import durable

JOURNAL = "journal.jsonl"
_LONGEST = 200
"""Bytes; a pointer holds one name and no more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A version put in force, or removed, at a moment in ISO form (UTC)."""

    at: str
    version: str
    pruned: bool = False


def pointed(pointer: Path) -> str | None:
    """Return what a pointer says, whatever it is; nothing when there is no pointer."""
    try:
        with pointer.open("rb") as file:
            return file.read(_LONGEST).decode("utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None
    except OSError:
        return ""


def point(pointer: Path, version: str) -> None:
    """Let the pointer say a version: at once or not at all. Raises `StoreError`."""
    # One name for all writers: the lock lets in one at a time, and what a killed one left goes.
    beside = pointer.with_name(f".{pointer.name}-new")
    try:
        durable.write_durably(beside, f"{version}\n".encode())
        if pointer.is_dir():
            shutil.rmtree(pointer)
        os.replace(beside, pointer)
        durable.sync_folder(pointer.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise StoreError("store_unwritable", detail=str(error.strerror)) from error


def unpoint(pointer: Path) -> None:
    """Take the pointer away: then the embedded version is in force. Raises `StoreError`."""
    try:
        if pointer.is_dir():
            shutil.rmtree(pointer)
        pointer.unlink(missing_ok=True)
        durable.sync_folder(pointer.parent)
    except OSError as error:
        raise StoreError("store_unwritable", detail=str(error.strerror)) from error


@contextmanager
def noted(folder: Path, version: str, *, pruned: bool = False) -> Iterator[None]:
    """Write into the journal that a version is put in force, or removed; not if that then fails.

    Raises `StoreError` when the disk refuses.
    """
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"at": now, "version": version} | ({"pruned": True} if pruned else {}))
    journal = folder / JOURNAL
    size = journal.stat().st_size if journal.exists() else None
    try:
        durable.append_durably(journal, f"{line}\n".encode())
        yield
    except (OSError, StoreError) as error:
        with suppress(OSError):
            if size is None:
                journal.unlink(missing_ok=True)
            else:
                os.truncate(journal, size)
        if isinstance(error, StoreError):
            raise
        raise StoreError("store_unwritable", detail=str(error.strerror)) from error


def journal(folder: Path) -> list[Entry]:
    """Return the journal, the oldest first; a line that cannot be read is left out."""
    try:
        lines = (folder / JOURNAL).read_bytes().splitlines()
    except OSError:
        return []
    return [entry for line in lines if (entry := _entry(line)) is not None]


def _entry(line: bytes) -> Entry | None:
    try:
        row = json.loads(line)
        return Entry(str(row["at"]), str(row["version"]), row.get("pruned") is True)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
