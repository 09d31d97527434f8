"""The Arrow form of a declared table: types, nullability and the schema's version."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import pyarrow as pa

from dashboard.domain.keys import KEYS
from dashboard.errors import Fault
from dashboard.schema.keys import REFERENCES
from dashboard.schema.tables import TABLES

SCHEMA_VERSION = 1
"""Raised when a column changes its meaning or goes away; adding a column does not raise it."""

_TYPES = {
    "string[pyarrow]": pa.string(),
    "str": pa.string(),
    "int64": pa.int64(),
    "Int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
    "object": pa.binary(),
}

Frames = Mapping[str, pd.DataFrame]


def key_of(table: str) -> tuple[str, ...]:
    """Return the primary key of a table."""
    return KEYS[table]


def references_of(table: str) -> dict[str, tuple[str, str]]:
    """Return the columns of a table that must be found elsewhere, and where."""
    return REFERENCES[table]


def columns_of(table: str) -> tuple[str, ...]:
    """Return the column names of a table in their declared order."""
    return tuple(TABLES[table].to_schema().columns)


def types_of(table: str) -> dict[str, str]:
    """Return the pandas types of a table's columns."""
    return {name: str(column.dtype) for name, column in TABLES[table].to_schema().columns.items()}


def arrow_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table, with the schema's version in its metadata."""
    return pa.schema(
        [
            pa.field(name, _TYPES[str(column.dtype)], nullable=bool(column.nullable))
            for name, column in TABLES[table].to_schema().columns.items()
        ],
        metadata={"schema_version": str(SCHEMA_VERSION), "table": table},
    )


def wrong_types(table: str, stored: pa.Table) -> list[Fault]:
    """Return a fault for each stored column that is of another type than is declared."""
    declared = arrow_schema(table)
    return [
        Fault("stored_type", table, column=name).with_params(
            found=str(stored.schema.field(name).type), expected=str(declared.field(name).type)
        )
        for name in stored.column_names
        if name in declared.names and stored.schema.field(name).type != declared.field(name).type
    ]


def is_todays(table: str, schema: pa.Schema) -> bool:
    """Tell whether a stored table's schema is the one that it would be written with today."""
    version = (schema.metadata or {}).get(b"schema_version")
    return version == str(SCHEMA_VERSION).encode() and schema.equals(arrow_schema(table))


def arrow_table(table: str, frame: pd.DataFrame) -> pa.Table:
    """Return a frame as an Arrow table in the order of its key: equal content, equal bytes."""
    ordered = frame.sort_values(list(key_of(table)), kind="stable")
    schema = arrow_schema(table)
    if "source_id" in frame.columns:
        sources = ",".join(sorted(frame["source_id"].astype(str).unique()))
        schema = schema.with_metadata({**(schema.metadata or {}), b"source_ids": sources.encode()})
    return pa.Table.from_pandas(
        ordered, schema=schema, preserve_index=False
    ).replace_schema_metadata(schema.metadata)
