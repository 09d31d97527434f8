"""Words from the catalogues, numbers and dates by Babel.

The catalogues are TOML files of nested tables; a key is the path joined by dots. A sentence that
counts something has the forms `.one` and `.other`, chosen by Babel's plural rule. Text is plain:
whoever puts it into HTML, Markdown or a document escapes it there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from math import isfinite
from string import Formatter
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from dashboard.domain.measures.rounding import rounded
from dashboard.domain.selection import DEFAULT_LANGUAGE, LANGUAGES

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
MISSING = "\N{EN DASH}"
"""What stands for a value that is not there."""

ORDINALS = ("one", "two", "few", "other")
"""The forms of ordinal numbers that the languages have, as CLDR names them."""

# Finland's Swedish and British English: their dates read day first, as in Finnish.
_LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}
_DATE_PATTERNS = {"fi": "d.M.yyyy", "sv": "d.M.yyyy", "en": "d MMMM yyyy"}


class Translator:
    """One language's words and forms."""

    def __init__(self, lang: str) -> None:
        """Load the catalogue of one of `LANGUAGES`."""
        self.lang = lang
        self._words = catalogue(lang)
        self._locale = Locale.parse(_LOCALES[lang])

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the sentence of a key with its parameters filled in.

        A whole number called `count` chooses the plural form, where the sentence has forms, and
        is printed as a number. A key that is not in the catalogue raises `KeyError`: a test
        proves that all catalogues are equal.
        """
        count = params.get("count")
        if isinstance(count, int):
            form = self._locale.plural_form(count)
            forms = (f"{key}.{form}", f"{key}.other", key)
            key = next((each for each in forms if each in self._words), key)
            params["count"] = self.number(count)
        sentence = self._words[key]
        return sentence.format(**params) if params else sentence

    def has(self, key: str) -> bool:
        """Tell whether the catalogue has a key."""
        return key in self._words

    def number(self, value: float | None, decimals: int = 0, *, signed: bool = False) -> str:
        """Format a number: "5 330", "19,6", "+4"; a missing value is an en dash."""
        if value is None or not isfinite(value):
            return MISSING
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        # Rounding first: -0.04 with one decimal is 0, without a sign.
        printed = rounded(value, decimals) + 0.0
        text = format_decimal(abs(printed), pattern, locale=self._locale)
        text = text.replace("\N{NARROW NO-BREAK SPACE}", NO_BREAK_SPACE)
        if printed < 0:
            return MINUS + text
        return f"{'+' if printed else '±'}{text}" if signed else text

    def sentence(self, phrase: str) -> str:
        """Return a phrase that begins a sentence: its first letter is a capital one."""
        return phrase[:1].upper() + phrase[1:]

    def ordinal(self, number: int) -> str:
        """Return "3.", "3:e" or "3rd": the language's own rule, by Babel."""
        form = self._locale.ordinal_form(number)
        return self(f"ordinal.ending_{form if form in ORDINALS else ORDINALS[-1]}", number=number)

    def out_of(self, number: int) -> str:
        """Return "22:sta" or "21:stä", as the numeral is said aloud; a bare number elsewhere."""
        back = number % 10 in {2, 3, 6, 8} or number % 100 == 0
        return self(f"numeral.from_{'back' if back else 'front'}", number=self.number(number))

    def plain_number(self, value: float | None, decimals: int = 0) -> str:
        """Format a number without thousands separators, for text that is read aloud."""
        return (
            self.number(value, decimals)
            .replace(NO_BREAK_SPACE, "")
            .replace("," if self.lang == "en" else "\0", "")
        )

    def date(self, value: date) -> str:
        """Format a date: "31.12.2025", in English "31 December 2025"."""
        return format_date(value, _DATE_PATTERNS[self.lang], locale=self._locale)

    def period(self, text: str) -> str:
        """Format a published moment: "2.1.2025" as a date, "6/2026" as a month, a year as it is."""
        parts = text.split(".")
        if len(parts) == 3 and all(part.isdigit() for part in parts):
            day, month, year = map(int, parts)
            return self.date(date(year, month, day))
        month_of, _, year_text = text.partition("/")
        if month_of.isdigit() and year_text.isdigit():
            return format_date(
                date(int(year_text), int(month_of), 1), "LLLL yyyy", locale=self._locale
            )
        return text

    def measure(
        self, value: float | None, unit: str, decimals: int = 0, *, signed: bool = False
    ) -> str:
        """Format a number with its unit where the unit belongs to the number: "26,3 %"."""
        text = self.number(value, decimals, signed=signed)
        if text == MISSING:
            return text
        pattern = self._words.get(f"unit.{unit}.pattern", "{value}")
        # The sign comes first of all: "−€133".
        sign = text[0] if text[0] in f"{MINUS}+±" else ""
        return sign + pattern.format(value=text.removeprefix(sign))

    def listing(self, items: list[str]) -> str:
        """Join items as a sentence does: "a, b ja c"."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('app.and')} {items[-1]}"


@cache
def translator_for(lang: str) -> Translator:
    """Return the translator of a language; unknown languages get the default."""
    return Translator(lang if lang in LANGUAGES else DEFAULT_LANGUAGE)


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Return all sentences of a language by key."""
    source = files("dashboard.i18n") / "locales" / f"{lang}.toml"
    return _flat(tomllib.loads(source.read_text(encoding="utf-8")))


def shortened(text: str, length: int) -> str:
    """Return a text that is not longer than a length, cut between words."""
    if len(text) <= length:
        return text
    return f"{text[: length - 1].rsplit(' ', 1)[0].rstrip(',;')}\N{HORIZONTAL ELLIPSIS}"


def placeholders(sentence: str) -> frozenset[str]:
    """Return the names that a sentence wants filled in."""
    return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            flat |= _flat(value, f"{key}.")
        else:
            flat[key] = str(value)
    return flat
