"""Counts of sectors made by hand, and the page of a sector of the embedded version."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.domain.places.areas import REGION_CODE
from dashboard.editions import sectors
from dashboard.editions.sectors import tables_of
from dashboard.views.sectors.history import counts_of, history_of
from dashboard.views.sectors.model import SectorHistory, SectorView
from dashboard.views.sectors.page import SectorTables
from dashboard.views.shared.catalogue import Catalogue
from tests.views import real
from tests.views.made import ids

SAMPLE = ("sample_organisations", "statfin_11ra")
OFFICIAL = "prh_associations"


def counts(
    by_area: Mapping[str, Mapping[int, int]],
    sector: str = "omaiset",
    source: str | tuple[str, ...] = SAMPLE,
) -> pd.DataFrame:
    """Rows as `queries.sectors` gives them; a thousand inhabitants everywhere."""
    return pd.DataFrame(
        [
            {
                "area_code": area,
                "year": year,
                "sector": sector,
                "count": count,
                "per_1000": float(count),
                "source_ids": ids(source),
                "count_source_ids": ids(source),
            }
            for area, years in by_area.items()
            for year, count in years.items()
        ]
    )


def history(
    values: Mapping[int, int],
    lang: str = "fi",
    *,
    source: str | tuple[str, ...] = OFFICIAL,
    area: str = REGION_CODE,
) -> SectorHistory | None:
    """The history of counts at the ends of years."""
    found = real.catalogue(lang)
    made = counts_of(counts({area: values}, source=source), "omaiset")
    return history_of(found, found.indicators["organisations"], made, area)


def register(points: list[tuple[int, str, str, int]], lang: str = "fi") -> SectorHistory | None:
    """The history of a class: (year, series, date, associations)."""
    found = real.catalogue(lang)
    rows = pd.DataFrame(
        [
            {
                "area_code": REGION_CODE,
                "year": year,
                "series": series,
                "period": date,
                "value": float(value),
                "status": "final",
                "source_ids": (OFFICIAL,),
                "base": float("nan"),
            }
            for year, series, date, value in points
        ]
    )
    indicator = found.indicators["associations_class_3"]
    return history_of(found, indicator, rows)


def tables() -> SectorTables:
    """The embedded version's sectors. Do not change them."""
    return tables_of(real.edition())


def page(code: str, lang: str = "fi", municipality: str | None = None) -> SectorView:
    """The page of a sector or a class of the embedded version."""
    return sectors.page(real.edition(lang), code, municipality)


def described(lang: str = "fi") -> Catalogue:
    """The descriptions of the embedded version."""
    return real.catalogue(lang)
