"""Finished documents by Typst: templates of our own, data as JSON, fonts from this package.

Data never becomes source: it goes in as one JSON string, so that a name such as `#import "x"` is
text. The same data and day give the same bytes.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import typst

from dashboard import paths
from dashboard.figures.shared.colours import (
    CLOUDBERRY,
    INK,
    LAKE,
    LINE,
    MUTED,
    PARTLY,
    SURFACE,
    WHITE,
)

PRINT_DPI = 300

COLOURS = {
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "surface": SURFACE,
    "white": WHITE,
    "lake": LAKE,
    "cloudberry": CLOUDBERRY,
    "partly": PARTLY,
}
"""What templates call the colours; they name none themselves."""

_lock = threading.Lock()


def pdf_bytes(
    template: str, data: Mapping[str, Any], *, title: str, lang: str, created: date
) -> bytes:
    """Return a document as PDF/UA-1; `created` is its day, not the clock's."""
    content = _compile(template, _inputs(data, title, lang), created, form="pdf")
    assert isinstance(content, bytes)
    return content


def svg_pages(template: str, data: Mapping[str, Any], *, title: str, lang: str) -> list[bytes]:
    """Return each page as an SVG whose letters are outlines."""
    return _pages(_compile(template, _inputs(data, title, lang), None, form="svg"))


def png_pages(template: str, data: Mapping[str, Any], *, title: str, lang: str) -> list[bytes]:
    """Return each page as a PNG for print, 300 dots an inch."""
    return _pages(_compile(template, _inputs(data, title, lang), None, form="png"))


def _inputs(data: Mapping[str, Any], title: str, lang: str) -> dict[str, str]:
    whole = {**data, "title": title, "lang": lang, "colours": COLOURS}
    return {"data": json.dumps(_printable(whole), ensure_ascii=False)}


def _printable(value: Any) -> Any:
    """Replace what the font cannot print: PDF/UA refuses a document with a missing glyph."""
    if isinstance(value, str):
        known = _glyphs()
        return "".join(
            c if c in known or c in "\n\u00ad" else "\N{REPLACEMENT CHARACTER}" for c in value
        )
    if isinstance(value, Mapping):
        return {name: _printable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value


@cache
def _glyphs() -> frozenset[str]:
    """Return the characters that the regular font has."""
    from fontTools.ttLib import TTFont

    with TTFont(paths.FONTS / "SourceSans3-Regular.otf", lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@cache
def _compiler() -> typst.Compiler:
    """Return the compiler; it keeps fonts and templates between documents."""
    return typst.Compiler(
        root=str(paths.TEMPLATES), font_paths=[str(paths.FONTS)], ignore_system_fonts=True
    )


def _compile(template: str, inputs: dict[str, str], created: date | None, *, form: str) -> Any:
    day = created or date(1970, 1, 1)
    options: dict[str, Any] = {"format": form}
    if form == "pdf":
        options |= {
            "pdf_standards": ["ua-1"],
            "timestamp": datetime(day.year, day.month, day.day, tzinfo=UTC),
        }
    if form == "png":
        options["ppi"] = PRINT_DPI
    # One compiler serves all readers, one at a time: a document takes a few hundredths of a second.
    with _lock:
        return _compiler().compile(
            input=str(paths.TEMPLATES / f"{template}.typ"), sys_inputs=inputs, **options
        )


def _pages(content: Any) -> list[bytes]:
    return list(content) if isinstance(content, list) else [content]
