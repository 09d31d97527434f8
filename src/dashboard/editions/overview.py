"""The field at a glance."""

from __future__ import annotations

from dashboard.editions import indicator
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.queries.catalogue import certain_facts
from dashboard.store.engine import frame
from dashboard.views.overview.page import INDICATORS, MAP_INDICATOR, OverviewView, overview_view


@remembered
def page(edition: Edition) -> OverviewView:
    """Return the overview."""
    return overview_view(
        edition.catalogue,
        edition.values_of(INDICATORS),
        frame(certain_facts(edition.tables)),
        indicator.page(edition, MAP_INDICATOR),
    )
