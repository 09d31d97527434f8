"""The command that starts the server: `serve`."""

from __future__ import annotations

import os
import resource
import sys

from dashboard import paths
from dashboard.errors import UsageError

BOUNDS = (
    # What the application writes one line of already, without the reader's address.
    "--no-access-log",
    # Neither who serves, nor what anybody says of where a request came from.
    *("--no-server-header", "--no-proxy-headers"),
    # Bytes: of the headers of a request, and of a message over a connection (`web.sockets`).
    *("--http", "h11", "--h11-max-incomplete-event-size", "16384"),
    *("--ws", "websockets-sansio", "--ws-max-size", "1000000"),
)
"""How uvicorn is started; what it cannot bound stands in docs/operations.md."""

OPEN_FILES = 10_240
"""Wanted, as far as the machine lets us: a reader holds four, and the usual limit is 1 024."""


def serve() -> None:
    """Start the server at `HOST` (127.0.0.1) and `PORT` (8501)."""
    address = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8501"
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageError("port_unknown", port=port)
    os.chdir(paths.ROOT)
    _raise_open_files()
    # Not `streamlit run`: its socket delays every answer by some 40 ms (docs/decisions/0009).
    command = [sys.executable, "-m", "uvicorn", "app:app", "--host", address, "--port", port]
    os.execv(sys.executable, [*command, *BOUNDS])


def _raise_open_files() -> None:
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if most == resource.RLIM_INFINITY else min(OPEN_FILES, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
