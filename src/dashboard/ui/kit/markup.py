"""Words as HTML: every text is escaped here, since names and notes come from files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import streamlit as st

from dashboard.views.shared.card import TableRow, TableView


def show(*parts: str) -> None:
    """Put finished HTML on the page; nothing at all when there is none."""
    if body := "".join(parts):
        st.html(body)


def text(content: str) -> str:
    """Return text escaped."""
    return escape(content)


def literal(content: str) -> str:
    """Return text for a place that reads Markdown, such as a label: its signs stand as they are.

    Signs that mean nothing where they stand are left alone, since a screen reader reads a label
    that is not shown with every backslash.
    """
    plain = " ".join(content.split())
    return re.sub(r"([\\`*_\[\]<>$|~]|:(?=\S)|^[#+-]|^\d+(?=[.)]))", r"\\\1", plain)


def tag(name: str, content: str, css: str = "") -> str:
    """Return one element with escaped text."""
    marked = f' class="{css}"' if css else ""
    return f"<{name}{marked}>{escape(content)}</{name}>"


def link(content: str, address: str) -> str:
    """Return a link; only web addresses become one, anything else stays text."""
    if not address.startswith(("https://", "http://")):
        return escape(content)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{escape(content)}</a>'


def paragraphs(texts: Iterable[str], css: str = "") -> str:
    """Return each text as a paragraph."""
    return "".join(tag("p", each, css) for each in texts if each)


def listing(texts: Iterable[str]) -> str:
    """Return texts as a list, or nothing when there are none."""
    items = "".join(tag("li", each) for each in texts)
    return f'<ul class="plain">{items}</ul>' if items else ""


def table(view: TableView, *, hide_caption: bool = False) -> str:
    """Return a real table: caption, header cells, the first cell of each row its header.

    A table wider than the screen scrolls inside its own frame, which the keyboard reaches.
    """
    hidden = ' class="for-readers"' if hide_caption else ""
    head = "".join(
        f'<th scope="col"{_side(numeric)}>{escape(name)}</th>'
        for name, numeric in zip(view.headings, view.numeric, strict=True)
    )
    body = "".join(_row(row, view.numeric) for row in view.rows)
    foot = f"<tfoot>{_row(view.foot, view.numeric)}</tfoot>" if view.foot else ""
    return (
        f'<div class="table-frame" tabindex="0" role="region" aria-label="{escape(view.caption)}">'
        f"<table><caption{hidden}><span>{escape(view.caption)}</span></caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody>{foot}</table></div>"
    )


def _row(row: TableRow, numeric: tuple[bool, ...]) -> str:
    first, *rest = zip(row.cells, numeric, strict=True)
    strong = ' class="chosen" aria-current="true"' if row.strong else ""
    cells = "".join(f"<td{_side(right)}>{escape(cell)}</td>" for cell, right in rest)
    return f'<tr{strong}><th scope="row"{_side(first[1])}>{escape(first[0])}</th>{cells}</tr>'


def _side(numeric: bool) -> str:
    return ' class="number"' if numeric else ""
