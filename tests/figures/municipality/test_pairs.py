"""Pairs as a drawing: a bar, what it stands beside, both numbers; wide and for a phone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from dashboard.figures.inputs.municipality import Pair, Pairs
from dashboard.figures.municipality.pairs import NARROW, WIDTH, pairs_svg
from dashboard.figures.shared.colours import INK, LAKE
from dashboard.i18n.labelled import Labelled
from tests.figures.indicator.placed import colliding, outside, placed_rects, placed_texts, view_box
from tests.figures.svg import ATTACKS, NAMESPACE, assert_inert, parsed

on_both_widths = pytest.mark.parametrize("width", [WIDTH, NARROW])
ROWS = (
    Pair("Rakenteet", 50.0, 75.0, "50", "75"),
    Pair("Potilaat ja kansanterveys", 100.0, 25.0, "100", "25"),
)


def drawn(*rows: Pair, width: int = WIDTH, top: float = 100.0) -> ET.Element:
    pairs = Pairs(Labelled("Tekstivastine"), "Kannonkoski", "Kuntien mediaani", rows, top)
    return parsed(pairs_svg(pairs, width))


def bars(root: ET.Element) -> list[float]:
    """The lengths of the bars, without the legend's."""
    found = [rect.area.bounds for rect in placed_rects(root) if rect.fill == LAKE]
    return [right - left for left, _, right, _ in found[1:]]


def ticks(root: ET.Element) -> list[float]:
    """Where the ticks stand, without the legend's."""
    paths = [path for path in root.iter(f"{NAMESPACE}path") if path.get("stroke") == INK]
    return [float(path.attrib["d"][1:].split()[0]) for path in paths[1:]]


def test_equal_input_gives_equal_bytes() -> None:
    pairs = Pairs(Labelled("c"), "a", "b", ROWS, 100.0)
    assert pairs_svg(pairs) == pairs_svg(replace(pairs))


@on_both_widths
def test_lengths_are_values_on_one_scale(width: int) -> None:
    root = drawn(*ROWS, width=width)
    half, full = bars(root)
    assert full == pytest.approx(2 * half)
    assert ticks(root) == pytest.approx([0.75 * full, 0.25 * full])


def test_a_given_top_is_the_end_of_the_scale() -> None:
    room = bars(drawn(Pair("a", 100.0, None, "", "")))[0]
    assert bars(drawn(Pair("a", 50.0, None, "", ""), top=100.0)) == pytest.approx([room / 2])


def test_what_is_missing_has_no_length_and_no_tick() -> None:
    root = drawn(Pair("a", None, None, "\N{EN DASH}", "\N{EN DASH}"), *ROWS)
    assert bars(root)[0] == 0
    assert len(ticks(root)) == 2
    assert [text.content for text in placed_texts(root)].count("\N{EN DASH}") == 2


@pytest.mark.parametrize("rows", [(), (Pair("a", 0.0, 0.0, "0", "0"),)])
def test_nothing_and_zero_are_no_fault(rows: tuple[Pair, ...]) -> None:
    root = drawn(*rows)
    assert bars(root) == [0.0] * len(rows)
    assert ticks(root) == [0.0] * len(rows)


@on_both_widths
@pytest.mark.parametrize(
    ("own", "beside"),
    [
        ("Kannonkoski", "Kuntien mediaani"),
        ("Kannonkoski", "Kommunernas median"),
        ("Kannonkoski", "Median of municipalities"),
        ("Petäjävesi", "Mellersta Finland"),
    ],
)
def test_every_label_lies_inside_and_on_no_other(width: int, own: str, beside: str) -> None:
    root = parsed(pairs_svg(Pairs(Labelled("x"), own, beside, ROWS, 100.0), width))
    assert outside(root) == []
    assert colliding(root) == []


@on_both_widths
def test_the_bars_end_before_their_numbers(width: int) -> None:
    root = drawn(*ROWS, width=width)
    longest = max(rect.area.bounds[2] for rect in placed_rects(root))
    numbers = [text for text in placed_texts(root) if text.content == "100"]
    assert longest < numbers[0].area.bounds[0]
    assert view_box(root).bounds[2] == width


def test_it_speaks_and_the_reader_is_marked_by_weight() -> None:
    root = drawn(*ROWS)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "Tekstivastine"
    bold = [t.text for t in root.iter(f"{NAMESPACE}text") if t.get("font-weight") == "700"]
    assert bold == ["Kannonkoski", "50", "100"]


@pytest.mark.parametrize("name", ATTACKS)
@on_both_widths
def test_no_name_can_break_the_drawing(name: str, width: int) -> None:
    root = parsed(
        pairs_svg(
            Pairs(Labelled(name), name, name, (Pair(name, 1.0, 1.0, name, name),), 1.0), width
        )
    )
    assert_inert(root)
    assert root.attrib["aria-label"] == name
    assert [text.content for text in placed_texts(root)].count(name) == 5
