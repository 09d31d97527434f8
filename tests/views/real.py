"""The views of the embedded version, as a reader of the product sees them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pandas as pd

from dashboard import paths
from dashboard.domain.source import SourceKind
from dashboard.editions import indicator, overview
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf
from dashboard.queries import catalogue as described
from dashboard.queries import radar
from dashboard.store.engine import Tables, frame
from dashboard.store.versions import Store
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.municipality.model import MunicipalityView
from dashboard.views.overview.page import OverviewView
from dashboard.views.radar.evidence import Evidence
from dashboard.views.shared.catalogue import Catalogue


class Retold(Edition):
    """The embedded version with descriptions that a test has changed."""

    def __init__(self, changed: Catalogue) -> None:
        super().__init__(tables(), changed.t.lang)
        self._changed = changed

    @property
    def catalogue(self) -> Catalogue:
        return self._changed


@cache
def shelf() -> Shelf:
    """The committed default version alone."""
    return Shelf(Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE))


def edition(lang: str = "fi") -> Edition:
    """It in a language."""
    return shelf().edition(shelf().store.current(), lang)


@cache
def tables() -> Tables:
    """Its tables."""
    return edition().tables


def catalogue(lang: str = "fi") -> Catalogue:
    """Its descriptions in a language."""
    return edition(lang).catalogue


def values(code: str) -> pd.DataFrame:
    """All values of an indicator. Do not change them."""
    return edition().values(code)


def mapped() -> tuple[str, ...]:
    """The indicators that a map can show, in the catalogue's order."""
    return tuple(indicator.mapped(edition()))


@cache
def criteria() -> tuple[str, ...]:
    """The indicators that are made of the radar's criteria: their values are levels."""
    rows = frame(radar.radar_criteria(tables()))
    return tuple(radar.PREFIX + rows["criterion_code"])


def view(
    code: str,
    lang: str = "fi",
    *,
    year: int | None = None,
    chosen: str | None = None,
    described_here: Catalogue | None = None,
) -> IndicatorView:
    """The view of an indicator, which must have one."""
    shown = indicator.page(_told(lang, described_here), code, year, chosen)
    assert shown is not None
    return shown


@cache
def facts() -> pd.DataFrame:
    """The published facts that may be shown."""
    return frame(described.certain_facts(tables()))


def overview_of(lang: str = "fi", described_here: Catalogue | None = None) -> OverviewView:
    """The overview."""
    return overview.page(_told(lang, described_here))


def evidence_on(card: MunicipalityView) -> list[Evidence]:
    """The published evidence on a municipality's card: at its practices, and elsewhere."""
    practices = (*card.missing, *card.unanswered, *card.in_place)
    return [*card.evidence, *(told for one in practices for told in one.evidence)]


def with_kinds(found: Catalogue, kinds: Mapping[str, SourceKind]) -> Catalogue:
    """The same descriptions, some sources of another kind."""
    changed = {
        source_id: replace(source, kind=kinds.get(source_id, source.kind))
        for source_id, source in found.sources.items()
    }
    return replace(found, sources=changed)


def _told(lang: str, changed: Catalogue | None) -> Edition:
    return edition(lang) if changed is None else Retold(changed)
