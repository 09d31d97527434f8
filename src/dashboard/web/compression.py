"""Each static file compressed once and kept.

Streamlit sends its own files uncompressed, and compressing them at every request would cost as
much processor time as the page itself. They never change under their address, so the compressed
bytes are kept, up to a bound. Everything else is left to Starlette's `GZipMiddleware`.
"""

from __future__ import annotations

import asyncio
import gzip
import re
from collections import OrderedDict
from http import HTTPStatus

import brotli  # type: ignore[import-untyped]
from anyio import to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.web.answers import Answer, answer_of

PREFIXES = ("/static/", "/assets/")
SUFFIXES = (".js", ".css", ".svg", ".json")
CAPACITY = 16_000_000
"""Bytes kept. All of Streamlit's scripts come to about 7 million in either encoding."""

QUALITY = 9
_REFUSED = re.compile(r"\s*q\s*=\s*0(\.0*)?\s*")


class CompressedFiles:
    """Answers requests for text files under `PREFIXES` from memory once they were compressed."""

    def __init__(self, app: ASGIApp, capacity: int = CAPACITY) -> None:
        """Wrap an application; keep at most `capacity` bytes."""
        self.app = app
        self.capacity = capacity
        self._kept: OrderedDict[tuple[str, bytes, str], Answer] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        encoding = _encoding(scope)
        if encoding is None:
            await self.app(scope, receive, send)
            return
        key = (scope["path"], scope.get("query_string", b""), encoding)
        answer = self._kept.get(key)
        if answer is None:
            # Many first visitors at once must not compress the same file many times.
            async with self._one_at_a_time:
                answer = self._kept.get(key) or await self._compressed(key, scope)
        else:
            self._kept.move_to_end(key)
        await answer.send(send)

    async def _compressed(self, key: tuple[str, bytes, str], scope: Scope) -> Answer:
        plain = await answer_of(self.app, scope, _stays_connected)
        lasting = "immutable" in plain.headers.get("cache-control", "")
        if plain.start["status"] != HTTPStatus.OK or not lasting:
            return plain
        encoding = key[2]
        answer = plain.changed(await to_thread.run_sync(_compress, plain.body, encoding))
        answer.headers["content-encoding"] = encoding
        answer.headers.add_vary_header("Accept-Encoding")
        self._keep(key, answer)
        return answer

    def _keep(self, key: tuple[str, bytes, str], answer: Answer) -> None:
        self._kept[key] = answer
        while sum(len(kept.body) for kept in self._kept.values()) > self.capacity:
            self._kept.popitem(last=False)


async def _stays_connected() -> Message:
    """Receive nothing, ever.

    The file is read for all readers: it must not be cut short when the first of them leaves.
    """
    message: Message = await asyncio.get_running_loop().create_future()
    return message


def _encoding(scope: Scope) -> str | None:
    """Return the encoding to answer in, or nothing when the request is not for a text file."""
    if (
        scope["type"] != "http"
        or scope["method"] != "GET"
        or not scope["path"].startswith(PREFIXES)
        or not scope["path"].endswith(SUFFIXES)
    ):
        return None
    headers = Headers(scope=scope)
    if "range" in headers:
        return None
    offers = (part.partition(";") for part in headers.get("accept-encoding", "").lower().split(","))
    accepted = {name.strip() for name, _, weight in offers if not _REFUSED.fullmatch(weight)}
    return next((name for name in ("br", "gzip") if name in accepted), None)


def _compress(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=QUALITY))
    return gzip.compress(body, compresslevel=QUALITY, mtime=0)
