"""A script for `test_kill.py`: imports that are killed, each in a process of its own.

`killed_imports.py FOLDER KILLS FILE...` makes a store in FOLDER. Without KILLS it starts an import
for each moment of one and kills it there with SIGKILL; with a number of KILLS it lets imports of the
FILEs run freely and kills them so many times, at moments drawn by lot. After each it prints one
JSON line: what a fresh reader finds.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dashboard.importers.pipeline.run import import_file
from dashboard.importers.pipeline.stored import stored_frames
from dashboard.schema.checks import check_tables
from dashboard.store import durable
from dashboard.store.versions import Store
from tests.builders import make_store

MOMENTS = (
    "first file",
    "last file",
    "before rename",
    "after rename",
    "after first pointer",
    "after journal",
    "before pointer",
    "after pointer",
)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_at(moment: str) -> None:
    """Change this process so that it is killed at a moment of its next import."""
    write, rename, replace = durable.write_durably, Path.rename, os.replace
    append = durable.append_durably

    def writing(path: Path, content: bytes) -> None:
        write(path, content[: len(content) // 2])
        if moment == "first file" or (moment == "last file" and path.name == "manifest.json"):
            die()
        write(path, content)

    def renaming(self: Path, target: Path) -> Path:
        if moment == "before rename":
            die()
        done = rename(self, target)
        if moment == "after rename":
            die()
        return done

    def appending(path: Path, content: bytes) -> None:
        append(path, content)
        if moment == "after journal":
            die()

    def replacing(source: Path, target: Path) -> None:
        first = source.read_text("utf-8").startswith("e-")
        if moment == "before pointer" and not first:
            die()
        replace(source, target)
        if moment == ("after first pointer" if first else "after pointer"):
            die()

    durable.write_durably = writing
    durable.append_durably = appending
    Path.rename = renaming  # type: ignore[method-assign, assignment]
    os.replace = replacing  # type: ignore[assignment]


def void(_: object) -> None:
    """Take a value and forget it."""


def in_child(work: Callable[[], None]) -> int:
    """Run work in a forked process and return its id. Nothing here has started threads yet."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def killed_at(store: Store, moment: str, file: str) -> None:
    def work() -> None:
        die_at(moment)
        import_file(store, "population", file)

    _, status = os.waitpid(in_child(work), 0)
    tell(store, moment, os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL)


def killed_after(store: Store, seconds: float, files: list[str]) -> None:
    def work() -> None:
        while True:
            for file in files:
                import_file(store, "population", file)

    child = in_child(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    tell(store, f"{seconds} s", True)


def tell(store: Store, moment: str, killed: bool) -> None:
    """Print what a fresh process reads now."""

    def work() -> None:
        seen = store.in_force()
        version = seen.version
        frames = stored_frames(store, version)
        rows = frames["observations"].query("indicator_code == 'population' and year == 2026")
        found = {
            "moment": moment,
            "killed": killed,
            "version": version,
            "degraded": seen.damage is not None,
            "faults": len(check_tables(frames)),
            "sum": float(rows["value"].sum()),
        }
        print(json.dumps(found), flush=True)

    os.waitpid(in_child(work), 0)


def main(folder: str, kills: str, *files: str) -> None:
    store = Store(Path(folder) / "data", Path(folder) / "embedded")
    os.waitpid(in_child(lambda: void(make_store(Path(folder)))), 0)
    tell(store, "start", True)
    for moment in () if int(kills) else MOMENTS:
        killed_at(store, moment, files[0])
    lot = random.Random(50)
    for _ in range(int(kills)):
        killed_after(store, lot.uniform(0.02, 1.5), list(files))


if __name__ == "__main__":
    main(*sys.argv[1:])
