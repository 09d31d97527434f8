"""The radar and the cards of the embedded version."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from dashboard.domain.places.peers import PeerRule
from dashboard.editions import municipality
from dashboard.editions import radar as editions
from dashboard.queries.radar import published_results
from dashboard.store.engine import frame
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.radar.model import Radar
from dashboard.views.radar.page import RadarChoice, RadarView
from tests.views import real


def radar(lang: str = "fi") -> Radar:
    """The radar in a language."""
    return real.edition(lang).radar


@cache
def published() -> pd.DataFrame:
    """The published results."""
    return frame(published_results(real.tables()))


def inhabitants() -> Mapping[str, float]:
    """The newest population of today's municipalities."""
    return real.edition().inhabitants


def page(lang: str = "fi", **choice: Any) -> RadarView:
    """The page of a choice."""
    found = editions.page(real.edition(lang), RadarChoice(**choice))
    assert found is not None
    return found


def card(
    code: str, lang: str = "fi", *chosen: str, rule: PeerRule = PeerRule.POPULATION
) -> MunicipalityView:
    """The card of a municipality."""
    return municipality.page(real.edition(lang), code, chosen, rule)
