"""The real map has room for its words: labels and legend collide with nothing, in any language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from dashboard.domain.selection import LANGUAGES
from dashboard.figures.indicator.map import map_svg
from dashboard.i18n.translator import translator_for
from dashboard.views.indicator.page import IndicatorView
from tests.figures.indicator.shapes import covered, real_outlines
from tests.figures.svg import NAMESPACE, Text, overlapping, parsed, texts
from tests.views import real


def drawing(view: IndicatorView, chosen: str | None = None) -> str:
    """The map of a view."""
    areas = [replace(area, chosen=area.code == chosen) for area in view.areas]
    return map_svg(areas, view.legend, real_outlines(), view.card.text.alternative, "map")


@cache
def all_views(lang: str) -> tuple[IndicatorView, ...]:
    """Every indicator that has a map, in every year that has another legend."""
    views = []
    for code in real.mapped():
        seen = set()
        for year in real.view(code, lang).years:
            view = real.view(code, lang, year=year)
            if view.legend not in seen:
                seen.add(view.legend)
                views.append(view)
    return tuple(views)


@cache
def land() -> BaseGeometry:
    """What the municipalities cover."""
    return shapely.union_all([covered(path) for path in real_outlines().paths.values()])


def parts(view: IndicatorView, chosen: str | None = None) -> tuple[list[BaseGeometry], list[Text]]:
    """The boxes of the labels, one an area, and the texts of the legend."""
    found = texts(parsed(drawing(view, chosen)))
    count = 2 * len(view.areas)
    labels = [
        shapely.union_all([name.box, value.box])
        for name, value in zip(found[:count:2], found[1:count:2], strict=True)
    ]
    return labels, found[count:]


def swatches(view: IndicatorView) -> list[BaseGeometry]:
    """The boxes of the legend's colours."""
    rects = parsed(drawing(view)).iter(f"{NAMESPACE}rect")
    return [
        shapely.box(x, y, x + width, y + height)
        for rect in rects
        if "stroke" in rect.attrib
        for x, y, width, height in [
            tuple(float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        ]
    ]


def collisions(view: IndicatorView, chosen: str | None = None) -> list[str]:
    """Names of areas whose labels overlap, and of those that leave the drawing."""
    shapes = real_outlines()
    labels, _ = parts(view, chosen)
    page = shapely.box(0, 0, shapes.width, shapes.height)
    names = [area.name for area in view.areas]
    found = [f"{names[one]} / {names[other]}" for one, other in overlapping(labels)]
    named = zip(names, labels, strict=True)
    return found + [f"{name} / edge" for name, box in named if not page.covers(box)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_labels_overlap_and_none_leaves_the_drawing(lang: str) -> None:
    found = {
        view.card.export.file_stem: collided
        for view in all_views(lang)
        if (collided := collisions(view))
    }
    assert found == {}


@pytest.mark.parametrize("code", [area.code for area in real.view("population").areas])
def test_the_bold_label_of_the_chosen_one_collides_with_none(code: str) -> None:
    assert collisions(real.view("loan_stock_eur_per_capita", "sv"), code) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legend_covers_no_municipality(lang: str) -> None:
    covering = set()
    for view in all_views(lang):
        _, legend = parts(view)
        boxes: list[tuple[str, BaseGeometry]] = [(text.content, text.box) for text in legend]
        boxes += [("colour", box) for box in swatches(view)]
        covering |= {
            (view.card.export.file_stem, content)
            for content, box in boxes
            if box.intersection(land()).area > 0
        }
    assert covering == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legend_has_room_for_the_entry_of_missing_values(lang: str) -> None:
    # Any indicator may lack a value in some year: one entry more.
    missing = translator_for(lang)("legend.missing")
    covering = set()
    for view in all_views(lang):
        legend = replace(view.legend, missing=missing)
        root = parsed(map_svg([], legend, real_outlines(), "", "map"))
        covering |= {
            (view.card.export.file_stem, text.content)
            for text in texts(root)
            if text.box.intersection(land()).area > 0
        }
    assert covering == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_legend_covers_no_label_and_stays_in_the_drawing(lang: str) -> None:
    shapes = real_outlines()
    page = shapely.box(0, 0, shapes.width, shapes.height)
    for view in all_views(lang):
        labels, legend = parts(view)
        for text in legend:
            assert page.covers(text.box), text.content
            assert not any(label.intersects(text.box) for label in labels), text.content


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_of_the_legend_do_not_overlap(lang: str) -> None:
    for view in all_views(lang):
        _, legend = parts(view)
        assert overlapping([text.box for text in legend]) == [], view.legend.labels
