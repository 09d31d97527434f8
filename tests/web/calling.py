"""Calling an ASGI application without a server or a browser."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; `chunks` are its body as it was sent."""

    status: int
    headers: Headers
    chunks: tuple[bytes, ...]

    @property
    def body(self) -> bytes:
        return b"".join(self.chunks)

    @property
    def text(self) -> str:
        return self.body.decode()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Return what comes of asynchronous work, in a thread: Playwright may hold the loop of this one."""
    with ThreadPoolExecutor(1) as worker:
        return worker.submit(asyncio.run, work).result()


def ask(
    app: ASGIApp,
    address: str = "/",
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    scheme: str = "http",
) -> Reply:
    """Return the answer to one request."""
    return run(answer(app, address, headers, method=method, scheme=scheme))


async def answer(
    app: ASGIApp,
    address: str,
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    scheme: str = "http",
    leaves: bool = False,
) -> Reply:
    """Return the answer to one request, inside a running loop; the reader may leave at once."""
    path, _, query = address.partition("?")
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": scheme,
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": Headers(dict(headers or {})).raw,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent: list[Message] = []

    waiting = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        if leaves:
            return {"type": "http.disconnect"}
        # After the request nothing more comes, as from a reader who waits for the answer.
        return waiting.pop() if waiting else await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    bodies = [m.get("body", b"") for m in sent if m["type"] == "http.response.body"]
    return Reply(sent[0]["status"], Headers(raw=sent[0]["headers"]), tuple(bodies))


class Says:
    """An application that answers everything alike and remembers what it was asked."""

    def __init__(
        self,
        *chunks: bytes,
        media_type: str = "text/html; charset=utf-8",
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.chunks: Sequence[bytes] = chunks
        self.status = status
        self.headers = {"content-type": media_type, **(headers or {})}
        self.asked: list[Scope] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.asked.append(scope)
        raw = [(k.encode(), v.encode()) for k, v in self.headers.items()]
        await send({"type": "http.response.start", "status": self.status, "headers": raw})
        for number, chunk in enumerate(self.chunks, 1):
            more = number < len(self.chunks)
            await send({"type": "http.response.body", "body": chunk, "more_body": more})


async def passes_websocket(wrap: type, **options: object) -> bool:
    """Tell whether a middleware hands a websocket on exactly as it came."""
    seen: list[tuple[Scope, Receive, Send]] = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append((scope, receive, send))

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(_: Message) -> None:
        return None

    scope: Scope = {"type": "websocket", "path": "/static/a.js", "headers": []}
    await wrap(inner, **options)(scope, receive, send)
    return len(seen) == 1 and all(
        a is b for a, b in zip(seen[0], (scope, receive, send), strict=True)
    )
