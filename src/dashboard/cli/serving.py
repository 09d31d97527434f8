"""The command that starts the server: `serve`."""

from __future__ import annotations

import os
import resource
import sys

from dashboard import paths
from dashboard.errors import UsageError


def serve() -> None:
    """Start the server at `HOST` (127.0.0.1) and `PORT` (8501)."""
    address = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8501"
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageError("port_unknown", port=port)
    os.chdir(paths.ROOT)
    # A reader holds three files open; the usual limit of 1024 would be met by 300 readers.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # Not `streamlit run`: its socket delays every answer by some 40 ms (docs/decisions/0009).
    command = [sys.executable, "-m", "uvicorn", "app:app", "--host", address, "--port", port]
    os.execv(sys.executable, command)
