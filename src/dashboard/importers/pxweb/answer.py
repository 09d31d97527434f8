"""Answers of PxWeb in its two JSON forms, as one: variables, measures and cells.

Variables are found by what they are and what they offer, never by their codes: those carry the
date of the area division and change with it (`alue_23_20260101`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from dashboard.domain.places.areas import COUNTRY_CODE
from dashboard.errors import Amount, Fault, InputError
from dashboard.importers.reading.bounds import MAX_CELLS

MUNICIPALITY = re.compile(r"KU\d{3}")
TIME = re.compile(r"(?:19|20)\d{2}(?:[MQ]\d{1,2})?\*?")
TOTAL = COUNTRY_CODE
"""StatFin's code for the total of any variable, not of areas only."""

MEASURE_NAMES = frozenset({"contentscode", "tiedot"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number: the codes of its variables in their order, its measure and its text."""

    keys: tuple[str, ...]
    measure: str
    value: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: which variable is the area, which the time, and its cells.

    `labels` gives the title of each measure; `preliminary` holds the time codes marked with "*";
    `updated` is the day of publication (ISO), or empty.
    """

    area: int
    time: int
    labels: Mapping[str, str]
    cells: tuple[Cell, ...]
    preliminary: frozenset[str] = frozenset()
    updated: str = ""

    def totals(self) -> tuple[Cell, ...]:
        """Return the cells that are totals of all variables but area and time."""
        others = self._others()
        return tuple(c for c in self.cells if all(c.keys[place] == TOTAL for place in others))

    def _others(self) -> list[int]:
        width = len(self.cells[0].keys) if self.cells else 0
        return [place for place in range(width) if place not in {self.area, self.time}]


def read_answer(content: Any, file: str) -> Answer:
    """Return a saved or fetched answer; raises `InputError` when it is none."""
    try:
        if isinstance(content, dict) and content.get("class") == "dataset":
            return _from_json_stat(content, file)
        if isinstance(content, dict) and {"columns", "data"} <= content.keys():
            return _from_json(content, file)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise InputError([Fault("pxweb_broken", file)]) from error
    raise InputError([Fault("pxweb_expected", file)])


def _from_json(content: dict[str, Any], file: str) -> Answer:
    columns = content["columns"]
    variables = [column for column in columns if column["type"] in {"d", "t"}]
    measures = [column for column in columns if column["type"] == "c"]
    cells = []
    for row in content["data"]:
        keys = tuple(str(key) for key in row["key"])
        if len(keys) != len(variables) or len(row["values"]) != len(measures):
            raise ValueError("a row of another width than the header")
        for measure, value in zip(measures, row["values"], strict=True):
            cells.append(Cell(keys, str(measure["code"]), str(value)))
    offered = [sorted({cell.keys[place] for cell in cells}) for place in range(len(variables))]
    metadata = content.get("metadata") or [{}]
    return Answer(
        _place_of_area(offered, file),
        _place_of_time(offered, [column["type"] == "t" for column in variables], file),
        {str(measure["code"]): str(measure["text"]) for measure in measures},
        tuple(cells),
        updated=_day(metadata[0].get("updated")),
    )


def _from_json_stat(content: dict[str, Any], file: str) -> Answer:
    names = [str(name) for name in content["id"]]
    roles = content.get("role") or {}
    codes = [_codes(content["dimension"][name]) for name in names]
    labels = [content["dimension"][name]["category"].get("label") or {} for name in names]
    measure = _place_of_measure(names, roles)
    places = [place for place in range(len(names)) if place != measure]
    values = content["value"]
    if _size(codes) > MAX_CELLS:
        fault = Fault("pxweb_too_large", file).with_params(limit=Amount(MAX_CELLS))
        raise InputError([fault])
    if isinstance(values, dict):
        values = [values.get(str(place)) for place in range(_size(codes))]
    if len(values) != _size(codes):
        raise ValueError("not as many values as the variables make")
    cells = tuple(
        Cell(tuple(keys[p] for p in places), keys[measure], "" if value is None else str(value))
        for keys, value in zip(product(*codes), values, strict=True)
    )
    offered = [codes[place] for place in places]
    is_time = [names[place] in roles.get("time", ()) for place in places]
    time = _place_of_time(offered, is_time, file)
    return Answer(
        _place_of_area(offered, file),
        time,
        {code: str(labels[measure].get(code, code)) for code in codes[measure]},
        cells,
        frozenset(c for c in offered[time] if "*" in f"{c}{labels[places[time]].get(c, '')}"),
        _day(content.get("updated")),
    )


def _codes(dimension: Mapping[str, Any]) -> list[str]:
    index = dimension["category"].get("index", dimension["category"].get("label"))
    if isinstance(index, dict) and all(isinstance(place, int) for place in index.values()):
        return [str(code) for code in sorted(index, key=lambda code: int(index[code]))]
    return [str(code) for code in index]


def _size(codes: Sequence[Sequence[str]]) -> int:
    size = 1
    for offered in codes:
        size *= len(offered)
    return size


def _place_of_measure(names: Sequence[str], roles: Mapping[str, Any]) -> int:
    metric = roles.get("metric") or [n for n in names if n.casefold() in MEASURE_NAMES]
    return names.index(str(metric[0]))


def _place_of_area(offered: Sequence[Sequence[str]], file: str) -> int:
    for place, codes in enumerate(offered):
        if any(MUNICIPALITY.fullmatch(code) for code in codes):
            return place
    raise InputError([Fault("pxweb_no_municipalities", file)])


def _place_of_time(offered: Sequence[Sequence[str]], is_time: Sequence[bool], file: str) -> int:
    if any(is_time):
        return list(is_time).index(True)
    for place, codes in enumerate(offered):
        if codes and all(TIME.fullmatch(code) for code in codes):
            return place
    raise InputError([Fault("pxweb_no_time", file)])


def _day(moment: object) -> str:
    """Return the day of "2026-05-29T05.00.00Z", a form that no date reader takes as it is."""
    found = _DAY.match(str(moment or ""))
    return found[0] if found else ""
