"""Whether a whole set of tables holds together: types, values, keys, references, real dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import pandas as pd
import pandera.pandas as pa

from dashboard.errors import Fault, Word
from dashboard.schema.arrow import Frames, columns_of, key_of, references_of
from dashboard.schema.tables import CODE, ISO_DATE, NAME, TABLES

_FORMS = {CODE: "code", NAME: "name", ISO_DATE: "date"}
_RULES = {
    "isin": "one_of",
    "greater_than": "above",
    "greater_than_or_equal_to": "at_least",
    "less_than_or_equal_to": "at_most",
    "not_nullable": "not_empty",
}
"""The names that pandera gives to rules, and ours."""


def check_tables(frames: Frames, changed: Collection[str] = TABLES) -> list[Fault]:
    """Return every fault of a complete set of tables, in the order of the tables.

    The frames are those of a version to be: a missing table is a fault too. Tables that are not
    `changed` are taken from a set without faults: of them only what refers to the changed ones is
    checked, since a row that is gone there can leave them pointing at nothing.
    """
    faults: list[Fault] = []
    for table in TABLES:
        if table not in frames:
            faults.append(Fault("table_missing", file=table))
        elif table in changed:
            faults += _table_faults(table, frames)
        else:
            faults += _references(table, frames, changed)
    return faults


def _table_faults(table: str, frames: Frames) -> list[Fault]:
    frame = frames[table]
    return _columns(table, frame) or [
        *value_faults(table, frame),
        *_dates(table, frame),
        *_keys(table, frame),
        *_references(table, frames, TABLES),
    ]


def _columns(table: str, frame: pd.DataFrame) -> list[Fault]:
    declared = columns_of(table)
    missing = [Fault("column_missing", file=table, column=c) for c in declared if c not in frame]
    unknown = [
        Fault("column_unknown", file=table, column=str(c)) for c in frame if c not in declared
    ]
    return missing + unknown


def value_faults(table: str, frame: pd.DataFrame) -> list[Fault]:
    """Return the values of a table that its declaration does not allow."""
    try:
        TABLES[table].validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        return [
            _value_fault(table, case)
            for case in errors.failure_cases.to_dict("records")
            if case["check"] not in {"multiple_fields_uniqueness"}
        ]
    return []


def _value_fault(table: str, case: dict[Any, Any]) -> Fault:
    row, value = case["index"], case["failure_case"]
    rule, limit = _rule(str(case["check"]))
    return Fault(
        "value_not_allowed",
        file=table,
        row=int(row) + 1 if row is not None and not pd.isna(row) else None,
        column=str(case["column"]),
        value="" if pd.isna(value) else str(value)[:80],
    ).with_params(rule=Word(f"rule.{rule}"), limit=limit)


def _rule(check: str) -> tuple[str, str]:
    """Return the name of a rule in the catalogues and its limit: "isin(['a'])" is one_of, "a"."""
    name, _, inner = check.removesuffix(")").partition("(")
    if name == "str_matches":
        return _FORMS.get(inner.strip("'").replace("\\\\", "\\"), "form"), ""
    return _RULES.get(name, "form"), re.sub(r"[\[\]'\"]", "", inner)


def _dates(table: str, frame: pd.DataFrame) -> list[Fault]:
    """A text may look like a date and be none: 2025-02-30."""
    schema = TABLES[table].to_schema()
    dated = [
        name
        for name, column in schema.columns.items()
        if any(ISO_DATE in str(check) for check in column.checks)
    ]
    return [
        Fault("date_not_real", file=table, row=row, column=name, value=str(value))
        for name in dated
        for row, value in _rows_without(_is_date, frame[name])
    ]


def _is_date(value: object) -> bool:
    """Tell whether a text is a date; what is no text is another check's matter."""
    try:
        return not isinstance(value, str) or bool(date.fromisoformat(value))
    except ValueError:
        return False


def _rows_without(is_good: Callable[[Any], bool], values: pd.Series[Any]) -> list[tuple[int, Any]]:
    """Return the rows (from 1) of bad values; each value is judged once, a missing one never."""
    bad = {value for value in values.dropna().unique() if not is_good(value)}
    return (
        [(row, value) for row, value in enumerate(values, start=1) if value in bad] if bad else []
    )


def _keys(table: str, frame: pd.DataFrame) -> list[Fault]:
    key = list(key_of(table))
    again = frame.duplicated(key, keep="first").to_numpy()
    rows = frame.loc[again, key].itertuples(index=False, name=None)
    return [
        Fault(
            "key_twice",
            file=table,
            row=int(position) + 1,
            column=", ".join(key),
            value=", ".join(map(str, row)),
        )
        for position, row in zip(again.nonzero()[0], rows, strict=True)
    ]


def _references(table: str, frames: Frames, among: Collection[str]) -> list[Fault]:
    """Return the values of a table that are not found in those tables of `among` they refer to."""
    faults = []
    for column, (other, target) in references_of(table).items():
        if other not in among or other not in frames or target not in frames[other]:
            continue
        known = set(frames[other][target])
        faults += [
            Fault(
                "reference_unknown", file=table, row=row, column=column, value=str(value)
            ).with_params(table=other)
            for row, value in _rows_without(known.__contains__, frames[table][column])
        ]
    return faults
