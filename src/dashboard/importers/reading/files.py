"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from dashboard.errors import Fault, InputError, UsageError
from dashboard.importers.reading.bounds import refuse_large

_HEAD = 4096


class Kind(StrEnum):
    """What the first bytes say; `PROTECTED` is an encrypted or a pre-2007 workbook."""

    ZIP = "zip"
    PROTECTED = "protected"
    GEOPACKAGE = "geopackage"
    JSON = "json"
    MARKUP = "markup"
    TEXT = "text"
    BINARY = "binary"
    EMPTY = "empty"


_MAGIC = {
    b"PK\x03\x04": Kind.ZIP,
    b"PK\x05\x06": Kind.ZIP,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Kind.PROTECTED,
    b"SQLite format 3\0": Kind.GEOPACKAGE,
}
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_EXPECTED = {
    ".csv": {Kind.TEXT},
    ".tsv": {Kind.TEXT},
    ".txt": {Kind.TEXT},
    ".xlsx": {Kind.ZIP},
    ".json": {Kind.JSON},
    ".geojson": {Kind.JSON},
    ".gpkg": {Kind.GEOPACKAGE},
}


def refuse_what_is_no_file(path: Path, file: str) -> None:
    """Raise `UsageError` for a folder, and for what is not there."""
    if path.is_dir():
        raise UsageError("file_is_folder", file=file)
    if not path.is_file():
        raise UsageError("file_missing", file=file)


def kind_of(head: bytes) -> Kind:
    """Return what a file is by its first bytes."""
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    text = head
    for mark in _MARKS:
        text = text.removeprefix(mark)
    wide = text is not head and not head.startswith(_MARKS[0])
    start = text.replace(b"\0", b"").lstrip() if wide else text.lstrip()
    if not start:
        return Kind.EMPTY
    if not wide and _looks_binary(text):
        return Kind.BINARY
    if start[:1] == b"<":
        return Kind.MARKUP
    return Kind.JSON if start[:1] in (b"{", b"[") else Kind.TEXT


def _looks_binary(text: bytes) -> bool:
    """Text has no zero byte and hardly a control character; one in a name is that cell's fault."""
    controls = sum(byte < 9 or 13 < byte < 32 for byte in text)
    return b"\0" in text or controls * 100 > len(text)


def checked_kind(path: Path, file: str) -> Kind:
    """Return what a file is, after its size and its name were held against it.

    Raises `UsageError` when it cannot be opened, and `InputError` when it is too large, empty,
    protected, of an unknown kind, or not what its name says.
    """
    try:
        refuse_what_is_no_file(path, file)
        size = path.stat().st_size
        with path.open("rb") as opened:
            kind = kind_of(opened.read(_HEAD))
    except OSError as error:
        raise UsageError("file_unreadable", file=file, detail=str(error.strerror)) from error
    suffix = path.suffix.lower()
    refuse_large(size, file)
    if kind is Kind.EMPTY:
        fault = Fault("file_empty", file)
    elif suffix in {".xlsm", ".xltm"}:
        fault = Fault("workbook_macros", file)
    elif suffix not in _EXPECTED:
        fault = Fault("file_kind_unknown", file, value=suffix).with_params(
            known=" ".join(sorted(_EXPECTED))
        )
    elif kind is Kind.PROTECTED and suffix == ".xlsx":
        fault = Fault("workbook_protected", file)
    elif kind not in _EXPECTED[suffix]:
        fault = Fault("not_what_it_says", file, value=kind.value).with_params(name=suffix)
    else:
        return kind
    raise InputError([fault])
