"""JSON that is whole, in UTF-8 and without numbers that are none."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NoReturn

from dashboard.errors import Fault, InputError

_LAST_WORD = re.compile(r"[\w.+-]*\s*")


def read_json(path: Path, file: str) -> Any:
    """Return the content of a JSON file; raises `InputError` when it is cut or broken."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
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
