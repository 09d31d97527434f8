"""The matrix as a drawing: signs by shape, labels with room, roles of a grid, no name breaks it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.figures.inputs.radar import Grid, GridColumn, GridRow
from dashboard.figures.radar.matrix import matrix_svg
from dashboard.figures.radar.signs import STATES, sign, sign_definitions
from dashboard.figures.shared.colours import CHANGES, LAKE, PARTLY, SURFACE, WHITE, contrast
from dashboard.i18n.labelled import Labelled
from dashboard.views.radar.matrix import State
from tests.figures.indicator.placed import colliding, outside, placed_texts
from tests.figures.shared.colour_difference import VISIONS, difference
from tests.figures.svg import ATTACKS, NAMESPACE, assert_inert, parsed

LEVELS = (("yes", "kyllä"), ("partly", "osittain"), ("no", "ei"), ("none", "ei vastausta"))
MOVES = (
    ("up", "parani"),
    ("same", "ennallaan"),
    ("down", "heikkeni"),
    ("new", "uusi vastaus"),
    ("left", "poistui maakunnasta"),
    ("none", "ei vastausta"),
)
WORDS = Grid((), (), Labelled("Tekstivastine"), "kyllä", "Pisteiden muutos", LEVELS)
NAMES = ("Hankasalmi", "Jyväskylä", "Kannonkoski", "Äänekoski", "Pihtipudas")
_COLOUR = re.compile(r"#[0-9A-F]{6}")


def columns(*names: str, chosen: int | None = None) -> tuple[GridColumn, ...]:
    return tuple(
        GridColumn(f"{place:03d}", name, "\N{MINUS SIGN}10", place == chosen)
        for place, name in enumerate(names)
    )


def row(code: str, *states: str, label: str = "", chosen: bool = False) -> GridRow:
    spoken = tuple(f"{code} {place} {state}" for place, state in enumerate(states))
    return GridRow(
        code, label or f"Kysymys {code}", "18/22", states, tuple(map(Labelled, spoken)), chosen
    )


def drawn(
    names: tuple[str, ...] = NAMES,
    *rows: GridRow,
    words: Grid = WORDS,
    chosen: int | None = None,
) -> str:
    rows = rows or (row("a", *["yes"] * len(names)), row("b", *["no"] * len(names)))
    groups = (("Rakenteet", rows[:1]), ("Vuorovaikutus", rows[1:]))
    grid = replace(words, columns=columns(*names, chosen=chosen), groups=groups)
    return matrix_svg(grid, "m")


def with_role(root: ET.Element, role: str) -> list[ET.Element]:
    return [element for element in root.iter() if element.attrib.get("role") == role]


def test_equal_input_gives_equal_bytes() -> None:
    assert drawn(chosen=1) == drawn(chosen=1)


class TestSigns:
    def test_every_state_of_the_view_has_a_sign(self) -> None:
        assert set(STATES) == {state.value for state in State}
        for state in STATES:
            root = parsed(drawn(("Joutsa",), row("a", state)))
            used = [element.attrib["href"] for element in root.iter(f"{NAMESPACE}use")]
            assert used[0] == f"#m-{state}"

    def test_an_unknown_state_has_none(self) -> None:
        with pytest.raises(KeyError):
            sign("m", "maybe", 0, 0)

    def test_signs_differ_in_shape_or_in_light_and_dark(self) -> None:
        root = parsed(f"<svg xmlns='http://www.w3.org/2000/svg'>{sign_definitions('m')}</svg>")
        shapes = {group.attrib["id"][2:]: list(group) for group in root}
        outlines = {
            state: [
                (part.tag, *sorted((n, v) for n, v in part.attrib.items() if v[0] != "#"))
                for part in parts
            ]
            for state, parts in shapes.items()
        }
        for one, other in combinations(STATES, 2):
            if outlines[one] == outlines[other]:
                light, dark = (shapes[state][0].attrib["fill"] for state in (one, other))
                assert contrast(light, dark) >= 4.5, (one, other)

    @pytest.mark.parametrize("background", [WHITE, SURFACE, "#DCEBF2"])
    def test_every_sign_stands_out_from_what_is_behind_it(self, background: str) -> None:
        root = parsed(f"<svg xmlns='http://www.w3.org/2000/svg'>{sign_definitions('m')}</svg>")
        for group in root:
            colours = _COLOUR.findall(ET.tostring(group, encoding="unicode"))
            best = max(contrast(colour, background) for colour in colours)
            assert best >= 3, group.attrib["id"]

    @pytest.mark.parametrize("vision", VISIONS)
    def test_colours_can_be_told_apart(self, vision: str) -> None:
        for one, other in combinations((LAKE, PARTLY, WHITE), 2):
            assert difference(one, other, vision) >= 10
        assert difference(CHANGES[0], CHANGES[-1], vision) >= 10


class TestRoom:
    @pytest.mark.parametrize("count", [1, 2, 3, 5])
    @pytest.mark.parametrize("legend", [LEVELS, MOVES], ids=["round", "change"])
    @pytest.mark.parametrize("chosen", [None, 0])
    def test_every_label_lies_inside(
        self, count: int, legend: tuple[tuple[str, str], ...], chosen: int | None
    ) -> None:
        words = replace(WORDS, legend=legend)
        root = parsed(drawn(NAMES[-count:], words=words, chosen=chosen))
        assert outside(root) == []
        assert colliding(root) == []

    @pytest.mark.parametrize("place", range(5))
    def test_a_long_name_has_room_wherever_it_stands(self, place: int) -> None:
        names = ["Joutsa"] * 5
        names[place] = "Pitkänimisen kunnan nimi joka ei lopu"
        root = parsed(drawn(tuple(names), chosen=place))
        assert outside(root) == []

    def test_a_long_count_has_room(self) -> None:
        long = replace(row("a", *["up"] * 5), count="15/20 → 18/22")
        root = parsed(drawn(NAMES, long, words=WORDS))
        assert outside(root) == []
        assert colliding(root) == []

    def test_cells_are_of_one_size_however_few_the_columns(self) -> None:
        few, many = (parsed(drawn(NAMES[:count], row("a", *["up"] * count))) for count in (1, 5))
        for root in (few, many):
            assert root.attrib["width"] == root.attrib["viewBox"].split()[2]
        assert int(few.attrib["width"]) < int(many.attrib["width"])

    def test_a_long_label_has_room(self) -> None:
        label = "Hyvin pitkä käytännön nimi, jota kukaan ei ole lyhentänyt"
        root = parsed(drawn(NAMES, row("a", *["yes"] * 5, label=label)))
        assert outside(root) == []
        assert colliding(root) == []

    def test_no_municipality_is_no_fault(self) -> None:
        root = parsed(matrix_svg(replace(WORDS, groups=(("Teema", (row("a"),)),)), "m"))
        assert outside(root) == []


class TestGrid:
    def test_rows_hold_heads_and_cells(self) -> None:
        root = parsed(drawn())
        assert root.attrib["role"] == "grid"
        assert root.attrib["aria-label"] == "Tekstivastine"
        rows = with_role(root, "row")
        assert len(rows) == 1 + 2 + 1
        assert [len(list(each)) for each in rows] == [6, 7, 7, 6]
        roles = [[cell.attrib["role"] for cell in each] for each in rows]
        assert set(roles[0]) == {"columnheader"}
        for each in roles[1:]:
            assert each[0] == "rowheader"
            assert set(each[1:]) == {"gridcell"}

    def test_what_can_be_chosen_has_its_own_code_and_waits_for_the_grid(self) -> None:
        links = list(parsed(drawn()).iter(f"{NAMESPACE}a"))
        codes = [link.attrib["data-code"] for link in links]
        assert len(set(codes)) == len(codes) == 5 + 2 * (1 + 5)
        assert {"000:", ":a", "000:a"} <= set(codes)
        assert {link.attrib["tabindex"] for link in links} == {"-1"}
        assert not [link for link in links if "href" in link.attrib]

    def test_every_cell_is_spoken(self) -> None:
        root = parsed(drawn())
        cells = [link for link in with_role(root, "gridcell") if link.tag == f"{NAMESPACE}a"]
        assert len(cells) == 2 * 5
        assert [cell.attrib["aria-label"] for cell in cells][:2] == ["a 0 yes", "a 1 yes"]

    def test_the_chosen_cell_is_selected_and_outlined(self) -> None:
        rows = (row("a", *["yes"] * 5, chosen=True), row("b", *["no"] * 5))
        root = parsed(drawn(NAMES, *rows, chosen=2))
        selected = [e for e in root.iter() if e.attrib.get("aria-selected") == "true"]
        assert [cell.attrib["data-code"] for cell in selected] == ["002:a"]
        frame = selected[0].find(f"{NAMESPACE}rect")
        assert frame is not None
        assert frame.attrib["stroke-width"] == "3"
        assert not [e for e in parsed(drawn()).iter() if "aria-selected" in e.attrib]

    def test_the_chosen_municipality_is_marked_by_weight(self) -> None:
        root = parsed(drawn(chosen=1))
        bold = {
            text.text for text in root.iter(f"{NAMESPACE}text") if text.get("font-weight") == "700"
        }
        assert "Jyväskylä" in bold
        assert "Hankasalmi" not in bold

    def test_themes_and_legend_are_for_the_eye(self) -> None:
        hidden = [e for e in parsed(drawn()).iter() if e.attrib.get("aria-hidden") == "true"]
        words = {text.text for group in hidden for text in group.iter(f"{NAMESPACE}text")}
        assert words == {"Rakenteet", "Vuorovaikutus", *(word for _, word in LEVELS)}


@pytest.mark.parametrize("name", ATTACKS)
def test_no_name_can_break_the_drawing(name: str) -> None:
    column = GridColumn(name, name, name, chosen=True)
    one = GridRow(name, name, name, ("yes",), (Labelled(name),), chosen=True)
    grid = Grid((column,), ((name, (one,)),), Labelled(name), name, name, (("yes", name),))
    root = parsed(matrix_svg(grid, "m"))
    assert_inert(root)
    assert root.attrib["aria-label"] == name
    assert [text.content for text in placed_texts(root)].count(name) == 8
    assert {link.attrib["data-code"] for link in root.iter(f"{NAMESPACE}a")} == {
        f"{name}:",
        f":{name}",
        f"{name}:{name}",
    }
    assert outside(root) == []


def test_counts_and_foot_are_drawn() -> None:
    found = [text.content for text in placed_texts(parsed(drawn()))]
    assert found.count("18/22") == 2
    assert found.count("\N{MINUS SIGN}10") == 5
