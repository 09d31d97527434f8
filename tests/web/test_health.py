"""Health."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from starlette.applications import Starlette

from dashboard.errors import StoreError, StoreMissing
from dashboard.store.soundness import Damage
from dashboard.store.versions import InForce
from dashboard.web.health import health_route
from tests.web.calling import Reply, ask


def health(in_force: Callable[[], InForce]) -> Reply:
    return ask(Starlette(routes=[health_route(in_force)]), "/healthz")


def test_ok_tells_the_data_version() -> None:
    reply = health(lambda: InForce("e-1234567890"))

    assert reply.status == 200
    assert json.loads(reply.body) == {"status": "ok", "version": "e-1234567890"}
    assert reply.headers["cache-control"] == "no-store"


def test_another_version_than_should_is_told_and_a_proxy_goes_on() -> None:
    reply = health(lambda: InForce("v1", Damage("v2", "table_missing", "observations")))

    assert reply.status == 200
    assert json.loads(reply.body) == {
        "status": "degraded",
        "version": "v1",
        "reason": "table_missing",
    }


@pytest.mark.parametrize(
    "error",
    [
        StoreMissing("store_missing", version="/secret/place"),
        StoreError("store_unreadable", detail="/secret/place"),
        PermissionError(13, "no", "/secret/place"),
    ],
)
def test_an_unreadable_store_is_503_without_details(error: Exception) -> None:
    def broken() -> InForce:
        raise error

    reply = health(broken)

    assert reply.status == 503
    assert json.loads(reply.body) == {"status": "store"}


def test_each_request_looks_again() -> None:
    versions = iter([InForce("v1"), InForce("v2")])
    app = Starlette(routes=[health_route(lambda: next(versions))])

    assert [json.loads(ask(app, "/healthz").body)["version"] for _ in "12"] == ["v1", "v2"]
