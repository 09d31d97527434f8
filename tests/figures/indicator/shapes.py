"""The outlines of the real map, and what a drawing's paths and labels cover."""

from __future__ import annotations

import re
from functools import cache

import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard import paths
from dashboard.figures.indicator.outlines import Outlines, outlines
from dashboard.store.versions import Store

_RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")


@cache
def real_outlines() -> Outlines:
    """The map of the embedded version, as `ui.caching.shapes` makes it."""
    store = Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE)
    version = (paths.EMBEDDED_STORE / "default").read_text(encoding="utf-8").strip()
    places = {
        row["municipality_code"]: (row["label_lon"], row["label_lat"])
        for row in store.table(version, "municipalities").to_pylist()
        if row["member_until"] is None
    }
    borders = {
        row["municipality_code"]: row["geometry_3067"]
        for row in store.table(version, "boundaries").to_pylist()
        if row["municipality_code"] in places
    }
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3067", always_xy=True)
    points = {code: to_metres.transform(*degrees) for code, degrees in places.items()}
    return outlines(borders, points)


def covered(path: str) -> BaseGeometry:
    """The area that an SVG path covers: rings inside another ring are holes."""
    area: BaseGeometry = shapely.Polygon()
    for ring in rings(path):
        area = area.symmetric_difference(shapely.Polygon(ring).buffer(0))
    return area


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The rings of a path, in the drawing's units."""
    found = []
    for x, y, steps in _RING.findall(path):
        numbers = [int(number) for number in steps.split()]
        points = [(int(x), int(y))]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        found.append(points)
    return found
