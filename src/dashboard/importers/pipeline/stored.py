"""What a version of an older product lacks: taken along from the embedded version at an import.

An import on top of such a version would otherwise miss the sources, indicators and series that
the product has learnt since, and whole tables would be empty for good.
"""

from __future__ import annotations

import pandas as pd
import pyarrow.parquet as pq

from dashboard.importers.base import ROW, typed
from dashboard.schema.arrow import Frames, key_of, references_of
from dashboard.schema.tables import TABLES
from dashboard.store.versions import Store

CATALOGUES = ("sources", "indicators", "series")
"""Tables that describe: rows with a key that the version lacks are added, no row is changed."""


def stored_frames(store: Store, version: str) -> dict[str, pd.DataFrame]:
    """Return all tables of a version; a table that an older version lacks is empty."""
    known = store.manifest(version).tables
    frames = {}
    for table in TABLES:
        rows = store.table(version, table).to_pylist() if table in known else []
        frames[table] = typed(table, rows).drop(columns=ROW)
    return frames


def upgraded(store: Store, version: str, frames: Frames) -> dict[str, pd.DataFrame]:
    """Return the tables of a version with what it lacks of the embedded one.

    A table that the version's manifest does not name comes whole, but for rows that refer to
    something that the version does not have.
    """
    known = store.manifest(version).tables
    whole = dict(frames)
    for table in TABLES:
        if table not in known:
            whole[table] = _referring(table, _embedded(store, table), whole)
        elif table in CATALOGUES:
            whole[table] = _with_missing(table, whole[table], _embedded(store, table))
    return whole


def _embedded(store: Store, table: str) -> pd.DataFrame:
    path = store.embedded_path(table)
    rows = pq.read_table(path).to_pylist() if path is not None else []
    return typed(table, rows).drop(columns=ROW)


def _with_missing(table: str, old: pd.DataFrame, embedded: pd.DataFrame) -> pd.DataFrame:
    key = list(key_of(table))
    known = set(old[key].itertuples(index=False, name=None))
    lacking = embedded[
        [row not in known for row in embedded[key].itertuples(index=False, name=None)]
    ]
    # Concatenating with an empty frame would lose the columns' types.
    parts = [part for part in (old, lacking) if len(part)]
    return pd.concat(parts, ignore_index=True) if parts else old


def _referring(table: str, rows: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    for column, (other, target) in references_of(table).items():
        rows = rows[rows[column].isin(set(frames[other][target])) | rows[column].isna()]
    return rows.reset_index(drop=True)
