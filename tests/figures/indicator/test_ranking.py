"""The ranking: pure, in order, inside its drawing, and inert whatever the names are."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.indicator.ranking import ROW, WIDTH, ranking_svg, scale_of, side_by_side
from dashboard.figures.inputs.indicator import Area, Legend, Ranking
from dashboard.figures.shared.colours import AMOUNTS, CHANGES, DOT, INK, MUTED, WHITE
from dashboard.i18n.labelled import Labelled
from tests.figures.indicator.placed import colliding, outside
from tests.figures.svg import ATTACKS, NAMESPACE, contents, parsed

ROWS = (
    Area("435", "Luhanka", "43,7 %", Labelled("Luhanka: 43,7"), 2, 43.7, chosen=True),
    Area("410", "Laukaa", "25,4 %", Labelled("Laukaa: 25,4"), 1, 25.4),
    Area("179", "Jyväskylä", "19,8 %", Labelled("Jyväskylä: 19,8"), 0, 19.8),
)
RANKING = Ranking(ROWS, (0.0, 43.7), ("19,8 %", "43,7 %"), 25.4, "Kuntien mediaani 25,4 %")


def drawn(ranking: Ranking = RANKING, *, linked: bool = False, **about: object) -> ET.Element:
    legend = replace(Legend("%", ("",) * 3), **about)  # type: ignore[arg-type]
    address_of = (lambda code: f"/kartta?kunta={code}") if linked else None
    return parsed(ranking_svg(ranking, legend, "Tekstivastine", address_of))


def words(part: ET.Element) -> list[str]:
    return [text.text or "" for text in part.iter(f"{NAMESPACE}text")]


def marked(root: ET.Element, name: str) -> list[ET.Element]:
    return [part for part in root.iter() if name in part.attrib]


def test_equal_input_gives_equal_drawings() -> None:
    assert ET.tostring(drawn()) == ET.tostring(drawn())


def test_bars_stand_in_their_order_with_the_highest_on_top() -> None:
    rows = [row for row in drawn() if row.tag == f"{NAMESPACE}g" and "data-line" not in row.attrib]
    assert [words(row) for row in rows] == [
        ["▸ Luhanka", "43,7 %"],
        ["Laukaa", "25,4 %"],
        ["Jyväskylä", "19,8 %"],
    ]
    widths = [float(bar.attrib["width"]) for bar in marked(drawn(), "data-bar")]
    assert widths == sorted(widths, reverse=True)
    assert widths[1] / widths[0] == pytest.approx(25.4 / 43.7, abs=0.01)


def test_the_chosen_one_is_marked_by_weight_sign_and_outline() -> None:
    bars = marked(drawn(), "data-bar")
    assert [bar.attrib["stroke"] for bar in bars] == [INK, MUTED, MUTED]
    assert float(bars[0].attrib["stroke-width"]) > float(bars[1].attrib["stroke-width"])
    assert {text.attrib.get("font-weight") for text in marked(drawn(), "data-value")} == {
        "700",
        None,
    }


@pytest.mark.parametrize(("change", "scale"), [(False, AMOUNTS), (True, CHANGES)])
def test_bars_have_the_colours_of_the_map(change: bool, scale: tuple[str, ...]) -> None:
    fills = [bar.attrib["fill"] for bar in marked(drawn(change=change), "data-bar")]
    assert fills == [scale[4], scale[2], scale[0]]


def test_counts_have_the_colour_of_circles_and_less_than_zero_is_hollow() -> None:
    rows = (ROWS[0], replace(ROWS[1], value=-5.0))
    ranking = replace(RANKING, rows=rows, ends=(-5.0, 43.7))
    fills = [
        bar.attrib["fill"] for bar in marked(drawn(ranking, circles=((1.0, "9"),)), "data-bar")
    ]
    assert fills == [DOT, WHITE]


def test_bars_of_both_signs_grow_from_zero() -> None:
    ranking = replace(RANKING, rows=(ROWS[0], replace(ROWS[1], value=-20.0)), ends=(-20.0, 43.7))
    above, below = marked(drawn(ranking), "data-bar")
    zero = float(below.attrib["x"]) + float(below.attrib["width"])
    assert float(above.attrib["x"]) == pytest.approx(zero, abs=0.2)


def test_the_median_is_a_line_with_its_name() -> None:
    (line,) = marked(drawn(), "data-line")
    place = float(line.attrib["transform"].split("(")[1].split()[0])
    assert place == pytest.approx(scale_of(RANKING).x(25.4), abs=0.1)
    assert words(line) == ["Kuntien mediaani 25,4 %"]
    assert marked(drawn(replace(RANKING, line=None, line_label="")), "data-line") == []


def test_one_without_a_value_keeps_a_row_that_is_not_shown() -> None:
    missing = Area("992", "Äänekoski", "–", Labelled("Äänekoski: ei tietoa"), None, None)
    root = drawn(replace(RANKING, rows=(*ROWS, missing)), linked=True)
    links = list(root.iter(f"{NAMESPACE}a"))
    assert [link.attrib.get("display") for link in links] == [None, None, None, "none"]


def test_a_row_is_a_link_that_says_what_it_is_and_high_enough_for_a_finger() -> None:
    links = list(drawn(linked=True).iter(f"{NAMESPACE}a"))
    assert [link.attrib["href"] for link in links] == [f"/kartta?kunta={a.code}" for a in ROWS]
    assert [link.attrib["aria-label"] for link in links] == [area.spoken for area in ROWS]
    assert [link.attrib.get("aria-current") for link in links] == ["true", None, None]
    # On a phone of 390 px the card leaves 326: the least that a target may be is 24.
    assert ROW * 326 / WIDTH >= 24


def test_an_image_names_every_row() -> None:
    assert [title.text for title in drawn().iter(f"{NAMESPACE}title")] == [
        area.spoken for area in ROWS
    ]


def test_nothing_collides_and_all_is_inside() -> None:
    long = replace(
        RANKING,
        rows=tuple(replace(row, name="Pihtiputaan mlk", value_text="−149 895") for row in ROWS),
        widest=("−149 895",),
    )
    for ranking in (RANKING, long):
        assert outside(drawn(ranking)) == []
        assert colliding(drawn(ranking)) == []


values = st.floats(-1e9, 1e9, allow_nan=False)


@given(st.lists(values, min_size=1, max_size=22))
def test_every_bar_is_inside_the_scale(numbers: list[float]) -> None:
    low, high = min(*numbers, 0.0), max(*numbers, 0.0)
    ends = (low, high) if low < high else (low, low + 1.0)
    rows = tuple(
        Area(str(n), f"Kunta {n}", "", Labelled(""), 0, value) for n, value in enumerate(numbers)
    )
    ranking = Ranking(rows, ends, ("9",), numbers[0], "mediaani")
    scale = scale_of(ranking)
    for bar in marked(drawn(ranking), "data-bar"):
        start, width = float(bar.attrib["x"]), float(bar.attrib["width"])
        assert scale.left - 0.2 <= start <= start + width <= scale.right + 0.2


def test_map_and_ranking_stand_side_by_side_equally_high() -> None:
    ranking = ranking_svg(RANKING, Legend("%", ("",) * 3), "nimi")
    root = parsed(side_by_side(ranking, (800, 1000), ranking, len(ROWS)))
    one, other = root
    assert one.attrib["height"] == other.attrib["height"] == "1000"
    assert float(other.attrib["x"]) > 800
    width = float(other.attrib["x"]) + float(other.attrib["width"])
    assert root.attrib["viewBox"] == f"0 0 {width:g} 1000"


@pytest.mark.parametrize("name", ATTACKS)
def test_no_name_becomes_markup(name: str) -> None:
    rows = (Area("1", name, name, Labelled(name), 1, 2.0, chosen=True),)
    root = drawn(Ranking(rows, (0.0, 2.0), (name,), 1.0, name), linked=True)
    assert {part.tag.removeprefix(NAMESPACE) for part in root.iter()} <= {
        "svg",
        "g",
        "a",
        "path",
        "rect",
        "text",
    }
    assert name in contents(root)
