"""Sources, definitions, series breaks, the dictionary and downloads."""

from __future__ import annotations

from dashboard.editions import indicator
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.queries.catalogue import certain_facts, source_ids
from dashboard.store.engine import columns, frame
from dashboard.views.sources.page import SourcesView, sources_view


@remembered
def page(edition: Edition) -> SourcesView:
    """Return the page of sources and methods."""
    tables = edition.tables
    stored = {name: columns(tables, name) for name in tables.manifest.tables}
    rows_from = {
        name: tuple(frame(source_ids(tables, name))["source_id"])
        for name, names in stored.items()
        if name != "sources" and "source_id" in names
    }
    catalogue = edition.catalogue
    return sources_view(
        catalogue,
        indicator.series(edition),
        stored,
        rows_from,
        edition.values_of(catalogue.indicators),
        edition.created,
        frame(certain_facts(tables)),
    )
