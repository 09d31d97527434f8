"""Two written folders held against each other: what is gone, what is new, what is different.

What cannot be the same twice is made the same first: names that Streamlit draws by lot, ports, the
fingerprints of our own files, the moment at which something was written.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice, zip_longest
from pathlib import Path

from PIL import Image, ImageChops
from pypdf import PdfReader

LINES_SHOWN = 3
WIDTH = 160
UNSEEN = 4
"""By how much of 255 a colour may differ: edges are not drawn alike each time."""

TEXTS = {".txt", ".html", ".json", ".csv", ".svg", ".md", ".xml", ".rels", ".geojson", ".toml"}

CHANCE: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (r"(127\.0\.0\.1|localhost):\d+", "HOST"),
        (r"\?v=[0-9a-f.]+", "?v=FINGERPRINT"),
        (r"\bv\d{8}-\d{6}-[0-9a-f]{6}\b", "VERSION"),
        (r"(react-aria\d*-?)?:r\w+:", "ID"),
        (r"\b(clip|defs-|topdefs-|legend|g)[0-9a-f]{6}(?=\w*[\"')])", r"\1ID"),
        (r" data-(hovered|focused|focus-visible|pressed)=\"true\"", ""),
        (r"(\d{4}-\d\d-\d\d|TODAY) \d\d:\d\d UTC", "MOMENT"),
        (r"(<dcterms:(?:created|modified)[^>]*>)[^<]*", r"\1MOMENT"),
    )
)


def differences(old: Path, new: Path) -> Iterator[str]:
    """Yield a line for each file that is not the same, and for texts the first lines that differ."""
    before, now = _files(old), _files(new)
    for name in sorted(before | now):
        if name not in now:
            yield f"gone       {name}"
        elif name not in before:
            yield f"new        {name}"
        else:
            yield from _compared(name, (old / name).read_bytes(), (new / name).read_bytes())


def _files(folder: Path) -> set[str]:
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    if not found:
        raise SystemExit(f"nothing is written in {folder}")
    return found


def _compared(name: str, old: bytes, new: bytes) -> Iterator[str]:
    if old == new:
        return
    suffix = Path(name).suffix
    if suffix in TEXTS:
        yield from _texts(name, old, new)
    elif suffix == ".xlsx":
        yield from _archives(name, old, new)
    elif suffix == ".png":
        yield from _pictures(name, old, new)
    elif suffix == ".pdf":
        yield f"different  {name}: {_documents(old, new)}"
    else:
        yield f"different  {name}: {len(old)} and {len(new)} bytes"


def _texts(name: str, old: bytes, new: bytes) -> Iterator[str]:
    """Yield what lies between the lines that two texts have in common at their ends."""
    before, now = _lines(old), _lines(new)
    if before == now:
        return
    start = _alike(before, now)
    left, right = before[start:], now[start:]
    end = _alike(left[::-1], right[::-1])
    left, right = left[: len(left) - end], right[: len(right) - end]
    yield f"different  {name}: line {start + 1} on, {len(left)} lines became {len(right)}"
    pairs = zip_longest(left, right, fillvalue="")
    for was, became in islice((pair for pair in pairs if len({*pair}) > 1), LINES_SHOWN):
        at = max(0, _alike(was, became) - WIDTH // 3)
        yield f"    - {was[at : at + WIDTH]}"
        yield f"    + {became[at : at + WIDTH]}"


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", errors="replace")
    for pattern, made in CHANCE:
        text = pattern.sub(made, text)
    return text.splitlines()


def _alike(before: Sequence[str], now: Sequence[str]) -> int:
    """Return how long two lists of lines, or two lines, begin alike."""
    pairs = zip(before, now, strict=False)
    shorter = min(len(before), len(now))
    return next((at for at, (was, became) in enumerate(pairs) if was != became), shorter)


def _archives(name: str, old: bytes, new: bytes) -> Iterator[str]:
    before, now = _parts(old), _parts(new)
    for part in sorted(before.keys() | now.keys()):
        if part in before and part in now:
            yield from _compared(f"{name}/{part}", before[part], now[part])
        else:
            yield f"{'gone      ' if part in before else 'new       '} {name}/{part}"


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def _pictures(name: str, old: bytes, new: bytes) -> Iterator[str]:
    """Yield where two pictures differ so that somebody could see it."""
    with Image.open(BytesIO(old)) as first, Image.open(BytesIO(new)) as second:
        before, now = first.convert("RGB"), second.convert("RGB")
    if before.size != now.size:
        yield f"different  {name}: {before.size} and {now.size} pixels"
        return
    seen = ImageChops.difference(before, now).point(lambda value: max(0, value - UNSEEN))
    if place := seen.getbbox():
        yield f"different  {name}: pixels in {place}"


def _documents(old: bytes, new: bytes) -> str:
    """Tell whether two PDF files differ in their words or only in how they look."""
    before, now = _pages(old), _pages(new)
    if len(before) != len(now):
        return f"{len(before)} and {len(now)} pages"
    changed = [
        str(at) for at, both in enumerate(zip(before, now, strict=True), 1) if len({*both}) > 1
    ]
    return f"other words on page {', '.join(changed)}" if changed else "the same words, other bytes"


def _pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
