"""An answer of the wrapped application, taken whole so that it can be changed on its way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_CONDITIONS = {b"accept-encoding", b"if-modified-since", b"if-none-match", b"if-range", b"range"}
_OF_THE_PLAIN_FILE = ("accept-ranges", "etag", "last-modified")


@dataclass(frozen=True, slots=True)
class Answer:
    """The message that starts an answer, and its body."""

    start: Message
    body: bytes

    @property
    def headers(self) -> MutableHeaders:
        """The headers, which a change reaches."""
        return MutableHeaders(scope=self.start)

    def changed(self, body: bytes) -> Answer:
        """Return the answer with another body, without what only holds for the plain file."""
        answer = Answer({**self.start}, body)
        for name in _OF_THE_PLAIN_FILE:
            del answer.headers[name]
        answer.headers["content-length"] = str(len(body))
        return answer

    async def send(self, send: Send) -> None:
        """Send it. What others add to the headers on the way out does not stay here."""
        await send({**self.start, "headers": list(self.start["headers"])})
        await send({"type": "http.response.body", "body": self.body})


async def answer_of(
    app: ASGIApp,
    scope: Scope,
    receive: Receive,
    *,
    wanted: Callable[[Message], bool] = bool,
    others: Send | None = None,
) -> Answer:
    """Return what an application answers: all of it, uncompressed, whatever the reader has.

    An answer whose start is not `wanted` goes to `others` as it comes; nothing is returned of it.
    """
    start: Message = {}
    body = bytearray()

    async def collect(message: Message) -> None:
        if message["type"] == "http.response.start" and wanted(message):
            start.update(message)
        elif start:
            body.extend(message.get("body", b""))
        elif others is not None:
            await others(message)

    asked = [pair for pair in scope["headers"] if pair[0] not in _CONDITIONS]
    await app({**scope, "headers": asked}, receive, collect)
    return Answer(start, bytes(body))
