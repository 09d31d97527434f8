"""Texts that a spreadsheet would run, marked on the way out and unmarked on the way in.

The mark is the apostrophe by which spreadsheets themselves say that a cell is text. It also stands
after a semicolon, a tab and a line's end inside a text: Finnish Excel parts a comma-separated file
at semicolons, and takes quotation marks for plain signs once a cell has begun without one.
"""

from __future__ import annotations

import re

_SIGN = "[=+@\\-\uff1d\uff0b\uff20\uff0d]"
"""Signs that begin a formula, and the same in full width, which some spreadsheets take for them."""

# What may stand before the sign; a mark is part of it, so that what is marked twice is undone twice.
_BEGINS = rf"(?:'|[^\S\t\r\n])*{_SIGN}|'*[\t\r\n]"
_GOES_ON = rf"(?:['\"]|[^\S\t\r\n])*{_SIGN}"
_TO_MARK = re.compile(rf"\A(?={_BEGINS})|(?<=[;\t\r\n])(?={_GOES_ON})")
_MARKED = re.compile(rf"\A'(?={_BEGINS})|(?<=[;\t\r\n])'(?={_GOES_ON})")


def marked(text: str) -> str:
    """Return a text that no spreadsheet runs: "'=1+1", "Seura;'=1+1 ry".

    >>> marked("Laukaa"), marked("=1+1")
    ('Laukaa', "'=1+1")
    """
    return _TO_MARK.sub("'", text)


def unmarked(text: str) -> str:
    """Return the text that was marked.

    >>> unmarked("Seura;'=1+1 ry")
    'Seura;=1+1 ry'
    """
    return _MARKED.sub("", text) if "'" in text else text
