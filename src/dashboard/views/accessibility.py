"""The page `/saavutettavuus`: what works, what does not, and whom to tell."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.translator import Translator

SECTIONS = {
    "status": 0,
    "gaps": 5,
    "how": 5,
    "feedback": 0,
    "oversight": 0,
}
"""The sections of the statement and how many points each lists."""


@dataclass(frozen=True, slots=True)
class StatementSection:
    """One section: heading, text, and a list."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """The statement."""

    title: str
    lead: str
    sections: tuple[StatementSection, ...]


def accessibility_view(t: Translator) -> AccessibilityView:
    """Return the statement in a language."""
    return AccessibilityView(
        title=t("accessibility.title"),
        lead=t("accessibility.lead"),
        sections=tuple(
            StatementSection(
                t(f"accessibility.{name}.title"),
                (t(f"accessibility.{name}.text"),),
                tuple(t(f"accessibility.{name}.point_{n}") for n in range(1, count + 1)),
            )
            for name, count in SECTIONS.items()
        ),
    )
