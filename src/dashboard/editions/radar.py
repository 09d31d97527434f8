"""The yearly municipal radar."""

from __future__ import annotations

import pandas as pd

from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered, remembered_of_version
from dashboard.queries.radar import published_results
from dashboard.store.engine import frame
from dashboard.views.radar.page import RadarChoice, RadarView, radar_view
from dashboard.views.radar.published import PublishedPlace, published_places


@remembered
def page(edition: Edition, choice: RadarChoice) -> RadarView | None:
    """Return the radar for a choice, or nothing when there is no round."""
    return radar_view(
        edition.catalogue,
        edition.radar,
        _published(edition),
        edition.inhabitants,
        choice,
    )


@remembered_of_version
@remembered
def published(edition: Edition) -> tuple[PublishedPlace, ...]:
    """Return the published results alone: what there is without any round."""
    return published_places(edition.catalogue, _published(edition))


def _published(edition: Edition) -> pd.DataFrame:
    return frame(published_results(edition.tables))
