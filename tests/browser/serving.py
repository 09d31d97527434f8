"""The product served as a reader meets it, for tests and measurements."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from dashboard import cli, paths
from dashboard.editions.shelf import LONGEST_S
from dashboard.store.versions import Store

DASHBOARD = str(Path(sys.executable).with_name("dashboard"))
START_LIMIT_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its address, the folder its imports go to, its process."""

    url: str
    data: Path
    pid: int

    def command(self, *arguments: str) -> str:
        """Run `dashboard` on the server's data, in this process, and return what it printed.

        What it put in force is seen by readers when this returns: the server has warmed it.
        """
        out, err = StringIO(), StringIO()
        with (
            patch.dict(os.environ, DASHBOARD_DATA=str(self.data)),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            status = cli.run(arguments)
        assert status == 0, err.getvalue()
        self._see(Store(self.data, paths.EMBEDDED_STORE).current())
        return out.getvalue()

    def _see(self, version: str) -> None:
        # Twice as long as is promised: a busy machine is no fault of the code.
        end = time.monotonic() + 2 * LONGEST_S
        while self.version() != version:
            assert time.monotonic() < end, "readers wait longer than is promised"
            time.sleep(0.05)

    def version(self) -> str:
        """Return the version that readers see."""
        with urllib.request.urlopen(f"{self.url}/healthz", timeout=20) as answer:
            return str(json.load(answer)["version"])


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a process of ours: this source, nothing of the machine but its path."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ours = {"PYTHONPATH": str(paths.ROOT / "src"), "DASHBOARD_DATA": str(data)}
    return {**kept, **ours, **more}


@contextmanager
def served(data: Path) -> Iterator[Server]:
    """Serve the product on a free port, its imports going to `data`."""
    port = free_port()
    more = {"HOST": "127.0.0.1", "PORT": str(port)}
    with running([DASHBOARD, "serve"], environment(data, **more), port, paths.ROOT, data) as server:
        yield server


@contextmanager
def running(
    command: Sequence[str], env: Mapping[str, str], port: int, folder: Path, data: Path
) -> Iterator[Server]:
    """Run a server until the block ends; whatever it logs is shown when it does not start."""
    data.mkdir(parents=True, exist_ok=True)
    log = data.with_name(f"{data.name}.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=env, cwd=folder, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/healthz", process, log)
            yield Server(url, data, process.pid)
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server answers anything at all; without data `/healthz` answers 503."""
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except urllib.error.HTTPError as answered:
            answered.close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
