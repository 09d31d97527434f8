"""Stored tables as files to take away."""

from __future__ import annotations

import csv
import json
from functools import cache
from io import BytesIO, StringIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from shapely.geometry import shape

from dashboard import paths
from dashboard.i18n.translator import translator_for
from dashboard.reports.sources.export import FORMATS, Choice, chosen_rows, rows_bytes
from dashboard.reports.sources.tables import KIND, TABLE_FORMATS, table_bytes
from dashboard.schema.tables import TABLES
from dashboard.store.versions import Store
from tests.views import real

FI = translator_for("fi")


@cache
def stored(table: str) -> pa.Table:
    """A table of the embedded version."""
    store = Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE)
    return store.table(real.tables().version, table)


@cache
def geojson() -> dict[str, Any]:
    """The borders as they are downloaded."""
    content: dict[str, Any] = json.loads(table_bytes(stored("boundaries"), "geojson"))
    return content


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", TABLES)
def test_a_parquet_file_holds_the_table_as_it_is_stored(table: str) -> None:
    read = pq.read_table(BytesIO(table_bytes(stored(table), "parquet")))
    assert read.equals(stored(table))
    assert read.schema.metadata == stored(table).schema.metadata


@pytest.mark.parametrize("table", [name for name in TABLES if name != "boundaries"])
def test_a_csv_file_holds_every_row_and_column(table: str) -> None:
    rows = rows_of(table_bytes(stored(table), "csv"))
    assert len(rows) == stored(table).num_rows
    assert list(rows[0]) == stored(table).column_names


def test_every_table_is_offered_in_formats_that_can_hold_it() -> None:
    assert set(TABLE_FORMATS["boundaries"]) == {"geojson", "parquet"}
    for table in TABLES:
        assert "parquet" in TABLE_FORMATS[table]
        for form in ("csv", "xlsx"):
            assert (form in TABLE_FORMATS[table]) is (table != "boundaries")


def test_numbers_of_a_csv_have_a_point_and_no_separators() -> None:
    rows = {
        (row["indicator_code"], row["area_code"], row["year"]): row["value"]
        for row in rows_of(table_bytes(stored("observations"), "csv"))
    }
    assert float(rows["population", "179", "2025"]) == 149_895
    assert rows["natural_increase", "182", "2025"].startswith("-")


def test_the_borders_are_valid_geojson_by_municipality() -> None:
    content = geojson()
    assert content["type"] == "FeatureCollection"
    assert len(content["features"]) == stored("boundaries").num_rows
    codes = [feature["properties"]["municipality_code"] for feature in content["features"]]
    assert codes == sorted(set(codes))
    for feature in content["features"]:
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] in {"Polygon", "MultiPolygon"}
        assert shape(feature["geometry"]).is_valid
        assert not any(name.startswith("geometry_") for name in feature["properties"])


def test_the_borders_are_in_degrees_of_central_finland_with_six_decimals() -> None:
    for feature in geojson()["features"]:
        west, south, east, north = shape(feature["geometry"]).bounds
        assert 23.5 < west < east < 27.5
        assert 61.2 < south < north < 63.8
        for longitude, latitude in shapely.get_coordinates(shape(feature["geometry"])):
            assert round(longitude, 6) == pytest.approx(longitude, abs=1e-12)
            assert round(latitude, 6) == pytest.approx(latitude, abs=1e-12)


def test_rings_are_wound_as_the_table_says() -> None:
    # `schema.tables.Boundaries`: exterior rings clockwise, which d3 and so Plotly want. RFC 7946
    # asks for the opposite and tells readers to accept both.
    assert "clockwise" in str(TABLES["boundaries"].__doc__)
    for feature in geojson()["features"]:
        polygons = getattr(shape(feature["geometry"]), "geoms", [shape(feature["geometry"])])
        for polygon in polygons:
            assert not polygon.exterior.is_ccw
            assert all(ring.is_ccw for ring in polygon.interiors)


def test_the_borders_cover_what_is_stored() -> None:
    before = {
        row["municipality_code"]: shapely.from_wkb(row["geometry_4326"])
        for row in stored("boundaries").to_pylist()
    }
    for feature in geojson()["features"]:
        kept = before[feature["properties"]["municipality_code"]]
        lost = kept.symmetric_difference(shape(feature["geometry"])).area
        assert lost < 1e-4 * kept.area


def test_derived_indicators_leave_like_stored_ones() -> None:
    rows = chosen_rows(real.tables(), Choice("observations", year=2024), FI)
    assert {"organisations_per_1000", "population_change_pct", "population"} <= set(
        rows["indicator_code"]
    )
    population = rows[rows["indicator_code"] == "population"].set_index("area_code")["value"]
    assert population["MK13"] == 274_112


@pytest.mark.parametrize("code", ["organisations", "organisations_per_1000", "new_organisations"])
def test_made_up_rows_say_so_wherever_they_go(code: str) -> None:
    rows = chosen_rows(real.tables(), Choice("observations", code), FI)
    assert len(rows) > 22
    assert all(FI("source_kind.sample") in kind for kind in rows[KIND])
    for form in ("csv", "json"):
        assert FI("source_kind.sample") in rows_bytes(rows, form).decode("utf-8-sig")


def test_published_rows_are_not_called_made_up() -> None:
    rows = chosen_rows(real.tables(), Choice("observations", "population"), FI)
    official = FI("source_kind.official")
    assert set(rows[KIND]) == {official, f"{official}; {official}"}
    # A kind for each source, in one order; of 2024 there are two.
    counts = zip(rows["source_id"], rows[KIND], strict=True)
    assert all(ids.count(";") == kinds.count(";") for ids, kinds in counts)
    assert set(rows.loc[rows["year"] == 2024, "source_id"]) == {"statfin_11ra;statfin_121w"}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_same_rows(form: str) -> None:
    rows = chosen_rows(real.tables(), Choice("observations", "population", "179"), FI)
    content = rows_bytes(rows, form)
    if form == "csv":
        found = [float(row["value"]) for row in rows_of(content)]
    elif form == "json":
        found = [row["value"] for row in json.loads(content)]
    else:
        found = pq.read_table(BytesIO(content)).column("value").to_pylist()
    assert found == rows["value"].tolist()
    assert found[-1] == 149_895
