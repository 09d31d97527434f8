"""Borders as paths: scaled into the drawing, equal where they are shared."""

from __future__ import annotations

import pytest
import shapely

from dashboard import paths
from dashboard.figures.indicator.outlines import HEIGHT, outlines
from dashboard.store.versions import Store
from tests.figures.indicator.shapes import covered, real_outlines, rings


def two_squares() -> dict[str, bytes]:
    """Two squares side by side, a kilometre wide, two high."""
    return {
        "410": shapely.to_wkb(shapely.box(0, 0, 1000, 2000)),
        "179": shapely.to_wkb(shapely.box(1000, 0, 2000, 2000)),
    }


def test_the_drawing_has_a_fixed_height_and_the_regions_shape() -> None:
    shapes = outlines(two_squares(), {})
    assert shapes.height == HEIGHT == 1000
    assert shapes.width == 1000
    assert covered(shapes.region).bounds == (6, 6, 994, 994)


def test_north_is_up() -> None:
    shapes = outlines(two_squares(), {"410": (500, 1900), "179": (1500, 100)})
    assert shapes.labels["410"] == pytest.approx((253, 55.4))
    assert shapes.labels["179"] == pytest.approx((747, 944.6))


def test_a_shared_border_is_drawn_at_the_same_points() -> None:
    # Neighbours with an odd border between them: rounding must not open a gap.
    line = [(1000, 0), (1003.3, 777.7), (996.1, 1234.5), (1000, 2000)]
    west = shapely.Polygon([(0, 0), *line, (0, 2000)])
    east = shapely.Polygon([*line, (2000, 2000), (2000, 0)])
    borders = {"410": shapely.to_wkb(west), "179": shapely.to_wkb(east)}
    drawn = outlines(borders, {})
    one, other = (set(rings(drawn.paths[code])[0]) for code in ("410", "179"))
    assert len(one & other) == 4
    assert covered(drawn.paths["410"]).intersection(covered(drawn.paths["179"])).area == 0


def test_islands_and_holes_are_drawn() -> None:
    with_hole = shapely.Polygon(
        [(0, 0), (1000, 0), (1000, 1000), (0, 1000)],
        [[(400, 400), (600, 400), (600, 600), (400, 600)]],
    )
    island = shapely.box(1200, 0, 1400, 200)
    drawn = outlines({"435": shapely.to_wkb(shapely.MultiPolygon([with_hole, island]))}, {})
    assert len(rings(drawn.paths["435"])) == 3
    unit = (1000 - 12) / 1000
    assert covered(drawn.paths["435"]).area == pytest.approx(
        (1_000_000 - 40_000 + 40_000) * unit**2, rel=0.01
    )


def test_a_label_without_a_border_is_left_out() -> None:
    assert outlines(two_squares(), {"291": (0, 0)}).labels == {}


def test_equal_borders_give_equal_outlines() -> None:
    assert outlines(two_squares(), {"410": (1, 1)}) == outlines(two_squares(), {"410": (1, 1)})


def test_the_real_map_has_22_municipalities_each_with_its_label_inside() -> None:
    shapes = real_outlines()
    assert len(shapes.paths) == len(shapes.labels) == 22
    for code, point in shapes.labels.items():
        assert covered(shapes.paths[code]).contains(shapely.Point(point)), code


def test_the_real_municipalities_do_not_overlap_and_fill_the_region() -> None:
    shapes = real_outlines()
    areas = [covered(path) for path in shapes.paths.values()]
    together = shapely.union_all(areas)
    assert sum(area.area for area in areas) == pytest.approx(together.area, rel=0.001)
    assert together.symmetric_difference(covered(shapes.region)).area < 0.005 * together.area


def test_the_real_areas_are_in_proportion() -> None:
    store = Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE)
    official = {
        row["municipality_code"]: row["area_total_km2"]
        for row in store.table(store.current(), "municipalities").to_pylist()
    }
    drawn = {code: covered(path).area for code, path in real_outlines().paths.items()}
    scale = sum(drawn.values()) / sum(official[code] for code in drawn)
    for code, area in drawn.items():
        assert area / scale == pytest.approx(official[code], rel=0.12), code
