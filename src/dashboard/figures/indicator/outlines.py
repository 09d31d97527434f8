"""Borders as SVG paths: metres of EPSG:3067 scaled into a drawing of fixed height."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

HEIGHT = 1000
"""Height of the drawing in its own units; the width follows from the region's shape."""

_MARGIN = 6


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a map draws, in the drawing's units; y grows downwards.

    `paths` and `labels` are keyed by municipality code, `region` is the outer border of them all.
    """

    width: int
    height: int
    paths: Mapping[str, str]
    labels: Mapping[str, tuple[float, float]]
    region: str


def outlines(
    borders: Mapping[str, bytes], label_points: Mapping[str, tuple[float, float]]
) -> Outlines:
    """Scale borders (WKB, EPSG:3067) and label points (easting, northing) into one drawing."""
    shapes = {code: shapely.from_wkb(wkb) for code, wkb in borders.items()}
    union = shapely.union_all(list(shapes.values()), grid_size=1.0)
    west, south, east, north = union.bounds
    scale = (HEIGHT - 2 * _MARGIN) / (north - south)

    def place(x: float, y: float) -> tuple[float, float]:
        return _MARGIN + (x - west) * scale, _MARGIN + (north - y) * scale

    def path(shape: BaseGeometry) -> str:
        polygons = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
        return "".join(
            _ring([place(x, y) for x, y in ring.coords])
            for polygon in polygons
            if isinstance(polygon, Polygon)
            for ring in (polygon.exterior, *polygon.interiors)
        )

    return Outlines(
        width=round((east - west) * scale + 2 * _MARGIN),
        height=HEIGHT,
        paths={code: path(shape) for code, shape in shapes.items()},
        labels={code: place(*point) for code, point in label_points.items() if code in shapes},
        region=path(union),
    )


def _ring(points: Sequence[tuple[float, float]]) -> str:
    """Write a ring in whole units with relative moves: short, and equal borders stay equal."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [
        f"{x - before_x} {y - before_y}"
        for (before_x, before_y), (x, y) in pairwise(whole[:-1])
        if (x, y) != (before_x, before_y)
    ]
    return f"M{whole[0][0]} {whole[0][1]}l{' '.join(steps)}z"
