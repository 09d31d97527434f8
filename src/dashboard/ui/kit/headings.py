"""Parts that every page uses."""

from __future__ import annotations

from dashboard.ui.kit import markup


def heading(title: str, *lines: str) -> None:
    """Show the page's one h1 and what stands under it; a title of sample data says so itself."""
    markup.show(markup.tag("h1", title), markup.paragraphs(lines, "lead"))


def section(title: str, *lines: str) -> None:
    """Show a section's heading and its text."""
    markup.show(markup.tag("h2", title), markup.paragraphs(lines))
