"""Reading a drawing back: its texts as boxes, and whether anything in it could run."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from defusedxml.ElementTree import fromstring
from shapely.geometry.base import BaseGeometry

from dashboard.figures.shared.lettering import text_width

NAMESPACE = "{http://www.w3.org/2000/svg}"
HARMLESS = frozenset(
    {"svg", "title", "desc", "defs", "pattern", "g", "a", "path", "rect", "circle", "use", "text"}
    | {"tspan"}
)

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onload='alert(1)",
    "</text></svg><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>x</a>",
    "<b>bold</b><br>",
    "&",
    "&lt;b&gt; &amp;amp;",
    "]]>",
    "<![CDATA[x]]>",
    "{{7*7}} ${7*7} %{y} %s",
    "Ä" * 300,
    "Järvi \N{SNOWMAN}\N{GRINNING FACE}",
    "\u202eoikealta\u202c",
)
"""Names that somebody could give to a municipality or an organisation in a file."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a drawing and the box that it fills, a little generous."""

    content: str
    size: float
    fill: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> shapely.Polygon:
        """The box as a shape."""
        return shapely.box(self.left, self.top, self.right, self.bottom)


def parsed(svg: str) -> ET.Element:
    """The drawing as XML; raises when it is not well-formed or declares entities."""
    root: ET.Element = fromstring(svg)
    return root


def assert_inert(root: ET.Element) -> None:
    """Nothing in the drawing runs, loads or leads away."""
    for element in root.iter():
        assert element.tag.removeprefix(NAMESPACE) in HARMLESS, element.tag
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), name
            if name.endswith("href"):
                assert value.startswith(("/", "#")), value
            if name in {"fill", "stroke"}:
                assert value.startswith(("#", "url(#", "none", "transparent")), value


def texts(root: ET.Element) -> list[Text]:
    """Every text of a drawing with its box."""
    return list(_texts(root, {}))


def contents(root: ET.Element) -> list[str]:
    """Every text of a drawing."""
    return [text.content for text in texts(root)]


def overlapping(shapes: Sequence[BaseGeometry], least: float = 0) -> list[tuple[int, int]]:
    """The places of every two shapes that share more than `least` of area, the earlier first."""
    found = np.array(shapes, dtype=object)
    ones, others = shapely.STRtree(found).query(found, predicate="intersects")
    shared = shapely.area(shapely.intersection(found[ones], found[others]))
    twice = zip(ones[shared > least].tolist(), others[shared > least].tolist(), strict=True)
    return sorted((one, other) for one, other in twice if one < other)


def _texts(element: ET.Element, inherited: dict[str, str]) -> Iterator[Text]:
    style = {**inherited, **element.attrib}
    if element.tag == f"{NAMESPACE}text":
        yield _text(element, style)
    for child in element:
        yield from _texts(child, style)


def _text(element: ET.Element, style: dict[str, str]) -> Text:
    content = element.text or ""
    size = float(style["font-size"])
    bold = style.get("font-weight", "400") == "700"
    width = text_width(content, size, bold=bold)
    x, y = float(style["x"]), float(style["y"])
    left = x - {"middle": width / 2, "end": width}.get(style.get("text-anchor", "start"), 0.0)
    return Text(content, size, style["fill"], left, y - 0.75 * size, left + width, y + 0.22 * size)
