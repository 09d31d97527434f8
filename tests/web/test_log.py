"""One line a request, without who asked."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from starlette.types import Receive, Scope, Send

from dashboard.domain.selection import Known
from dashboard.errors import StoreMissing
from dashboard.web.log import RequestLog, set_up_logging
from tests.web.calling import Says, ask

KNOWN = Known(municipalities={"992", "179"}, years={2025})


def line(
    caplog: pytest.LogCaptureFixture, address: str, known: Callable[[], Known] = lambda: KNOWN
) -> str:
    with caplog.at_level(logging.INFO, "dashboard.web.log"):
        ask(RequestLog(Says(b"x"), known), address, {"X-Forwarded-For": "203.0.113.9"})
    [record] = caplog.records
    return record.getMessage().rpartition(" ")[0]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/", "GET / 200"),
        ("/kartta?lang=sv&kunta=992,179&vuosi=2025", "GET /kartta?lang=sv&kunta=992,179&vuosi=2025 200"),
        ("/kartta?kunta=Matti&nimi=Matti&vuosi=1&versio=x", "GET /kartta 200"),
        ("/kartta?kunta=992%0aGET", "GET /kartta 200"),
        ("/assets/areas.js?v=0&kunta=992", "GET /assets/areas.js 200"),
        ("/kartta?%ff=%ff&kunta=179", "GET /kartta?kunta=179 200"),
    ],
)  # fmt: skip
def test_the_line_tells_known_codes_alone(
    caplog: pytest.LogCaptureFixture, address: str, told: str
) -> None:
    assert line(caplog, address) == told


def test_without_data_there_are_no_codes(caplog: pytest.LogCaptureFixture) -> None:
    def nothing() -> Known:
        raise StoreMissing("store_missing")

    assert line(caplog, "/kartta?kunta=992", nothing) == "GET /kartta 200"


def test_a_failure_is_told_and_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError

    with caplog.at_level(logging.INFO, "dashboard.web.log"), pytest.raises(RuntimeError):
        ask(RequestLog(fails, lambda: KNOWN), "/kartta")

    assert caplog.records[0].getMessage().startswith("GET /kartta 500 ")


@pytest.fixture
def uvicorn_lines(caplog: pytest.LogCaptureFixture) -> Callable[[str, str], list[str]]:
    def said(logger: str, message: str) -> list[str]:
        caplog.clear()
        with caplog.at_level(logging.INFO, logger):
            logging.getLogger(logger).info(message)
        return [record.getMessage() for record in caplog.records]

    return said


def test_of_the_server_s_own_lines_those_with_addresses_are_kept_back(
    uvicorn_lines: Callable[[str, str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    access, error, ours = map(logging.getLogger, ("uvicorn.access", "uvicorn.error", "dashboard"))
    monkeypatch.setattr(access, "disabled", False)
    monkeypatch.setattr(error, "filters", [])
    monkeypatch.setattr(ours, "handlers", [])
    monkeypatch.setattr(ours, "level", ours.level)
    set_up_logging()
    set_up_logging()

    assert len(ours.handlers) == 1
    assert uvicorn_lines("uvicorn.access", '127.0.0.1:1 - "GET / HTTP/1.1" 200') == []
    assert uvicorn_lines("uvicorn.error", '127.0.0.1:1 - "WebSocket /x" [accepted]') == []
    assert uvicorn_lines("uvicorn.error", "connection open") == []
    assert uvicorn_lines("uvicorn.error", "Uvicorn running") == ["Uvicorn running"]
