"""Let many readers walk through the product at once and print what each interaction cost.

`make load`, or `python -m benchmarks.load --readers 1 30 --browsers 2`. What is measured and how:
README.md here. It says `OVER` and does not fail.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.process import descriptors, processor_seconds, resident_bytes
from benchmarks.readers import Crowd, Seen
from benchmarks.recording import Recording
from benchmarks.walk import paint_times, record_walk
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from tests.browser.chromium import FLAGS, executable
from tests.browser.serving import Server, served

READERS = (1, 10, 30, 100, 300)
THOUGHT_S = 2.0
SESSIONS, TOGETHER, PARTS = 600, 10, 3
P95_MS = {30: 60.0, 100: 250.0}
PROCESSOR_MS = 10.0
FLAT_MB = 10.0
"""How much memory may differ between a third of the sessions and the next."""


@dataclass(frozen=True, slots=True)
class State:
    """Of the server and of this process, at a moment: seconds of processor time, bytes, files."""

    server_s: float
    own_s: float
    resident: int
    files: int

    @classmethod
    def of(cls, server: Server) -> State:
        """Look at the server now."""
        return cls(
            processor_seconds(server.pid),
            time.process_time(),
            resident_bytes(server.pid),
            descriptors(server.pid),
        )

    @property
    def megabytes(self) -> float:
        """Return the memory in megabytes."""
        return self.resident / 1e6


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "data") as server:
        recording = _recorded(server)
        crowd = Crowd(server.url, recording, _failures())
        print(f"a walk of {len(recording.interactions)} interactions, {THOUGHT_S:.0f} s of thought")
        print(f"the machine's load before: {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors")
        asyncio.run(_walks(server, crowd, asked.readers, asked.browsers))
        if asked.sessions:
            asyncio.run(_come_and_go(server, crowd, asked.sessions))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, nargs="*", default=READERS, metavar="N")
    parser.add_argument("--browsers", type=int, default=0, help="real ones on the map beside")
    parser.add_argument("--sessions", type=int, default=SESSIONS, help="opened and closed")
    return parser.parse_args()


def _failures() -> frozenset[bytes]:
    """Return the heading of an error page in each language, as it stands in a message."""
    return frozenset(f"<h1>{translator_for(lang)('error.title')}".encode() for lang in LANGUAGES)


def _recorded(server: Server) -> Recording:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        recording = record_walk(browser.new_page(locale="fi"), server.url)
        browser.close()
    return recording


async def _walks(server: Server, crowd: Crowd, counts: Sequence[int], browsers: int) -> None:
    """Walk once to warm up, then with each number of readers, then alone: has it recovered?"""
    await crowd.walk(1, 0)
    print(
        f"{'readers':>7} {'n':>5} {'p50':>5} {'p95':>6} {'longest':>7} {'opening':>7} {'errors':>6} "
        f"{'processor':>9} {'own':>5} {'MB':>11} {'files':>17}"
    )
    for count in (*counts, 1):
        painted = [asyncio.create_task(asyncio.to_thread(_browse, server)) for _ in range(browsers)]
        before = State.of(server)
        seen, most = await _watched(server, crowd.walk(count, THOUGHT_S))
        _print_walk(count, seen, before, State.of(server), most)
        for times in await asyncio.gather(*painted, return_exceptions=True):
            told = f"failed, {times!r:.200}" if isinstance(times, BaseException) else _spread(times)
            print(f"{'':7} a browser on the map: {told}")


async def _watched(server: Server, walk: Coroutine[None, None, Seen]) -> tuple[Seen, int]:
    """Return what the readers of a walk met, and the most files that the server held open."""
    walking, most = asyncio.create_task(walk), 0
    while not walking.done():
        most = max(most, descriptors(server.pid))
        await asyncio.wait({walking}, timeout=0.5)
    return walking.result(), most


def _browse(server: Server) -> list[float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        times = paint_times(browser.new_page(locale="fi"), server.url, THOUGHT_S)
        browser.close()
    return times


def _print_walk(count: int, seen: Seen, before: State, after: State, most: int) -> None:
    times = seen.interactions or [0.0]
    p95 = _p95(times)
    runs = max(len(seen.interactions) + len(seen.openings), 1)
    processor = (after.server_s - before.server_s) * 1000 / runs
    own = (after.own_s - before.own_s) * 1000 / runs
    good = p95 <= P95_MS.get(count, inf) and processor <= PROCESSOR_MS and not seen.errors
    print(
        f"{count:7} {len(times):5} {statistics.median(times):5.0f} {p95:6.0f} {max(times):7.0f} "
        f"{_p95(seen.openings):7.0f} {len(seen.errors):6} {processor:9.1f} {own:5.1f} "
        f"{before.megabytes:4.0f} -> {after.megabytes:3.0f} "
        f"{before.files:4} -> {most:4} -> {after.files:3}  {'ok' if good else 'OVER'}"
    )
    for error, often in Counter(seen.errors).most_common(5):
        print(f"{'':7} {often} x {error}")


async def _come_and_go(server: Server, crowd: Crowd, sessions: int) -> None:
    """Open and close sessions in equal parts and print the memory after each."""
    held: list[float] = []
    for part in range(PARTS):
        seen = await crowd.come_and_go(sessions // PARTS, TOGETHER)
        state = State.of(server)
        held.append(state.megabytes)
        print(
            f"{(part + 1) * sessions // PARTS:5} sessions opened and closed: {state.megabytes:.0f} "
            f"MB, {state.files} files, {len(seen.errors)} errors"
        )
    print(f"      {'ok' if held[-1] - held[0] <= FLAT_MB else 'OVER'}")


def _p95(times: Sequence[float]) -> float:
    return (
        statistics.quantiles(times, n=20, method="inclusive")[-1]
        if len(times) > 1
        else max(times, default=0.0)
    )


def _spread(times: Sequence[float]) -> str:
    return f"p50 {statistics.median(times):.0f}, p95 {_p95(times):.0f}, longest {max(times):.0f} ms"


if __name__ == "__main__":
    main()
