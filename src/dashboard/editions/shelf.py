"""The editions of a store, as one process serves them."""

from __future__ import annotations

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


class Shelf:
    """Editions by version and language; those of one version share their memory."""

    def __init__(self, store: Store) -> None:
        """Name the store; nothing is read yet."""
        self.store = store
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
        return self.store.in_force()


@cache
def shelf() -> Shelf:
    """Return the shelf of this process: the data folder over the embedded store."""
    return Shelf(Store(paths.data_folder(), paths.EMBEDDED_STORE))
