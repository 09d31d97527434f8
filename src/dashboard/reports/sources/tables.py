"""Stored tables as files to take away: CSV, XLSX and Parquet, the borders as GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pyarrow as pa
import shapely

from dashboard.domain.keys import KEYS
from dashboard.domain.source import Source
from dashboard.i18n.translator import Translator
from dashboard.reports.making.workbook import csv_bytes, xlsx_bytes
from dashboard.store.durable import parquet_bytes
from dashboard.views.shared.card import ExportRows, sample_label

CSV = {"csv": "text/csv"}
XLSX = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
PARQUET = {"parquet": "application/vnd.apache.parquet"}
GEOJSON = {"geojson": "application/geo+json"}

KIND, LABEL = "source_kind", "label"
"""Columns beside the stored ones: the kind of a row's source in words, and what made-up rows say."""


class _Formats(dict[str, dict[str, str]]):
    def __missing__(self, table: str) -> dict[str, str]:
        return CSV | XLSX | PARQUET


TABLE_FORMATS = _Formats({"boundaries": GEOJSON | PARQUET})
"""The file formats of each table with their media types; binary borders make no CSV."""


def labelled(name: str, table: pa.Table, sources: Mapping[str, Source], t: Translator) -> pa.Table:
    """Return a stored table whose rows say by themselves whose they are, right after their key.

    A table whose rows have no source, and that of the sources, is as it is stored.
    """
    if name == "sources" or "source_id" not in table.column_names:
        return table
    of_rows = [sources[source_id] for source_id in table.column("source_id").to_pylist()]
    place = len(KEYS[name])
    labels = pa.array([sample_label(t, [source]) or None for source in of_rows], pa.string())
    kinds = pa.array([t(f"source_kind.{source.kind.value}") for source in of_rows], pa.string())
    return table.add_column(place, LABEL, labels).add_column(place, KIND, kinds)


def table_bytes(
    table: pa.Table, form: str, about: Sequence[str] = (), sheets: tuple[str, str] = ("", "")
) -> bytes:
    """Return a table in a format of `TABLE_FORMATS`.

    A workbook has two sheets of the names `sheets`; the second tells what the rows are.
    """
    if form == "parquet":
        return parquet_bytes(table)
    if form == "geojson":
        return _geojson(table)
    rows = tuple(tuple(row.values()) for row in table.to_pylist())
    export = ExportRows(tuple(table.column_names), rows, tuple(about), "")
    return xlsx_bytes(export, *sheets) if form == "xlsx" else csv_bytes(export)


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
