"""What has been made of one version, kept for the next reader.

Readers share what is kept: it is never changed. It is made once, however many ask for it at the
same moment, and it goes when its version does, or when it was the longest unasked of too many.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from threading import Condition
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from cachetools import LRUCache, cached

if TYPE_CHECKING:
    from dashboard.editions.edition import Edition

P = ParamSpec("P")
T = TypeVar("T")

MOST = 800
"""Things kept of a version: all indicators, and some hundreds of views in three languages."""


class Memory:
    """What is kept of one version, in every language; bounded, and safe to share by threads."""

    def __init__(self, most: int = MOST) -> None:
        """Begin with nothing."""
        kept: LRUCache[Hashable, Any] = LRUCache(most)

        @cached(kept, key=lambda key, make: key, condition=Condition())
        def recall(key: Hashable, make: Callable[[], Any]) -> Any:
            return make()

        self.recall: Callable[[Hashable, Callable[[], Any]], Any] = recall
        """Return what is kept under a key; made now, once, when there is nothing."""


def remembered(make: Callable[Concatenate[Edition, P], T]) -> Callable[Concatenate[Edition, P], T]:
    """Keep what is made of an edition: another language has its own. Arguments are hashable."""
    return _kept(make, lambda edition: edition.t.lang)


def remembered_of_version(
    make: Callable[Concatenate[Edition, P], T],
) -> Callable[Concatenate[Edition, P], T]:
    """Keep what is made of an edition and holds no words: the same in every language."""
    return _kept(make, lambda edition: "")


def _kept(
    make: Callable[Concatenate[Edition, P], T], language: Callable[[Edition], str]
) -> Callable[Concatenate[Edition, P], T]:
    @wraps(make)
    def kept(edition: Edition, /, *arguments: P.args, **named: P.kwargs) -> T:
        key = (make, language(edition), arguments, tuple(sorted(named.items())))
        found: T = edition.memory.recall(key, lambda: make(edition, *arguments, **named))
        return found

    return kept
