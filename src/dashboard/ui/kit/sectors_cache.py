"""The pages of sectors and classes, kept between runs by the rules of `ui.caching`."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.domain.sector import CLASS_PREFIX, Sector, class_of
from dashboard.i18n.translator import translator_for
from dashboard.queries.observations import SECTOR_INDICATORS
from dashboard.queries.sectors import sector_texts
from dashboard.store.engine import frame
from dashboard.ui.kit import caching, municipality_cache
from dashboard.ui.kit.session import Here
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.indicator.region_point import region_point
from dashboard.views.sectors import classes as sectors_classes
from dashboard.views.sectors.compare import Part, compare_view
from dashboard.views.sectors.history import counts_of
from dashboard.views.sectors.map import with_counts
from dashboard.views.sectors.model import CompareView, SectorView
from dashboard.views.sectors.page import COUNTED, SOCIAL_AND_HEALTH, SectorTables
from dashboard.views.sectors.page import sector_view as make_view


def sector_of(here: Here) -> str:
    """Return the sector or class looked at: the reader's, or the first one."""
    return here.selection.sector or Sector.PENSIONERS.value


@st.cache_resource(max_entries=12, show_spinner=False)
def texts(version: str) -> pd.DataFrame:
    """Return what is said of the sectors."""
    return frame(sector_texts(caching.tables(version)))


@st.cache_resource(max_entries=12, show_spinner=False)
def tables_of(version: str) -> SectorTables:
    """Return what every page of a sector is made of."""
    register = region_point(caching.values(version, SOCIAL_AND_HEALTH))
    return SectorTables(municipality_cache.sectors(version), texts(version), register)


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def sector_map(
    version: str, lang: str, sector: str, municipality: str | None, year: int | None
) -> IndicatorView | None:
    """Return the map of a sector with its counts, or nothing when nobody has the sector."""
    code = SECTOR_INDICATORS[sector]
    if code not in caching.mapped_indicators(version):
        return None
    view = caching.indicator_view(version, lang, code, year, municipality)
    if view is None:
        return None
    counts = counts_of(tables_of(version).counts, sector)
    return with_counts(translator_for(lang), view, counts)


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def sector_view(
    version: str, lang: str, code: str, municipality: str | None, year: int | None = None
) -> SectorView:
    """Return the page of a sector, or of a class of the register; `year` is that of the map."""
    catalogue = caching.catalogue(version, lang)
    purpose_class = class_of(code)
    if purpose_class is None:
        shown = sector_map(version, lang, code, municipality, year)
        return make_view(catalogue, tables_of(version), code, shown, municipality)
    frames = {name: caching.values(version, name) for name in sectors_classes.NEEDED}
    return sectors_classes.class_view(catalogue, tables_of(version), frames, purpose_class)


@st.cache_resource(max_entries=54, show_spinner=False)
def poster(version: str, lang: str, sector: str, form: str) -> bytes:
    """Return a sector's poster of the whole region; six sectors, three languages, three forms."""
    # Loaded when first asked for: most readers never make a document.
    from dashboard.reports.sectors.poster import poster as make_poster

    view, (shapes, _) = sector_view(version, lang, sector, None), caching.shapes(version)
    return make_poster(view, shapes, translator_for(lang), caching.created(version), form)


@st.cache_resource(max_entries=caching.MANY, show_spinner=False)
def compared(version: str, lang: str, code: str, municipality: str | None) -> CompareView | None:
    """Return all sectors beside each other, or all classes when `code` is one of them."""
    t, catalogue = translator_for(lang), caching.catalogue(version, lang)
    if class_of(code) is not None:
        names = sectors_classes.INDICATORS
        parts = [
            Part(CLASS_PREFIX + one, catalogue.indicators[name].name, caching.values(version, name))
            for one, name in names.items()
        ]
        unit = catalogue.indicators[sectors_classes.ALL]
        return compare_view(catalogue, unit, parts, "classes", chosen=code)
    counts = tables_of(version).counts
    parts = [
        Part(sector.value, t(f"sector.{sector.value}"), counts_of(counts, sector.value))
        for sector in Sector
    ]
    unit = catalogue.indicators[COUNTED]
    return compare_view(catalogue, unit, parts, "sectors", chosen=code, municipality=municipality)
