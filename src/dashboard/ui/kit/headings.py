"""Parts that every page uses."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.i18n.labelled import Labelled
from dashboard.ui.kit import markup, session
from dashboard.views.shared.notes import told_of_samples


def heading(title: str, *lines: str) -> None:
    """Show the page's one h1 and what stands under it; a title of sample data says so itself."""
    markup.show(title_of(title), markup.paragraphs(lines, "lead"))


def title_of(title: str) -> Markup:
    """Return the page's one h1, with what its sample is not in words where it rests on one."""
    return markup.tag("h1", title) + samples_told(title)


def samples_told(title: str) -> Markup:
    """Return what the samples that a heading rests on are not: once a page each, at the first."""
    if not isinstance(title, Labelled):
        return markup.NOTHING
    told = told_of_samples(session.here().t, session.not_yet_told(title.made_of))
    return markup.given("p", " ".join(told), "sample")


def section(title: str, *lines: str) -> None:
    """Show a section's heading and its text."""
    markup.show(markup.tag("h2", title), markup.paragraphs(lines))
