"""Small multiples on one scale, and the signs and colours of the sectors."""

from __future__ import annotations

import re
from itertools import combinations
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from dashboard.domain.sector import CLASS_ADDRESSES, Sector
from dashboard.figures.inputs.sectors import Bar, Multiple
from dashboard.figures.sectors.icons import SIDE, icon_address, icon_svg, sector_colour
from dashboard.figures.sectors.multiples import (
    BARS,
    HEIGHT,
    WIDTH,
    multiple_svg,
    multiples_svg,
    scale_of,
    trend_svg,
)
from dashboard.figures.shared.colours import LAKE, SECTORS, SURFACE, WHITE, contrast
from dashboard.i18n.labelled import Labelled
from tests.figures.shared.colour_difference import VISIONS, difference

SVG = "{http://www.w3.org/2000/svg}"
ATTACK = '"><script>alert(1)</script>&' + "Ä" * 300


def part(*runs: dict[int, float], code: str = "omaiset", name: str = "Omaiset") -> Multiple:
    """One part whose runs are values by year."""
    drawn = tuple(
        tuple(Bar(year, str(year), str(year), value, f"{value:g}") for year, value in run.items())
        for run in runs
    )
    return Multiple(code, name, drawn, Labelled(f"{name}."), chosen=False)


def bars(svg: str) -> list[ElementTree.Element]:
    """The bars of a drawing: its rectangles but for the panels themselves."""
    return [
        rect for rect in ElementTree.fromstring(svg).iter(f"{SVG}rect") if rect.get("rx") is None
    ]


def heights(svg: str) -> list[float]:
    return [float(bar.get("height", "nan")) for bar in bars(svg)]


def test_all_parts_share_one_scale_from_zero() -> None:
    large, small = part({2023: 100, 2024: 50}), part({2023: 25, 2024: 0})
    top = scale_of([large, small])
    assert top == 100
    assert heights(multiple_svg(large, top)) == [BARS, BARS / 2]
    assert heights(multiple_svg(small, top)) == [BARS / 4, 0]
    assert heights(multiples_svg([large, small], "x")) == [BARS, BARS / 2, BARS / 4, 0]


def test_nothing_but_zeros_has_a_scale() -> None:
    assert scale_of([part({2024: 0})]) == 1
    assert scale_of([]) == 1
    assert heights(multiple_svg(part({2024: 0}), 1)) == [0]


def test_an_earlier_series_is_white_apart_and_not_joined() -> None:
    svg = multiple_svg(part({2022: 316}, {2023: 354, 2024: 354}), 354)
    drawn = bars(svg)
    assert [bar.get("fill") for bar in drawn] == [WHITE, SECTORS["omaiset"], SECTORS["omaiset"]]
    places = [float(bar.get("x", "nan")) for bar in drawn]
    assert places[1] - places[0] > (places[2] - places[1]) * 1.3
    # A line would join what may not be compared.
    assert "L" not in "".join(
        p.get("d", "") for p in ElementTree.fromstring(svg).findall(f"{SVG}path")
    )


@pytest.mark.parametrize("count", [1, 2, 8, 30])
def test_bars_stay_inside(count: int) -> None:
    svg = multiple_svg(part(dict.fromkeys(range(2000, 2000 + count), 5.0)), 5)
    for bar in bars(svg):
        left, width = float(bar.get("x", "nan")), float(bar.get("width", "nan"))
        assert left >= 0
        assert left + width <= WIDTH


def test_names_are_escaped_and_fit() -> None:
    svg = multiple_svg(part({2024: 1.0}, name=ATTACK), 1)
    tree = ElementTree.fromstring(svg)
    assert tree.get("aria-label") == f"{ATTACK}."
    assert "<script" not in svg
    for text in tree.iter(f"{SVG}text"):
        assert float(text.get("y", "0")) <= HEIGHT


@pytest.mark.parametrize("draw", [trend_svg, lambda one: multiple_svg(one, 9.0)])
def test_the_same_input_draws_the_same(draw) -> None:  # type: ignore[no-untyped-def]
    one = part({2023: 4.0, 2024: 9.0})
    assert draw(one) == draw(one)
    assert ElementTree.fromstring(draw(one)).get("role") == "img"


def test_a_part_without_values_is_an_empty_panel() -> None:
    assert bars(multiple_svg(part(), 1)) == []


def test_every_sector_has_its_own_sign_and_colour() -> None:
    codes = [sector.value for sector in Sector]
    assert set(SECTORS) == set(codes)
    shapes = {re.sub(r'stroke="#\w+"', "", icon_svg(code)) for code in codes}
    assert len(shapes) == len(codes)
    for code in (*codes, *CLASS_ADDRESSES):
        root = ElementTree.fromstring(icon_svg(code))
        assert root.get("viewBox") == f"0 0 {SIDE} {SIDE}"
        assert unquote(icon_address(code).split(",", 1)[1]) == icon_svg(code)
    assert {sector_colour(code) for code in CLASS_ADDRESSES} == {LAKE}


@pytest.mark.parametrize("vision", VISIONS)
def test_any_two_sectors_can_be_told_apart(vision: str) -> None:
    close = [pair for pair in combinations(SECTORS.values(), 2) if difference(*pair, vision) < 10]
    assert close == []


@pytest.mark.parametrize("colour", SECTORS.values())
def test_sectors_stand_out_from_paper(colour: str) -> None:
    assert contrast(colour, WHITE) >= 3
    assert contrast(colour, SURFACE) >= 3
