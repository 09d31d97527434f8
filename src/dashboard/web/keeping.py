"""The keeper: a thread that warms a new version beside the one that readers see.

It looks at the store twice a second, whether anybody reads or not: an import of the evening is warm
when the first reader comes, and damage is in the log though nobody has asked for a page.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from itertools import chain, repeat
from threading import Event, Thread

from dashboard.editions.shelf import Shelf
from dashboard.editions.warm import warming
from dashboard.errors import StoreMissing
from dashboard.web.garbage import set_aside

LOOK_S = 0.5
_LOG = logging.getLogger(__name__)


def keeping(
    shelf: Shelf, load: Callable[[], object]
) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Return what keeps a shelf warm while an application lives; first it loads the pages' code."""

    @asynccontextmanager
    async def kept(_: object) -> AsyncIterator[None]:
        stop = Event()
        keeper = Thread(target=_keep, args=(shelf, load, stop), name="keeper", daemon=True)
        keeper.start()
        try:
            yield
        finally:
            stop.set()
            # The engine must not be running when the process ends; a step is short.
            keeper.join()

    return kept


def look(shelf: Shelf, stop: Event) -> None:
    """Warm the version in force, if it is not the announced one, and announce it.

    One that cannot be warmed is announced all the same: readers are told what is wrong with it.
    """
    try:
        found = shelf.store.in_force()
    except StoreMissing:
        return
    if found.version == shelf.announced:
        return
    # A thread of its own: what the engine has opened for it goes with it.
    worker = Thread(target=_warm, args=(shelf, found.version, stop), name="warming", daemon=True)
    worker.start()
    worker.join()
    if not stop.is_set():
        shelf.announce(found.version)


def _keep(shelf: Shelf, load: Callable[[], object], stop: Event) -> None:
    told = ""
    warm = partial(look, shelf, stop)
    # Once the code and the first version are there, what is alive stays (`web.garbage`).
    works: Iterator[Callable[[], object]] = chain([load, warm, set_aside], repeat(warm))
    for work in works:
        # Before the first work, too: the server answers first, then its pages are loaded.
        if stop.wait(LOOK_S):
            return
        try:
            work()
        except Exception as error:
            # Once, not twice a second; a keeper that stopped would leave every version cold.
            if repr(error) != told:
                told = repr(error)
                _LOG.exception("the store could not be kept warm")


def _warm(shelf: Shelf, version: str, stop: Event) -> None:
    try:
        for _ in warming(shelf, version):
            if stop.is_set():
                return
    except Exception as error:
        _LOG.warning("version %s was not warmed: %s", version, error)
