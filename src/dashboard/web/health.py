"""`/healthz`: is the service up, and which data does it show."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.errors import DashboardError

NO_STORE = {"Cache-Control": "no-store"}


def health_route(current_version: Callable[[], str]) -> Route:
    """Return the route; `current_version` raises `DashboardError` when the store is unreadable.

    200 `{"status": "ok", "version": ...}`, or 503 `{"status": "store"}` without details, which
    are for the log and not for the public.
    """

    # Not async: reading the pointer is a disk access, which Starlette then runs in a thread.
    def healthz(_: Request) -> JSONResponse:
        try:
            version = current_version()
        except (DashboardError, OSError):
            return JSONResponse(
                {"status": "store"}, HTTPStatus.SERVICE_UNAVAILABLE, headers=NO_STORE
            )
        return JSONResponse({"status": "ok", "version": version}, headers=NO_STORE)

    return Route("/healthz", healthz, methods=["GET"])
