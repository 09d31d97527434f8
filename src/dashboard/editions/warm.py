"""What the first readers of a version would wait for, made before they come."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.selection import LANGUAGES
from dashboard.editions import addresses, assessment, overview, radar, sectors, sources
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf


def warming(shelf: Shelf, version: str) -> Iterator[None]:
    """Make all that a version is asked of its tables, in all languages, in small steps.

    After the last step the page of any address is made without a query. Whoever takes the steps
    may stop between them.
    """
    for language in LANGUAGES:
        edition = shelf.edition(version, language)
        yield from _asked(edition)
        sources.page(edition)
        yield
        overview.page(edition)
        yield


def _asked(edition: Edition) -> Iterator[None]:
    """Ask for each thing that any view is made of; what another language asked for is there."""
    for code in edition.catalogue.indicators:
        edition.values(code)
        yield
    addresses.known(edition)
    _ = edition.radar, edition.outlines, edition.borders, edition.inhabitants
    yield
    sectors.tables_of(edition)
    radar.published(edition)
    radar.facts(edition)
    assessment.content(edition)
