"""Write what the product gives into a folder, or compare two such folders: README.md of the benchmarks.

`python -m benchmarks.outputs FOLDER` or `python -m benchmarks.outputs --compare OLD NEW`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from benchmarks.outputs import commands, pages, plain
from benchmarks.outputs.comparison import differences
from benchmarks.outputs.product import Product, copied


def main() -> int:
    """Do what the arguments say; the status is 1 when two folders differ."""
    parser = _parser()
    args = parser.parse_args()
    if args.compare:
        return _compare(*args.compare)
    if args.folder is None:
        parser.error("a folder to write into, or --compare with two")
    if args.folder.exists() and any(args.folder.iterdir()):
        parser.error(f"{args.folder} is not empty: what is left of an earlier run would mislead")
    _write(args)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Write or compare what the product gives.")
    parser.add_argument("folder", nargs="?", type=Path, help="an empty folder to write into")
    parser.add_argument(
        "--compare", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two written folders"
    )
    parser.add_argument("--checkout", type=Path, default=Path(), help="whose product; this one's")
    parser.add_argument("--command", type=Path, help="its `dashboard`; .venv/bin/dashboard there")
    parser.add_argument("--address", help="a running server, in the place of one of the checkout's")
    parser.add_argument("--only", choices=("commands", "pages"), help="a part")
    return parser


def _write(args: argparse.Namespace) -> None:
    """Write both parts at once: a page waits for the browser most of its time."""
    command = args.command or args.checkout / ".venv" / "bin" / "dashboard"
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        product = copied(args.checkout, command, Path(folder))
        parts = {
            "commands": partial(commands.write, product, args.folder / "commands"),
            "pages": partial(_write_pages, product, args.address, args.folder),
        }
        waiting = [
            pool.submit(_timed, name, part)
            for name, part in parts.items()
            if args.only in {None, name}
        ]
        for each in waiting:
            each.result()


def _write_pages(product: Product, address: str | None, folder: Path) -> None:
    with nullcontext(address) if address else product.served() as url:
        plain.write(url, folder / "answers")
        pages.write(url, folder)


def _timed(name: str, act: Callable[[], None]) -> None:
    started = time.monotonic()
    act()
    print(f"{name}: {time.monotonic() - started:.0f} s")


def _compare(old: Path, new: Path) -> int:
    found = list(differences(old, new))
    print("\n".join(found) if found else "no difference")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
