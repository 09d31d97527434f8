"""A reader at the browser: opens addresses, waits until a page has come to rest, looks at it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import (
    BrowserContext,
    Download,
    Error,
    Locator,
    Page,
    ViewportSize,
    WebSocket,
    expect,
)

from dashboard.i18n.translator import Translator, translator_for

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# How long nothing may move: after a click, until the server has heard of it; after a new size, a layout.
QUIET_S = 0.2
LAID_OUT_S = 0.1
LIMIT_S = 30
DESKTOP: ViewportSize = {"width": 1440, "height": 1000}
_AT_REST = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  return !!app && app.getAttribute('data-test-script-state') === 'notRunning'
    && app.getAttribute('data-test-connection-state') === 'CONNECTED'
    && !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
    && !!document.querySelector('h1');
}"""
_SIDEWAYS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return Math.max(document.documentElement.scrollWidth - innerWidth,
    main.scrollWidth - main.clientWidth);
}"""
_HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(each => each.offsetParent).map(each => Number(each.nodeName[1]))"""

_H1_UNCOVERED = """() => {
  const heading = document.querySelector('h1');
  const place = heading.getBoundingClientRect();
  return heading.contains(document.elementFromPoint(place.left + 5, place.top + 10));
}"""


@dataclass(slots=True)
class Reader:
    """One tab and what happened in it."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    messages_sent: int = 0

    def watch(self) -> None:
        """Note every request, those to other hosts apart, and every error of the console."""
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._watch_socket(socket))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.errors.append(said.text) if said.type == "error" else None,
        )

    def begin(self) -> None:
        """Forget what happened in the tab before: requests, errors, size, what the tab remembers."""
        if self.page.url.startswith(self.base):
            self.page.evaluate("sessionStorage.clear()")
        self.page.set_viewport_size(DESKTOP)
        self.messages_sent = 0
        for noted in (self.foreign, self.errors, self.requested):
            noted.clear()

    def assert_clean(self) -> None:
        assert not self.foreign, "the page asked for another host"
        assert not self.errors

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        self.requested.append(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.foreign.append(url)

    def _watch_socket(self, socket: WebSocket) -> None:
        self._note(socket.url)
        socket.on("framesent", lambda _: self._count())

    def _count(self) -> None:
        self.messages_sent += 1

    @property
    def host(self) -> str:
        return urlsplit(self.base).netloc

    def open(self, address: str) -> None:
        """Open an address of the product, as a link from elsewhere does."""
        self.page.goto(self.base + address, wait_until="domcontentloaded")
        settle(self.page)

    @property
    def t(self) -> Translator:
        """The words of the language that the page says it is in."""
        return translator_for(str(self.page.evaluate("document.documentElement.lang")))

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.page.url).query, strict_parsing=True, max_num_fields=9))

    def h1(self) -> str:
        return self.page.locator("h1").inner_text()

    def h1_is_uncovered(self) -> bool:
        """Tell whether the heading's beginning is what a finger there would touch."""
        settle(self.page)
        return bool(self.page.evaluate(_H1_UNCOVERED))

    def box(self, name: str) -> Locator:
        """A filter of the frame."""
        return self.page.get_by_role("combobox", name=self.t(f"filter.{name}"), exact=True)

    def choose(self, name: str, label: str) -> None:
        """Choose in a filter of the frame as a mouse user does."""
        self.box(name).click()
        self.page.get_by_role("option", name=label, exact=True).click()
        expect(self.box(name)).to_have_value(label)
        settle(self.page)

    def click_area(self, code: str) -> None:
        """Click in the middle of a municipality, on whatever is drawn there."""
        area = self.area(code).locator("path")
        area.scroll_into_view_if_needed()
        place = area.bounding_box()
        assert place is not None
        self.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)

    def follow(self, title: str) -> None:
        """Go to a page by the menu."""
        menu = self.page.get_by_test_id("stSidebar")
        menu.get_by_role("link", name=title, exact=True).click()
        settle(self.page)

    def in_language(self, lang: str) -> None:
        """Choose a language."""
        name = self.t(f"language.{lang}")
        self.page.locator(".st-key-languages").get_by_role("button", name=name).click()

    def open_menu(self) -> None:
        """Open the menu on a small screen."""
        self.page.get_by_test_id("stExpandSidebarButton").click()
        settle(self.page)

    def card(self, key: str) -> Locator:
        return self.page.locator(f".st-key-card-{key}")

    def area(self, code: str) -> Locator:
        """A municipality on the map."""
        return self.page.locator(f".map a[data-code='{code}']")

    def row(self, code: str) -> Locator:
        """A municipality in the ranking."""
        return self.page.locator(f".ranking a[data-code='{code}']")

    @property
    def years(self) -> Locator:
        """The map's own box of years."""
        return self.page.get_by_role("combobox", name=self.t("map.year"), exact=True)

    @property
    def year(self) -> str:
        """The year that the map's box shows."""
        return self.years.input_value()

    def choose_year(self, year: int) -> None:
        """Choose a year of the map and wait until the page has followed."""
        self.years.select_option(str(year))
        expect(self.page.locator("html")).not_to_have_attribute("data-year", re.compile("."))
        settle(self.page)

    def show(self, card: str, what: str) -> None:
        """Switch a card to `figure` or `table`."""
        self.card(card).get_by_text(self.t(f"card.{what}"), exact=True).click()
        settle(self.page)

    def download(self, card: str, action: str) -> Download:
        """Press a download of a card."""
        with self.page.expect_download() as caught:
            self.press(card, action)
        return caught.value

    def press(self, card: str, action: str) -> None:
        self.card(card).get_by_role("button", name=self.t(f"card.{action}"), exact=True).click()

    def sideways(self) -> int:
        """By how many pixels the page scrolls sideways."""
        return int(self.page.evaluate(_SIDEWAYS))

    def headings(self) -> list[int]:
        """The levels of all visible headings in their order."""
        return [int(level) for level in self.page.evaluate(_HEADINGS)]

    def size(self, width: int, height: int = 900) -> None:
        self.page.set_viewport_size({"width": width, "height": height})
        settle(self.page, LAID_OUT_S)

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 A and AA."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE)
        found: Mapping[str, list[dict[str, object]]] = self.page.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", WCAG
        )
        return [_told(violation) for violation in found["violations"]]


@contextmanager
def tab(context: BrowserContext, url: str) -> Iterator[Reader]:
    """A new tab; a request to another host or an error in the console fails the test."""
    page = context.new_page()
    page.set_default_timeout(20_000)
    reader = Reader(page, url)
    reader.watch()
    yield reader
    page.close()
    reader.assert_clean()


def settle(page: Page, quiet_s: float = QUIET_S) -> None:
    """Wait until Streamlit has stopped running and the page has been quiet for a moment."""
    end = time.monotonic() + LIMIT_S
    quiet_since = None
    while time.monotonic() < end:
        now = time.monotonic()
        quiet_since = (quiet_since or now) if _at_rest(page) else None
        if quiet_since and now - quiet_since > quiet_s:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"still running after {LIMIT_S} s: {page.url}")


def _at_rest(page: Page) -> bool:
    try:
        return bool(page.evaluate(_AT_REST))
    except Error:
        return False  # on the way to another document


def _told(violation: dict[str, object]) -> str:
    nodes = violation["nodes"]
    assert isinstance(nodes, list)
    targets = [node["target"] for node in nodes[:3]]
    return f"{violation['id']} x{len(nodes)}: {violation['help']} {targets}"
