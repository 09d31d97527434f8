"""Security headers."""

from __future__ import annotations

import pytest

from dashboard.web.headers import HEADERS, SecurityHeaders
from dashboard.web.start import START_SCRIPT_HASH
from tests.web.calling import Says, ask, passes_websocket, run


@pytest.mark.parametrize("status", [200, 304, 404, 500])
def test_every_answer_has_all_headers(status: int) -> None:
    reply = ask(SecurityHeaders(Says(b"x", status=status)), "/kartta")

    assert {name: reply.headers.get(name) for name in HEADERS} == dict(HEADERS)
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "same-origin"
    assert reply.headers["cross-origin-opener-policy"] == "same-origin"
    assert "clipboard-write=(self)" in reply.headers["permissions-policy"]


def test_the_policy_names_no_host_and_no_eval() -> None:
    policy = dict(
        directive.split(" ", 1) for directive in HEADERS["Content-Security-Policy"].split("; ")
    )

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' blob: '{START_SCRIPT_HASH}'"
    assert policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["worker-src"] == "'none'"
    allowed = {"'none'", "'self'", "'unsafe-inline'", "blob:", "data:", f"'{START_SCRIPT_HASH}'"}
    assert {source for sources in policy.values() for source in sources.split()} == allowed
    assert [name for name, sources in policy.items() if "unsafe" in sources] == ["style-src"]


def test_an_inner_application_cannot_weaken_the_policy() -> None:
    reply = ask(SecurityHeaders(Says(b"x", headers={"content-security-policy": "script-src *"})))

    assert reply.headers.getlist("content-security-policy") == [HEADERS["Content-Security-Policy"]]


@pytest.mark.parametrize(
    ("scheme", "forwarded", "promised"),
    [
        ("http", "", False),
        ("http", "http", False),
        ("https", "", True),
        ("http", "https", True),
        ("http", "HTTPS, http", True),
        ("http", "http, https", False),
    ],
)
def test_https_is_promised_only_over_https(scheme: str, forwarded: str, promised: bool) -> None:
    headers = {"X-Forwarded-Proto": forwarded} if forwarded else {}

    reply = ask(SecurityHeaders(Says(b"x")), headers=headers, scheme=scheme)

    assert ("strict-transport-security" in reply.headers) is promised


def test_websockets_pass() -> None:
    assert run(passes_websocket(SecurityHeaders))
