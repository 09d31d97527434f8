"""Colours that everybody can tell apart, and text that can be read on them."""

from __future__ import annotations

import re
import tomllib
from itertools import combinations, pairwise

import pytest

from dashboard import paths
from dashboard.figures.shared import colours
from dashboard.figures.shared.colours import AMOUNTS, CHANGES, class_colours, contrast, text_on
from tests.figures.shared.colour_difference import VISIONS, Triple, ciede2000, difference, seen


# Sharma, Wu & Dalal (2005), table 1.
@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.8361, -74.0200), (50.0, 0.0, -82.7485), 3.4412),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.4900, -0.0010), (50.0, -2.4900, 0.0009), 7.1792),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((50.0, 2.5, 0.0), (56.0, -27.0, -3.0), 31.9030),
        ((50.0, 2.5, 0.0), (58.0, 24.0, 15.0), 19.4535),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
        ((36.4612, 47.8580, 18.3852), (36.2715, 50.5065, 21.2231), 1.4146),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_measure_agrees_with_its_published_values(
    one: Triple, other: Triple, expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=5e-5)
    assert ciede2000(other, one) == pytest.approx(expected, abs=5e-5)


def test_colours_are_measured_in_cielab() -> None:
    assert seen("#FF0000", "usual") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    assert seen("#FFFFFF", "usual") == pytest.approx((100, 0, 0), abs=0.01)


@pytest.mark.parametrize("vision", VISIONS)
def test_no_eye_sees_a_colour_in_grey(vision: str) -> None:
    lightness, a, b = seen("#808080", vision)
    assert (lightness, a, b) == pytest.approx((53.59, 0, 0), abs=0.05)


def test_the_simulation_makes_red_and_green_alike() -> None:
    red, green = "#B03A2E", "#5B7F3A"
    usual = difference(red, green, "usual")
    assert difference(red, green, "deuteranopia") < usual / 2
    assert difference(red, green, "tritanopia") > usual / 2


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_neighbouring_amounts_can_be_told_apart(count: int, vision: str) -> None:
    # Amounts are one scale, not categories, and every area prints its value: the two lightest
    # of the design differ by 9.9, to protanopic eyes by 8.2; all others by more than 10.
    scale = class_colours(count, change=False)
    steps = [difference(one, other, vision) for one, other in pairwise(scale)]
    assert steps[0] >= 8
    assert all(step >= 10 for step in steps[1:])


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_any_two_classes_of_change_can_be_told_apart(count: int, vision: str) -> None:
    scale = class_colours(count, change=True)
    close = [pair for pair in combinations(scale, 2) if difference(*pair, vision) < 10]
    assert close == []


def test_amounts_darken_from_class_to_class() -> None:
    lightness = [seen(colour, "usual")[0] for colour in AMOUNTS]
    assert all(light - dark > 10 for light, dark in pairwise(lightness))


def test_up_and_down_are_alike_in_grey_and_so_need_their_sign() -> None:
    lightness = [seen(colour, "usual")[0] for colour in CHANGES]
    assert abs(lightness[0] - lightness[4]) < 15
    assert abs(lightness[1] - lightness[3]) < 15


@pytest.mark.parametrize("fill", [*AMOUNTS, *CHANGES, colours.WHITE])
def test_text_reads_on_every_class(fill: str) -> None:
    assert contrast(text_on(fill), fill) >= 4.5


def test_labels_are_ink_on_light_amounts_and_white_on_dark_ones() -> None:
    ink, white = colours.INK, colours.WHITE
    assert [text_on(fill) for fill in AMOUNTS] == [ink, ink, ink, white, white]


@pytest.mark.parametrize("name", ["INK", "MUTED", "LAKE", "CLOUDBERRY"])
@pytest.mark.parametrize("ground", ["WHITE", "SURFACE"])
def test_text_reads_on_paper(name: str, ground: str) -> None:
    assert contrast(getattr(colours, name), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("name", ["REGION_OUTLINE", "MUTED", "INK", "LAKE", "CLOUDBERRY"])
def test_outlines_stand_out_from_paper(name: str) -> None:
    assert contrast(getattr(colours, name), colours.WHITE) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("change", [False, True])
def test_fewer_classes_take_the_ends_of_the_scale(change: bool) -> None:
    scale = CHANGES if change else AMOUNTS
    assert class_colours(5, change=change) == scale
    assert class_colours(4, change=change) == (scale[0], scale[1], scale[3], scale[4])
    assert class_colours(3, change=change) == (scale[0], scale[2], scale[4])
    assert class_colours(2, change=change) == (scale[0], scale[4])
    assert class_colours(1, change=change) == (scale[2],)


def test_figures_and_screen_agree() -> None:
    config = (paths.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    theme = tomllib.loads(config)["theme"]
    assert theme["textColor"] == colours.INK
    assert theme["primaryColor"] == theme["linkColor"] == colours.LAKE
    assert theme["borderColor"] == colours.LINE
    assert theme["grayTextColor"] == colours.MUTED
    assert theme["orangeTextColor"] == colours.CLOUDBERRY
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in (*AMOUNTS, *CHANGES))
