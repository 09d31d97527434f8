"""Where a drawing's texts and rectangles come to lie, through every transform around them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin

import shapely
from shapely.affinity import affine_transform

from dashboard.figures.shared.lettering import text_width
from tests.figures.svg import NAMESPACE, overlapping

Matrix = tuple[float, float, float, float, float, float]
_STEP = re.compile(r"(translate|rotate)\(([^)]*)\)")
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A text or a rectangle, the area it covers and its fill."""

    content: str
    fill: str
    area: shapely.Polygon


def view_box(root: ET.Element) -> shapely.Polygon:
    """The part of a drawing that is seen."""
    x, y, width, height = (float(part) for part in root.attrib["viewBox"].split())
    return shapely.box(x, y, x + width, y + height)


def placed_texts(root: ET.Element) -> list[Placed]:
    """Every text that is seen, with the area that its letters may fill."""
    return list(_placed(root, {}, _UNMOVED, "text"))


def placed_rects(root: ET.Element) -> list[Placed]:
    """Every rectangle that is seen."""
    return list(_placed(root, {}, _UNMOVED, "rect"))


def outside(root: ET.Element) -> list[str]:
    """The texts that do not lie wholly inside the drawing."""
    seen = view_box(root).buffer(0.5)
    return [text.content for text in placed_texts(root) if not seen.covers(text.area)]


def colliding(root: ET.Element) -> list[tuple[str, str]]:
    """The pairs of texts that lie on each other."""
    texts = [text for text in placed_texts(root) if text.content]
    pairs = overlapping([text.area for text in texts], least=1)
    return [(texts[one].content, texts[other].content) for one, other in pairs]


def _placed(
    element: ET.Element, inherited: dict[str, str], moved: Matrix, tag: str
) -> Iterator[Placed]:
    style = {**inherited, **element.attrib}
    style.pop("transform", None)
    for kind, numbers in _STEP.findall(element.attrib.get("transform", "")):
        moved = _times(moved, _step(kind, [float(n) for n in numbers.split()]))
    name = element.tag.removeprefix(NAMESPACE)
    if name == "defs":
        return
    if name == tag:
        a, b, c, d, e, f = moved
        area = affine_transform(_box(element, style), [a, c, b, d, e, f])
        yield Placed(element.text or "", style.get("fill", ""), area)
    kept = {n: v for n, v in style.items() if n not in {"x", "y", "width", "height"}}
    for child in element:
        yield from _placed(child, kept, moved, tag)


def _box(element: ET.Element, style: dict[str, str]) -> shapely.Polygon:
    x, y = float(element.attrib.get("x", 0)), float(element.attrib.get("y", 0))
    if element.tag == f"{NAMESPACE}rect":
        width, height = float(style["width"]), float(style["height"])
        return shapely.box(x, y, x + width, y + height)
    size = float(style["font-size"])
    width = text_width(element.text or "", size, bold=style.get("font-weight") == "700")
    left = x - {"middle": width / 2, "end": width}.get(style.get("text-anchor", "start"), 0.0)
    return shapely.box(left, y - 0.75 * size, left + width, y + 0.22 * size)


def _step(kind: str, numbers: list[float]) -> Matrix:
    if kind == "translate":
        return (1, 0, 0, 1, numbers[0], numbers[1] if len(numbers) > 1 else 0.0)
    angle = radians(numbers[0])
    return (cos(angle), sin(angle), -sin(angle), cos(angle), 0, 0)


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )
