"""A tab at rest: opened addresses, what is on the page, buttons pressed and the files they give."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from playwright.sync_api import Error, Locator, Page, WebSocket, sync_playwright

from benchmarks.outputs.product import TODAY
from tests.browser.chromium import FLAGS, executable

READING = Path(__file__).with_name("reading.js")
WIDTH, HEIGHT = 1440, 1000
QUIET_S = 0.25
LIMIT_S = 30
STEP_MS = 50
PACE_MS = 110

_AT_REST = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  return !!app && app.getAttribute("data-test-script-state") === "notRunning"
    && app.getAttribute("data-test-connection-state") === "CONNECTED"
    && !document.querySelector("[data-testid=stSkeleton], [data-stale=true]")
    && !!document.querySelector("h1");
}"""
_HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"


class Found(TypedDict):
    """What `reading.js` finds on a page."""

    text: str
    markup: str
    figures: str
    drawn: bool


@dataclass(slots=True)
class Traffic:
    """What went over the page's websocket, and when: a page at rest may only be slow to ask."""

    sent: int = 0
    waiting: bool = False
    last: float = 0.0

    def watch(self, page: Page) -> None:
        """Count the messages of every connection of the page from now on."""
        page.on("websocket", lambda socket: self._listen(socket))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda _: self._note(sent=True))
        socket.on("framereceived", lambda _: self._note(sent=False))

    def _note(self, *, sent: bool) -> None:
        self.sent += sent
        self.waiting = sent
        self.last = time.monotonic()


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab at the product of an address."""

    page: Page
    url: str
    reading: str
    traffic: Traffic

    def open(self, address: str) -> None:
        """Open an address as a link from elsewhere does, in a session of its own."""
        self.page.goto(self.url + address, wait_until="domcontentloaded")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has ended and page and connection have been quiet for a moment."""
        end = time.monotonic() + LIMIT_S
        quiet_since = None
        while time.monotonic() < end:
            now = time.monotonic()
            at_rest = self._at_rest() and not self.traffic.waiting
            quiet_since = (quiet_since or now) if at_rest else None
            if quiet_since and now - max(quiet_since, self.traffic.last) > QUIET_S:
                return
            self.page.wait_for_timeout(STEP_MS)
        raise RuntimeError(f"still running after {LIMIT_S} s: {self.page.url}")

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Wait until what is done in the block has been sent, answered, and shown."""
        before, end = self.traffic.sent, time.monotonic() + LIMIT_S
        yield
        while self.traffic.sent == before:
            if time.monotonic() > end:
                raise RuntimeError(f"nothing was sent in {LIMIT_S} s: {self.page.url}")
            self.page.wait_for_timeout(STEP_MS)
        self.settle()

    def _at_rest(self) -> bool:
        try:
            return bool(self.page.evaluate(_AT_REST))
        except Error:
            return False  # on the way to another document

    def found(self) -> Found:
        """Return what is on the page, once it is the same twice: components are drawn late."""
        end = time.monotonic() + LIMIT_S
        before: Found | None = None
        while time.monotonic() < end:
            now: Found = self.page.evaluate(self.reading)
            if now == before and now["drawn"]:
                return now
            before = now
            self.page.wait_for_timeout(3 * STEP_MS)
        raise RuntimeError(f"not the same twice in {LIMIT_S} s: {self.page.url}")

    def keep(self, stem: Path) -> None:
        """Write the page's words, markup and figures beside each other."""
        found = self.found()
        stem.parent.mkdir(parents=True, exist_ok=True)
        _beside(stem, ".txt").write_text(found["text"], encoding="utf-8")
        _beside(stem, ".html").write_text(found["markup"], encoding="utf-8")
        if found["figures"]:
            _beside(stem, ".plotly.json").write_text(found["figures"], encoding="utf-8")

    def picture(self, path: Path, width: int = WIDTH) -> None:
        """Write a picture of the whole page: it scrolls inside, so the screen is made as high."""
        if width != WIDTH:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.settle()
        self.page.set_viewport_size({"width": width, "height": int(self.page.evaluate(_HEIGHT))})
        self.found()
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, animations="disabled", caret="hide")
        self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    def take(self, button: Locator, folder: Path, what: str) -> None:
        """Press a button and write the file that it gives, under the name that it comes with."""
        with self.page.expect_download(timeout=LIMIT_S * 1000) as caught:
            button.click()
        name = caught.value.suggested_filename.replace(TODAY, "TODAY")
        folder.mkdir(parents=True, exist_ok=True)
        caught.value.save_as(folder / f"{what}__{name}")
        # The browser lets a page give ten files a second and drops the others without a word.
        self.page.wait_for_timeout(PACE_MS)

    def press(self, button: Locator) -> None:
        """Press a button that the server answers, and wait for what comes of it."""
        with self.answered():
            button.click()


def _beside(stem: Path, suffix: str) -> Path:
    return stem.with_name(stem.name + suffix)


@contextmanager
def tab(url: str) -> Iterator[Tab]:
    """A tab of a browser of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale="fi-FI",
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = context.new_page()
        page.set_default_timeout(LIMIT_S * 1000)
        traffic = Traffic()
        traffic.watch(page)
        yield Tab(page, url, READING.read_text(encoding="utf-8"), traffic)
        browser.close()


def name_of(address: str) -> str:
    """Return a file's name for an address."""
    return re.sub(r"[/?&]", "_", address.removeprefix("/")) or "_"


def keys_of(cards: Locator, prefix: str) -> Iterator[str]:
    """Yield the names that containers have in their class, in the order of the page."""
    for each in cards.all():
        for name in (each.get_attribute("class") or "").split():
            if name.startswith(prefix):
                yield name.removeprefix(prefix)
