"""kill -9 at any moment of an import leaves a whole version in force."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from dashboard import paths
from dashboard.importers.pipeline.run import import_file
from dashboard.store.versions import Store
from tests.builders import population_file, snapshot
from tests.store.killed_imports import MOMENTS

SCRIPT = paths.ROOT / "tests" / "store" / "killed_imports.py"


def test_kill_at_every_moment_and_at_any_time(tmp_path: Path) -> None:
    files = [
        str(population_file(tmp_path / f"{base}.csv", inhabitants=base))
        for base in (1000, 2000, 3000)
    ]
    folder = tmp_path / "store"
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), *files],
        capture_output=True,
        text=True,
        cwd=paths.ROOT,
        env={"PYTHONPATH": str(paths.ROOT), "PATH": ""},
        timeout=120,
        check=True,
    )
    start, *found = [json.loads(line) for line in done.stdout.splitlines()]
    assert start["sum"] == 0.0
    assert [row["moment"] for row in found[: len(MOMENTS)]] == list(MOMENTS)
    assert all(row["killed"] and row["faults"] == 0 for row in found)

    sums = {base: sum(base + n for n in range(22)) * 1.0 for base in (1000, 2000, 3000)}
    *before, after = found[: len(MOMENTS)]
    assert {row["version"] for row in before} == {start["version"]}
    assert {row["sum"] for row in before} == {0.0}
    assert after["sum"] == sums[1000]
    assert {row["sum"] for row in found[len(MOMENTS) :]} <= set(sums.values())

    store = Store(folder / "data", folder / "embedded")
    report = import_file(store, "population", str(population_file(tmp_path / "last.csv", 2026, 7)))
    assert store.current() == report.version
    assert not any(".new-" in name or name.startswith(".") for name in snapshot(store.folder))
