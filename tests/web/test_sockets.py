"""The door of a reader's connection; what passes it, over a wire, is in `test_attacks.py`."""

from __future__ import annotations

import time

from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.cli.serving import BOUNDS
from dashboard.web.sockets import LONGEST, Sockets, kind_of
from tests.web.calling import Says, ask, run

OURS: Scope = {
    "type": "websocket",
    "path": "/_stcore/stream",
    "headers": [(b"host", b"tutka.example"), (b"origin", b"https://Tutka.example")],
}


def test_the_server_reads_no_more_than_the_application_does() -> None:
    assert BOUNDS[BOUNDS.index("--ws-max-size") + 1] == str(LONGEST)


def test_after_closing_the_application_says_nothing_more() -> None:
    sent: list[Message] = []
    heard: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        heard.append(await receive())
        await send({"type": "websocket.send", "bytes": b"too late"})

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": b"\xff"}

    async def send(message: Message) -> None:
        sent.append(message)

    run(Sockets(app, BackMsg)(OURS, receive, send))

    assert heard == [{"type": "websocket.disconnect", "code": 1002}]
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.close"]


def test_what_is_said_after_the_server_has_closed_is_no_failure() -> None:
    tried: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for _ in "12":
            await send({"type": "websocket.send", "bytes": b"too late"})

    async def receive() -> Message:
        raise AssertionError

    async def send(message: Message) -> None:
        tried.append(message["type"])
        raise RuntimeError

    run(Sockets(app, BackMsg)(OURS, receive, send))

    assert tried == ["websocket.send"]


def test_requests_pass() -> None:
    assert ask(Sockets(Says(b"x"), BackMsg), "/kartta").text == "x"


def test_a_message_is_read_in_a_fraction_of_a_millisecond() -> None:
    message = BackMsg()
    for number in range(200):
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = f"$$ID-{number:032}-note", "Keskusteltiin. " * 10
    data = message.SerializeToString()

    def took() -> float:
        start = time.perf_counter()
        assert kind_of(BackMsg(), data) == "rerun_script"
        return time.perf_counter() - start

    # The least of many: whatever else the machine does is not this code's cost.
    assert min(took() for _ in range(20)) < 0.0005
