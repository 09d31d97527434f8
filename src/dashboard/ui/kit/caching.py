"""Everything that is kept between runs, keyed by data version and language; bounded.

What is kept is shared by all sessions and never changed: frames and views are treated as
immutable. A new version has a new key, so an import shows at once without a restart.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pandas as pd
import streamlit as st

from dashboard import paths
from dashboard.domain.indicator import RegionRule
from dashboard.domain.sector import CLASS_ADDRESSES, Sector
from dashboard.domain.selection import DEFAULT_LANGUAGE, Known
from dashboard.figures.indicator.outlines import Outlines
from dashboard.i18n.translator import translator_for
from dashboard.queries import catalogue as described
from dashboard.queries import observations, radar
from dashboard.reports.making import gathering
from dashboard.store.engine import Tables, columns, frame
from dashboard.store.versions import Store
from dashboard.views.indicator.frames import MapFrame
from dashboard.views.indicator.frames import map_frames as make_map_frames
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.indicator.page import indicator_view as make_indicator_view
from dashboard.views.indicator.values import Change
from dashboard.views.overview import page as overview
from dashboard.views.overview.page import OverviewView
from dashboard.views.radar.score_changes import changes_by_year, score_changes
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.sources import page as sources_page
from dashboard.views.sources.page import SourcesView

MANY = 400
"""Values of all indicators in a dozen versions."""


@cache
def store() -> Store:
    """Return the store; it holds no data itself."""
    return Store(paths.data_folder(), paths.EMBEDDED_STORE)


def tables(version: str) -> Tables:
    """Return the tables of a version."""
    return Tables(store(), version)


def created(version: str) -> date:
    """Return the day of a version."""
    return date.fromisoformat(store().manifest(version).created[:10])


@st.cache_resource(max_entries=36, show_spinner=False)
def catalogue(version: str, lang: str) -> Catalogue:
    """Return the descriptions of a version in a language."""
    return gathering.catalogue_of(tables(version), translator_for(lang), version)


@st.cache_resource(max_entries=MANY, show_spinner=False)
def values(version: str, code: str) -> pd.DataFrame:
    """Return all values of an indicator, with columns as in `queries.observations`."""
    rule = RegionRule(catalogue(version, DEFAULT_LANGUAGE).indicators[code].region_rule)
    return frame(observations.indicator_values(tables(version), code, rule))


@st.cache_resource(max_entries=12, show_spinner=False)
def mapped_indicators(version: str) -> dict[str, tuple[str, ...]]:
    """Return the indicators that a map can show, in the catalogue's order, with their sources."""
    rows = frame(observations.mapped_indicators(tables(version)))
    found = {
        str(code): tuple(sorted(set(ids)))
        for code, ids in rows.groupby("indicator_code")["source_id"]
    }
    known = catalogue(version, DEFAULT_LANGUAGE).indicators
    return {code: found[code] for code in known if code in found}


@st.cache_resource(max_entries=12, show_spinner=False)
def trended_indicators(version: str) -> dict[str, tuple[str, ...]]:
    """Return the indicators that have values of several years, with their sources.

    Stored ones are known by their years; computed ones follow rows that have dates or rounds.
    """
    spans = (
        series_of_indicators(version)
        .groupby("indicator_code")
        .agg(first=("first", "min"), last=("last", "max"))
    )
    stored = set(spans.index)
    several = set(spans.index[spans["first"] < spans["last"]])
    mapped = mapped_indicators(version)
    known_here = catalogue(version, DEFAULT_LANGUAGE).indicators
    rows = frame(observations.stored_sources(tables(version)))
    ids = {str(c): tuple(sorted(set(g))) for c, g in rows.groupby("indicator_code")["source_id"]}
    return {
        code: mapped.get(code) or ids.get(code, ())
        for code in known_here
        if code in several or (code in mapped and code not in stored)
    }


@st.cache_resource(max_entries=12, show_spinner=False)
def shapes(version: str) -> tuple[Outlines, str]:
    """Return the map's outlines for today's municipalities, and the source of the borders."""
    return gathering.outlines_of(tables(version))


@st.cache_resource(max_entries=12, show_spinner=False)
def certain_facts(version: str) -> pd.DataFrame:
    """Return the published facts that may be shown."""
    return frame(described.certain_facts(tables(version)))


@st.cache_resource(max_entries=12, show_spinner=False)
def series_of_indicators(version: str) -> pd.DataFrame:
    """Return which series each indicator has."""
    return frame(described.series_of_indicators(tables(version)))


@st.cache_resource(max_entries=12, show_spinner=False)
def table_sources(version: str) -> dict[str, tuple[str, ...]]:
    """Return the sources of each stored table's rows."""
    opened = tables(version)
    named = [
        name
        for name in store().manifest(version).tables
        if name != "sources" and "source_id" in columns(opened, name)
    ]
    return {name: tuple(frame(described.source_ids(opened, name))["source_id"]) for name in named}


@st.cache_resource(max_entries=12, show_spinner=False)
def known(version: str) -> Known:
    """Return the codes that an address may hold."""
    described_here = catalogue(version, DEFAULT_LANGUAGE)
    members = frozenset(m.code for m in described_here.members())
    return Known(
        municipalities=members,
        former=frozenset(described_here.municipalities) - members,
        indicators=frozenset(mapped_indicators(version)) | frozenset(trended_indicators(version)),
        years=range(1900, 2101),
        sectors=frozenset([*(sector.value for sector in Sector), *CLASS_ADDRESSES]),
        groups=frozenset(described_here.groups()),
    )


@st.cache_resource(max_entries=12, show_spinner=False)
def _score_changes(version: str) -> Mapping[int, Mapping[str, Change]]:
    return changes_by_year(score_changes(frame(radar.score_changes(tables(version)))))


@st.cache_resource(max_entries=MANY, show_spinner=False)
def indicator_view(
    version: str, lang: str, code: str, year: int | None, chosen: str | None
) -> IndicatorView | None:
    """Return an indicator's view in one year, or nothing when it has no values."""
    described_here = catalogue(version, lang)
    return make_indicator_view(
        described_here,
        described_here.indicators[code],
        values(version, code),
        year=year,
        chosen=chosen,
        borders=described_here.sources[shapes(version)[1]],
        own_changes=_score_changes(version) if code == radar.SCORE else None,
    )


@st.cache_resource(max_entries=MANY, show_spinner=False)
def map_frames(version: str, lang: str, code: str, shown: int) -> tuple[MapFrame, ...]:
    """Return the years of an indicator as frames of its map."""
    described_here = catalogue(version, lang)
    return make_map_frames(
        described_here,
        described_here.indicators[code],
        values(version, code),
        shown,
    )


@st.cache_resource(max_entries=36, show_spinner=False)
def overview_view(version: str, lang: str) -> OverviewView:
    """Return the overview."""
    return overview.overview_view(
        catalogue(version, lang),
        {code: values(version, code) for code in overview.INDICATORS},
        certain_facts(version),
        indicator_view(version, lang, overview.MAP_INDICATOR, None, None),
        mapped_indicators(version).get("organisations", ()),
    )


@st.cache_resource(max_entries=36, show_spinner=False)
def sources_view(version: str, lang: str) -> SourcesView:
    """Return the page of sources and methods."""
    manifest = store().manifest(version)
    return sources_page.sources_view(
        catalogue(version, lang),
        series_of_indicators(version),
        {name: columns(tables(version), name) for name in manifest.tables},
        table_sources(version),
        manifest.created,
    )


@st.cache_resource(max_entries=12, show_spinner=False)
def inhabitants(version: str) -> dict[str, float]:
    """Return the newest population of each of today's municipalities."""
    return gathering.inhabitants_of(
        values(version, "population"), catalogue(version, DEFAULT_LANGUAGE)
    )
