"""The middleware of the application, in order: the first is outermost."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from dashboard.web.compression import CompressedFiles
from dashboard.web.headers import SecurityHeaders
from dashboard.web.shell import Shell, WordsOf

MINIMUM_SIZE = 1000
"""Bytes; below this, compressing costs more than it saves."""


def middleware(page_words: WordsOf) -> list[Middleware]:
    """Return the stack; `page_words` gives the shell its words."""
    return [
        Middleware(SecurityHeaders),
        Middleware(CompressedFiles),
        Middleware(GZipMiddleware, minimum_size=MINIMUM_SIZE, compresslevel=6),
        Middleware(Shell, page_words=page_words),
    ]
