"""Sectors and classes of the register."""

from __future__ import annotations

import pandas as pd

from dashboard.domain.sector import CLASS_PREFIX, Sector, class_of
from dashboard.editions import indicator
from dashboard.editions.addresses import check_member, known
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered, remembered_of_version
from dashboard.errors import UsageError
from dashboard.queries.observations import SECTOR_INDICATORS
from dashboard.queries.sectors import sector_texts, sector_values
from dashboard.store.engine import frame
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.indicator.region_point import region_point
from dashboard.views.sectors import classes
from dashboard.views.sectors.compare import Part, compare_view
from dashboard.views.sectors.history import counts_of
from dashboard.views.sectors.map import with_counts
from dashboard.views.sectors.model import CompareView, SectorView
from dashboard.views.sectors.page import COUNTED, SOCIAL_AND_HEALTH, SectorTables, sector_view


@remembered_of_version
def counts(edition: Edition) -> pd.DataFrame:
    """Return organisations by area, year and sector."""
    return frame(sector_values(edition.tables))


@remembered_of_version
def tables_of(edition: Edition) -> SectorTables:
    """Return what every page of a sector is made of."""
    register = region_point(edition.values(SOCIAL_AND_HEALTH))
    return SectorTables(counts(edition), frame(sector_texts(edition.tables)), register)


@remembered
def page(
    edition: Edition, code: str, municipality: str | None = None, year: int | None = None
) -> SectorView:
    """Return a sector, or a class of the register, by its code in addresses.

    `year` is that of the map. Raises `UsageError` for a code that is neither, and for a
    municipality that is none of today's.
    """
    if code not in known(edition).sectors:
        raise UsageError("code_unknown", code=code, table="sector_texts")
    if municipality is not None:
        check_member(edition, municipality)
    catalogue, tables = edition.catalogue, tables_of(edition)
    if (purpose_class := class_of(code)) is not None:
        frames = edition.values_of(classes.NEEDED)
        return classes.class_view(catalogue, tables, frames, purpose_class)
    shown = _map(edition, code, municipality, year)
    # A code may come as the sector itself: what is remembered is equal either way.
    return sector_view(catalogue, tables, str(code), shown, municipality)


@remembered
def compared(edition: Edition, code: str, municipality: str | None) -> CompareView | None:
    """Return all sectors beside each other, or all classes when `code` is one of them."""
    catalogue = edition.catalogue
    if class_of(code) is not None:
        parts = [
            Part(CLASS_PREFIX + one, catalogue.indicators[name].name, edition.values(name))
            for one, name in classes.INDICATORS.items()
        ]
        return compare_view(
            catalogue, catalogue.indicators[classes.ALL], parts, "classes", chosen=code
        )
    parts = [
        Part(each, edition.t(f"sector.{each}"), counts_of(counts(edition), each)) for each in Sector
    ]
    return compare_view(
        catalogue,
        catalogue.indicators[COUNTED],
        parts,
        "sectors",
        chosen=code,
        municipality=municipality,
    )


def _map(
    edition: Edition, sector: str, municipality: str | None, year: int | None
) -> IndicatorView | None:
    """Return the map of a sector with its counts, or nothing when nobody has the sector."""
    code = SECTOR_INDICATORS[sector]
    if code not in indicator.mapped(edition):
        return None
    view = indicator.page(edition, code, year, municipality)
    if view is None:
        return None
    return with_counts(edition.t, view, counts_of(counts(edition), sector))
