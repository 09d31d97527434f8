"""What a browser sends: every interaction of a page done once in Chromium, its messages kept.

Interactions are found, not listed: each page is opened by the menu, its language is changed, each
of its filters is moved, each of its cards is switched to its table. A new page joins by its entry
in the menu.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from playwright.sync_api import Page, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.ui.kit.menu import ENTRIES, PageEntry
from tests.browser.reader import Reader, settle

OPTIONS = 5
"""How many options of each filter are chosen, one after another."""


@dataclass(frozen=True, slots=True)
class Interaction:
    """One thing that a reader does on a page, and the messages that the browser sent for it."""

    page: str
    name: str
    messages: tuple[bytes, ...]


@dataclass(slots=True)
class Recording:
    """A session from its first message on, in order."""

    start: tuple[bytes, ...] = ()
    interactions: list[Interaction] = field(default_factory=list)


class Recorder:
    """Cuts what a tab sends into interactions."""

    def __init__(self, page: Page) -> None:
        """Listen to a tab that has not opened the product yet."""
        self.recording = Recording()
        self._page = page
        self._sent: list[bytes] = []
        page.on("websocket", lambda socket: self._listen(socket))

    def begin(self) -> None:
        """Take what was sent so far as the session's start."""
        self.recording.start = self._taken()

    def keep(self, address: str, name: str, act: Callable[[], object]) -> None:
        """Do something on a page and keep what the browser sends for it, if anything."""
        act()
        settle(self._page)
        messages = self._taken()
        if messages:
            self.recording.interactions.append(Interaction(address, name, messages))

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda payload: self._sent.append(_bytes(payload)))

    def _taken(self) -> tuple[bytes, ...]:
        """Return what asked for a run since the last call: nothing else is answered by one."""
        taken, self._sent = self._sent, []
        return tuple(each for each in taken if BackMsg.FromString(each).HasField("rerun_script"))


def record(page: Page, url: str, entry: PageEntry) -> Recording:
    """Do every interaction of a page once, coming from another page by the menu."""
    recorder = Recorder(page)
    reader = Reader(page, url)
    elsewhere = next(each for each in reversed(ENTRIES) if each != entry)
    reader.open(f"/{elsewhere.address}")
    recorder.begin()
    keep = partial(recorder.keep, f"/{entry.address}")
    keep("open", lambda: reader.follow(reader.t(f"page.{entry.key}.title")))
    for name in entry.filters:
        for place in range(OPTIONS):
            keep(name, partial(_move, reader, name, place))
    for card in _cards(page):
        keep(f"{card} as table", partial(reader.show, card, "table"))
    area = page.locator(f"a[data-code][href^='/{entry.address}?']").first
    if area.count():
        code = area.get_attribute("data-code") or ""
        keep("choose on map", partial(reader.click_area, code))
    keep("language", partial(reader.in_language, "sv"))
    return recorder.recording


def _bytes(payload: bytes | str) -> bytes:
    return payload if isinstance(payload, bytes) else payload.encode()


def _move(reader: Reader, name: str, place: int) -> None:
    """Choose an option of a filter, if it is there and has another one."""
    settle(reader.page)
    if not reader.box(name).count():
        return
    reader.box(name).click()
    reader.page.get_by_role("option").first.wait_for()
    options = reader.page.locator("[role=option]:not([aria-selected=true])")
    if not options.count():
        reader.page.keyboard.press("Escape")
        return
    options.nth(min(place, options.count() - 1)).click()


def _cards(page: Page) -> Iterator[str]:
    """Yield the keys of the figure cards on the page."""
    for card in page.locator("[class*='st-key-card-']").all():
        classes = (card.get_attribute("class") or "").split()
        yield next(c.removeprefix("st-key-card-") for c in classes if c.startswith("st-key-card-"))
