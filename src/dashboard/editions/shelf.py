"""The editions of a store, as one process serves them."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache
from threading import Condition

from cachetools import LRUCache, cached

from dashboard import paths
from dashboard.editions.edition import Edition
from dashboard.editions.memory import Memory
from dashboard.store.engine import Tables
from dashboard.store.versions import InForce, Store

VERSIONS = 4
"""Versions whose making is kept: the newest, the one before it, and what old links open."""
LONGEST_S = 15.0
"""Readers see a new version so many seconds after its import at the latest, warm or not."""


class Shelf:
    """Editions by version and language; those of one version share their memory.

    Once a version has been announced, readers see it until the next one is announced, which is
    when that one is warm. Where nobody announces, they see what is in force at once.
    """

    def __init__(self, store: Store, clock: Callable[[], float] = time.monotonic) -> None:
        """Name the store, and a clock that gives seconds; nothing is read yet."""
        self.store = store
        self.announced = ""
        self._clock = clock
        self._awaited = ("", 0.0)
        memories: LRUCache[str, Memory] = LRUCache(VERSIONS)

        @cached(memories, condition=Condition())
        def memory(version: str) -> Memory:
            return Memory()

        self._memory = memory

    def edition(self, version: str, language: str) -> Edition:
        """Return a version in a language; nothing is read yet."""
        return Edition(Tables(self.store, version), language, self._memory(version))

    def announce(self, version: str) -> None:
        """Let readers see a version: it is warm."""
        self.announced = version

    def in_force(self) -> InForce:
        """Return the version that readers see. Raises `StoreMissing` when there is none at all.

        It is the announced one while the one in force is being warmed, unless it is damaged or
        the wait has been long; what should serve and does not is told at once.
        """
        found, seen = self.store.in_force(), self.announced
        if not seen or found.version == seen or found.damage is not None:
            return found
        if self._long_awaited(found.version) or self.store.damage_of(seen) is not None:
            return found
        return InForce(seen)

    def _long_awaited(self, version: str) -> bool:
        """Tell whether a version was first found in force too long ago to be waited for."""
        awaited, since = self._awaited
        if awaited != version:
            self._awaited = (version, self._clock())
            return False
        return self._clock() - since >= LONGEST_S


@cache
def shelf() -> Shelf:
    """Return the shelf of this process: the data folder over the embedded store."""
    return Shelf(Store(paths.data_folder(), paths.EMBEDDED_STORE))
