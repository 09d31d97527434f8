"""The door for structures: JSON of publishers and TOML, whole or refused with one of our errors."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any, NoReturn

from dashboard.errors import Amount, Fault, InputError, UsageError
from dashboard.importers.reading.bounds import MAX_TOML, MAX_TOML_LINE, read_bounded
from dashboard.importers.reading.files import Kind, checked_kind, refuse_what_is_no_file

_LAST_WORD = re.compile(r"[\w.+-]*\s*")


def read_structure(path: Path, file: str) -> Any:
    """Return the content of a JSON or GeoJSON file."""
    if checked_kind(path, file) is not Kind.JSON:
        raise InputError([Fault("json_expected", file, value=path.suffix)])
    return read_json(path, file)


def read_json(path: Path, file: str) -> Any:
    """Return the content of a JSON file; raises `InputError` when it is cut or broken."""
    try:
        text = read_bounded(path, file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError([Fault("text_broken", file)]) from error
    return parse_json(text, file)


def parse_json(text: str, file: str) -> Any:
    """Return the content of JSON text."""
    try:
        return json.loads(text, parse_constant=_refused)
    except json.JSONDecodeError as error:
        # A cut file breaks in its last word; inside a string the error names the string's start.
        cut = error.msg.startswith("Unterminated string") or (
            error.msg != "Extra data" and _LAST_WORD.fullmatch(text, error.pos) is not None
        )
        fault = Fault("json_truncated" if cut else "json_broken", file, row=error.lineno)
        raise InputError([fault.with_params(place=error.colno)]) from error
    except (ValueError, RecursionError) as error:
        raise InputError([Fault("json_broken", file).with_params(place=1)]) from error


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the content; raises `UsageError` when it cannot be read, `InputError` when broken."""
    try:
        refuse_what_is_no_file(path, path.name)
        raw = read_bounded(path, path.name, MAX_TOML)
    except OSError as error:
        raise UsageError("file_unreadable", file=path.name, detail=str(error.strerror)) from error
    try:
        text = raw.decode("utf-8-sig")
        _refuse_long_lines(text, path.name)
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise InputError([Fault("text_broken", path.name)]) from error
    except (ValueError, RecursionError) as error:
        fault = Fault("toml_broken", path.name).with_params(detail=str(error)[:200])
        raise InputError([fault]) from error


def _refuse_long_lines(text: str, file: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        if len(line) > MAX_TOML_LINE:
            fault = Fault("line_too_long", file, row=number)
            raise InputError(
                [fault.with_params(found=Amount(len(line)), limit=Amount(MAX_TOML_LINE))]
            )
