"""What is measured once: first loads, the played map, posters, the embedded data's build."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from playwright.sync_api import Browser

from dashboard.domain.sector import Sector
from dashboard.domain.selection import LANGUAGES
from dashboard.editions import sectors
from dashboard.reports.sectors.poster import poster_of
from dashboard.ui.kit.menu import ENTRIES
from tests.browser.reader import Reader
from tests.views import real

_BUILD = """
import sys
from pathlib import Path
from dashboard import paths
from dashboard.importers.pipeline.build import build
from dashboard.store.versions import Store
folder = Path(sys.argv[1])
build(Store(folder, folder), paths.REFERENCE)
"""


_PLAYED = """async (years) => {
  const drawn = () => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
  const times = [];
  for (const option of years.options) {
    await drawn();
    const started = performance.now();
    years.value = option.value;
    years.dispatchEvent(new Event("change"));
    await drawn();
    times.push(performance.now() - started);
  }
  return times;
}"""


def first_load(browser: Browser, url: str, address: str) -> tuple[float, float]:
    """Return the bytes that a first visit transfers, as they came over the wire, and the seconds.

    The websocket's messages are added as they are after decompression, which is a little more.
    """
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    received = [0.0]

    def add(count: float) -> None:
        received[0] += count

    network = context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: add(event["encodedDataLength"]))
    network.send("Network.enable")
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: add(len(data))))
    started = time.perf_counter()
    Reader(page, url).open(address)
    seconds = time.perf_counter() - started
    # What is fetched for later, when the browser has nothing to do, counts as well.
    page.wait_for_timeout(2000)
    context.close()
    return received[0], seconds


def played_frames(browser: Browser, url: str) -> list[float]:
    """Return the milliseconds until each year of the played map is drawn, one after another."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    reader = Reader(context.new_page(), url)
    reader.open("/kartta?mittari=population")
    times: list[float] = reader.years.evaluate(_PLAYED)
    context.close()
    return times


def poster_times(form: str) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each sector's poster in each language: made first, made again.

    One poster is made before, since the first document of a process starts the compiler.
    """
    times: tuple[list[float], list[float]] = ([], [])
    for lang in LANGUAGES:
        edition = real.edition(lang)
        for sector in Sector:
            view = sectors.page(edition, sector)
            for group in times:
                started = time.perf_counter()
                poster_of(edition, view, form)
                group.append((time.perf_counter() - started) * 1000)
    return times[0][1:], times[1][1:]


def open_everything(browser: Browser, url: str) -> None:
    """Open every page in every language."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    reader = Reader(context.new_page(), url)
    for lang in LANGUAGES:
        for entry in ENTRIES:
            reader.open(f"/{entry.address}?lang={lang}")
    context.close()


def build_seconds() -> float:
    """Return how long making the embedded data takes, Python's start included."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", _BUILD, folder], check=True)
        return time.perf_counter() - started
