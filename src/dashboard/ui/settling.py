"""Keeping Streamlit's garbage collection cheap.

Streamlit collects all garbage after every run of the script, and the collector looks at every
object of the libraries each time: about 100 ms, ten times what a page costs. What is loaded for
good is set aside here, once for each time that something new has been loaded.
"""

from __future__ import annotations

import gc
import sys
from threading import Lock

_lock = Lock()
_modules_settled = 0


def settle() -> None:
    """Set aside everything that is alive, when modules were loaded since the last time.

    What is set aside is still freed when nobody refers to it any more; only its cycles stay.
    """
    global _modules_settled
    with _lock:
        if len(sys.modules) == _modules_settled:
            return
        gc.collect()
        gc.freeze()
        _modules_settled = len(sys.modules)
