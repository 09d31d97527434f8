"""Remarks beside answers: free text that is kept as it is, unless it is about a person."""

from __future__ import annotations

import re
import unicodedata

from dashboard.importers.reading.harmonise import NotUnderstood, clean, is_missing

NOTE_LENGTH = 500

_IDENTITY_CODE = re.compile(
    r"(?<!\w)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d"
    r" ?[-+\u2010-\u2015\u2212A-FU-Y] ?\d{3}[0-9A-FHJ-NPR-Y](?!\w)",
    re.IGNORECASE,
)
"""A Finnish personal identity code, whichever dash a program made of its sign."""

_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_PHONE = re.compile(r"(?<![\w.,-])(?<!\d )(?:\+|00?)[1-9](?:[ \-()/]{0,2}\d){5,13}(?!\d)")
"""Finnish and international numbers: seven digits or more after + or 0, parted in any way."""


def to_note(text: str) -> str | None:
    """Return a remark on one line; raises `NotUnderstood` for what may not be kept.

    Signs that only turn or join others (writing direction, zero width) are left out: they would
    make a text read otherwise than it is.
    """
    shown = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    plain = clean(shown)
    if is_missing(plain):
        return None
    if len(plain) > NOTE_LENGTH:
        raise NotUnderstood("note_too_long")
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn"} for sign in plain):
        raise NotUnderstood("note_control_character")
    if _IDENTITY_CODE.search(plain):
        raise NotUnderstood("note_identity_code")
    if _EMAIL.search(plain) or _PHONE.search(plain):
        raise NotUnderstood("note_personal")
    return plain
