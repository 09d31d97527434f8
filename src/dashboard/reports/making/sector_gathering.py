"""The view of a sector or a class gathered straight from a version's tables, for documents."""

from __future__ import annotations

import pandas as pd

from dashboard.domain.indicator import RegionRule
from dashboard.domain.sector import CLASS_ADDRESSES, Sector, class_of
from dashboard.errors import UsageError
from dashboard.i18n.translator import Translator
from dashboard.queries import catalogue as described
from dashboard.queries.observations import SECTOR_INDICATORS, indicator_values
from dashboard.queries.protocol import Tables
from dashboard.queries.sectors import sector_texts, sector_values
from dashboard.reports.making.gathering import catalogue_of
from dashboard.store.engine import frame
from dashboard.views.indicator.page import IndicatorView, indicator_view
from dashboard.views.indicator.region_point import region_point
from dashboard.views.sectors.classes import NEEDED, class_view
from dashboard.views.sectors.history import counts_of
from dashboard.views.sectors.map import with_counts
from dashboard.views.sectors.model import SectorView
from dashboard.views.sectors.page import SOCIAL_AND_HEALTH, SectorTables, sector_view
from dashboard.views.shared.catalogue import Catalogue


def sector_of(
    tables: Tables, t: Translator, version: str, code: str, municipality: str | None = None
) -> SectorView:
    """Return the page of a sector or of a class of the register by its code in addresses.

    Raises `UsageError` for a code that is neither, and for a municipality that is none of today's.
    """
    words = catalogue_of(tables, t, version)
    if code not in {*(sector.value for sector in Sector), *CLASS_ADDRESSES}:
        raise UsageError("code_unknown", code=code, table="sector_texts")
    if municipality is not None and municipality not in set(words.codes):
        raise UsageError("code_unknown", code=municipality, table="municipalities")
    register = region_point(_values(tables, words, SOCIAL_AND_HEALTH))
    gathered = SectorTables(frame(sector_values(tables)), frame(sector_texts(tables)), register)
    if (purpose_class := class_of(code)) is not None:
        frames = {name: _values(tables, words, name) for name in NEEDED}
        return class_view(words, gathered, frames, purpose_class)
    shown = _map(tables, t, words, gathered, code, municipality)
    return sector_view(words, gathered, code, shown, municipality)


def _map(
    tables: Tables,
    t: Translator,
    words: Catalogue,
    gathered: SectorTables,
    sector: str,
    municipality: str | None,
) -> IndicatorView | None:
    indicator = words.indicators.get(SECTOR_INDICATORS[sector])
    borders = frame(described.boundaries(tables))["source_id"]
    if indicator is None or borders.empty:
        return None
    view = indicator_view(
        words,
        indicator,
        _values(tables, words, indicator.code),
        year=None,
        chosen=municipality,
        borders=words.sources[str(borders.iloc[0])],
    )
    return None if view is None else with_counts(t, view, counts_of(gathered.counts, sector))


def _values(tables: Tables, words: Catalogue, code: str) -> pd.DataFrame:
    rule = RegionRule(words.indicators[code].region_rule)
    return frame(indicator_values(tables, code, rule))
