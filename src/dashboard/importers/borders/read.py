"""Municipality borders: one map in force, the same shapes in metres and in degrees."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.errors import Fault, InputError
from dashboard.importers.base import ROW, Parsed, Task, typed
from dashboard.importers.borders.checks import area_faults, guessed_scale, neighbour_faults
from dashboard.importers.borders.files import Feature, Layer, read_layer
from dashboard.importers.borders.shapes import METRES, Drawing, OffTheEarth, crossing, drawing_from
from dashboard.importers.reading.harmonise import Areas, NotUnderstood
from dashboard.importers.reading.notes import Notes

SOURCE_ID = "mml_boundaries"

_BACK = drawing_from(METRES).to_degrees


@dataclass(frozen=True, slots=True)
class _Border:
    metres: BaseGeometry
    degrees: BaseGeometry


def read_boundaries(task: Task) -> Parsed:
    """Return the rows of table `boundaries`.

    Areas of other municipalities in the file are ignored. The scale is the one asked for, or the
    one that the file names (`kunta1000k`), or is guessed from how far apart its points are.
    """
    notes = Notes()
    layer = read_layer(task.path, task.file)
    ours = _ours(layer, task.areas(), task.file, notes)
    _note_missing(ours, task, notes)
    drawing = drawing_from(layer.crs)
    sound = _sound(ours, task.file, drawing, notes)
    if not sound:
        return Parsed({}, notes)
    flat = {code: border.metres for code, border in sound.items()}
    scale = task.scale or layer.scale or guessed_scale(flat)
    known = task.frames["municipalities"]
    official = dict(zip(known["municipality_code"], known["area_total_km2"], strict=True))
    notes.faults += neighbour_faults(flat, scale, task.file, _BACK)
    notes.faults += area_faults(flat, official, scale, task.file)
    rows = [
        {
            "municipality_code": code,
            "scale": scale,
            "geometry_3067": shapely.to_wkb(border.metres, byte_order=1),
            "geometry_4326": shapely.to_wkb(border.degrees, byte_order=1),
            "source_id": SOURCE_ID,
            ROW: ours[code].number,
        }
        for code, border in sound.items()
    ]
    return Parsed({"boundaries": typed("boundaries", rows)}, notes)


def _ours(layer: Layer, areas: Areas, file: str, notes: Notes) -> dict[str, Feature]:
    ours: dict[str, Feature] = {}
    others = 0
    for feature in layer.features:
        code = feature.code
        if areas.zero_was_lost(code):
            fault = Fault("zero_lost", file, value=code).with_params(code=code.zfill(3))
            notes.warnings.append(fault)
            code = code.zfill(3)
        try:
            code = areas.municipality(code)
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
    ours: dict[str, Feature], file: str, drawing: Drawing, notes: Notes
) -> dict[str, _Border]:
    """Return the borders that a map can be made of; what is wrong with others is noted."""
    sound = {}
    off = []
    for code, feature in sorted(ours.items()):
        shape = feature.shape
        label = f"{feature.name} ({code})".strip()
        if shape is None or shape.is_empty or shape.geom_type not in {"Polygon", "MultiPolygon"}:
            notes.faults.append(Fault("border_no_area", file, value=label))
            continue
        try:
            border = _Border(drawing.metres(shape), drawing.degrees(shape))
        except OffTheEarth:
            off.append(Fault("shape_broken", file, value=label).with_params(number=feature.number))
            continue
        fault = Fault("border_crosses", file, value=label)
        if not shape.is_valid:
            notes.faults.append(crossing(fault, shape, drawing.to_degrees))
        elif not border.metres.is_valid:
            notes.faults.append(crossing(fault, border.metres, _BACK))
        else:
            sound[code] = border
    if off and not sound:
        # All of them: metres that the file gives out as degrees.
        raise InputError([*notes.faults, Fault("crs_unknown", file)])
    notes.faults += off
    return sound
