"""A criterion over rounds as a drawing: bars of shares, numbers that can be read, marks beside."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from dashboard.figures.inputs.radar import Panel, RoundBar
from dashboard.figures.radar.rounds import BARS, legend_svg, panel_svg, panels_svg
from dashboard.figures.shared.colours import CLOUDBERRY, LAKE, PARTLY, WHITE, contrast
from dashboard.i18n.labelled import Labelled
from tests.figures.indicator.placed import colliding, outside, placed_rects, placed_texts
from tests.figures.shared.colour_difference import VISIONS, difference
from tests.figures.svg import ATTACKS, NAMESPACE, assert_inert, parsed

LEGEND = (("yes", "kyllä"), ("partly", "osittain"), ("mark", "julkaistu tulos"))


def bar(year: int, yes: float, partly: float = 0.0, *, asked: bool = True) -> RoundBar:
    return RoundBar(year, yes, partly, f"{round(yes * 22)}/22", asked)


def panel(*bars: RoundBar, marks: tuple[tuple[int, float], ...] = (), name: str = "") -> Panel:
    return Panel(name or "Nimetty yhdyshenkilö", Labelled("Luettuna"), bars, marks)


def root_of(*bars: RoundBar, marks: tuple[tuple[int, float], ...] = ()) -> ET.Element:
    return parsed(panel_svg(panel(*bars, marks=marks)))


def fills(root: ET.Element) -> list[str]:
    return [rect.fill for rect in placed_rects(root)]


def test_equal_input_gives_equal_bytes() -> None:
    one = panel(bar(2019, 0.5, 0.2), marks=((2017, 0.3),))
    assert panel_svg(one) == panel_svg(one)
    assert panels_svg([one], LEGEND, "x") == panels_svg([one], LEGEND, "x")


def test_heights_are_shares_and_partly_stands_on_yes() -> None:
    yes, partly = placed_rects(root_of(bar(2019, 0.5, 0.25)))
    assert (yes.fill, partly.fill) == (LAKE, PARTLY)
    left, top, right, base = yes.area.bounds
    assert base - top == pytest.approx(0.5 * BARS)
    assert partly.area.bounds == pytest.approx((left, top - 0.25 * BARS, right, top))


def test_rounds_lie_in_their_years_with_room_for_those_between() -> None:
    rects = [
        r for r in placed_rects(root_of(bar(2019, 1), bar(2020, 1), bar(2023, 1))) if r.fill == LAKE
    ]
    first, second, last = (rect.area.centroid.x for rect in rects)
    assert last - first == pytest.approx(4 * (second - first))


def test_where_it_was_not_asked_there_is_a_broken_line_and_no_number() -> None:
    root = root_of(bar(2019, 0, asked=False), bar(2020, 0.5))
    assert len(fills(root)) == 2
    broken = [p for p in root.iter(f"{NAMESPACE}path") if "stroke-dasharray" in p.attrib]
    assert len(broken) == 1
    assert [text.content for text in placed_texts(root)].count("0") == 0


@pytest.mark.parametrize("yes", [place / 22 for place in range(23)])
@pytest.mark.parametrize("partly", [0.0, 2 / 22, 0.5])
def test_the_number_can_be_read_on_whatever_is_behind_it(yes: float, partly: float) -> None:
    root = root_of(bar(2019, yes, min(partly, 1 - yes)))
    [number] = [t for t in placed_texts(root) if t.content == str(round(yes * 22))]
    behind = [r for r in placed_rects(root) if r.area.intersection(number.area).area > 2]
    assert all(contrast(number.fill, rect.fill) >= 4.5 for rect in behind)
    if number.fill == WHITE:
        assert behind
        assert behind[0].area.buffer(1).covers(number.area)


@pytest.mark.parametrize("share", [0.5, 0.9, 1.0])
def test_a_published_mark_does_not_cover_the_number(share: float) -> None:
    root = root_of(bar(2019, 1.0), marks=((2019, share),))
    [number] = [text for text in placed_texts(root) if text.content == "22"]
    [mark] = [p for p in root.iter(f"{NAMESPACE}path") if p.get("fill") == CLOUDBERRY]
    top = float(mark.attrib["d"].split()[1].split("l")[0])
    assert top + 14 <= number.area.bounds[1]


def test_a_mark_lies_at_its_share() -> None:
    root = root_of(bar(2019, 0.5), marks=((2017, 0.5),))
    [mark] = [p for p in root.iter(f"{NAMESPACE}path") if p.get("fill") == CLOUDBERRY]
    middle = float(mark.attrib["d"].split()[1].split("l")[0]) + 7
    assert middle == pytest.approx(placed_rects(root)[0].area.bounds[1])


def test_years_are_told_at_the_ends_and_where_bars_begin() -> None:
    root = root_of(bar(2019, 1), bar(2025, 1), marks=((2017, 0.3),))
    years = [t.content for t in placed_texts(root) if t.content.startswith("20")]
    assert years == ["2017", "2019", "2025"]
    assert colliding(root) == []
    assert outside(root) == []


def test_one_round_fills_the_panel_without_fault() -> None:
    root = root_of(bar(2019, 0.0))
    assert outside(root) == []
    assert [t.content for t in placed_texts(root)].count("2019") == 1


def test_a_panel_of_nothing_is_empty() -> None:
    assert placed_texts(root_of()) == []


def test_a_panel_speaks() -> None:
    root = root_of(bar(2019, 1))
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == "Luettuna"


@pytest.mark.parametrize("count", [1, 4, 5, 13])
def test_the_image_has_room_for_all_panels_and_the_legend(count: int) -> None:
    panels = [panel(bar(2019, 0.5), name=f"Kysymys {place}") for place in range(count)]
    root = parsed(panels_svg(panels, LEGEND, "Kaikki"))
    assert outside(root) == []
    assert colliding(root) == []
    found = [text.content for text in placed_texts(root)]
    assert found.count("2019") == count
    assert found[-3:] == [word for _, word in LEGEND]


def test_the_legend_alone_has_room_and_is_for_the_eye() -> None:
    root = parsed(legend_svg(LEGEND))
    assert root.attrib["aria-hidden"] == "true"
    assert outside(root) == []
    assert colliding(root) == []


@pytest.mark.parametrize("name", ATTACKS)
def test_no_name_can_break_the_drawing(name: str) -> None:
    one = Panel(name, Labelled(name), (RoundBar(2019, 1.0, 0.0, name, True),), ((2019, 1.0),))
    for svg in (
        panel_svg(one),
        panels_svg([one], (("yes", name),), name),
        legend_svg((("yes", name),)),
    ):
        assert_inert(parsed(svg))
    root = parsed(panel_svg(one))
    assert root.attrib["aria-label"] == name


@pytest.mark.parametrize("vision", VISIONS)
def test_a_mark_can_be_told_from_the_bars(vision: str) -> None:
    assert difference(CLOUDBERRY, LAKE, vision) >= 10
    assert difference(CLOUDBERRY, PARTLY, vision) >= 10
    assert contrast(CLOUDBERRY, WHITE) >= 3
