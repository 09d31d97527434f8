"""Words as HTML: every text is escaped here, since names and notes come from files.

Escaped HTML is a type, `Markup`: what is put into its format or joined with it is escaped unless
it is `Markup` itself, and mypy refuses plain text where finished HTML is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import streamlit as st
from markupsafe import Markup, escape

from dashboard.views.shared.card import TableRow, TableView

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class _Finished:
    """HTML as Streamlit takes it without asking first whether the text is a file's name."""

    body: str

    def _repr_html_(self) -> str:
        return self.body


def show(*parts: Markup, width: Literal["stretch", "content"] = "stretch") -> None:
    """Put finished HTML on the page; nothing at all when there is none."""
    if body := joined(parts):
        st.html(_Finished(str(body)), width=width)


def joined(parts: Iterable[Markup]) -> Markup:
    """Return parts one after the other."""
    return NOTHING.join(parts)


def text(content: str) -> Markup:
    """Return text escaped."""
    return escape(content)


def literal(content: str) -> str:
    """Return text for a place that reads Markdown, such as a label: its signs stand as they are.

    Signs that mean nothing where they stand are left alone, since a screen reader reads a label
    that is not shown with every backslash.
    """
    plain = " ".join(content.split())
    return re.sub(r"([\\`*_\[\]<>$|~]|:(?=\S)|^[#+-]|^\d+(?=[.)]))", r"\\\1", plain)


def tag(name: str, content: str, css: str = "") -> Markup:
    """Return one element with escaped text."""
    # Some hundred a run: `Markup.format` would take ten times as long.
    marked = f' class="{escape(css)}"' if css else ""
    return Markup(f"<{name}{marked}>{escape(content)}</{name}>")


def given(name: str, content: str, css: str = "") -> Markup:
    """Return one element, or nothing when there is no text."""
    return tag(name, content, css) if content else NOTHING


def block(css: str, *parts: Markup, role: str = "") -> Markup:
    """Return parts in a box of a class; `role` tells what it is to who does not see it."""
    spoken = Markup(' role="{}"').format(role) if role else NOTHING
    return Markup('<div class="{}"{}>{}</div>').format(css, spoken, joined(parts))


def sign(state: str) -> Markup:
    """Return a sign drawn by the stylesheet; its word always stands beside it or in a legend."""
    return Markup('<span class="sign {}"></span>').format(state)


def link(content: str, address: str) -> Markup:
    """Return a link; only web addresses become one, anything else stays text."""
    if not address.startswith(("https://", "http://")):
        return escape(content)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, content)


def paragraphs(texts: Iterable[str], css: str = "") -> Markup:
    """Return each text as a paragraph."""
    return joined(given("p", each, css) for each in texts)


def listing(texts: Iterable[str]) -> Markup:
    """Return texts as a list, or nothing when there are none."""
    return items(tag("li", each) for each in texts)


def items(parts: Iterable[Markup]) -> Markup:
    """Return finished items as a list, or nothing when there are none."""
    body = joined(parts)
    return Markup('<ul class="plain">{}</ul>').format(body) if body else NOTHING


def definitions(named: Iterable[tuple[str, str]]) -> Markup:
    """Return names with what they mean as a list, or nothing when there are none."""
    return items(Markup("<li><b>{}</b>: {}</li>").format(name, said) for name, said in named)


def details(summary: str, content: Markup) -> Markup:
    """Return content that the reader unfolds."""
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, content)


@lru_cache(maxsize=64)
def table(view: TableView, *, hide_caption: bool = False) -> Markup:
    """Return a real table: caption, header cells, the first cell of each row its header.

    A table wider than the screen scrolls inside its own frame, which the keyboard reaches.
    Escaping some hundred cells takes milliseconds, so the same table is written once.
    """
    head = joined(
        Markup('<th scope="col"{}>{}</th>').format(_side(numeric), name)
        for name, numeric in zip(view.headings, view.numeric, strict=True)
    )
    foot = Markup("<tfoot>{}</tfoot>").format(_row(view.foot, view.numeric)) if view.foot else ""
    return Markup(
        '<div class="table-frame" tabindex="0" role="region" aria-label="{caption}">'
        "<table><caption{hidden}><span>{caption}</span></caption><thead><tr>{head}</tr></thead>"
        "<tbody>{body}</tbody>{foot}</table></div>"
    ).format(
        caption=view.caption,
        hidden=Markup(' class="for-readers"') if hide_caption else "",
        head=head,
        body=joined(_row(row, view.numeric) for row in view.rows),
        foot=foot,
    )


def _row(row: TableRow, numeric: tuple[bool, ...]) -> Markup:
    first, *rest = zip(row.cells, numeric, strict=True)
    strong = Markup(' class="chosen" aria-current="true"') if row.strong else ""
    cells = joined(Markup("<td{}>{}</td>").format(_side(right), cell) for cell, right in rest)
    return Markup('<tr{}><th scope="row"{}>{}</th>{}</tr>').format(
        strong, _side(first[1]), first[0], cells
    )


def _side(numeric: bool) -> Markup:
    return Markup(' class="number"') if numeric else NOTHING
