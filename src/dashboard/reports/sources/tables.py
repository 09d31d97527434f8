"""Stored tables as files to take away: CSV and Parquet, the borders as GeoJSON."""

from __future__ import annotations

import json

import pyarrow as pa
import shapely

from dashboard.reports.making.workbook import csv_bytes
from dashboard.store.durable import parquet_bytes
from dashboard.views.shared.card import ExportRows

CSV = {"csv": "text/csv"}
PARQUET = {"parquet": "application/vnd.apache.parquet"}
GEOJSON = {"geojson": "application/geo+json"}


class _Formats(dict[str, dict[str, str]]):
    def __missing__(self, table: str) -> dict[str, str]:
        return CSV | PARQUET


TABLE_FORMATS = _Formats({"boundaries": GEOJSON | PARQUET})
"""The file formats of each table with their media types; binary borders make no CSV."""


def table_bytes(table: pa.Table, form: str) -> bytes:
    """Return a stored table in a format of `TABLE_FORMATS`."""
    if form == "parquet":
        return parquet_bytes(table)
    if form == "geojson":
        return _geojson(table)
    rows = tuple(tuple(row.values()) for row in table.to_pylist())
    return csv_bytes(ExportRows(tuple(table.column_names), rows, (), ""))


def _geojson(table: pa.Table) -> bytes:
    """Return borders in EPSG:4326 with six decimals (a decimetre), by municipality code."""
    features = [
        {
            "type": "Feature",
            "properties": {
                name: value for name, value in row.items() if not name.startswith("geometry_")
            },
            "geometry": json.loads(
                shapely.to_geojson(
                    shapely.set_precision(shapely.from_wkb(row["geometry_4326"]), 1e-6)
                )
            ),
        }
        for row in table.to_pylist()
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False).encode()
