"""The parts of `/saavutettavuus`: the accessibility statement."""

from __future__ import annotations

from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.views.accessibility import accessibility_view


def show() -> None:
    """Show the statement."""
    view = accessibility_view(session.here().t)
    heading(view.title, view.lead)
    for part in view.sections:
        section(part.title, *part.paragraphs)
        markup.show(markup.listing(part.points))
