"""Municipality borders as their publishers give them: GeoJSON or GeoPackage, three namings."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyogrio
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from dashboard.errors import Fault, InputError
from dashboard.importers.reading.files import Kind, checked_kind
from dashboard.importers.reading.structures import read_json

NAMINGS = (("municipality_code", "name_fi"), ("kunta", "nimi"), ("NATCODE", "NAMEFIN"))
"""Fields of code and name: our own, Statistics Finland's WFS, National Land Survey."""

_SCALE_IN_NAME = re.compile(r"(\d{2,5})k(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Feature:
    """One area of a file: its place in it, code, name and shape as given."""

    number: int
    code: str
    name: str
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True)
class Layer:
    """All areas of a file; `scale` is the denominator that the file itself names, or 0."""

    features: tuple[Feature, ...]
    crs: CRS
    scale: int


def read_layer(path: Path, file: str) -> Layer:
    """Return the areas of a GeoJSON or GeoPackage file."""
    kind = checked_kind(path, file)
    if kind is Kind.JSON:
        return _from_geojson(read_json(path, file), file)
    if kind is Kind.GEOPACKAGE:
        return _from_geopackage(path, file)
    raise InputError([Fault("borders_expected", file, value=path.suffix)])


def _from_geojson(content: Any, file: str) -> Layer:
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise InputError([Fault("geojson_expected", file)])
    if not features:
        raise InputError([Fault("file_empty", file)])
    plain = [_mapping(feature) for feature in features]
    properties = [_mapping(feature.get("properties")) for feature in plain]
    fields = set().union(*properties)
    read = _naming(fields, file)
    return Layer(
        tuple(
            Feature(number, *read(values), _shape(feature.get("geometry"), number, file))
            for number, (feature, values) in enumerate(zip(plain, properties, strict=True), start=1)
        ),
        _geojson_crs(content, file),
        _scale_in(f"{plain[0].get('id', '')} {content.get('name', '')}"),
    )


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _shape(geometry: Any, number: int, file: str) -> BaseGeometry | None:
    if not geometry:
        return None
    try:
        return shapely.geometry.shape(geometry)
    except Exception as error:  # shapely raises whatever a misshapen mapping makes it raise
        raise InputError([Fault("shape_broken", file).with_params(number=number)]) from error


def _geojson_crs(content: Mapping[str, Any], file: str) -> CRS:
    """GeoJSON is WGS 84 unless an old-style member names another system."""
    member = content.get("crs")
    if not member:
        return CRS.from_epsg(4326)
    try:
        return CRS.from_user_input(member["properties"]["name"])
    except (CRSError, KeyError, TypeError) as error:
        raise InputError([Fault("crs_unknown", file, value=str(member)[:80])]) from error


def _from_geopackage(path: Path, file: str) -> Layer:
    codes = {code for code, _ in NAMINGS}
    try:
        # What the library has to say about a damaged file is not for the reader.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            names = [str(name) for name, _ in pyogrio.list_layers(path)]
            usable = [n for n in names if codes & {*pyogrio.read_info(path, layer=n)["fields"]}]
            if not usable:
                raise InputError([Fault("codes_missing", file).with_params(known=_known())])
            meta, _, shapes, columns = pyogrio.raw.read(path, layer=usable[0])
            shapes = shapely.from_wkb(shapes)
    except (RuntimeError, ValueError, shapely.errors.ShapelyError) as error:
        raise InputError([Fault("geopackage_broken", file)]) from error
    if not meta["crs"]:
        raise InputError([Fault("crs_unknown", file)])
    read = _naming(set(meta["fields"]), file)
    table = [dict(zip(meta["fields"], row, strict=True)) for row in zip(*columns, strict=True)]
    return Layer(
        tuple(
            Feature(number, *read(values), shape)
            for number, (values, shape) in enumerate(zip(table, shapes, strict=True), start=1)
        ),
        CRS.from_user_input(meta["crs"]),
        _scale_in(usable[0]),
    )


def _naming(fields: set[str], file: str) -> Callable[[Mapping[str, Any]], tuple[str, str]]:
    for code, name in NAMINGS:
        if code in fields:
            return lambda values: (str(values.get(code) or ""), str(values.get(name) or ""))
    raise InputError([Fault("codes_missing", file).with_params(known=_known())])


def _known() -> str:
    return ", ".join(code for code, _ in NAMINGS)


def _scale_in(name: str) -> int:
    """Return the scale of names such as `kunta4500k.1` or `kuntajako_1000k_2026`."""
    found = _SCALE_IN_NAME.search(name)
    return int(found[1]) * 1000 if found else 0
