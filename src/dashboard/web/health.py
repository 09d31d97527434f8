"""`/healthz`: is the service up, and which data does it show."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from dashboard.errors import DashboardError
from dashboard.store.versions import InForce

NO_STORE = {"Cache-Control": "no-store"}


def health_route(in_force: Callable[[], InForce]) -> Route:
    """Return the route; `in_force` raises `DashboardError` when nothing can be served.

    200 `{"status": "ok", "version": ...}`; 200 `{"status": "degraded", "version": ..., "reason":
    ...}` while another version serves than should, so that a proxy goes on; 503
    `{"status": "store"}` when nothing can be served. Details are for the log, not for the public.
    """

    # Not async: looking at the files is a disk access, which Starlette then runs in a thread.
    def healthz(_: Request) -> JSONResponse:
        try:
            found = in_force()
        except (DashboardError, OSError):
            return JSONResponse(
                {"status": "store"}, HTTPStatus.SERVICE_UNAVAILABLE, headers=NO_STORE
            )
        state = {"status": "ok", "version": found.version}
        if found.damage is not None:
            state |= {"status": "degraded", "reason": found.damage.key}
        return JSONResponse(state, headers=NO_STORE)

    return Route("/healthz", healthz, methods=["GET"])
