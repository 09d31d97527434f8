"""The browser of the tests: the machine's own Chromium, or one installed when there is none.

The headless shell is the same engine without windows, and needs two thirds of the processor's time.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever asks for another host finds none: the tests also record that it was asked for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def executable() -> str | None:
    """Return the machine's Chromium: `$CHROMIUM`, or the first of `NAMES` on the path."""
    named = os.environ.get("CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def main() -> int:
    """Install a browser unless there is one; on Debian as root its own, else Playwright's."""
    if executable():
        return 0
    if os.geteuid() == 0 and _is_debian() and _run("apt-get", "update", "-qq"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        install = ("apt-get", "install", "-qq", "-y", "--no-install-recommends")
        if any(_run(*install, package, env=quiet) for package in PACKAGES):
            return 0
    with_libraries = ("--with-deps",) if os.geteuid() == 0 else ()
    done = _run(sys.executable, "-m", "playwright", "install", *with_libraries, "chromium")
    return 0 if done else 1


def _is_debian() -> bool:
    """Tell Debian from Ubuntu, whose package of this name only points to a snap."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def _run(*command: str, env: dict[str, str] | None = None) -> bool:
    print(" ".join(command))
    return subprocess.run(command, env=env, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
