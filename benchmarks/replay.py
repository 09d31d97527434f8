"""A recorded session sent to the server again, without a browser: time and bytes of each step.

The time runs from sending a message to the end of the script run that it causes, so it holds
the server's work, Streamlit's own included, and the way over loopback; not the browser's drawing.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.process import processor_seconds
from benchmarks.recording import Interaction, Recording

LIMIT_S = 30


@dataclass(frozen=True, slots=True)
class Step:
    """What one interaction cost.

    Milliseconds that passed, milliseconds of processor time in the server (which the rest of the
    machine does not change), bytes on the wire, bytes before compression.
    """

    interaction: Interaction
    milliseconds: float
    processor: float
    wire: int
    content: int


class _Counting(socket.socket):
    """A socket that counts what it receives."""

    received = 0

    def recv(self, bufsize: int, flags: int = 0, /) -> bytes:
        content = super().recv(bufsize, flags)
        self.received += len(content)
        return content


def replay(url: str, pid: int, recording: Recording) -> Iterator[Step]:
    """Send a recording in a session of its own and yield what each interaction cost."""
    place = urlsplit(url)
    wire = _Counting(socket.AF_INET, socket.SOCK_STREAM)
    wire.connect((place.hostname, place.port))
    address = f"ws://{place.netloc}/_stcore/stream"
    with connect(
        address,
        sock=wire,
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(url),
        max_size=None,
    ) as connection:
        _send(connection, recording.start)
        for interaction in recording.interactions:
            before = wire.received
            processor, started = processor_seconds(pid), time.perf_counter()
            content = _send(connection, interaction.messages)
            milliseconds = (time.perf_counter() - started) * 1000
            processor = (processor_seconds(pid) - processor) * 1000
            yield Step(interaction, milliseconds, processor, wire.received - before, content)


def ended(told: ForwardMsg) -> bool:
    """Tell whether a message ends the run that was asked for; one cut short is followed by it."""
    finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return told.HasField("script_finished") and told.script_finished == finished


def _send(connection: ClientConnection, messages: tuple[bytes, ...]) -> int:
    """Send messages, wait for the end of each run, and return the bytes of the answers."""
    content = 0
    for message in messages:
        connection.send(message)
        finished = False
        while not finished:
            answer = connection.recv(timeout=LIMIT_S)
            assert isinstance(answer, bytes)
            content += len(answer)
            finished = ended(ForwardMsg.FromString(answer))
    return content
