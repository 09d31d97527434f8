"""One line a request: what was asked, the answer's status, how long it took.

Who asked is not told, nor what stood in the address beyond the codes that we know: a log must not
become a register of readers.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import parse_qsl, quote, urlencode

from anyio import CapacityLimiter, to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.domain.selection import Known, from_query
from dashboard.errors import DashboardError

LONGEST_PATH = 80
_LOG = logging.getLogger(__name__)
_OURS = logging.getLogger("dashboard")
_STATUS = {
    "http.response.start": None,
    "websocket.http.response.start": None,
    "websocket.accept": HTTPStatus.SWITCHING_PROTOCOLS,
    "websocket.close": HTTPStatus.FORBIDDEN,
}
"""The status that the first message of an answer means, where it does not name one itself."""


class RequestLog:
    """Writes the line when the answer is whole; for a connection, when it opens."""

    def __init__(self, app: ASGIApp, known: Callable[[], Known]) -> None:
        """Wrap an application; `known` returns the codes of the data in force."""
        self.app = app
        self.known = known
        self._one_at_a_time = CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        start, status = time.perf_counter(), 0

        async def send_noting(message: Message) -> None:
            nonlocal status
            first = not status and message["type"] in _STATUS
            if first:
                status = _STATUS[message["type"]] or message["status"]
            await send(message)
            if first and scope["type"] == "websocket":
                _LOG.info("WS %s %d", _path(scope), status)

        try:
            await self.app(scope, receive, send_noting)
        except Exception:
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            raise
        finally:
            if scope["type"] == "http":
                took = (time.perf_counter() - start) * 1000
                address = _path(scope) + await self._codes(scope)
                _LOG.info("%s %s %d %.0fms", scope["method"], address, status, took)

    async def _codes(self, scope: Scope) -> str:
        """Return the part of the query that may be told, with its question mark, or nothing."""
        query = scope.get("query_string", b"").decode("latin-1")
        if not query or "." in scope["path"]:
            return ""
        # The codes are read from the data once a version. That must hold up neither other readers
        # nor the threads that files are read in.
        return await to_thread.run_sync(self._known_part, query, limiter=self._one_at_a_time)

    def _known_part(self, query: str) -> str:
        try:
            known = self.known()
        except (DashboardError, OSError):
            return ""
        told = from_query(dict(parse_qsl(query)), known).selection.to_query()
        return f"?{urlencode(told, safe=',')}" if told else ""


def _path(scope: Scope) -> str:
    """Return the path, encoded: no line break and no sign of control gets into the log."""
    return quote(scope["path"])[:LONGEST_PATH]


def set_up_logging() -> None:
    """Let our own lines out, and keep back those of uvicorn that tell the same with addresses."""
    if not _OURS.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        _OURS.addHandler(handler)
        _OURS.setLevel(logging.INFO)
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").addFilter(_tells_no_connection)


def _tells_no_connection(record: logging.LogRecord) -> bool:
    return "WebSocket" not in record.msg and not record.msg.startswith("connection ")
