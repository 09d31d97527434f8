"""Files with anything wrong anywhere end in a sentence of ours, never in a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely.geometry import shape

from dashboard.errors import DashboardError
from dashboard.i18n.translator import translator_for
from dashboard.importers.base import Task
from dashboard.importers.pipeline.messages import error_lines, fault_line
from dashboard.importers.pipeline.registry import IMPORTERS
from tests.builders import (
    MUNICIPALITIES,
    ORGANISATIONS,
    POPULATION,
    borders,
    frames,
    organisation_rows,
    population_rows,
    write_csv,
    write_json,
    write_xlsx,
)
from tests.importers.pxweb.stand_in import json_stat


def geopackage(path: Path) -> Path:
    content = borders()["features"]
    pyogrio.raw.write(
        path,
        shapely.to_wkb([shape(feature["geometry"]) for feature in content]),
        [np.array([feature["properties"]["municipality_code"] for feature in content], object)],
        ["kunta"],
        layer="kunta",
        geometry_type="Polygon",
        crs="EPSG:4326",
        driver="GPKG",
    )
    return path


def answer(path: Path) -> Path:
    chosen = {
        "alue_23_20260101": [f"KU{code}" for code in MUNICIPALITIES],
        "timeperiod_y": ["2026"],
        "contentscode": ["vaerak-vaesto"],
    }
    query = [
        {"code": code, "selection": {"filter": "item", "values": values}}
        for code, values in chosen.items()
    ]
    return write_json(path, json_stat(query))


GOOD: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "p.csv": ("population", lambda path: write_csv(path, POPULATION, population_rows())),
    "p.xlsx": ("population", lambda path: write_xlsx(path, POPULATION, population_rows())),
    "o.csv": ("organisations", lambda path: write_csv(path, ORGANISATIONS, organisation_rows())),
    "b.geojson": ("boundaries", lambda path: write_json(path, borders())),
    "b.gpkg": ("boundaries", geopackage),
    "a.json": ("pxweb", answer),
}


@cache
def good_bytes(name: str, folder: Path) -> bytes:
    return GOOD[name][1](folder / name).read_bytes()


@pytest.mark.parametrize("name", GOOD)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    place=st.floats(min_value=0, max_value=1),
    length=st.sampled_from([0, 1, 3, 200, 10**9]),
    instead=st.sampled_from([b"", b"\0", b"-", b'"', b"9", b"null", b"[[", b"\xff", b",;\n"]),
)
def test_any_damage_is_told_in_words(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: float, length: int, instead: bytes
) -> None:
    whole = good_bytes(name, Path(tmp_path_factory.getbasetemp()))
    start = int(place * len(whole))
    path = tmp_path_factory.mktemp("damage") / name
    path.write_bytes(whole[:start] + instead + whole[start + length :])
    t = translator_for("fi")
    try:
        notes = IMPORTERS[GOOD[name][0]].read(Task(str(path), frames())).notes
        lines = [fault_line(n, t) for n in (*notes.faults, *notes.warnings, *notes.ignored)]
    except DashboardError as error:
        lines = error_lines(error, t)
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("name", GOOD)
def test_the_undamaged_files_are_good(tmp_path: Path, name: str) -> None:
    importer, write = GOOD[name]
    parsed = IMPORTERS[importer].read(Task(str(write(tmp_path / name)), frames()))
    assert not parsed.notes.faults
    assert len(parsed.frames[IMPORTERS[importer].table]) >= IMPORTERS[importer].minimum
