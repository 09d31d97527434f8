"""The embedded default version: quick, the same bytes every time, and the one in the project."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.errors import InputError
from dashboard.importers.pipeline.build import build, reference_frames
from dashboard.store.versions import Store
from tests.builders import keys, snapshot


def built(folder: Path) -> Store:
    store = Store(folder, folder)
    build(store, paths.REFERENCE)
    return store


def test_twice_the_same_bytes_in_under_ten_seconds(tmp_path: Path) -> None:
    start = time.perf_counter()
    built(tmp_path / "one")
    seconds = time.perf_counter() - start
    print(f"dashboard build: {seconds:.1f} s")
    built(tmp_path / "two")
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")
    assert seconds < 10


def test_the_version_in_the_project_is_what_build_makes(tmp_path: Path) -> None:
    made = built(tmp_path / "made").current()
    shown = Store(tmp_path / "none", paths.EMBEDDED_STORE).current()
    assert shown == made, "run `dashboard build` and commit data/store"


def test_the_moment_is_the_newest_days_of_the_sources(tmp_path: Path) -> None:
    store = built(tmp_path / "made")
    sources = store.table(store.current(), "sources").to_pylist()
    newest = max(row["accessed"] for row in sources)
    assert store.manifest(store.current()).created == f"{newest}T00:00:00+00:00"


def test_building_again_leaves_one_embedded_version(tmp_path: Path) -> None:
    store = built(tmp_path / "made")
    old = tmp_path / "made" / "versions" / "e-0000000000"
    shutil.copytree(tmp_path / "made" / "versions" / store.current(), old)
    built(tmp_path / "made")
    assert not old.exists()
    assert len(store.history()) == 1


def test_faults_of_the_reference_are_told_at_once(tmp_path: Path) -> None:
    reference = tmp_path / "reference"
    shutil.copytree(paths.REFERENCE, reference)
    population = reference / "population.csv"
    text = population.read_text("utf-8").replace("077,2000,5745", "077,2000,many")
    population.write_text(text, "utf-8")
    sources = reference / "sources.toml"
    sources.write_text(sources.read_text("utf-8").replace("[statfin_12bs]", "[renamed]"), "utf-8")
    with pytest.raises(InputError) as raised:
        reference_frames(reference)
    assert set(keys(raised.value.faults)) == {"not_a_number", "reference_unknown"}


def test_an_indicator_is_an_entry_and_rows_and_no_code(tmp_path: Path) -> None:
    reference = tmp_path / "reference"
    shutil.copytree(paths.REFERENCE, reference)
    entry = (
        '\n[volunteers]\ntheme = "population"\nunit = "persons"\ndecimals = 0\n'
        'polarity = "neither"\nregion_rule = "sum"\nscale = "amount"\norder = 999\n'
        'name = { fi = "a", sv = "b", en = "c" }\ndescription = { fi = "a", sv = "b", en = "c" }\n'
    )
    with (reference / "indicators.toml").open("a", encoding="utf-8") as file:
        file.write(entry)
    with (reference / "context_indicators.csv").open("a", encoding="utf-8") as file:
        file.write("179,volunteers,x,persons,2025,12,statfin_11ra\n")
    frames = reference_frames(reference)
    rows = frames["observations"]
    assert list(rows.loc[rows["indicator_code"] == "volunteers", "value"]) == [12.0]
