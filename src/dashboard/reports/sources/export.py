"""Chosen rows of a stored table as CSV, JSON or Parquet, each with the kind of its source in words.

Observations include the derived indicators, which are computed by the same queries as on the
pages: they are exported like stored ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from dashboard.domain.keys import KEYS
from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.source import SourceKind
from dashboard.errors import UsageError
from dashboard.i18n.translator import Translator
from dashboard.queries.observations import indicator_values
from dashboard.queries.protocol import Tables
from dashboard.reports.sources.tables import KIND, LABEL, table_bytes
from dashboard.schema.arrow import arrow_schema
from dashboard.schema.tables import TABLES
from dashboard.store.engine import frame

FORMATS = ("csv", "json", "parquet")
AREA_COLUMNS = ("municipality_code", "area_code")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows of a table: everything that is not named is kept."""

    table: str
    indicator: str | None = None
    municipality: str | None = None
    year: int | None = None


def chosen_rows(tables: Tables, choice: Choice, t: Translator) -> pd.DataFrame:
    """Return the rows of a choice; several sources of a row are joined by semicolons.

    Raises `UsageError` for a table, indicator or municipality that is not there, and for a choice
    that the table has no column for.
    """
    if choice.table not in TABLES:
        known = ", ".join(TABLES)
        raise UsageError("table_unknown", name=choice.table, known=known)
    rows = (
        _observations(tables, choice) if choice.table == "observations" else _stored(tables, choice)
    )
    if choice.municipality is not None:
        _known(tables, "municipalities", "municipality_code", choice.municipality)
        rows = rows[rows[_column(rows, AREA_COLUMNS, choice)] == choice.municipality]
    if choice.year is not None:
        rows = rows[rows[_column(rows, ("year",), choice)] == choice.year]
    rows = rows.astype(dict.fromkeys(_whole_numbers(choice.table, rows), "Int64"))
    if "source_ids" not in rows.columns:
        return rows
    return _told(tables, choice.table, rows, t)


def _told(tables: Tables, table: str, rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """Return rows that say by themselves whose they are, right after their key."""
    known = frame(tables["sources"].select("source_id", "kind"))
    kinds = {s: SourceKind(k) for s, k in known.itertuples(index=False, name=None)}
    ids = rows["source_ids"]
    words = ["; ".join(t(f"source_kind.{kinds[s]}") for s in own) for own in ids]
    made_up = [any(kinds[s] is SourceKind.SAMPLE for s in own) for own in ids]
    told = rows.assign(source_ids=[";".join(own) for own in ids])
    told.insert(len(KEYS[table]), KIND, words)
    told.insert(len(KEYS[table]) + 1, LABEL, [t("sample.label") if one else "" for one in made_up])
    return told.rename(columns={"source_ids": "source_id"})


def rows_bytes(rows: pd.DataFrame, form: str) -> bytes:
    """Return rows in one of `FORMATS`; borders are written in degrees as GeoJSON in JSON."""
    table = pa.Table.from_pandas(rows, preserve_index=False).replace_schema_metadata(None)
    if "geometry_4326" in table.column_names and form != "parquet":
        if form == "csv":
            table = table.drop_columns(["geometry_3067", "geometry_4326"])
        else:
            return table_bytes(table, "geojson")
    if form == "json":
        return json.dumps(table.to_pylist(), ensure_ascii=False, indent=1).encode() + b"\n"
    return table_bytes(table, form)


def _whole_numbers(table: str, rows: pd.DataFrame) -> list[str]:
    """Return the columns of whole numbers: the engine gives those with gaps as 2018.0."""
    schema = arrow_schema(table)
    return [
        n for n in rows.columns if n in schema.names and pa.types.is_integer(schema.field(n).type)
    ]


def _stored(tables: Tables, choice: Choice) -> pd.DataFrame:
    rows = frame(tables[choice.table])
    if "source_id" in rows.columns:
        ids = rows["source_id"].map(lambda one: (one,))
        rows = rows.assign(source_id=ids).rename(columns={"source_id": "source_ids"})
    if choice.indicator is None:
        return rows
    _known(tables, "indicators", "indicator_code", choice.indicator)
    return rows[rows[_column(rows, ("indicator_code",), choice)] == choice.indicator]


def _observations(tables: Tables, choice: Choice) -> pd.DataFrame:
    if choice.indicator is not None:
        _known(tables, "indicators", "indicator_code", choice.indicator)
    catalogue = frame(tables["indicators"].select("indicator_code", "region_rule", "order"))
    parts = []
    for row in catalogue.sort_values("order").to_dict("records"):
        code = str(row["indicator_code"])
        if choice.indicator in {None, code}:
            values = frame(indicator_values(tables, code, RegionRule(row["region_rule"])))
            values = values.sort_values(["area_code", "year", "series"], kind="stable")
            values.insert(0, "indicator_code", code)
            parts.append(values)
    return pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)


def _known(tables: Tables, table: str, column: str, code: str) -> None:
    known = frame(tables[table].select(column))[column]
    if code not in set(known):
        raise UsageError("code_unknown", code=code, table=table)


def _column(rows: pd.DataFrame, among: tuple[str, ...], choice: Choice) -> str:
    for column in among:
        if column in rows.columns:
            return column
    raise UsageError("choice_not_possible", table=choice.table, column=among[0])
