"""Whether borders make a map: valid shapes, borders shared by neighbours, areas as official."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from dashboard.errors import Fault
from dashboard.importers.borders.shapes import Move

SCALES = (10_000, 100_000, 250_000, 500_000, 1_000_000, 4_500_000)
"""Scales that Finland's official borders are published in (and 1:500 000, for others)."""

SEGMENT_ON_MAP = 0.0017
"""Median length of a border segment on the map, in metres: 1.9 mm at 1:1 000 000 and 1.5 mm at
1:4 500 000 in the files of the National Land Survey."""

HAIR_ON_MAP = 0.0001
"""An overlap or a gap that covers more than a square of 0.1 mm on the map is a fault."""

FINE_TOLERANCE, COARSE_TOLERANCE = 0.03, 0.12
"""Allowed difference from the official area: to 1:1 000 000, and in coarser maps."""

Shapes = Mapping[str, BaseGeometry]
"""Shapes by municipality code, in metres (EPSG:3067)."""


def guessed_scale(shapes: Shapes) -> int:
    """Return the published scale whose border segments are most like these in length."""
    lengths = np.concatenate([_segments(shape) for shape in shapes.values()])
    scale = float(np.median(lengths)) / SEGMENT_ON_MAP
    return min(SCALES, key=lambda known: abs(np.log(known / scale)))


def neighbour_faults(shapes: Shapes, scale: int, file: str, to_degrees: Move) -> list[Fault]:
    """Return a fault for each overlap of two municipalities and each hole between them."""
    least = (HAIR_ON_MAP * scale) ** 2
    faults = []
    for one, other in combinations(sorted(shapes), 2):
        shared = shapely.intersection(shapes[one], shapes[other])
        if shared.area > least:
            fault = Fault("borders_overlap", file, value=f"{one}, {other}")
            faults.append(_placed(fault, shared, to_degrees))
    whole = shapely.union_all(list(shapes.values()))
    for part in shapely.get_parts(whole):
        for ring in part.interiors:
            hole = shapely.Polygon(ring)
            if hole.area > least:
                faults.append(_placed(Fault("borders_gap", file), hole, to_degrees))
    return faults


def area_faults(
    shapes: Shapes, official: Mapping[str, float], scale: int, file: str
) -> list[Fault]:
    """Return a fault for each municipality whose area is not the official one, within tolerance."""
    allowed = FINE_TOLERANCE if scale <= 1_000_000 else COARSE_TOLERANCE
    faults = []
    for code, shape in shapes.items():
        area, expected = shape.area / 1e6, official[code]
        if abs(area - expected) > allowed * expected:
            fault = Fault("area_differs", file, value=code).with_params(
                area=round(area, 1), official=round(expected, 1), percent=round(allowed * 100)
            )
            faults.append(fault)
    return faults


def _placed(fault: Fault, shape: BaseGeometry, to_degrees: Move) -> Fault:
    inside = shapely.point_on_surface(shape)
    lon, lat = to_degrees(np.array([[inside.x, inside.y]]))[0]
    return fault.with_params(
        lon=round(float(lon), 4), lat=round(float(lat), 4), km2=round(shape.area / 1e6, 3)
    )


def _segments(shape: BaseGeometry) -> NDArray[np.float64]:
    lengths = [
        np.hypot(*np.diff(shapely.get_coordinates(part.exterior), axis=0).T)
        for part in shapely.get_parts(shape)
    ]
    return np.concatenate(lengths)
