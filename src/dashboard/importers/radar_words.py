"""The words of a radar file: headings, levels, and what a survey tool calls them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dashboard import paths
from dashboard.domain.radar import Level
from dashboard.errors import Fault, InputError
from dashboard.importers.harmonise import NotUnderstood, clean, is_missing
from dashboard.importers.radar_toml import toml_content

LEVELS = {"no": Level.NO, "partly": Level.PARTLY, "yes": Level.YES}

_NUMBERING = re.compile(r"\(?\d{1,3}(?:\.\d{1,2})*[.):]\s*(?=\D)")
_MARKS = ".,:;!?* "
_DECIMAL = re.compile(r"([012])[.,]0+")


@dataclass(frozen=True, slots=True)
class RadarWords:
    """Headings and words in the form of `heading` or `word`.

    `titles` gives the headings of each column of ours, `questions` the criterion codes of a
    survey's own headings, `levels` the level of a word (none: not answered).
    """

    titles: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, Level | None]
    personal: re.Pattern[str]
    skipped: re.Pattern[str]
    guides: tuple[str, ...]
    remarks: tuple[str, ...]
    questions: Mapping[str, str]
    mapped_in: str = ""

    @property
    def allowed(self) -> str:
        """Return the words that a level may be given with, as one text."""
        return ", ".join(text for text, level in self.levels.items() if level is not None)

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
    """Return a word as words are compared: case, spaces and marks after it do not matter."""
    return clean(unicodedata.normalize("NFKC", text)).casefold().rstrip(_MARKS)


def heading(text: str) -> str:
    """Return a heading as headings are compared: a number before it does not matter either."""
    return word(_NUMBERING.sub("", clean(text), count=1))


def radar_words(columns: str | None) -> RadarWords:
    """Return the product's words, and those of a mapping file where one is given."""
    content = toml_content(paths.REFERENCE / "radar_columns.toml")
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
    return words if columns is None else _with_mapping(words, Path(columns))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    parts = (
        re.escape(word(text.removesuffix("*"))) + r"\w*" * text.endswith("*") for text in words
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


def _with_mapping(words: RadarWords, path: Path) -> RadarWords:
    """Return the words with those of a mapping file before them; raises `InputError`."""
    content = toml_content(path)
    faults = [
        Fault("mapping_part_unknown", path.name, value=name).with_params(known="columns, levels")
        for name in content.keys() - {"columns", "levels"}
    ]
    columns, levels = (
        _texts(content.get(name, {}), path, faults) for name in ("columns", "levels")
    )
    unknown = {text: name for text, name in levels.items() if name not in _LEVEL_NAMES}
    faults += [
        Fault("mapping_level_unknown", path.name, column=text, value=name).with_params(
            known=", ".join(_LEVEL_NAMES)
        )
        for text, name in unknown.items()
    ]
    if faults:
        raise InputError(faults)
    ours = {name: (heading(columns[name]),) for name in columns.keys() & words.titles.keys()}
    return replace(
        words,
        titles={**words.titles, **ours},
        questions={heading(text): c for text, c in columns.items() if text not in words.titles},
        levels={
            **words.levels,
            **{word(text): _LEVEL_NAMES[name] for text, name in levels.items()},
        },
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
        if isinstance(value, bool) or not isinstance(value, str | int)
    ]
    return {text: str(value) for text, value in part.items()}
