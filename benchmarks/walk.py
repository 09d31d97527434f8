"""The walk of a reader through the product's tasks: where are we, how do we compare, what has
changed, show it in the meeting, what next.

Done once in Chromium, so that the readers of a load test send what a browser sends.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Page, expect

from benchmarks.recording import Recorder, Recording
from benchmarks.replay import LIMIT_S
from dashboard.ui.kit.menu import entry_of
from tests.browser.reader import Reader

OWN = "992"
PAINTED = 15
"""How many municipalities a browser chooses on the map."""


class _Walker:
    """A reader whose steps are recorded, page by page."""

    def __init__(self, page: Page, url: str) -> None:
        self.reader = Reader(page, url)
        self.recorder = Recorder(page)
        self._address = ""

    def go(self, address: str) -> None:
        """Go to a page by the menu."""
        self._address = address
        title = self.reader.t(f"page.{entry_of(address).key}.title")
        self.act("open", lambda: self.reader.follow(title))

    def act(self, name: str, act: Callable[[], object]) -> None:
        """Do something on the page that the reader is on."""
        self.recorder.keep(f"/{self._address}", name, act)

    def option(self, name: str, place: int) -> None:
        """Choose an option of a filter by its place."""
        self.act(name, partial(self._choose, name, place))

    def press(self, name: str) -> None:
        """Press a button by its name."""
        button = self.reader.page.get_by_role("button", name=name)
        self.act("press", button.first.click)

    def step(self, name: str) -> None:
        """Go to a step of the self-assessment."""
        title = self.reader.t(f"assessment.step_{name}")
        self.act(name, self.reader.page.get_by_role("radio", name=title, exact=True).click)

    def _choose(self, name: str, place: int) -> None:
        self.reader.box(name).click()
        self.reader.page.get_by_role("option").nth(place).click()


def record_walk(page: Page, url: str) -> Recording:
    """Walk once through all tasks and return what the browser sent."""
    walker = _Walker(page, url)
    walker.reader.open("/")
    walker.recorder.begin()
    for task in (_where_are_we, _how_do_we_compare, _what_has_changed, _show_it, _what_next):
        task(walker)
    return walker.recorder.recording


def paint_times(page: Page, url: str, thought_s: float) -> list[float]:
    """Choose municipalities on `/kartta`; return the milliseconds from each click to its finding.

    What a reader sees: the way there, the run, and the browser's drawing.
    """
    reader = Reader(page, url)
    reader.open("/kartta")
    finding = page.locator("h1")
    times = []
    for place in range(1, PAINTED + 1):
        page.wait_for_timeout(thought_s * 1000)
        reader.box("municipality").click()
        option, before = page.get_by_role("option").nth(place), finding.inner_text()
        started = time.perf_counter()
        option.click()
        expect(finding).not_to_have_text(before, timeout=LIMIT_S * 1000)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _where_are_we(walker: _Walker) -> None:
    walker.go("kunta")
    walker.act("choose on map", partial(walker.reader.click_area, OWN))
    walker.option("peers", 1)
    walker.go("kuntatutka")
    walker.option("since", 1)


def _how_do_we_compare(walker: _Walker) -> None:
    walker.go("vertailu")
    walker.act("offer", walker.reader.page.locator("[class*='compare-offer'] button").first.click)
    walker.go("kartta")
    walker.option("indicator", 4)
    walker.option("municipality", 3)


def _what_has_changed(walker: _Walker) -> None:
    walker.go("kehitys")
    walker.option("trend", 3)
    walker.option("since_year", 1)
    walker.act("as index", walker.reader.page.get_by_role("radio").nth(1).click)


def _show_it(walker: _Walker) -> None:
    walker.go("kartta")
    walker.act("year", partial(walker.reader.years.select_option, index=1))
    for action in ("png", "csv"):
        walker.act(action, partial(walker.reader.download, "map", action))
    walker.act("as table", partial(walker.reader.show, "map", "table"))


def _what_next(walker: _Walker) -> None:
    walker.go("itsearviointi")
    groups = walker.reader.page.get_by_role("radiogroup")
    for place in (1, 2):
        radio = groups.nth(place).get_by_role("radio").last
        walker.act("answer", partial(radio.press, "Space"))
    for name in ("look_back", "assess", "targets", "summary"):
        walker.step(name)
