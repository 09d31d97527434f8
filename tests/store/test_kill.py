"""kill -9 at any moment of an import leaves a whole version in force."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dashboard import paths
from dashboard.importers.pipeline.run import import_file
from dashboard.store.versions import Store
from tests.builders import population_file, snapshot
from tests.store.killed_imports import MOMENTS

pytestmark = pytest.mark.kill
SCRIPT = paths.ROOT / "tests" / "store" / "killed_imports.py"
SUMS = {base: sum(base + n for n in range(22)) * 1.0 for base in (1000, 2000, 3000)}
"""The inhabitants of all municipalities in the file of each base."""


def killed(tmp_path: Path, kills: int = 0) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What was found before, and after each kill; then the store must take an import still."""
    files = [str(population_file(tmp_path / f"{base}.csv", inhabitants=base)) for base in SUMS]
    folder = tmp_path / "store"
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), str(kills), *files],
        capture_output=True,
        text=True,
        cwd=paths.ROOT,
        env={"PYTHONPATH": f"{paths.ROOT}:{paths.ROOT / 'src'}", "PATH": ""},
        timeout=900,
        check=True,
    )
    start, *found = [json.loads(line) for line in done.stdout.splitlines()]
    assert start["sum"] == 0.0
    assert all(row["killed"] and row["faults"] == 0 for row in found)
    # A kill is no damage: nobody is woken.
    assert not any(row["degraded"] for row in found)

    store = Store(folder / "data", folder / "embedded")
    report = import_file(store, "population", str(population_file(tmp_path / "last.csv", 2026, 7)))
    assert store.current() == report.version
    assert not any(".new-" in name or name.startswith(".") for name in snapshot(store.folder))
    return start, found


def test_kill_at_every_moment_of_an_import_leaves_the_version_before_or_the_new_one(
    tmp_path: Path,
) -> None:
    start, found = killed(tmp_path)
    assert [row["moment"] for row in found] == list(MOMENTS)
    *before, after = found
    assert {row["version"] for row in before} == {start["version"]}
    assert {row["sum"] for row in before} == {0.0}
    assert after["sum"] == SUMS[1000]


@pytest.mark.nightly
def test_kill_at_fifty_moments_drawn_by_lot_leaves_a_whole_version(tmp_path: Path) -> None:
    _, found = killed(tmp_path, kills=50)
    assert len(found) == 50
    assert {row["sum"] for row in found} <= {0.0, *SUMS.values()}
