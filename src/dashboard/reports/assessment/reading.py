"""Opening a saved discussion: every fault told, nothing half read.

What a file says is somebody's text: nothing of it is shown but where a fault is.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.domain.practices.assessment import Assessment
from dashboard.reports.assessment.file import FORMAT, MAX_BYTES, VERSION

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_ALWAYS_READ = {"format", "version", "lang"}
_KEYS = {
    "dict_type": "not_object",
    "model_type": "not_object",
    "string_type": "not_words",
    "string_too_long": "too_long",
    "string_unicode": "character",
}
"""Our keys for the library's own types of faults; the types that the model gives are our keys."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One fault of a file, or one thing to know: `assessment.file_<key>` and what fills it."""

    key: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file held: a discussion, or every fault. `remarks` tell what was left aside."""

    assessment: Assessment | None = None
    faults: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()


def open_assessment(
    content: bytes, items: Collection[str], municipalities: Collection[str]
) -> Opened:
    """Read a saved discussion. `items` are the practices that are known today.

    Answers to other practices are kept aside and saved again.
    """
    # The library is loaded when the first file is opened: a quarter of a second.
    from pydantic import ValidationError

    from dashboard.reports.assessment.model import Beside, Saved

    beside = Beside(municipalities)
    whole = _document(content)
    if isinstance(whole, Remark):
        return Opened(faults=(whole,))
    try:
        found = Saved.model_validate(whole, context=beside).assessment(items)
    except ValidationError as error:
        told = error.errors(include_url=False, include_input=False)
        return Opened(faults=tuple(_fault(each) for each in told))
    counts = [("items_kept", len(each.unknown)) for each in (found, found.previous) if each]
    counts.append(("signs_removed", len(beside.mended)))
    counts.append(("parts_ignored", len(whole.keys() - _ALWAYS_READ - Saved.model_fields.keys())))
    return Opened(found, remarks=tuple(Remark(k, (("count", n),)) for k, n in counts if n))


def _document(content: bytes) -> dict[str, Any] | Remark:
    """Return the file's JSON object, or the one fault that makes the rest unreadable."""
    if len(content) > MAX_BYTES:
        return Remark("too_large", (("limit", MAX_BYTES // 1000),))
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Remark("not_text")
    except (ValueError, RecursionError):
        return Remark("not_json" if content.strip() else "empty")
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        return Remark("foreign")
    version = whole.get("version")
    if type(version) is not int or version < 1:
        return Remark("foreign")
    return whole if version <= VERSION else Remark("newer")


def _fault(error: ErrorDetails) -> Remark:
    """Return a fault with its place; targets are counted from one."""
    context = error.get("ctx", {})
    way = error["loc"][: len(error["loc"]) - context.get("above", 0)]
    place = ".".join(part if isinstance(part, str) else str(part + 1) for part in way)
    shown = "".join(char if char.isprintable() else "?" for char in place[:80])
    limit = [("limit", context["max_length"])] if "max_length" in context else []
    return Remark(_KEYS.get(error["type"], error["type"]), (("place", shown), *limit))
