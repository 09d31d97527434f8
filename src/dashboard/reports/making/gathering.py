"""Views gathered straight from the tables of a version, for documents made without a page."""

from __future__ import annotations

import pandas as pd
import pyproj

from dashboard.domain.indicator import RegionRule
from dashboard.domain.peers import PeerRule
from dashboard.errors import UsageError
from dashboard.figures.indicator.outlines import Outlines, outlines
from dashboard.i18n.translator import Translator
from dashboard.queries import catalogue as described
from dashboard.queries import radar as asked
from dashboard.queries.observations import indicator_values
from dashboard.queries.protocol import Tables
from dashboard.queries.sectors import sector_values
from dashboard.store.engine import frame
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.municipality.page import INDICATORS, municipality_view
from dashboard.views.municipality.peers import peers_of
from dashboard.views.radar.model import Radar, radar
from dashboard.views.shared.catalogue import Catalogue, catalogue


def catalogue_of(tables: Tables, t: Translator, version: str) -> Catalogue:
    """Return the descriptions of a version."""
    return catalogue(
        t,
        version,
        municipalities=frame(described.municipalities(tables)),
        indicators=frame(described.indicators(tables)),
        sources=frame(described.sources(tables)),
        series=frame(described.series(tables)),
    )


def outlines_of(tables: Tables) -> tuple[Outlines, str]:
    """Return the map's outlines for today's municipalities, and the source of the borders."""
    rows = frame(described.boundaries(tables))
    places = frame(described.municipalities(tables))
    members = places[places["member_until"].isna()]
    rows = rows[rows["municipality_code"].isin(members["municipality_code"])]
    to_metres = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3067", always_xy=True)
    east, north = to_metres.transform(members["label_lon"], members["label_lat"])
    points = dict(zip(members["municipality_code"], zip(east, north, strict=True), strict=True))
    borders = dict(zip(rows["municipality_code"], rows["geometry_3067"], strict=True))
    return outlines(borders, points), str(rows["source_id"].iloc[0])


def radar_of(tables: Tables, t: Translator) -> Radar:
    """Return the municipal radar of a version."""
    answers = asked.round_answers(tables)
    return radar(
        t,
        frame(asked.radar_criteria(tables)),
        frame(answers),
        frame(asked.scores(answers)),
        frame(asked.scores(answers, by_theme=True)),
        frame(asked.score_changes(tables)),
    )


def inhabitants_of(values: pd.DataFrame, catalogue: Catalogue) -> dict[str, float]:
    """Return the newest population of each of today's municipalities."""
    members = catalogue.codes
    newest = values[values["area_code"].isin(members)].sort_values("year")
    newest = newest.drop_duplicates("area_code", keep="last")
    return dict(zip(newest["area_code"], newest["value"].astype(float), strict=True))


def municipality_of(tables: Tables, t: Translator, version: str, code: str) -> MunicipalityView:
    """Return the card of a municipality beside the nearest by population.

    Raises `UsageError` for a code that is none of today's municipalities.
    """
    words = catalogue_of(tables, t, version)
    if code not in set(words.codes):
        raise UsageError("code_unknown", code=code, table="municipalities")
    frames = {
        name: frame(indicator_values(tables, name, RegionRule(words.indicators[name].region_rule)))
        for name in INDICATORS
        if name in words.indicators
    }
    inhabitants = inhabitants_of(frames["population"], words)
    return municipality_view(
        words,
        radar_of(tables, t),
        frames,
        frame(sector_values(tables)),
        code,
        peers_of(words, inhabitants, code, (), PeerRule.POPULATION),
    )
