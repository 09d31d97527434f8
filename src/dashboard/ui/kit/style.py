"""The style of the product's own HTML; colours of Streamlit's parts are in its theme."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from dashboard import paths
from dashboard.ui.kit import markup


def apply() -> None:
    """Put the stylesheet on the page; HTML that is nothing else takes no room in the layout."""
    markup.show(_stylesheet())


@cache
def _stylesheet() -> Markup:
    content = (paths.ASSETS / "page.css").read_text(encoding="utf-8")
    return Markup(f"<style>{content}</style>")
