"""What the server answers without a browser: documents of pages, headers, small files."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable
from pathlib import Path

ADDRESSES = (
    *(f"/{page}?lang={lang}" for page in ("", "kartta", "nowhere") for lang in ("fi", "sv", "en")),
    "/kunta?kunta=179",
    "/healthz",
    "/robots.txt",
    "/favicon.png",
)
OF_THE_MOMENT = {"date", "etag", "last-modified", "content-length"}
"""Headers that say when, or repeat what the content says."""


def write(url: str, folder: Path) -> None:
    """Ask for each address and write status, headers and content."""
    folder.mkdir(parents=True)
    for address in ADDRESSES:
        status, headers, content = _answer(url + address)
        told = sorted(f"{n.lower()}: {v}" for n, v in headers if n.lower() not in OF_THE_MOMENT)
        head = "\n".join([address, str(status), *told])
        name = address.strip("/").replace("?", "_") or "root"
        (folder / f"{name}.txt").write_bytes(head.encode() + b"\n\n" + content)


def _answer(address: str) -> tuple[int, Iterable[tuple[str, str]], bytes]:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.headers.items(), answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers.items(), answer.read()
