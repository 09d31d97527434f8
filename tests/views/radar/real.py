"""The radar and the cards of the embedded version, as `ui` makes them."""

from __future__ import annotations

from functools import cache
from typing import Any

import pandas as pd

from dashboard.domain.peers import PeerRule
from dashboard.i18n.translator import translator_for
from dashboard.queries import radar as queries
from dashboard.queries.sectors import sector_values
from dashboard.store.engine import frame
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.municipality.page import INDICATORS, municipality_view
from dashboard.views.municipality.peers import peers_of
from dashboard.views.radar.model import Radar
from dashboard.views.radar.model import radar as read_radar
from dashboard.views.radar.page import RadarChoice, RadarView, radar_view
from tests.views import real


@cache
def radar(lang: str = "fi") -> Radar:
    """The radar in a language."""
    answers = queries.round_answers(real.tables())
    return read_radar(
        translator_for(lang),
        frame(queries.radar_criteria(real.tables())),
        frame(answers),
        frame(queries.scores(answers)),
        frame(queries.scores(answers, by_theme=True)),
        frame(queries.score_changes(real.tables())),
    )


@cache
def published() -> pd.DataFrame:
    """The published results."""
    return frame(queries.published_results(real.tables()))


@cache
def inhabitants() -> dict[str, float]:
    """The newest population of today's municipalities."""
    values = real.values("population")
    members = [m.code for m in real.catalogue().members()]
    newest = values[values["area_code"].isin(members) & (values["year"] == values["year"].max())]
    return dict(zip(newest["area_code"], newest["value"].astype(float), strict=True))


def page(lang: str = "fi", **choice: Any) -> RadarView:
    """The page of a choice."""
    found = radar_view(
        real.catalogue(lang),
        radar(lang),
        published(),
        inhabitants(),
        RadarChoice(**choice),
    )
    assert found is not None
    return found


@cache
def sectors() -> pd.DataFrame:
    """Organisations by area, year and sector."""
    return frame(sector_values(real.tables()))


def card(
    code: str, lang: str = "fi", *chosen: str, rule: PeerRule = PeerRule.POPULATION
) -> MunicipalityView:
    """The card of a municipality."""
    found = real.catalogue(lang)
    return municipality_view(
        found,
        radar(lang),
        {name: real.values(name) for name in INDICATORS},
        sectors(),
        code,
        peers_of(found, inhabitants(), code, chosen, rule),
    )
