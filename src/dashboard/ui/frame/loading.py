"""The code of all pages, loaded before the first reader comes."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from dashboard import ui


def load_pages() -> None:
    """Import what pages are made of, but for the script, which would run."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        if not module.name.endswith(".script"):
            import_module(module.name)
