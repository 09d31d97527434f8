"""The middleware of the application, in order: the first is outermost."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from dashboard.domain.selection import Known
from dashboard.web.compression import CompressedFiles
from dashboard.web.doors import Doors
from dashboard.web.headers import SecurityHeaders
from dashboard.web.hosts import Hosts
from dashboard.web.log import RequestLog, set_up_logging
from dashboard.web.shell import Shell
from dashboard.web.sockets import BackMsg, Sockets
from dashboard.web.words import missing_words, page_words

MINIMUM_SIZE = 1000
"""Bytes; below this, compressing costs more than it saves."""


def middleware(
    pages: Iterable[str],
    routes: Collection[BaseRoute],
    known: Callable[[], Known],
    message: Callable[[], BackMsg],
) -> list[Middleware]:
    """Return the stack, and set up the log.

    `pages` are the paths of pages, `routes` our own, `known` returns the codes of the data in
    force, `message` makes an empty message of Streamlit's.
    """
    set_up_logging()
    return [
        Middleware(RequestLog, known=known),
        Middleware(SecurityHeaders),
        Middleware(Hosts, allowed=os.environ.get("DASHBOARD_HOSTS", "")),
        Middleware(Doors, pages=pages, routes=routes, missing=missing_words),
        Middleware(Sockets, message=message),
        Middleware(CompressedFiles),
        Middleware(GZipMiddleware, minimum_size=MINIMUM_SIZE, compresslevel=6),
        Middleware(Shell, page_words=page_words),
    ]
