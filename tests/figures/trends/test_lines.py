"""Lines and slopes: where names stand, given ticks, and a drawing of any size."""

from __future__ import annotations

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.figures.inputs.trends import Line, Slope
from dashboard.figures.trends.lines import lines_svg
from dashboard.figures.trends.slope import slope_svg
from tests.figures.indicator.placed import colliding, outside
from tests.figures.svg import NAMESPACE

LINE = Line("Äänekoski", "own", ((2019, 0.0), (2020, 2.0)), "kyllä")


def texts(svg: str) -> list[str]:
    """Every text of a drawing."""
    return [node.text or "" for node in fromstring(svg).iter(f"{NAMESPACE}text")]


def test_an_axis_of_words_has_only_the_ticks_it_is_given() -> None:
    words = ("ei", "osittain", "kyllä")
    svg = lines_svg([LINE], "x", lambda value: words[round(value)], zero=True, ticks=range(3))
    assert [text for text in texts(svg) if text in words] == list(words)


def test_an_axis_says_what_it_measures() -> None:
    svg = lines_svg([LINE], "x", str, zero=False, axis="Indeksi, 2019 = 100 <")
    assert "Indeksi, 2019 = 100 <" in texts(svg)


@pytest.mark.parametrize("size", [(900, 240), (900, 800), (430, 380)])
def test_lines_fill_any_size(size: tuple[int, int]) -> None:
    width, height = size
    svg = lines_svg([LINE], "x", str, zero=True, width=width, height=height)
    assert f'viewBox="0 0 {width} {height}"' in svg


def test_slopes_from_one_point_are_named_at_the_right_only() -> None:
    lines = [Slope(n, 100, v, "", f"9 → {v}", named=True) for n, v in (("A", 90), ("B", 110))]
    found = texts(slope_svg(lines, ("2019", "2020"), "x"))
    assert found == ["2019", "2020", "9 → 90 A", "9 → 110 B"]


def test_a_name_too_long_for_a_phone_has_its_value_below_it() -> None:
    median = Line("Kommunernas median", "median", ((2019, 3.0), (2020, 4.0)), "3 006")
    wide, narrow = (
        lines_svg([LINE, median], "x", str, zero=True, width=width, height=380)
        for width in (900, 430)
    )
    assert "Kommunernas median 3 006" in texts(wide)
    assert texts(narrow)[-2:] == ["Kommunernas median", "3 006"]
    for svg in (wide, narrow):
        assert outside(fromstring(svg)) == []
        assert colliding(fromstring(svg)) == []
