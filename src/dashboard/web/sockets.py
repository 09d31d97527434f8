"""The reader's connection: who may open one, and what may be said over it.

Streamlit obeys whoever is connected: to clear what all readers' pages are made of, to look into
its repository, to hand out places for uploads. Here only what a page of ours sends comes through.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STREAM = "/_stcore/stream"
LONGEST = 1_000_000
"""Bytes of one message. A saved discussion that is opened, the longest there is, has 0.3 million."""

ALLOWED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "deferred_file"})
"""A click, the frame's stop button, a sign of life, a document that is made when asked for.

Of each the reader's own session hears alone.
"""

UNREADABLE, POLICY, TOO_LONG = 1002, 1008, 1009


class BackMsg(Protocol):
    """Streamlit's message from a browser, as far as it is looked at."""

    backend_operation_request: Any

    def ParseFromString(self, data: bytes, /) -> int:  # noqa: N802
        """Read it; raises an error of protobuf's when it cannot be read."""

    def WhichOneof(self, group: Any, /) -> str | None:  # noqa: N802
        """Return which part of a group it holds."""


class Sockets:
    """Refuses connections from elsewhere and drops messages that no page of ours sends."""

    def __init__(self, app: ASGIApp, message: Callable[[], BackMsg]) -> None:
        """Wrap an application; `message` makes an empty message of Streamlit's."""
        self.app = app
        self.message = message

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif scope["path"] == STREAM and from_our_page(Headers(scope=scope)):
            door = _Door(receive, send, self.message)
            await self.app(scope, door.receive, door.send)
        else:
            await send({"type": "websocket.close", "code": POLICY})


class _Door:
    """One connection, and what the application may hear of it."""

    def __init__(self, outside: Receive, answer: Send, message: Callable[[], BackMsg]) -> None:
        self.outside = outside
        self.answer = answer
        self.message = message
        self.closed = False

    async def receive(self) -> Message:
        """Return the next message that may pass; close on one that cannot be read."""
        while True:
            said = await self.outside()
            if said["type"] != "websocket.receive":
                return said
            data = said.get("bytes") or b""
            if len(data) > LONGEST:
                return await self._close(TOO_LONG)
            kind = kind_of(self.message(), data)
            if kind is None:
                return await self._close(UNREADABLE)
            if kind in ALLOWED:
                return said

    async def send(self, message: Message) -> None:
        """Send what the application says, unless the connection is closed."""
        try:
            if not self.closed:
                await self.answer(message)
        except RuntimeError:
            # A message over its bound makes the server close the connection itself; the application
            # hears of it a moment later, by its next `receive`.
            self.closed = True

    async def _close(self, code: int) -> Message:
        self.closed = True
        await self.answer({"type": "websocket.close", "code": code})
        return {"type": "websocket.disconnect", "code": code}


def kind_of(message: BackMsg, data: bytes) -> str | None:
    """Return what a message asks for, nothing when it cannot be read; text reads as empty."""
    try:
        message.ParseFromString(data)
    except Exception:  # protobuf's own; which class it is, is protobuf's matter
        return None
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        kind = message.backend_operation_request.WhichOneof("payload")
    return kind or ""


def from_our_page(headers: Headers) -> bool:
    """Tell whether a page of ours opens the connection: its origin is the host that is asked.

    A browser always tells the origin of the page that connects, and no page can forge it.
    """
    scheme, _, page = headers.get("origin", "").lower().partition("://")
    return scheme in {"http", "https"} and page == headers.get("host", "").lower()
