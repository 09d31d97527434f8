"""The parts of `/saavutettavuus` and `/tietosuoja`: a statement in sections."""

from __future__ import annotations

from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import heading, section
from dashboard.views.statements import statement_view


def show(name: str) -> None:
    """Show a statement of `views.statements.SECTIONS`."""
    view = statement_view(session.here().t, name)
    heading(view.title, view.lead)
    for part in view.sections:
        section(part.title, part.text)
        markup.show(markup.listing(part.points))
