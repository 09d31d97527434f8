from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.chromium import FLAGS, executable
from tests.browser.reader import DESKTOP, Reader, tab
from tests.browser.serving import Server, served

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The product on a free port; its imports are thrown away."""
    with served(tmp_path_factory.mktemp("served") / "data") as running:
        yield running


@pytest.fixture(scope="session")
def importing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A second server, whose data tests may change."""
    with served(tmp_path_factory.mktemp("changing") / "data") as running:
        yield running


@pytest.fixture
def changing(importing: Server) -> Iterator[Server]:
    """A server to import to: it begins with the embedded version and goes back to it."""
    yield importing
    importing.command("rollback", importing.command("history").split()[0])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    """Tabs of one reader share what the browser has fetched before; sessions are apart."""
    context = browser.new_context(
        viewport=DESKTOP,
        locale="fi-FI",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield context
    context.close()


@pytest.fixture(scope="session")
def tab_of_all(desktop: BrowserContext, server: Server) -> Iterator[Reader]:
    """A tab that test after test is done in: a new one takes three times as long to open a page."""
    with tab(desktop, server.url) as opened:
        yield opened


@pytest.fixture
def reader(tab_of_all: Reader) -> Iterator[Reader]:
    """A reader; a request to another host or an error in the console fails the test.

    The tab has been used before. What a test changes in it for good (routes, scripts, work that is
    not saved) is done by `new_reader`.
    """
    tab_of_all.begin()
    yield tab_of_all
    tab_of_all.assert_clean()


@pytest.fixture
def new_reader(desktop: BrowserContext, server: Server) -> Iterator[Reader]:
    """The same in a new tab."""
    with tab(desktop, server.url) as opened:
        yield opened


@pytest.fixture
def phone_reader(browser: Browser, server: Server) -> Iterator[Reader]:
    """A tab on a phone that has never been here."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="fi-FI"
    )
    with tab(context, server.url) as opened:
        yield opened
    context.close()
