"""Fields for what people write: nothing but text, cleaned and cut to a length."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.domain.practices.assessment import MAX_SHORT, MAX_TEXT, cleaned
from dashboard.ui.kit import markup, session

AREA_HEIGHT = 100


def area(name: str, label: str, text: str, take: Callable[[str], None], *, about: str = "") -> None:
    """Draw a field of several lines; `take` gets what was written."""
    key = session.seeded(name, text)
    st.text_area(
        markup.literal(label),
        key=key,
        max_chars=MAX_TEXT,
        height=AREA_HEIGHT,
        on_change=session.on_change(key, lambda typed: take(cleaned(typed or "", MAX_TEXT))),
    )
    _about(about)


def line(name: str, label: str, text: str, take: Callable[[str], None], *, about: str = "") -> None:
    """Draw a field of one line; `take` gets what was written."""
    key = session.seeded(name, text)
    st.text_input(
        markup.literal(label),
        key=key,
        max_chars=MAX_SHORT,
        on_change=session.on_change(key, lambda typed: take(cleaned(typed or "", MAX_SHORT))),
    )
    _about(about)


def _about(text: str) -> None:
    if text:
        markup.show(markup.tag("p", text, "help"))
