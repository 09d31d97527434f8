"""What the first readers of a version ask for, made before they come."""

from __future__ import annotations

from dashboard.domain.selection import LANGUAGES
from dashboard.editions import indicator, overview, trends
from dashboard.editions.shelf import Shelf

OPENED_WITH = ("population", "age_65plus_pct")
"""The indicators that pages open with."""


def warm(shelf: Shelf, version: str) -> None:
    """Make the overview, the radar, and the map and the trend that pages open with."""
    for language in LANGUAGES:
        edition = shelf.edition(version, language)
        overview.page(edition)
        _ = edition.radar, edition.outlines, edition.inhabitants
        for code in OPENED_WITH:
            if code in edition.catalogue.indicators:
                indicator.page(edition, code)
                trends.page(edition, code)
