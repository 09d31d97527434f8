"""One border in metres and in degrees, its rings the way round that maps need, or its fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from shapely.geometry.base import BaseGeometry

from dashboard.errors import Fault

METRES, DEGREES = CRS.from_epsg(3067), CRS.from_epsg(4326)

_CENTIMETRES, _TEN_MILLIONTHS = 2, 7
"""Decimals kept in metres and in degrees: both are about a centimetre."""

_PLACE = re.compile(r"\[(-?[\d.]+) (-?[\d.]+)\]")

Points = NDArray[np.float64]
Move = Callable[[Points], Points]


class OffTheEarth(ValueError):
    """A border has points that are nowhere: metres given out as degrees, or a slip of a digit."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How borders of one coordinate system are drawn in metres and in degrees."""

    to_metres: Move
    to_degrees: Move

    def metres(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape in EPSG:3067. Raises `OffTheEarth`."""
        return _drawn(shape, self.to_metres, _CENTIMETRES)

    def degrees(self, shape: BaseGeometry) -> BaseGeometry:
        """Return a shape in EPSG:4326. Raises `OffTheEarth`."""
        return _drawn(shape, self.to_degrees, _TEN_MILLIONTHS)


def drawing_from(crs: CRS) -> Drawing:
    """Return how borders given in a system are drawn."""
    return Drawing(_moving(crs, METRES), _moving(crs, DEGREES))


def crossing(fault: Fault, shape: BaseGeometry, to_degrees: Move) -> Fault:
    """Return the fault of a shape that is not valid, with the place where its border crosses."""
    found = _PLACE.search(shapely.is_valid_reason(shape))
    x, y = (float(found[1]), float(found[2])) if found else shapely.get_coordinates(shape)[0]
    lon, lat = to_degrees(np.array([[x, y]]))[0]
    return fault.with_params(lon=round(float(lon), 4), lat=round(float(lat), 4))


def _moving(crs: CRS, target: CRS) -> Move:
    transformer = Transformer.from_crs(crs, target, always_xy=True)

    def move(points: Points) -> Points:
        return np.column_stack(transformer.transform(points[:, 0], points[:, 1]))

    return move


def _drawn(shape: BaseGeometry, move: Move, decimals: int) -> BaseGeometry:
    """Return a shape moved to another system, flat, rounded, its exterior rings clockwise.

    d3 draws an exterior ring that runs the other way as everything but the municipality.
    """
    moved: BaseGeometry = shapely.transform(
        shapely.force_2d(shape), lambda points: np.round(move(points), decimals)
    )
    if not np.isfinite(shapely.get_coordinates(moved)).all():
        raise OffTheEarth
    clockwise: BaseGeometry = shapely.orient_polygons(moved, exterior_cw=True)
    return clockwise
