"""The tables of a version as an import needs them, in today's form.

What a version of an older product lacks is taken along from the embedded version: an import on
top of it would otherwise miss the sources, indicators and series that the product has learnt
since, and whole tables would be empty for good.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.importers.base import ROW, typed
from dashboard.schema.arrow import Frames, columns_of, is_todays, key_of, references_of, types_of
from dashboard.schema.tables import TABLES
from dashboard.store.upgrades import CATALOGUES
from dashboard.store.versions import Store


def stored_frames(store: Store, version: str) -> dict[str, pd.DataFrame]:
    """Return all tables of a version; a table that an older version lacks is empty."""
    known = store.manifest(version).tables
    return {
        table: _framed(table, store.table(version, table) if table in known else None)
        for table in TABLES
    }


def in_todays_form(store: Store, version: str, frames: Frames) -> dict[str, pd.DataFrame]:
    """Return those of a version's frames whose files are as they would be written today.

    They were checked before they were published; another import may take the files as they are.
    """
    known = store.manifest(version).tables
    return {
        table: frame
        for table, frame in frames.items()
        if table in known and is_todays(table, pq.read_schema(store.table_path(version, table)))
    }


def upgraded(store: Store, version: str, frames: Frames) -> dict[str, pd.DataFrame]:
    """Return the tables of a version with what it lacks of the embedded one.

    A table that the version's manifest does not name comes whole, but for rows that refer to
    something that the version does not have. To tables that describe, rows with a key that the
    version lacks are added, and what its file has no column for; nothing that is written changes.
    """
    known = store.manifest(version).tables
    whole = dict(frames)
    for table in TABLES:
        if table not in known:
            whole[table] = _referring(table, _embedded(store, table), whole)
        elif table in CATALOGUES:
            embedded = _embedded(store, table)
            written = pq.read_schema(store.table_path(version, table)).names
            old = _with_columns(table, whole[table], embedded, written)
            whole[table] = _with_missing(table, old, embedded)
    return whole


def _embedded(store: Store, table: str) -> pd.DataFrame:
    path = store.embedded_path(table)
    return _framed(table, None if path is None else pq.read_table(path))


def _framed(table: str, rows: pa.Table | None) -> pd.DataFrame:
    """Return stored rows in the declared types; a column that their file lacks is missing."""
    if rows is None or not is_todays(table, rows.schema):
        return typed(table, rows.to_pylist() if rows is not None else ()).drop(columns=ROW)
    frame: pd.DataFrame = rows.to_pandas(types_mapper={pa.string(): pd.StringDtype("pyarrow")}.get)
    whole = {name: of for name, of in types_of(table).items() if of == "Int64"}
    return frame.astype(whole) if whole else frame


def _with_columns(
    table: str, old: pd.DataFrame, embedded: pd.DataFrame, written: list[str]
) -> pd.DataFrame:
    """Return rows with the columns that were not `written`, told by the embedded rows of a key."""
    lacking = [name for name in columns_of(table) if name not in written]
    if not lacking:
        return old
    key = list(key_of(table))
    whole = old.drop(columns=lacking).merge(embedded[[*key, *lacking]], on=key, how="left")
    return whole[list(columns_of(table))].astype(types_of(table))


def _with_missing(table: str, old: pd.DataFrame, embedded: pd.DataFrame) -> pd.DataFrame:
    key = list(key_of(table))
    known = set(old[key].itertuples(index=False, name=None))
    lacking = embedded[
        [row not in known for row in embedded[key].itertuples(index=False, name=None)]
    ]
    if lacking.empty:
        return old
    # Concatenating with an empty frame would lose the columns' types.
    return pd.concat([part for part in (old, lacking) if len(part)], ignore_index=True)


def _referring(table: str, rows: pd.DataFrame, frames: Frames) -> pd.DataFrame:
    for column, (other, target) in references_of(table).items():
        rows = rows[rows[column].isin(set(frames[other][target])) | rows[column].isna()]
    return rows.reset_index(drop=True)
