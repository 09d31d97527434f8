"""A small TOML file from outside: its content, or our errors."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from dashboard.errors import Fault, InputError, UsageError
from dashboard.importers.reading.files import refuse_what_is_no_file

MAX_BYTES = 1024 * 1024
"""Larger ones are refused: the product's own instrument is some 15 kB."""


def toml_content(path: Path) -> dict[str, Any]:
    """Return the content; raises `UsageError` when it cannot be read, `InputError` when broken."""
    try:
        refuse_what_is_no_file(path, path.name)
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError("file_unreadable", file=path.name, detail=str(error.strerror)) from error
    if len(raw) > MAX_BYTES:
        fault = Fault("file_too_large", path.name)
        raise InputError([fault.with_params(size=len(raw) // MAX_BYTES, limit=1)])
    try:
        return tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError([Fault("text_broken", path.name)]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        fault = Fault("toml_broken", path.name).with_params(detail=str(error)[:200])
        raise InputError([fault]) from error
