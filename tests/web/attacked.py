"""The product served to be attacked, with a witness inside; and what an attacker does to it.

As a program it serves like `dashboard serve` and says on the log what reached Streamlit: messages
(`HEARD`) and requests for its own address from the internet (`ASKED`), which it does not send.
"""

from __future__ import annotations

import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from dashboard import paths
from tests.browser.serving import environment, free_port, running

HOSTS = "127.0.0.1,*.tutka.example"
LIMIT_S = 20


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it came over the wire; status 0 when the server only closed."""

    status: int
    head: str
    body: str

    @property
    def names(self) -> set[str]:
        """The names of its headers, in small letters."""
        return {line.partition(":")[0].lower() for line in self.head.split("\r\n")[1:] if line}


@dataclass(frozen=True, slots=True)
class Victim:
    """The running server and its log."""

    port: int
    log: Path

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        """Send one request as it is written, however wrong."""
        asked = {"Host": self.host, "Connection": "close", "Content-Length": str(len(body))}
        asked |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [
            f"{method} {path} HTTP/1.1",
            *(f"{name}: {value}" for name, value in asked.items()),
        ]
        return self.send("\r\n".join([*lines, "", body]))

    def send(self, text: str) -> Answer:
        """Send bytes and return all that comes back."""
        with self.opened(text) as wire:
            content = b""
            try:
                while piece := wire.recv(65536):
                    content += piece
            except ConnectionError:
                pass
        head, _, body = content.decode("latin-1").partition("\r\n\r\n")
        status = re.match(r"HTTP/1\.1 (\d+)", head)
        return Answer(int(status[1]) if status else 0, head, body.encode("latin-1").decode("utf-8"))

    @contextmanager
    def opened(self, text: str) -> Iterator[socket.socket]:
        """Send bytes and keep the connection open."""
        with socket.create_connection(("127.0.0.1", self.port), LIMIT_S) as wire:
            wire.sendall(text.encode("latin-1"))
            yield wire

    def connect(
        self, origin: str | None = "", *, path: str = "/_stcore/stream", host: str = ""
    ) -> ClientConnection:
        """Open a reader's connection; by default as a page of ours does."""
        told = f"http://{self.host}" if origin == "" else origin
        wire = socket.create_connection(("127.0.0.1", self.port), LIMIT_S)
        return connect(
            f"ws://{host or self.host}{path}",
            sock=wire,
            origin=None if told is None else Origin(told),
            subprotocols=[Subprotocol("streamlit")],
            proxy=None,
            max_size=None,
        )

    def heard(self, since: int) -> list[str]:
        """What reached Streamlit since a place of the log, in order."""
        return re.findall(r"^(?:HEARD|ASKED) (\w+)", self.told(since), re.MULTILINE)

    def told(self, since: int = 0) -> str:
        """The log since a place of it, a number of signs."""
        return self.log.read_text(encoding="utf-8")[since:]

    def now(self) -> int:
        """The place of the log where the next line will stand."""
        return len(self.told())

    def lines(self, part: str, count: int = 1) -> list[str]:
        """The lines of the log with a part, waiting for so many: they follow the answer."""
        end = time.monotonic() + LIMIT_S
        while time.monotonic() < end:
            found = [line for line in self.told().splitlines() if part in line]
            if len(found) >= count:
                return found
            time.sleep(0.02)
        return []


def click(query: str = "") -> bytes:
    """What a page of ours sends when it opens and when something is clicked."""
    message = BackMsg()
    message.rerun_script.query_string = query
    return bytes(message.SerializeToString())


def run(connection: ClientConnection, sent: bytes) -> list[ForwardMsg]:
    """Send a message and return what comes until a run of the page has ended."""
    connection.send(sent)
    answers: list[ForwardMsg] = []
    while not answers or answers[-1].WhichOneof("type") != "script_finished":
        said = connection.recv(timeout=LIMIT_S)
        assert isinstance(said, bytes)
        answers.append(ForwardMsg.FromString(said))
    return answers


def closing_code(connection: ClientConnection) -> int | None:
    """Wait until the server closes the connection, and return why."""
    try:
        while True:
            connection.recv(timeout=LIMIT_S)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


@contextmanager
def attacked(data: Path) -> Iterator[Victim]:
    """Serve the product until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "tests.web.attacked", str(port)]
    source = os.pathsep.join((str(paths.ROOT / "src"), str(paths.ROOT)))
    env = environment(data, PYTHONPATH=source, DASHBOARD_HOSTS=HOSTS)
    with running(command, env, port, paths.ROOT, data):
        yield Victim(port, data.with_name(f"{data.name}.log"))


def _serve(port: str) -> None:
    import uvicorn
    from streamlit import net_util
    from streamlit.runtime.app_session import AppSession

    from dashboard.cli.serving import BOUNDS

    really = AppSession.handle_backmsg

    def heard(session: AppSession, msg: BackMsg) -> None:
        print("HEARD", msg.WhichOneof("type"), flush=True)
        really(session, msg)

    def asked(url: str, timeout: float = 0) -> None:
        print("ASKED outside", url, flush=True)

    setattr(AppSession, "handle_backmsg", heard)  # noqa: B010
    net_util._make_blocking_http_get = asked
    uvicorn.main(["app:app", "--host", "127.0.0.1", "--port", port, *BOUNDS])


if __name__ == "__main__":
    _serve(sys.argv[1])
