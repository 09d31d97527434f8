"""The words of a radar file: headings, levels, what a survey tool calls them, and remarks.

A remark is free text that is kept as it is, unless it is about a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dashboard import paths
from dashboard.domain.practices.radar import Level
from dashboard.domain.texts.signs import visible
from dashboard.errors import Fault
from dashboard.importers.reading.harmonise import NotUnderstood, clean, is_missing
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.structures import read_toml

LEVELS = {"no": Level.NO, "partly": Level.PARTLY, "yes": Level.YES}

_NUMBERING = re.compile(r"\A\(?\d{1,3}(?:\.\d{1,2})*[.):]\s*(?=\D)")
_MARKS = ".,:;!?* "
_DECIMAL = re.compile(r"([012])[.,]0+")

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


@dataclass(frozen=True, slots=True)
class RadarWords:
    """Headings and words in the form of `heading` or `word`.

    `titles` gives the headings of each column of ours, `questions` the criterion codes of a
    survey's own headings, `written` those headings as the mapping file has them, `levels` the
    level of a word (none: not answered), `own` the words for levels that the mapping file adds.
    """

    titles: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, Level | None]
    personal: re.Pattern[str]
    skipped: re.Pattern[str]
    guides: tuple[str, ...]
    remarks: tuple[str, ...]
    questions: Mapping[str, str]
    written: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    mapped_in: str = ""

    def level(self, text: str) -> Level | None:
        """Return the level of a cell; raises `NotUnderstood` for an unknown word."""
        plain = word(text)
        if is_missing(text) or not plain:
            return None
        if found := _DECIMAL.fullmatch(plain):
            plain = found[1]
        if plain not in self.levels:
            raise NotUnderstood("level_unknown")
        return self.levels[plain]

    def is_empty(self, text: str) -> bool:
        """Tell whether a cell is blank or holds a word for "not answered"."""
        plain = word(text)
        return is_missing(text) or not plain or self.levels.get(plain, Level.NO) is None

    def is_personal(self, column: str) -> bool:
        """Tell whether a column is about a person."""
        return bool(self.personal.search(heading(column)))


def word(text: str) -> str:
    """Return a word as words are compared: case, spaces, apostrophes and marks after it are one."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'")
    return clean(plain).casefold().rstrip(_MARKS)


def heading(text: str) -> str:
    """Return a heading as headings are compared: a number before it does not matter either."""
    return word(_NUMBERING.sub("", clean(text), count=1))


def to_note(text: str) -> str | None:
    """Return a remark on one line, without hidden signs: nothing personal hides behind them.

    Raises `NotUnderstood` for what may not be kept.
    """
    plain = clean(visible(clean(text)))
    if is_missing(plain):
        return None
    if len(plain) > NOTE_LENGTH:
        raise NotUnderstood("note_too_long")
    if _IDENTITY_CODE.search(plain):
        raise NotUnderstood("note_identity_code")
    if _EMAIL.search(plain) or _PHONE.search(plain):
        raise NotUnderstood("note_personal")
    return plain


def radar_words(columns: str | None, notes: Notes) -> RadarWords:
    """Return the product's words, and those of a mapping file where one is given.

    What is wrong in the mapping is noted, and the rest of it used: the file has faults to find too.
    """
    content = read_toml(paths.REFERENCE / "radar_columns.toml")
    levels = content["levels"]
    words = RadarWords(
        titles={ours: tuple(map(heading, texts)) for ours, texts in content["columns"].items()},
        levels={
            **{word(text): LEVELS[name] for name in LEVELS for text in levels[name]},
            **dict.fromkeys(map(word, levels["none"])),
        },
        personal=_any_of(content["personal"]),
        skipped=re.compile("|".join(content["skipped"])),
        guides=tuple(map(word, content["guides"])),
        remarks=tuple(map(word, content["remarks"])),
        questions={},
    )
    return words if columns is None else _with_mapping(words, Path(columns), notes.faults)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    parts = (
        re.escape(word(text.removesuffix("*"))) + r"\w*" * text.endswith("*") for text in words
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _with_mapping(words: RadarWords, path: Path, faults: list[Fault]) -> RadarWords:
    """Return the words with those of a mapping file before them."""
    content = read_toml(path)
    faults += [
        Fault("mapping_part_unknown", path.name, value=name).with_params(known="columns, levels")
        for name in content.keys() - {"columns", "levels"}
    ]
    columns, levels = (
        _texts(content.get(name, {}), path, faults) for name in ("columns", "levels")
    )
    faults += [
        Fault("mapping_level_unknown", path.name, column=text, value=name).with_params(
            known=", ".join(_LEVEL_NAMES)
        )
        for text, name in levels.items()
        if name not in _LEVEL_NAMES
    ]
    questions = {text: code for text, code in columns.items() if text not in words.titles}
    ours = {name: (heading(columns[name]),) for name in columns.keys() & words.titles.keys()}
    return replace(
        words,
        titles={**words.titles, **ours},
        questions={heading(text): code for text, code in questions.items()},
        written={heading(text): text for text in questions},
        levels={
            **words.levels,
            **{word(text): _LEVEL_NAMES.get(name) for text, name in levels.items()},
        },
        own=tuple(text for text, name in levels.items() if _LEVEL_NAMES.get(name) is not None),
        mapped_in=path.name,
    )


_LEVEL_NAMES: dict[str, Level | None] = {
    **LEVELS,
    **{str(level.value): level for level in Level},
    "none": None,
}


def _texts(part: Any, path: Path, faults: list[Fault]) -> dict[str, str]:
    """Return a part of the mapping as text by text; numbers 0, 1 and 2 are texts too."""
    if not isinstance(part, dict):
        faults.append(Fault("mapping_not_text", path.name))
        return {}
    faults += [
        Fault("mapping_not_text", path.name, column=text)
        for text, value in part.items()
        if not _is_text(value)
    ]
    return {text: str(value) for text, value in part.items() if _is_text(value)}


def _is_text(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)
