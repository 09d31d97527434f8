"""Municipality borders: one map in force, the same shapes in metres and in degrees."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from dashboard.errors import Fault
from dashboard.importers.boundary_checks import (
    area_faults,
    guessed_scale,
    neighbour_faults,
)
from dashboard.importers.boundary_files import Feature, Layer, read_layer
from dashboard.importers.frames import ROW, typed
from dashboard.importers.harmonise import Areas, NotUnderstood
from dashboard.importers.notes import Notes
from dashboard.importers.task import Parsed, Task

SOURCE_ID = "mml_boundaries"
METRES, DEGREES = CRS.from_epsg(3067), CRS.from_epsg(4326)

_CENTIMETRES, _TEN_MILLIONTHS = 2, 7
"""Decimals kept in metres and in degrees: both are about a centimetre."""

_PLACE = re.compile(r"\[(-?[\d.]+) (-?[\d.]+)\]")

Points = NDArray[np.float64]


def read_boundaries(task: Task) -> Parsed:
    """Return the rows of table `boundaries`.

    Areas of other municipalities in the file are ignored. The scale is the one asked for, or the
    one that the file names (`kunta1000k`), or is guessed from how far apart its points are.
    """
    notes = Notes()
    layer = read_layer(task.path, task.file)
    ours = _ours(layer, task.areas(), task.file, notes)
    _note_missing(ours, task, notes)
    to_metres, to_degrees = _moved(layer.crs, METRES), _moved(layer.crs, DEGREES)
    sound = _sound(ours, task.file, to_degrees, notes)
    if not sound:
        return Parsed({}, notes)
    flat = {c: _drawn(shape, to_metres, _CENTIMETRES) for c, shape in sound.items()}
    scale = task.scale or layer.scale or guessed_scale(flat)
    back = Transformer.from_crs(METRES, DEGREES, always_xy=True)
    known = task.frames["municipalities"]
    official = dict(zip(known["municipality_code"], known["area_total_km2"], strict=True))
    notes.faults += neighbour_faults(flat, scale, task.file, lambda at: back.transform(*at))
    notes.faults += area_faults(flat, official, scale, task.file)
    rows = [
        {
            "municipality_code": code,
            "scale": scale,
            "geometry_3067": shapely.to_wkb(flat[code], byte_order=1),
            "geometry_4326": shapely.to_wkb(
                _drawn(shape, to_degrees, _TEN_MILLIONTHS), byte_order=1
            ),
            "source_id": SOURCE_ID,
            ROW: ours[code].number,
        }
        for code, shape in sound.items()
    ]
    return Parsed({"boundaries": typed("boundaries", rows)}, notes)


def _ours(layer: Layer, areas: Areas, file: str, notes: Notes) -> dict[str, Feature]:
    ours: dict[str, Feature] = {}
    others = 0
    for feature in layer.features:
        try:
            code = areas.municipality(feature.code)
        except NotUnderstood:
            others += 1
            continue
        if code in ours:
            fault = Fault("border_twice", file, value=code).with_params(
                first=ours[code].number, number=feature.number
            )
            notes.faults.append(fault)
        ours.setdefault(code, feature)
    if others:
        notes.ignored.append(Fault("areas_ignored", file).with_params(count=others))
    return ours


def _note_missing(ours: dict[str, Feature], task: Task, notes: Notes) -> None:
    """Every municipality of today's region must have borders; one that left may."""
    known = task.frames["municipalities"]
    today = known[known["member_until"].isna()]
    for code, name in zip(today["municipality_code"], today["name_fi"], strict=True):
        if code not in ours:
            notes.faults.append(Fault("border_missing", task.file, value=f"{name} ({code})"))


def _sound(
    ours: dict[str, Feature], file: str, to_degrees: Callable[[Points], Points], notes: Notes
) -> dict[str, BaseGeometry]:
    sound = {}
    for code, feature in sorted(ours.items()):
        shape = feature.shape
        label = f"{feature.name} ({code})".strip()
        if shape is None or shape.is_empty or shape.geom_type not in {"Polygon", "MultiPolygon"}:
            notes.faults.append(Fault("border_no_area", file, value=label))
        elif not shape.is_valid:
            notes.faults.append(_crossing(shape, file, label, to_degrees))
        else:
            sound[code] = shape
    return sound


def _crossing(
    shape: BaseGeometry, file: str, label: str, to_degrees: Callable[[Points], Points]
) -> Fault:
    """Return the fault of a shape that is not valid, with the place where its border crosses."""
    found = _PLACE.search(shapely.is_valid_reason(shape))
    x, y = (float(found[1]), float(found[2])) if found else shapely.get_coordinates(shape)[0]
    lon, lat = to_degrees(np.array([[x, y]]))[0]
    return Fault("border_crosses", file, value=label).with_params(
        lon=round(float(lon), 4), lat=round(float(lat), 4)
    )


def _moved(crs: CRS, target: CRS) -> Callable[[Points], Points]:
    transformer = Transformer.from_crs(crs, target, always_xy=True)

    def move(points: Points) -> Points:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return move


def _drawn(shape: BaseGeometry, move: Callable[[Points], Points], decimals: int) -> BaseGeometry:
    """Return a shape moved to another system, flat, rounded, its exterior rings clockwise.

    d3 draws an exterior ring that runs the other way as everything but the municipality.
    """
    moved: BaseGeometry = shapely.transform(
        shapely.force_2d(shape), lambda points: np.round(move(points), decimals)
    )
    clockwise: BaseGeometry = shapely.orient_polygons(moved, exterior_cw=True)
    return clockwise
