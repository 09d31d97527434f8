"""Which versions may go: those that were in force too briefly for a link to rest on them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from dashboard.store.pointer import Entry
from dashboard.store.versions import Store

LONG = timedelta(days=1)


def prunable(store: Store, now: datetime, *, keep: int | None = None) -> list[str]:
    """Return the versions that may be removed, the oldest first.

    Those that were in force for a day or longer stay, and the embedded one and the one in force;
    with `keep` of those that were long in force only the newest so many stay. A version that the
    journal does not tell of was in force from its making to the making of the next one.
    """
    made = [Entry(manifest.created, manifest.version) for manifest in store.history()]
    told = [entry for entry in store.journal() if not entry.pruned]
    known = {entry.version for entry in told}
    moves = sorted([*(e for e in made if e.version not in known), *told], key=lambda e: e.at)
    published = _long_in_force(moves, now)
    if keep is not None:
        published = published[-keep:]
    stays = {*published, store.named(), store.current()}
    return [e.version for e in made if e.version not in stays and not e.version.startswith("e-")]


def _long_in_force(moves: Sequence[Entry], now: datetime) -> list[str]:
    """Return the versions that were in force for a day or longer, by when they last began."""
    ends = [*(datetime.fromisoformat(entry.at) for entry in moves), now]
    long = [
        entry.version
        for entry, (begin, end) in zip(moves, pairwise(ends), strict=True)
        if end - begin >= LONG
    ]
    return list(dict.fromkeys(reversed(long)))[::-1]
