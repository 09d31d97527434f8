"""The query engine: a version's tables as Ibis tables, and expressions as frames.

DuckDB, embedded, is the default. Every thread has its own connection, since one shared by
sessions fails under load. `DASHBOARD_ENGINE` may name another Ibis backend by its address
(`pyspark://` has been tried), where the tables are found by their names.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from dashboard.errors import StoreError
from dashboard.store import upgrades
from dashboard.store.manifest import Manifest
from dashboard.store.versions import Store

_local = threading.local()


class Tables:
    """The tables of one version, each opened when first asked for in a thread."""

    def __init__(self, store: Store, version: str) -> None:
        """Name the store and the version."""
        self._store = store
        self.version = version

    @property
    def manifest(self) -> Manifest:
        """Return what the version is."""
        return self._store.manifest(self.version)

    def arrow(self, table: str) -> pa.Table:
        """Return a table as it is stored."""
        return self._store.table(self.version, table)

    def __getitem__(self, table: str) -> ir.Table:
        """Return a table in today's form; raises `VersionUnknown` when the version is gone.

        Whether a version has a table is what its manifest says. Raises `StoreError` when a file
        that should be there is not what it was when it was stored.
        """
        if os.environ.get("DASHBOARD_ENGINE"):
            return _backend().table(table)
        todays = self._store.todays_path(self.version, table)
        if todays is not None and table not in self.manifest.tables:
            return upgrades.without_rows(_opened(todays))
        stored = _opened(self._store.sound_path(self.version, table))
        return stored if todays is None else upgrades.in_todays_form(table, stored, _opened(todays))


def frame(expression: ir.Table) -> pd.DataFrame:
    """Run an expression and return its rows; missing text is None, missing numbers are NaN.

    An array is a tuple: it can be a key and cannot be changed.
    """
    with _readable():
        found = _backend().to_pyarrow(expression)
    rows: pd.DataFrame = found.to_pandas()
    for place, field in enumerate(found.schema):
        if pa.types.is_list(field.type):
            arrays = pd.Series(found.column(place).to_pylist(), dtype=object)
            rows[field.name] = arrays.map(tuple, na_action="ignore")
    return rows


def columns(tables: Tables, table: str) -> tuple[str, ...]:
    """Return the column names of a stored table, in their order."""
    return tuple(tables[table].columns)


def _opened(path: Path) -> ir.Table:
    """Open a file once in a thread: every opening leaves a view behind in the engine."""
    opened: dict[Path, ir.Table] = _local.__dict__.setdefault("opened", {})
    if path not in opened:
        with _readable():
            opened[path] = _backend().read_parquet(path)
    return opened[path]


@contextmanager
def _readable() -> Iterator[None]:
    """Turn what the engine says of a file that it cannot read into an error of ours."""
    try:
        yield
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise StoreError("store_unreadable", detail=type(error).__name__) from error


def _backend() -> ibis.BaseBackend:
    if not hasattr(_local, "backend"):
        address = os.environ.get("DASHBOARD_ENGINE", "").strip()
        _local.backend = ibis.connect(address) if address else ibis.duckdb.connect(threads=1)
    return _local.backend
