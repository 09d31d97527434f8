"""Text of a publisher's file as a value: numbers, years, dates, areas. Pure functions.

Each returns the value, None for a missing mark where a value may be missing, and raises
`NotUnderstood` with the key of the fault's sentence when the text is neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from dashboard.domain.places.areas import COUNTRY_CODE, REGION_CODE
from dashboard.domain.texts.signs import hidden
from dashboard.errors import Parameter

MISSING_MARKS = frozenset({"", ".", "..", "...", "\N{HORIZONTAL ELLIPSIS}", "-", "\N{EN DASH}"})
"""What Finnish statistics print where there is no value."""

MOST = 2**53
"""The largest number that is kept to its last digit; no figure of ours comes near."""

_SPACES = re.compile(r"\s+")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3})+", re.ASCII)
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2},\d{3}", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d{2}", re.ASCII)
_MONTH = re.compile(r"((?:19|20)\d{2})M(\d{2})", re.ASCII)
_FINNISH_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_MUNICIPALITY = re.compile(r"(?:KU)?(\d{3})", re.IGNORECASE)


class NotUnderstood(ValueError):
    """A text that is neither a value nor a missing mark; `key` names the fault's sentence."""

    def __init__(self, key: str, **params: Parameter) -> None:
        """Keep the key and what fills its sentence."""
        super().__init__(key)
        self.key = key
        self.params = params


def clean(text: str) -> str:
    """Return text without outer spaces, every inner space one plain space."""
    return _SPACES.sub(" ", text).strip()


def to_text(text: str) -> str:
    """Return what names something, with plain spaces; nothing in it may be hidden."""
    plain = clean(text)
    if signs := hidden(plain):
        raise NotUnderstood("hidden_sign", signs=", ".join(signs))
    return plain


def is_missing(text: str) -> bool:
    """Tell whether text is a missing mark."""
    return clean(text) in MISSING_MARKS


def to_number(text: str) -> float | None:
    """Return a number in Finnish or English form: "5 330", "19,6", "1,234.5".

    One comma before exactly three digits ("5,330") may be read in two ways and is not guessed.
    """
    plain = clean(text).replace("\N{MINUS SIGN}", "-")
    if plain in MISSING_MARKS:
        return None
    sign = -1.0 if plain[0] == "-" else 1.0
    whole, fraction = _parts(plain[1:] if plain[0] in "+-" else plain)
    value = sign * float(f"{whole}.{fraction or '0'}") + 0.0
    if abs(value) > MOST:
        raise NotUnderstood("number_too_large")
    return value


def to_whole(text: str) -> int | None:
    """Return a whole number; "5,0" is one, "5,3" is not."""
    number = to_number(text)
    if number is None:
        return None
    if number != int(number):
        raise NotUnderstood("not_whole")
    return int(number)


def to_year(text: str) -> int:
    """Return a year written with four digits, between 1900 and 2099."""
    plain = clean(text)
    if not _YEAR.fullmatch(plain):
        raise NotUnderstood("not_a_year")
    return int(plain)


def to_period(text: str) -> tuple[int, str]:
    """Return the year and the text of a period: "2025", or "6/2026" for the month 2026M06."""
    plain = clean(text)
    month = _MONTH.fullmatch(plain)
    if month and 1 <= int(month[2]) <= 12:
        return int(month[1]), f"{int(month[2])}/{month[1]}"
    if not _YEAR.fullmatch(plain):
        raise NotUnderstood("not_a_period")
    return int(plain), plain


def to_date(text: str) -> str | None:
    """Return a date in ISO form from "2.1.2025" or "2025-01-02"."""
    plain = clean(text)
    if plain in MISSING_MARKS:
        return None
    if found := _FINNISH_DATE.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _ISO_DATE.fullmatch(plain):
        year, month, day = found.groups()
    else:
        raise NotUnderstood("not_a_date")
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise NotUnderstood("date_not_real") from None


class Areas:
    """The municipalities that are known, found by code or by name, and the wider areas."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        """Take the names of each municipality code; names of two municipalities must differ."""
        self.codes = frozenset(names)
        self._by_name = {_folded(name): code for code, all_ in names.items() for name in all_}

    def municipality(self, text: str) -> str:
        """Return the code of "179", "KU179", "Jyväskylä" or " JYVÄSKYLÄ "."""
        plain = clean(text)
        found = _MUNICIPALITY.fullmatch(plain)
        code = found.group(1) if found else self._by_name.get(_folded(plain), "")
        if code not in self.codes:
            raise NotUnderstood("municipality_unknown")
        return code

    def zero_was_lost(self, text: str) -> bool:
        """Tell whether text is a known code that a spreadsheet took for a number: "77"."""
        plain = clean(text)
        return bool(_DIGITS.fullmatch(plain)) and len(plain) < 3 and plain.zfill(3) in self.codes

    def area(self, text: str) -> str:
        """Return the code of a municipality, of the region (MK13) or of the country (SSS)."""
        plain = clean(text).upper()
        return plain if plain in {REGION_CODE, COUNTRY_CODE} else self.municipality(text)


def _folded(name: str) -> str:
    """Return a name as names are compared; some programs write ä as a and two dots."""
    return clean(unicodedata.normalize("NFKC", name)).casefold()


def _parts(plain: str) -> tuple[str, str]:
    """Part an unsigned number into the digits before and after its decimal mark."""
    if "," in plain and "." in plain:
        whole, _, fraction = plain.rpartition(".")
        whole = whole.replace(",", "") if _COMMA_GROUPS.fullmatch(whole) else "?"
    elif _AMBIGUOUS.fullmatch(plain):
        raise NotUnderstood("number_ambiguous")
    elif plain.count(",") > 1 and _COMMA_GROUPS.fullmatch(plain):
        whole, fraction = plain.replace(",", ""), ""
    else:
        whole, mark, fraction = plain.replace(",", ".").partition(".")
        if mark and not fraction:
            raise NotUnderstood("not_a_number")
        whole = whole.replace(" ", "") if _GROUPED.fullmatch(whole) else whole
    if not _DIGITS.fullmatch(whole) or (fraction and not _DIGITS.fullmatch(fraction)):
        raise NotUnderstood("not_a_number")
    return whole, fraction
