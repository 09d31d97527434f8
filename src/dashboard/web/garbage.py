"""Python's collector of garbage, told what is not garbage.

A full collection looks at every object there is, and nothing else runs meanwhile: with the pages'
code loaded that is 100 ms and more, for every reader who has just clicked.
"""

from __future__ import annotations

import gc

YOUNG = 5_000
"""New objects before the youngest are looked at: about a page's, so that most are gone by then."""


def set_aside() -> None:
    """Leave what is alive now out of all later collections, and collect the young less often.

    For what stays as long as the process: loaded code, and what is kept of the data. Anything else
    that is alive now still goes when nothing refers to it, but not when it refers to itself.
    """
    gc.collect()
    gc.freeze()
    _, middle, old = gc.get_threshold()
    gc.set_threshold(YOUNG, middle, old)
