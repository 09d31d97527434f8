"""Which addresses answer, and how they are asked: a list of what is open; all else is closed.

Streamlit answers many an address that no reader needs: uploads, metrics, logins, an interface for
agents, and its English shell for anything unknown. So what is open is named, not what is closed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from importlib.util import find_spec
from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.shell import SPLASH, language

READING = ("GET", "HEAD")
ALIVE = ("/_stcore/health", "/_stcore/host-config")
"""What the frame asks of the server before it opens its connection."""

_MEDIA = re.compile(r"/media/[\w-]+\.\w+")
"""A document made for one reader; its name is its content's sum."""


@dataclass(frozen=True, slots=True)
class MissingWords:
    """What a reader is told at an address without a page; plain text, not yet escaped."""

    title: str
    heading: str
    home: str


class Doors:
    """Hands on requests to open addresses; 404 in the reader's language or 405 for all others."""

    def __init__(
        self,
        app: ASGIApp,
        pages: Iterable[str],
        routes: Collection[BaseRoute],
        missing: Callable[[str], MissingWords],
    ) -> None:
        """Wrap an application; `pages` are paths, `routes` our own, `missing` takes a language."""
        self.app = app
        self.routes = routes
        self.missing = missing
        # A page with a slash at its end is redirected by Streamlit to the page, with its query.
        slashed = {f"{page}/" for page in pages if page != "/"}
        self.addresses = frozenset({*pages, *slashed, *ALIVE, *frame_files()})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif not self._is_open(scope):
            await self._missing(scope)(scope, receive, send)
        elif scope["method"] not in READING:
            refused = Response(None, HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": ", ".join(READING)})
            await refused(scope, receive, send)
        else:
            await self._answered(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        path = scope["path"]
        return (
            path in self.addresses
            or _MEDIA.fullmatch(path) is not None
            or any(route.matches(scope)[0] is not Match.NONE for route in self.routes)
        )

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from inside; what is no longer there (a document) is our page as well."""
        gone = False

        async def send_found(message: Message) -> None:
            nonlocal gone
            gone = gone or message.get("status") == HTTPStatus.NOT_FOUND
            if not gone:
                await send(message)

        await self.app(scope, receive, send_found)
        if gone:
            await self._missing(scope)(scope, receive, send)

    def _missing(self, scope: Scope) -> Response:
        lang = language(scope.get("query_string", b""))
        return missing_page(lang, self.missing(lang))


def missing_page(lang: str, words: MissingWords) -> Response:
    """Return a page for an address where there is none, in the reader's language."""
    title, heading, home = map(escape, (words.title, words.heading, words.home))
    return HTMLResponse(
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f'<body style="{SPLASH}"><main><h1>{heading}</h1>'
        f'<p><a href="/?lang={lang}">{home}</a></p></main></body></html>',
        HTTPStatus.NOT_FOUND,
        {"Cache-Control": "no-cache"},
    )


def frame_files() -> Iterable[str]:
    """Return the addresses of Streamlit's scripts, styles and fonts, without importing it."""
    spec = find_spec("streamlit")
    for folder in (spec and spec.submodule_search_locations) or []:
        root = Path(folder) / "static"
        yield from (f"/{path.relative_to(root).as_posix()}" for path in root.glob("static/*/*"))
