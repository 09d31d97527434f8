"""One version of the data in one language: what every view is made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd
import pyproj

from dashboard.domain.source import Source
from dashboard.editions.memory import Memory, remembered, remembered_of_version
from dashboard.figures.indicator.outlines import Outlines, outlines
from dashboard.i18n.translator import translator_for
from dashboard.queries import catalogue as described
from dashboard.queries import observations
from dashboard.queries import radar as asked
from dashboard.store.engine import Tables, frame
from dashboard.views.radar.model import Radar
from dashboard.views.radar.model import radar as read_radar
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.catalogue import catalogue as read_catalogue


class Edition:
    """A version in a language. Threads share it; nothing that it returns may be changed.

    Making one is cheap: what it returns is kept in `memory`, which editions of one version share.
    """

    def __init__(self, tables: Tables, language: str, memory: Memory | None = None) -> None:
        """Take the tables of a version; an unknown language becomes the default."""
        self.tables = tables
        self.t = translator_for(language)
        self.memory = memory or Memory()

    @property
    def version(self) -> str:
        """Return the version's name."""
        return self.tables.version

    @property
    @remembered_of_version
    def created(self) -> date:
        """Return the day of the version: documents are dated by their data, not by the clock."""
        return date.fromisoformat(self.tables.manifest.created[:10])

    @property
    @remembered
    def catalogue(self) -> Catalogue:
        """Return the descriptions of the version."""
        return read_catalogue(
            self.t,
            self.version,
            municipalities=frame(described.municipalities(self.tables)),
            indicators=frame(described.indicators(self.tables)),
            sources=frame(described.sources(self.tables)),
            series=frame(described.series(self.tables)),
        )

    @remembered_of_version
    def values(self, code: str) -> pd.DataFrame:
        """Return all values of an indicator, with columns as in `queries.observations`."""
        rule = self.catalogue.indicators[code].region_rule
        return frame(observations.indicator_values(self.tables, code, rule))

    def values_of(self, codes: Iterable[str]) -> Mapping[str, pd.DataFrame]:
        """Return the values of those of the indicators that the version knows."""
        return {code: self.values(code) for code in codes if code in self.catalogue.indicators}

    @property
    @remembered
    def radar(self) -> Radar:
        """Return the municipal radar: criteria, rounds, answers, scores."""
        answers = asked.round_answers(self.tables)
        return read_radar(
            self.t,
            frame(asked.radar_criteria(self.tables)),
            frame(answers),
            frame(asked.scores(answers)),
            frame(asked.scores(answers, by_theme=True)),
            frame(asked.score_changes(self.tables)),
        )

    @property
    @remembered_of_version
    def outlines(self) -> Outlines:
        """Return the map's outlines for today's municipalities."""
        borders = frame(described.boundaries(self.tables))
        places = frame(described.municipalities(self.tables))
        members = places[places["member_until"].isna()]
        shapes = dict(zip(borders["municipality_code"], borders["geometry_3067"], strict=True))
        to_metres = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:3067", always_xy=True)
        east, north = to_metres.transform(members["label_lon"], members["label_lat"])
        points = dict(zip(members["municipality_code"], zip(east, north, strict=True), strict=True))
        return outlines({code: shape for code, shape in shapes.items() if code in points}, points)

    @property
    @remembered
    def borders(self) -> Source | None:
        """Return the source of the map's borders, or nothing when the version has none."""
        ids = frame(described.boundaries(self.tables).select("source_id"))["source_id"]
        return self.catalogue.sources[str(ids.iloc[0])] if len(ids) else None

    @property
    @remembered_of_version
    def inhabitants(self) -> Mapping[str, float]:
        """Return the newest population of each of today's municipalities."""
        values = self.values("population")
        newest = values[values["area_code"].isin(self.catalogue.codes)].sort_values("year")
        newest = newest.drop_duplicates("area_code", keep="last")
        return dict(zip(newest["area_code"], newest["value"].astype(float), strict=True))
