"""Each static file compressed once and kept.

Streamlit sends its own files uncompressed, and compressing them at every request would cost as
much processor time as the page itself. They never change under their address, so the compressed
bytes are kept, up to a bound. Everything else is left to Starlette's `GZipMiddleware`.
"""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus

import brotli  # type: ignore[import-untyped]
from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIXES = ("/static/", "/assets/")
SUFFIXES = (".js", ".css", ".svg", ".json")
CAPACITY = 16_000_000
"""Bytes kept. All of Streamlit's scripts come to about 7 million in either encoding."""

QUALITY = 9
_OF_THE_PLAIN_FILE = ("accept-ranges", "content-length", "etag", "last-modified")
_CONDITIONS = {b"accept-encoding", b"if-modified-since", b"if-none-match", b"if-range"}


@dataclass(frozen=True, slots=True)
class _Answer:
    start: Message
    body: bytes


class CompressedFiles:
    """Answers requests for text files under `PREFIXES` from memory once they were compressed."""

    def __init__(self, app: ASGIApp, capacity: int = CAPACITY) -> None:
        """Wrap an application; keep at most `capacity` bytes."""
        self.app = app
        self.capacity = capacity
        self._kept: OrderedDict[tuple[str, bytes, str], _Answer] = OrderedDict()
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
        # A copy: the headers of what is kept must not grow by what others add on the way out.
        await send({**answer.start, "headers": list(answer.start["headers"])})
        await send({"type": "http.response.body", "body": answer.body})

    async def _compressed(self, key: tuple[str, bytes, str], scope: Scope) -> _Answer:
        plain = await self._plain(scope)
        headers = MutableHeaders(scope=plain.start)
        lasting = "immutable" in headers.get("cache-control", "")
        if plain.start["status"] != HTTPStatus.OK or not lasting:
            return plain
        encoding = key[2]
        body = await to_thread.run_sync(_compress, plain.body, encoding)
        for name in _OF_THE_PLAIN_FILE:
            del headers[name]
        headers["content-encoding"] = encoding
        headers["content-length"] = str(len(body))
        headers.add_vary_header("Accept-Encoding")
        answer = _Answer(plain.start, body)
        self._keep(key, answer)
        return answer

    async def _plain(self, scope: Scope) -> _Answer:
        """Return what the wrapped application answers, whole and uncompressed."""
        start: Message = {}
        body = bytearray()

        async def collect(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))

        asked = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONS]
        await self.app({**scope, "headers": asked}, _stays_connected, collect)
        return _Answer(start, bytes(body))

    def _keep(self, key: tuple[str, bytes, str], answer: _Answer) -> None:
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
    accepted = {}
    for part in headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = part.partition(";")
        accepted[name.strip()] = weight.replace(" ", "") not in {
            "q=0",
            "q=0.0",
            "q=0.00",
            "q=0.000",
        }
    return next((name for name in ("br", "gzip") if accepted.get(name)), None)


def _compress(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.compress(body, quality=QUALITY))
    return gzip.compress(body, compresslevel=QUALITY, mtime=0)
