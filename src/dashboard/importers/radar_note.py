"""Remarks beside answers: free text that is kept as it is, unless it is about a person."""

from __future__ import annotations

import re
import unicodedata

from dashboard.importers.harmonise import NotUnderstood, clean, is_missing

NOTE_LENGTH = 500

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_PHONE = re.compile(r"(?<![\w.,-])(?<!\d )(?:\+|00?)[1-9](?:[ \-()/]{0,2}\d){5,13}(?!\d)")
"""Finnish and international numbers: seven digits or more after + or 0, parted in any way."""


def to_note(text: str) -> str | None:
    """Return a remark on one line; raises `NotUnderstood` for what may not be kept."""
    plain = clean(text)
    if is_missing(plain):
        return None
    if len(plain) > NOTE_LENGTH:
        raise NotUnderstood("note_too_long")
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} for sign in plain):
        raise NotUnderstood("note_control_character")
    if _EMAIL.search(plain) or _PHONE.search(plain):
        raise NotUnderstood("note_personal")
    return plain
