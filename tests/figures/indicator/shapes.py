"""The outlines of the real map, and what a drawing's paths and labels cover."""

from __future__ import annotations

import re

import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.figures.indicator.outlines import Outlines
from tests.views import real

_RING = re.compile(r"M(-?\d+) (-?\d+)l([^z]*)z")


def real_outlines() -> Outlines:
    """The map of the embedded version."""
    return real.edition().outlines


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
