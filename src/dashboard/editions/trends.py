"""Indicators over years, and what has changed."""

from __future__ import annotations

from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.queries.radar import SCORE
from dashboard.views.trends.changed import INDICATORS, Changed, what_changed
from dashboard.views.trends.page import TrendsView, trends_view
from dashboard.views.trends.runs import same_set


@remembered
def page(
    edition: Edition,
    code: str,
    chosen: tuple[str, ...] = (),
    first: int | None = None,
    last: int | None = None,
) -> TrendsView | None:
    """Return an indicator over years, or nothing when it has no values or is not known."""
    catalogue = edition.catalogue
    if code not in catalogue.indicators:
        return None
    return trends_view(
        catalogue,
        catalogue.indicators[code],
        edition.values(code),
        chosen=chosen,
        first=first,
        last=last,
        own_changes=edition.radar.changes if code == SCORE else None,
    )


@remembered
def changed(edition: Edition, area: str) -> tuple[Changed, ...]:
    """Return the real changes of an area; the region's over one set of municipalities."""
    catalogue = edition.catalogue
    frames = {
        code: same_set(values, catalogue.indicators[code], catalogue.codes)
        for code, values in edition.values_of(INDICATORS).items()
    }
    return what_changed(catalogue, frames, area)
