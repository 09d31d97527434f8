"""The editions of a store, as one process serves them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from threading import Condition, Lock, Thread

from cachetools import LRUCache, cached

from dashboard import paths
from dashboard.editions.edition import Edition
from dashboard.editions.memory import Memory
from dashboard.errors import DashboardError
from dashboard.store.engine import Tables
from dashboard.store.versions import InForce, Store

VERSIONS = 4
"""Versions whose making is kept: the newest, the one before it, and what old links open."""

_LOG = logging.getLogger(__name__)


class Shelf:
    """Editions by version and language; those of one version share their memory.

    A new version is warmed beside the one that readers see before they see it: `warm` makes what
    its first readers will ask for. Where the one that they see is damaged nobody waits.
    """

    def __init__(self, store: Store, warm: Callable[[Shelf, str], None] | None = None) -> None:
        """Name the store and what warms a version; nothing is read yet."""
        self.store = store
        self._warm = warm
        self._seen: InForce | None = None
        self._warming = ""
        self._lock = Lock()
        memories: LRUCache[str, Memory] = LRUCache(VERSIONS)

        @cached(memories, condition=Condition())
        def memory(version: str) -> Memory:
            return Memory()

        self._memory = memory

    def edition(self, version: str, language: str) -> Edition:
        """Return a version in a language; nothing is read yet."""
        return Edition(Tables(self.store, version), language, self._memory(version))

    def in_force(self) -> InForce:
        """Return the version that readers see. Raises `StoreMissing` when there is none at all."""
        found = self.store.in_force()
        with self._lock:
            seen = self._seen
            if (
                self._warm is None
                or seen is None
                or found.version == seen.version
                or self.store.damage_of(seen.version) is not None
            ):
                self._seen = found
            elif self._warming != found.version:
                self._warming = found.version
                Thread(target=self._warmed, args=(found,), daemon=True).start()
            assert self._seen is not None
            return self._seen

    def _warmed(self, found: InForce) -> None:
        """Warm a version, then let readers see it; one that cannot be warmed is seen all the same."""
        try:
            if self._warm is not None:
                self._warm(self, found.version)
        except DashboardError as error:
            _LOG.warning("version %s was not warmed: %s", found.version, error.key)
        finally:
            with self._lock:
                self._seen, self._warming = found, ""


@cache
def shelf() -> Shelf:
    """Return the shelf of this process: the data folder over the embedded store."""
    from dashboard.editions.warm import warm

    return Shelf(Store(paths.data_folder(), paths.EMBEDDED_STORE), warm)
