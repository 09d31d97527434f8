"""Where files lie. The only module that knows."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder: the one that holds `app.py`, `pages/` and `data/`."""

PAGES = ROOT / "pages"
REFERENCE = ROOT / "data" / "reference"
EMBEDDED_STORE = ROOT / "data" / "store"
"""The committed default version of the data; only `dashboard build` writes it."""

DICTIONARY = ROOT / "docs" / "data_dictionary.md"
APP = ROOT / "app.py"
STREAMLIT_CONFIG = ROOT / ".streamlit" / "config.toml"
FRAME_SCRIPT = ROOT / "src" / "dashboard" / "ui" / "frame" / "script.py"
ASSETS = ROOT / "src" / "dashboard" / "ui" / "assets"
TEMPLATES = ROOT / "src" / "dashboard" / "reports" / "templates"
FONTS = ROOT / "src" / "dashboard" / "reports" / "fonts"
ICON = ASSETS / "icon.png"


def fingerprint(path: Path) -> str:
    """Return what tells a file's content from that of any other version of it."""
    return sha256(path.read_bytes()).hexdigest()[:12]


def data_folder() -> Path:
    """Return the folder that imports write to: `DASHBOARD_DATA`, by default the embedded store."""
    named = os.environ.get("DASHBOARD_DATA", "").strip()
    return Path(named).expanduser().resolve() if named else EMBEDDED_STORE
