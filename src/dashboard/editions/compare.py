"""Two to six municipalities side by side."""

from __future__ import annotations

from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.views.compare.page import COMPARED, CompareView, compare_view
from dashboard.views.compare.radar import RadarExcerpt, radar_excerpt


@remembered
def page(edition: Edition, chosen: tuple[str, ...]) -> CompareView | None:
    """Return the comparison in the reader's order, or nothing without any value."""
    return compare_view(edition.catalogue, edition.values_of(COMPARED), chosen)


@remembered
def excerpt(edition: Edition, chosen: tuple[str, ...]) -> RadarExcerpt | None:
    """Return the answers of the latest round of the radar, or nothing without a round."""
    return radar_excerpt(edition.catalogue, edition.radar, chosen)
