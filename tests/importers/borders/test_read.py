"""Borders: the three namings, the two systems, and everything that makes a map wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import mapping, shape

from dashboard import paths
from dashboard.errors import InputError
from dashboard.importers.borders.checks import guessed_scale
from dashboard.importers.borders.read import read_boundaries
from dashboard.importers.pipeline.run import import_file
from dashboard.store.versions import Store
from tests.builders import (
    FIXTURES,
    MUNICIPALITIES,
    SOURCES,
    border_of,
    borders,
    faults_of,
    frames,
    keys,
    parse,
    snapshot,
    write_json,
)

TO_METRES = Transformer.from_crs(4326, 3067, always_xy=True)


def in_metres(content: dict[str, Any]) -> dict[str, Any]:
    """A GeoJSON map moved to EPSG:3067, as Statistics Finland's WFS gives it."""
    for feature in content["features"]:
        moved = shapely.transform(
            shape(feature["geometry"]),
            lambda points: np.column_stack(TO_METRES.transform(points[:, 0], points[:, 1])),
        )
        feature["geometry"] = mapping(moved)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3067"}}
    return content | {"crs": crs}


def renamed(content: dict[str, Any], code: str, name: str) -> dict[str, Any]:
    for feature in content["features"]:
        old = feature["properties"]
        feature["properties"] = {code: old["municipality_code"], name: old["name_fi"]}
    return content


def shapes(column: str = "geometry_4326") -> dict[str, Any]:
    rows = frames()["boundaries"]
    return dict(
        zip(rows["municipality_code"], shapely.from_wkb(rows[column].to_numpy()), strict=True)
    )


def test_the_embedded_map_has_everyone_once_and_kuhmoinen() -> None:
    assert sorted(frames()["boundaries"]["municipality_code"]) == sorted([*MUNICIPALITIES, "291"])
    assert set(frames()["boundaries"]["scale"]) == {4_500_000}


@pytest.mark.parametrize("column", ["geometry_4326", "geometry_3067"])
def test_exterior_rings_run_clockwise(column: str) -> None:
    for border in shapes(column).values():
        for part in shapely.get_parts(border):
            assert not part.exterior.is_ccw
            assert all(ring.is_ccw for ring in part.interiors)


def test_rings_that_run_the_other_way_are_turned(tmp_path: Path) -> None:
    content = borders()
    for feature in content["features"]:
        for ring in feature["geometry"]["coordinates"]:
            ring.reverse()
    parsed = parse(read_boundaries, write_json(tmp_path / "b.geojson", content))
    for border in shapely.from_wkb(parsed.frames["boundaries"]["geometry_4326"].to_numpy()):
        assert not border.exterior.is_ccw


def test_metres_and_degrees_are_the_same_places() -> None:
    flat = shapes("geometry_3067")
    for code, border in shapes().items():
        lon, lat = border.exterior.coords[0]
        x, y = flat[code].exterior.coords[0]
        assert (x, y) == pytest.approx(TO_METRES.transform(lon, lat), abs=0.02)


def test_a_point_inside_its_municipality() -> None:
    assert shapes()["179"].contains(shapely.Point(25.75, 62.24))
    assert not shapes()["992"].contains(shapely.Point(25.75, 62.24))


@pytest.mark.parametrize(("code", "name"), [("kunta", "nimi"), ("NATCODE", "NAMEFIN")])
def test_other_namings_in_metres(tmp_path: Path, code: str, name: str) -> None:
    content = renamed(in_metres(borders()), code, name)
    content["features"][0]["id"] = "kunta4500k.1"
    parsed = parse(read_boundaries, write_json(tmp_path / "b.json", content))
    assert not parsed.notes.faults
    got = parsed.frames["boundaries"]
    assert set(got["scale"]) == {4_500_000}
    assert set(got["municipality_code"]) == set(frames()["boundaries"]["municipality_code"])


def test_a_geopackage(tmp_path: Path) -> None:
    content = borders()["features"]
    path = tmp_path / "b.gpkg"
    pyogrio.raw.write(
        path,
        shapely.to_wkb([shape(feature["geometry"]) for feature in content]),
        [
            np.array([feature["properties"]["municipality_code"] for feature in content], object),
            np.array([feature["properties"]["name_fi"] for feature in content], object),
        ],
        ["kunta", "nimi"],
        layer="kunta4500k_2026",
        geometry_type="Polygon",
        crs="EPSG:4326",
        driver="GPKG",
    )
    parsed = parse(read_boundaries, path)
    assert not parsed.notes.faults
    wkb = dict(
        zip(
            parsed.frames["boundaries"]["municipality_code"],
            parsed.frames["boundaries"]["geometry_3067"],
            strict=True,
        )
    )
    embedded = frames()["boundaries"]
    expected = zip(embedded["municipality_code"], embedded["geometry_3067"], strict=True)
    assert wkb == dict(expected)


def test_areas_of_other_municipalities_are_ignored(tmp_path: Path) -> None:
    content = borders()
    extra = {"type": "Feature", "properties": {"municipality_code": "091", "name_fi": "Helsinki"}}
    square = [[[24, 60], [24, 61], [25, 61], [25, 60], [24, 60]]]
    content["features"].append(extra | {"geometry": {"type": "Polygon", "coordinates": square}})
    parsed = parse(read_boundaries, write_json(tmp_path / "b.geojson", content))
    assert not parsed.notes.faults
    assert [(f.key, dict(f.params)) for f in parsed.notes.ignored] == [
        ("areas_ignored", {"count": 1})
    ]


def test_kuhmoinen_may_be_missing_and_nobody_else(store: Store, tmp_path: Path) -> None:
    content = borders()
    content["features"] = [
        feature
        for feature in content["features"]
        if feature["properties"]["municipality_code"] not in {"291", "179"}
    ]
    faults = faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))
    assert [(f.key, f.value) for f in faults if f.key != "borders_gap"] == [
        ("border_missing", "Jyväskylä (179)")
    ]


def test_a_municipality_twice(store: Store, tmp_path: Path) -> None:
    content = borders()
    content["features"].append(border_of(content, "435"))
    faults = faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))
    assert [(f.key, f.value) for f in faults] == [("border_twice", "435")]


def test_a_truncated_file(store: Store) -> None:
    assert keys(faults_of(store, "boundaries", FIXTURES / "borders_truncated.geojson")) == [
        "json_truncated"
    ]


def test_a_polygon_that_crosses_itself_is_named_with_its_place(
    store: Store, tmp_path: Path
) -> None:
    content = borders()
    ring = border_of(content, "435")["geometry"]["coordinates"][0]
    ring[1], ring[4] = ring[4], ring[1]
    (fault,) = [
        f
        for f in faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))
        if f.key == "border_crosses"
    ]
    assert fault.value == "Luhanka (435)"
    params = dict(fault.params)
    assert 25.4 < float(params["lon"]) < 26.1
    assert 61.6 < float(params["lat"]) < 61.9


def test_the_place_of_a_crossing_is_in_degrees_whatever_the_file_uses(
    store: Store, tmp_path: Path
) -> None:
    content = in_metres(borders())
    feature = border_of(content, "435")
    ring = [list(point) for point in feature["geometry"]["coordinates"][0]]
    ring[1], ring[4] = ring[4], ring[1]
    feature["geometry"] = {"type": "Polygon", "coordinates": [ring]}
    faults = faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))
    (fault,) = [f for f in faults if f.key == "border_crosses"]
    assert 25.4 < float(dict(fault.params)["lon"]) < 26.1


def test_overlaps_gaps_and_wrong_areas_are_all_found(store: Store, tmp_path: Path) -> None:
    content = borders()
    # Muurame is drawn twice as wide: over its neighbours, and far from its official area.
    muurame = border_of(content, "500")
    wide = shapely.affinity.scale(shape(muurame["geometry"]), 1.5, 1.5)
    muurame["geometry"] = mapping(wide)
    # Luhanka shrinks and leaves holes to its neighbours.
    luhanka = border_of(content, "435")
    luhanka["geometry"] = mapping(shapely.affinity.scale(shape(luhanka["geometry"]), 0.7, 0.7))
    faults = faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))
    found = {(fault.key, fault.value) for fault in faults}
    assert ("borders_overlap", "179, 500") in found
    assert ("area_differs", "500") in found
    assert ("area_differs", "435") in found
    assert any(key == "borders_gap" for key, _ in found)


def test_a_shape_without_area(store: Store, tmp_path: Path) -> None:
    content = borders()
    border_of(content, "435")["geometry"] = {"type": "Point", "coordinates": [25.7, 61.8]}
    border_of(content, "500")["geometry"] = None
    faults = faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))
    assert [(f.key, f.value) for f in faults if f.key == "border_no_area"] == [
        ("border_no_area", "Luhanka (435)"),
        ("border_no_area", "Muurame (500)"),
    ]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"type": "Feature"}, "geojson_expected"),
        ([1, 2], "geojson_expected"),
        ({"type": "FeatureCollection", "features": []}, "file_empty"),
        ({"type": "FeatureCollection", "features": [{"properties": {"x": 1}}]}, "codes_missing"),
        ({"type": "FeatureCollection", "features": [3]}, "codes_missing"),
    ],
)
def test_json_that_is_no_map(store: Store, tmp_path: Path, content: object, key: str) -> None:
    assert keys(faults_of(store, "boundaries", write_json(tmp_path / "b.geojson", content))) == [
        key
    ]


def test_broken_geometry_and_unknown_system(store: Store, tmp_path: Path) -> None:
    broken = borders()
    border_of(broken, "435")["geometry"] = {"type": "Polygon", "coordinates": "x"}
    path = write_json(tmp_path / "b.geojson", broken)
    assert keys(faults_of(store, "boundaries", path)) == ["shape_broken"]
    path = write_json(tmp_path / "c.geojson", borders() | {"crs": {"properties": {"name": "moon"}}})
    assert keys(faults_of(store, "boundaries", path)) == ["crs_unknown"]


def test_degrees_that_claim_to_be_metres_are_no_map(store: Store, tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "EPSG:3067"}}
    path = write_json(tmp_path / "b.geojson", borders() | {"crs": crs})
    assert set(keys(faults_of(store, "boundaries", path))) == {"area_differs"}


def test_metres_without_their_system_are_refused(store: Store, tmp_path: Path) -> None:
    content = in_metres(borders())
    del content["crs"]
    path = write_json(tmp_path / "b.geojson", content)
    assert keys(faults_of(store, "boundaries", path)) == ["crs_unknown"]


def test_codes_that_are_numbers_are_mended_with_a_warning(tmp_path: Path) -> None:
    content = borders()
    border_of(content, "077")["properties"]["municipality_code"] = 77
    parsed = parse(read_boundaries, write_json(tmp_path / "b.geojson", content))
    assert not parsed.notes.faults
    assert keys(parsed.notes.warnings) == ["zero_lost"]
    assert "077" in set(parsed.frames["boundaries"]["municipality_code"])


def test_a_table_is_no_map(store: Store) -> None:
    with pytest.raises(InputError) as raised:
        import_file(store, "boundaries", str(paths.REFERENCE / "population.csv"))
    assert keys(raised.value.faults) == ["borders_expected"]


def test_a_named_scale_goes_before_the_guess_and_decides_the_tolerance(
    store: Store, tmp_path: Path
) -> None:
    path = write_json(tmp_path / "b.geojson", borders())
    assert set(parse(read_boundaries, path).frames["boundaries"]["scale"]) == {4_500_000}
    faults = faults_of(store, "boundaries", path, scale=1_000_000)
    assert set(keys(faults)) == {"area_differs"}
    assert dict(faults[0].params)["percent"] == 3


def test_the_guess_follows_how_far_apart_points_are() -> None:
    flat = shapes("geometry_3067")
    assert guessed_scale(flat) == 4_500_000
    denser = {code: shapely.segmentize(border, 2000) for code, border in flat.items()}
    assert guessed_scale(denser) == 1_000_000


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the publishers' files are not on this machine")
def test_the_true_map_at_one_to_a_million_replaces_the_embedded_one(store: Store) -> None:
    path = SOURCES / "municipality_borders_1m.geojson"
    report = import_file(store, "boundaries", str(path))
    change = report.changes["boundaries"]
    assert (report.rows, change.added, change.removed) == (23, 23, 23)
    stored = store.table(report.version, "boundaries").to_pandas()
    assert set(stored["scale"]) == {1_000_000}
    before = snapshot(store.folder)
    assert import_file(store, "boundaries", str(path)).unchanged
    assert snapshot(store.folder) == before
