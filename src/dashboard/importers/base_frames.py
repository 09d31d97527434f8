"""Frames in the types that the schema declares, and their change from version to version."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.schema.arrow import columns_of, key_of
from dashboard.schema.tables import TABLES
from dashboard.store.manifest import TableChange
from dashboard.store.versions import Store

ROW = "_row"
"""Beside the declared columns: the row of the file that a new row came from."""


def typed(table: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return rows as a frame of a table; a column that a row lacks is missing there.

    `ROW`, where a row has it, is kept as the last column.
    """
    listed = list(rows)
    columns = {
        name: _column([row.get(name) for row in listed], str(column.dtype))
        for name, column in TABLES[table].to_schema().columns.items()
    }
    frame = pd.DataFrame(columns, columns=list(columns_of(table)))
    return frame.assign(**{ROW: pd.Series([row.get(ROW, 0) for row in listed], dtype="int64")})


def _column(values: list[Any], dtype: str) -> pd.Series[Any]:
    """Return a column in its type; where a value has another, the checks will find it."""
    try:
        return pd.Series(values, dtype=dtype)
    except (TypeError, ValueError):
        return pd.Series(values, dtype="object")


def stored_frames(store: Store, version: str) -> dict[str, pd.DataFrame]:
    """Return all tables of a version; a table that an older version lacks is empty."""
    known = store.manifest(version).tables
    frames = {}
    for table in TABLES:
        rows = store.table(version, table).to_pylist() if table in known else []
        frames[table] = typed(table, rows).drop(columns=ROW)
    return frames


def change_between(table: str, old: pd.DataFrame, new: pd.DataFrame) -> TableChange:
    """Return how many rows of a table were added, changed and removed."""
    before, after = _by_key(table, old), _by_key(table, new)
    return TableChange(
        added=len(after.keys() - before.keys()),
        changed=sum(before[key] != after[key] for key in before.keys() & after.keys()),
        removed=len(before.keys() - after.keys()),
    )


def _by_key(table: str, frame: pd.DataFrame) -> dict[Hashable, tuple[Hashable, ...]]:
    columns, key = list(columns_of(table)), key_of(table)
    places = [columns.index(name) for name in key]
    plain = frame[columns].astype("object").where(frame[columns].notna(), None)
    rows = [tuple(row) for row in plain.itertuples(index=False, name=None)]
    return {tuple(row[place] for place in places): row for row in rows}
