"""The pages `/saavutettavuus` and `/tietosuoja`: what holds, what does not, and whom to tell."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.translator import Translator

SECTIONS = {
    "accessibility": {"status": 0, "gaps": 5, "how": 5, "feedback": 0, "oversight": 0},
    "privacy": {"nobody": 0, "cookies": 1, "storage": 2, "typed": 0, "logs": 3, "questions": 0},
}
"""The sections of each statement and how many points each lists."""


@dataclass(frozen=True, slots=True)
class StatementSection:
    """One section: heading, text, and a list."""

    title: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement."""

    title: str
    lead: str
    sections: tuple[StatementSection, ...]


def statement_view(t: Translator, name: str) -> StatementView:
    """Return a statement of `SECTIONS` in a language."""
    return StatementView(
        title=t(f"statement.{name}.title"),
        lead=t(f"statement.{name}.lead"),
        sections=tuple(
            StatementSection(
                t(f"statement.{name}.{section}.title"),
                t(f"statement.{name}.{section}.text"),
                tuple(t(f"statement.{name}.{section}.point_{n}") for n in range(1, count + 1)),
            )
            for section, count in SECTIONS[name].items()
        ),
    )
