"""The product as its user meets it: a copy of a checkout, its command and its server.

A copy, so that nothing that a command writes changes the checkout, and so that the checkout may be
worked on meanwhile.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

START_LIMIT_S = 60
TODAY = date.today().isoformat()
"""Is not written: what is made on another day is the same."""

SETTINGS = ".streamlit"
NOT_COPIED = {"tests", "benchmarks"}


@dataclass(frozen=True, slots=True)
class Product:
    """A copy of a checkout below `folder`, and the command of the environment that runs it."""

    folder: Path
    command: Path

    @property
    def root(self) -> Path:
        return self.folder / "product"

    def environment(self, data: Path, **more: str) -> dict[str, str]:
        """Return the environment of a process of ours: the copy's modules come first."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        ours = {
            "DASHBOARD_DATA": str(data),
            "PYTHONPATH": str(self.root / "src"),
            "COLUMNS": "100",
        }
        return kept | ours | more

    def run(self, arguments: Iterable[str], data: Path) -> subprocess.CompletedProcess[bytes]:
        """Run a command on a folder of data, in that folder."""
        data.mkdir(parents=True, exist_ok=True)
        return subprocess.run(
            [self.command, *arguments],
            env=self.environment(data),
            cwd=data,
            capture_output=True,
            check=False,
        )

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the copy on a free port until the block ends, and give its address."""
        port = _free_port()
        data, log = self.folder / "served", self.folder / "server.log"
        env = self.environment(data, HOST="127.0.0.1", PORT=str(port))
        with log.open("wb") as output:
            process = subprocess.Popen(
                [self.command, "serve"], env=env, cwd=self.root, stdout=output, stderr=output
            )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/healthz", process, log)
            yield url
            if process.poll() is not None:
                raise RuntimeError(
                    f"the server ended by itself, status {process.returncode}:\n{_end(log)}"
                )
        finally:
            process.terminate()
            process.wait(timeout=20)


def copied(checkout: Path, command: Path, folder: Path) -> Product:
    """Copy what a checkout is made of; raises `FileNotFoundError` when it is none."""
    product = Product(folder, command.absolute())
    product.root.mkdir()
    for path in sorted(checkout.iterdir()):
        if path.name in NOT_COPIED or (path.name[0] == "." and path.name != SETTINGS):
            continue
        if path.is_dir():
            shutil.copytree(path, product.root / path.name)
        else:
            shutil.copy(path, product.root)
    for needed in (product.command, product.root / "src"):
        if not needed.exists():
            raise FileNotFoundError(needed)
    return product


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until the server answers anything at all."""
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
    raise RuntimeError(f"the server did not start:\n{_end(log)}")


def _end(log: Path) -> str:
    return log.read_text(encoding="utf-8")[-2000:]
