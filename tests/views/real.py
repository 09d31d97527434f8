"""The views of the embedded version, as a reader of the product sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pandas as pd

from dashboard import paths
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.queries import catalogue as described
from dashboard.queries import observations, radar
from dashboard.store.engine import Tables, frame
from dashboard.store.versions import Store
from dashboard.views.indicator.page import IndicatorView, indicator_view
from dashboard.views.overview import page as overview
from dashboard.views.overview.page import OverviewView
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.catalogue import catalogue as make_catalogue


@cache
def tables() -> Tables:
    """The tables of the committed default version."""
    store = Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE)
    version = (paths.EMBEDDED_STORE / "default").read_text(encoding="utf-8").strip()
    return Tables(store, version)


@cache
def catalogue(lang: str = "fi") -> Catalogue:
    """Its descriptions in a language."""
    return make_catalogue(
        translator_for(lang),
        tables().version,
        municipalities=frame(described.municipalities(tables())),
        indicators=frame(described.indicators(tables())),
        sources=frame(described.sources(tables())),
        series=frame(described.series(tables())),
    )


@cache
def values(code: str) -> pd.DataFrame:
    """All values of an indicator. Do not change them."""
    rule = catalogue().indicators[code].region_rule
    return frame(observations.indicator_values(tables(), code, rule))


@cache
def mapped() -> tuple[str, ...]:
    """The indicators that a map can show, in the catalogue's order."""
    rows = frame(observations.mapped_indicators(tables()))
    found = set(rows["indicator_code"])
    return tuple(code for code in catalogue().indicators if code in found)


@cache
def criteria() -> tuple[str, ...]:
    """The indicators that are made of the radar's criteria: their values are levels."""
    rows = frame(radar.radar_criteria(tables()))
    return tuple(radar.PREFIX + rows["criterion_code"])


@cache
def boundaries_source() -> str:
    """The source of the map's borders."""
    return str(frame(described.boundaries(tables()))["source_id"].iloc[0])


def view(
    code: str,
    lang: str = "fi",
    *,
    year: int | None = None,
    chosen: str | None = None,
    described_here: Catalogue | None = None,
) -> IndicatorView:
    """The view of an indicator, which must have one."""
    found = described_here or catalogue(lang)
    shown = indicator_view(
        found,
        found.indicators[code],
        values(code),
        year=year,
        chosen=chosen,
        borders=found.sources[boundaries_source()],
    )
    assert shown is not None
    return shown


@cache
def facts() -> pd.DataFrame:
    """The published facts that may be shown."""
    return frame(described.certain_facts(tables()))


@cache
def organisation_sources() -> tuple[str, ...]:
    """The sources of the organisations by municipality."""
    rows = frame(observations.mapped_indicators(tables()))
    return tuple(rows.loc[rows["indicator_code"] == "organisations", "source_id"])


def overview_of(lang: str = "fi", described_here: Catalogue | None = None) -> OverviewView:
    """The overview."""
    found = described_here or catalogue(lang)
    return overview.overview_view(
        found,
        {code: values(code) for code in overview.INDICATORS},
        facts(),
        view(overview.MAP_INDICATOR, lang, described_here=described_here),
        organisation_sources(),
    )


def with_kinds(found: Catalogue, kinds: Mapping[str, SourceKind]) -> Catalogue:
    """The same descriptions, some sources of another kind."""
    changed = {
        source_id: replace(source, kind=kinds.get(source_id, source.kind))
        for source_id, source in found.sources.items()
    }
    return replace(found, sources=changed)
