"""Measure the served product against the budgets of its design and print a table.

`make bench`, or `python -m benchmarks.bench`. What is measured and how: README.md here.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.measures import (
    build_seconds,
    first_load,
    open_everything,
    played_frames,
    poster_times,
)
from benchmarks.process import resident_bytes
from benchmarks.recording import Recording, record
from benchmarks.replay import Step, replay
from dashboard.reports.sectors import POSTER_FORMS
from dashboard.ui.kit.menu import ENTRIES
from tests.browser.chromium import FLAGS, executable
from tests.browser.serving import Server, served

ROUNDS = 20
INTERACTION_MS, INTERACTION_KB = 80.0, 40.0
FRAME_MS, POSTER_MS = 200.0, 200.0
FIRST_LOAD_MB, MEMORY_MB, BUILD_S = 3.2, 500.0, 10.0
FIRST_LOADS = ("/", "/kartta")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        with served(Path(folder) / "data") as server:
            loads = [(each, *first_load(browser, server.url, each)) for each in FIRST_LOADS]
            frames = played_frames(browser, server.url)
            recordings = [record(browser.new_page(), server.url, entry) for entry in ENTRIES]
            open_everything(browser, server.url)
            memory = resident_bytes(server.pid)
            browser.close()
            time.sleep(2)  # the browser's leaving is not part of what follows
            steps = [step for recording in recordings for step in _steps(server, recording)]
            after = resident_bytes(server.pid)
    _print_interactions(steps)
    print()
    rows = [
        *((f"first load of {path}", size / 1e6, "MB", FIRST_LOAD_MB) for path, size, _ in loads),
        (f"slowest of {len(frames)} years of the played map", max(frames), "ms", FRAME_MS),
        *_posters(),
        ("memory, every page in three languages", memory / 1e6, "MB", MEMORY_MB),
        (f"memory after {len(recordings) * ROUNDS} more sessions", after / 1e6, "MB", MEMORY_MB),
        ("build of the embedded data", build_seconds(), "s", BUILD_S),
    ]
    print(f"{'measured once':44} {'value':>9} {'budget':>9}")
    for name, value, unit, budget in rows:
        verdict = _verdict(value <= budget)
        print(f"{name:44} {value:6.2f} {unit:2} {budget:6.1f} {unit:2}  {verdict}")
    for path, _, seconds in loads:
        print(f"first load of {path}: at rest after {seconds:.1f} s, browser on the same machine")


def _posters() -> Iterable[tuple[str, float, str, float]]:
    for form in POSTER_FORMS:
        for times, when in zip(poster_times(form), ("first", "again"), strict=True):
            yield f"poster as {form}, {when}, median", statistics.median(times), "ms", POSTER_MS
            yield f"poster as {form}, {when}, slowest", max(times), "ms", POSTER_MS


def _steps(server: Server, recording: Recording) -> Iterable[Step]:
    """Replay a recording: once to warm up, then as often as is measured."""
    for number in range(ROUNDS + 1):
        for step in replay(server.url, server.pid, recording):
            if number:
                yield step


def _print_interactions(steps: Sequence[Step]) -> None:
    groups: dict[tuple[str, str], list[Step]] = {}
    for step in steps:
        groups.setdefault((step.interaction.page, step.interaction.name), []).append(step)
    print(f"budget of an interaction: {INTERACTION_MS:.0f} ms and {INTERACTION_KB:.0f} kB received")
    print(f"{'':36} {'n':>4} {'median':>7} {'p95':>5} {'processor':>10} {'kB':>6} {'plain kB':>9}")
    for (page, name), group in groups.items():
        times = [step.milliseconds for step in group]
        p95 = statistics.quantiles(times, n=20)[-1]
        processor = statistics.median(step.processor for step in group)
        wire = max(step.wire for step in group) / 1e3
        content = max(step.content for step in group) / 1e3
        verdict = _verdict(p95 <= INTERACTION_MS and wire <= INTERACTION_KB)
        print(
            f"{page:16} {name:19} {len(group):4} {statistics.median(times):7.0f} {p95:5.0f} "
            f"{processor:10.0f} {wire:6.1f} {content:9.1f}  {verdict}"
        )


def _verdict(good: bool) -> str:
    return "ok" if good else "OVER"


if __name__ == "__main__":
    main()
