"""The map as a drawing: pure, well-formed whatever the names are, nothing by colour alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

import pytest
import shapely

from dashboard.figures.indicator.map import CROSS, map_svg
from dashboard.figures.indicator.outlines import Outlines, outlines
from dashboard.figures.inputs.indicator import Area, Legend
from dashboard.figures.shared.colours import AMOUNTS, CHANGES, INK, SURFACE, contrast
from dashboard.i18n.labelled import Labelled
from tests.figures.svg import ATTACKS, NAMESPACE, assert_inert, contents, parsed, texts

# Two squares of a kilometre side by side, and a third one without a label point.
SHAPES = outlines(
    {
        code: shapely.to_wkb(shapely.box(x, 0, x + 1000, 1000))
        for code, x in (("179", 0), ("410", 1000), ("992", 2000))
    },
    {"179": (500, 500), "410": (1500, 500)},
)
LEGEND = Legend("prosenttia", ("alle 20", "20–24", "25 tai yli"))


def area(code: str, index: int | None = 0, **parts: object) -> Area:
    """One municipality of the drawing."""
    plain = Area(code, f"Kunta {code}", "1,0", Labelled(f"Kunta {code}: 1,0, sija 1/2"), index, 1.0)
    return replace(plain, **parts)  # type: ignore[arg-type]


def drawn(
    *areas: Area,
    legend: Legend = LEGEND,
    shapes: Outlines = SHAPES,
    address_of: Callable[[str], str] | None = None,
) -> str:
    return map_svg(areas, legend, shapes, "Kartan tekstivastine", "map", address_of)


def fills(content: str) -> list[str]:
    """The fills of the municipalities in their order."""
    root = parsed(content)
    return [
        path.attrib["fill"]
        for element in root.iter()
        if element.tag == f"{NAMESPACE}a" or element.find(f"{NAMESPACE}title") is not None
        for path in element.findall(f"{NAMESPACE}path")
    ]


def test_equal_input_gives_equal_bytes() -> None:
    areas = (area("179"), area("410", 2, chosen=True))
    assert drawn(*areas) == drawn(*areas)


@pytest.mark.parametrize("name", ATTACKS)
def test_no_name_can_break_the_drawing(name: str) -> None:
    areas = [
        area("179", name=name, value_text=name, spoken=name),
        area("410", None, name=name, value_text=name, spoken=name),
    ]
    legend = Legend(name, (name, name, name), missing=name)
    root = parsed(
        map_svg(
            areas,
            legend,
            SHAPES,
            name,
            "map",
            lambda code: f"/kartta?kunta={name}" if code == "179" else "",
        )
    )
    assert_inert(root)
    assert contents(root).count(name) >= 8
    assert root.attrib["aria-label"] == name
    # One is a link that says its name, the other a part of the drawing with a title.
    assert [link.attrib["aria-label"] for link in root.iter(f"{NAMESPACE}a")] == [name]
    assert [title.text for title in root.iter(f"{NAMESPACE}title")] == [name]


def test_areas_are_links_only_when_they_lead_somewhere() -> None:
    leads = {"179": "/kartta?kunta=179&lang=sv", "410": ""}
    root = parsed(drawn(area("179"), area("410"), address_of=leads.__getitem__))
    assert not list(parsed(drawn(area("179"))).iter(f"{NAMESPACE}a"))
    links = list(root.iter(f"{NAMESPACE}a"))
    assert [link.attrib["href"] for link in links] == ["/kartta?kunta=179&lang=sv"]
    assert links[0].attrib["data-code"] == "179"
    assert links[0].attrib["aria-label"] == "Kunta 179: 1,0, sija 1/2"


def test_the_chosen_area_is_marked_by_outline_weight_and_word() -> None:
    root = parsed(drawn(area("179", chosen=True), area("410"), address_of=lambda _: "/k"))
    current = [link.attrib.get("aria-current") for link in root.iter(f"{NAMESPACE}a")]
    assert current == ["true", None]
    weights = {text.text: text.attrib.get("font-weight") for text in root.iter(f"{NAMESPACE}text")}
    assert weights["Kunta 179"] == "700"
    assert weights["Kunta 410"] != "700"
    strong = [p for p in root.iter(f"{NAMESPACE}path") if p.attrib.get("stroke") == INK]
    assert [path.attrib["d"] for path in strong] == [SHAPES.paths["179"]]


def test_choosing_does_not_fade_the_others() -> None:
    plain, chosen = (
        drawn(area("179"), area("410", 2)),
        drawn(area("179", chosen=True), area("410", 2)),
    )
    assert fills(plain) == fills(chosen)
    assert "opacity" not in chosen


def test_classes_take_their_colours_from_the_lightest() -> None:
    assert fills(drawn(area("179", 0), area("410", 1), area("992", 2))) == [
        AMOUNTS[0],
        AMOUNTS[2],
        AMOUNTS[4],
    ]
    change = Legend("%", ("a", "b", "c", "d", "e"), change=True)
    assert fills(drawn(area("179", 0), area("410", 4), legend=change)) == [CHANGES[0], CHANGES[4]]


def test_a_missing_value_is_hatched_and_has_its_own_entry() -> None:
    legend = Legend("prosenttia", ("alle 20", "20 tai yli"), missing="ei tietoa")
    root = parsed(drawn(area("179", None), area("410", 0), legend=legend))
    hatch, light = fills(drawn(area("179", None), area("410", 0), legend=legend))
    assert hatch == "url(#map-missing)"
    assert hatch not in {light, *AMOUNTS}
    assert [p.attrib["id"] for p in root.iter(f"{NAMESPACE}pattern")] == ["map-missing"]
    swatches = [r.attrib["fill"] for r in root.iter(f"{NAMESPACE}rect") if "stroke" in r.attrib]
    assert swatches == [AMOUNTS[4], AMOUNTS[0], hatch]
    assert "ei tietoa" in contents(root)


def test_the_legend_has_the_highest_class_on_top_and_no_entry_for_nothing() -> None:
    root = parsed(drawn(area("179"), area("410", 2)))
    found = [text.content for text in sorted(texts(root), key=lambda t: t.top) if text.left < 60]
    assert [label for label in found if label in LEGEND.labels] == list(LEGEND.labels[::-1])
    assert "ei tietoa" not in contents(root)


def test_the_drawing_has_a_name_and_its_labels_are_not_read_twice() -> None:
    root = parsed(drawn(area("179"), area("410")))
    assert root.attrib["aria-label"] == "Kartan tekstivastine"
    hidden = [g for g in root.iter(f"{NAMESPACE}g") if g.attrib.get("aria-hidden") == "true"]
    assert sorted(t for g in hidden for t in contents(g)) == sorted(contents(root))


def test_ids_are_those_of_the_map_alone() -> None:
    one = parsed(map_svg([area("179", None)], LEGEND, SHAPES, "A", "one"))
    other = parsed(map_svg([area("179", None)], LEGEND, SHAPES, "A", "other"))

    def ids(root: ET.Element) -> set[str]:
        return {element.attrib["id"] for element in root.iter() if "id" in element.attrib}

    assert ids(one) & ids(other) == set()


def test_an_area_without_a_border_is_left_out_and_one_without_a_label_is_drawn() -> None:
    root = parsed(drawn(area("179"), area("992"), area("291")))
    assert "Kunta 179" in contents(root)
    assert "Kunta 992" not in contents(root)
    assert len(fills(drawn(area("179"), area("992"), area("291")))) == 2


@pytest.mark.parametrize("change", [False, True])
@pytest.mark.parametrize("index", [0, 1, 2, 3, 4, None])
def test_labels_read_on_their_area(index: int | None, change: bool) -> None:
    legend = Legend("%", ("a", "b", "c", "d", "e"), missing="ei tietoa", change=change)
    root = parsed(drawn(area("179", index), legend=legend))
    fill = fills(drawn(area("179", index), legend=legend))[0]
    ground = "#FFFFFF" if fill.startswith("url") else fill
    labels = [text for text in texts(root) if text.content in {"Kunta 179", "1,0"}]
    assert len(labels) == 2
    assert all(contrast(text.fill, ground) >= 4.5 for text in labels)


COUNTS = Legend("asukasta", (), circles=((0.5, "100"),), marks=(("full", "täysi"),), change=True)


def dots(content: str) -> dict[str, tuple[ET.Element, ET.Element]]:
    """The circle and the cross of each municipality."""
    return {
        group.attrib["data-dot"]: (group[0], group[1])
        for group in parsed(content).iter()
        if "data-dot" in group.attrib
    }


def test_a_count_is_a_circle_whose_area_is_in_proportion() -> None:
    content = drawn(
        area("179", value=400.0, size=1.0), area("410", value=100.0, size=0.5), legend=COUNTS
    )
    large, small = (float(dots(content)[code][0].attrib["r"]) for code in ("179", "410"))
    assert large == 2 * small
    # The whole municipality stays the target, all in one colour.
    assert len(set(fills(content))) == 1


def test_less_is_a_ring_and_zero_a_cross() -> None:
    content = drawn(
        area("179", value=-400.0, size=1.0), area("410", value=0.0, size=0.0), legend=COUNTS
    )
    ring, hidden = dots(content)["179"]
    assert ring.attrib["fill"] == "none"
    assert "display" not in ring.attrib
    assert hidden.attrib["display"] == "none"
    round_, cross = dots(content)["410"]
    assert round_.attrib["display"] == "none"
    assert "display" not in cross.attrib


def test_no_circle_is_too_small_to_be_seen() -> None:
    content = drawn(area("179", value=1.0, size=0.001), legend=COUNTS)
    assert float(dots(content)["179"][0].attrib["r"]) >= 5


def test_a_missing_count_has_no_circle_and_is_hatched() -> None:
    content = drawn(area("179", None, value=None, size=None), legend=COUNTS)
    assert dots(content) == {}
    assert fills(content) == ["url(#map-missing)"]


def test_zeros_have_the_colour_of_the_surface() -> None:
    legend = Legend("prosenttia", ("0", "1–2", "3 tai yli"), zero=True)
    shown = fills(drawn(area("179", 0), area("410", 1), legend=legend))
    assert shown == [SURFACE, AMOUNTS[0]]


def test_the_smallest_mark_is_not_hidden_by_the_name_of_its_municipality() -> None:
    content = drawn(area("179", value=0.0, size=0.0), legend=COUNTS)
    circle, cross = dots(content)["179"]
    label = next(each for each in parsed(content).iter() if "data-label" in each.attrib)
    foot = float(label[0].attrib["y"])
    lowest = float(circle.attrib["cy"]) + float(circle.attrib["r"])
    # Names are 23 high: their capitals reach 16 above the foot.
    assert lowest <= foot - 17
    top = int(cross.attrib["d"].removeprefix("M").split("l")[0].split(" ")[1])
    assert top + 2 * CROSS <= foot - 17
