"""The ranking as a Plotly figure: pure, in order, and inert whatever the names are."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.indicator.ranking import ROW_HEIGHT, ranking_figure
from dashboard.figures.inputs.indicator import Area, Legend
from dashboard.figures.shared.colours import AMOUNTS, CHANGES, INK, MUTED
from dashboard.figures.shared.template import CONFIG, SEPARATORS, TEMPLATE, blank_figure
from dashboard.i18n.labelled import Labelled
from tests.figures.svg import ATTACKS

BARS = (
    Area("435", "Luhanka", "43,7 %", Labelled(""), 2, 43.7, chosen=True),
    Area("410", "Laukaa", "25,4 %", Labelled(""), 1, 25.4),
    Area("179", "Jyväskylä", "19,8 %", Labelled(""), 0, 19.8),
)


def drawn(
    areas: tuple[Area, ...] = BARS,
    *,
    line: float | None = 25.4,
    label: str = "Kuntien mediaani 25,4 %",
    change: bool = False,
    classes: int = 3,
) -> dict[str, object]:
    """The figure as what the browser gets."""
    legend = Legend("%", ("",) * classes, change=change)
    figure = ranking_figure(areas, legend, lang="fi", line=line, line_label=label)
    sent: dict[str, object] = json.loads(figure.to_json())
    return sent


def test_equal_input_gives_equal_json() -> None:
    assert drawn() == drawn()


def test_bars_stand_in_their_order_with_the_highest_on_top() -> None:
    sent = drawn()
    bar = sent["data"][0]  # type: ignore[index]
    assert bar["orientation"] == "h"
    assert bar["x"] == [43.7, 25.4, 19.8]
    assert [re.sub("<.*?>", "", label).strip("▸ ") for label in bar["y"]] == [
        "Luhanka  43,7 %",
        "Laukaa  25,4 %",
        "Jyväskylä  19,8 %",
    ]
    assert sent["layout"]["yaxis"]["autorange"] == "reversed"  # type: ignore[index]


def test_the_chosen_one_is_marked_by_weight_sign_and_outline() -> None:
    bar = drawn()["data"][0]  # type: ignore[index]
    assert bar["y"][0].startswith("<b>▸ ")
    assert not any("<b>" in label for label in bar["y"][1:])
    assert bar["marker"]["line"]["color"] == [INK, MUTED, MUTED]
    widths = bar["marker"]["line"]["width"]
    assert widths[0] > widths[1] == widths[2]


@pytest.mark.parametrize(("change", "scale"), [(False, AMOUNTS), (True, CHANGES)])
def test_bars_have_the_colours_of_the_map(change: bool, scale: tuple[str, ...]) -> None:
    bar = drawn(change=change)["data"][0]  # type: ignore[index]
    assert bar["marker"]["color"] == [scale[4], scale[2], scale[0]]


def test_the_region_is_a_line_with_its_name() -> None:
    layout = drawn()["layout"]
    (line,) = layout["shapes"]  # type: ignore[index]
    assert line["x0"] == line["x1"] == 25.4
    assert (line["y0"], line["y1"], line["yref"]) == (0, 1, "paper")
    (note,) = layout["annotations"]  # type: ignore[index]
    assert note["text"] == "Kuntien mediaani 25,4 %"
    assert note["x"] == 25.4


def test_an_area_without_a_value_has_no_bar() -> None:
    missing = Area("992", "Äänekoski", "–", Labelled(""), None, None)
    assert drawn((*BARS, missing)) == drawn()


def test_without_a_region_there_is_no_line() -> None:
    layout = drawn(line=None, label="")["layout"]
    assert "shapes" not in layout  # type: ignore[operator]
    assert "annotations" not in layout  # type: ignore[operator]


def test_the_height_fits_the_bars() -> None:
    def height(count: int) -> int:
        return int(drawn(BARS[:1] * count)["layout"]["height"])  # type: ignore[index]

    assert height(22) - height(21) == ROW_HEIGHT


values = st.floats(-1e9, 1e9, allow_nan=False)


@given(st.lists(values, min_size=1, max_size=22), st.none() | values)
def test_zero_every_bar_and_the_region_are_inside_the_axis(
    numbers: list[float], region: float | None
) -> None:
    bars = tuple(
        Area(str(n), f"Kunta {n}", "", Labelled(""), 0, value) for n, value in enumerate(numbers)
    )
    low, high = drawn(bars, line=region, label="")["layout"]["xaxis"]["range"]  # type: ignore[index]
    for value in [0, *numbers, *([] if region is None else [region])]:
        assert low <= value <= high
    assert low < high


@pytest.mark.parametrize("name", ATTACKS)
def test_no_name_becomes_markup(name: str) -> None:
    # Plotly reads <b>, <a href> and <br> in texts, and decodes &lt; to a plain sign.
    bars = (
        Area("1", name, name, Labelled(""), 1, 2.0, chosen=True),
        Area("2", name, name, Labelled(""), 0, 1.0),
    )
    sent = drawn(bars, label=name)
    labels = [*sent["data"][0]["y"], sent["layout"]["annotations"][0]["text"]]  # type: ignore[index]
    for label in labels:
        plain = label.removeprefix("<b>").removesuffix("</b>")
        assert "<" not in plain
        assert ">" not in plain
        assert not re.search(r"&(?!(lt|gt|amp|quot|#x27);)", plain)


def test_nothing_can_be_dragged_and_plotlys_own_controls_are_hidden() -> None:
    layout = drawn()["layout"]
    assert layout["dragmode"] is False  # type: ignore[index]
    assert layout["template"]["layout"]["xaxis"]["fixedrange"] is True  # type: ignore[index]
    assert layout["template"]["layout"]["yaxis"]["fixedrange"] is True  # type: ignore[index]
    assert CONFIG["displayModeBar"] is False
    assert CONFIG["displaylogo"] is False
    assert CONFIG["scrollZoom"] is False


def test_numbers_of_plotly_itself_follow_the_language() -> None:
    assert SEPARATORS == {"fi": ",\u00a0", "sv": ",\u00a0", "en": ".,"}
    for lang, separators in SEPARATORS.items():
        assert blank_figure(lang, 100).layout.separators == separators


def test_a_figure_looks_the_same_on_screen_and_in_an_image() -> None:
    assert TEMPLATE.layout.paper_bgcolor == TEMPLATE.layout.plot_bgcolor == "#FFFFFF"
    assert "Source Sans" in TEMPLATE.layout.font.family


def test_drawing_does_not_change_the_template() -> None:
    before = TEMPLATE.to_plotly_json()
    drawn()
    assert TEMPLATE.to_plotly_json() == before
