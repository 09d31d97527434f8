"""How figures are made, and what the words of the field mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.sector import PURPOSE_CLASSES, Sector
from dashboard.i18n.translator import Translator
from dashboard.views.shared.catalogue import Catalogue

METHODS = (
    "region",
    "median",
    "standing",
    "rank",
    "peers",
    "small",
    "rates",
    "path",
    "changed",
    "series",
    "map",
    "radar",
    "score_change",
    "kuhmoinen",
    "sample",
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A word or a rule with its explanation; `parts` are the names below it with theirs."""

    title: str
    text: str
    parts: tuple[tuple[str, str], ...] = ()


def methods(t: Translator) -> tuple[Explained, ...]:
    """Return how figures are compared, told over years, drawn and labelled."""
    return tuple(Explained(t(f"method.{name}.title"), t(f"method.{name}.text")) for name in METHODS)


def terms(catalogue: Catalogue) -> tuple[Explained, ...]:
    """Return what an organisation is, and each of the sectors and of the register's classes."""
    t = catalogue.t
    sectors = tuple((t(f"sector.{one}"), t(f"sector_definition.{one}")) for one in Sector)
    parts = {"organisation": (), "sector": sectors, "purpose_class": tuple(_classes(catalogue))}
    return tuple(
        Explained(t(f"term.{name}.title"), t(f"term.{name}.text"), below)
        for name, below in parts.items()
    )


def _classes(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The classes that the version describes: their words are those of their indicators."""
    for number in PURPOSE_CLASSES:
        indicator = catalogue.indicators.get(f"associations_class_{number}")
        if indicator is not None:
            yield f"{number} {indicator.name}", indicator.description
