"""The importers by name: what each brings, how its rows join those in force, how many it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from dashboard.errors import UsageError
from dashboard.importers.base import Parsed, Task
from dashboard.importers.organisations.read import read_organisations
from dashboard.importers.pxweb.read import read_pxweb
from dashboard.importers.radar.criteria import read_criteria
from dashboard.importers.radar.read import read_radar
from dashboard.importers.tables.associations import read_associations
from dashboard.importers.tables.context import read_context
from dashboard.importers.tables.facts import read_facts
from dashboard.importers.tables.municipalities import read_municipalities
from dashboard.importers.tables.population import read_population

MUNICIPALITIES = 22
"""Municipalities of today's region: what a file about all of them holds at least."""


def _read_boundaries(task: Task) -> Parsed:
    # The map libraries are slow to load, and most imports are of tables.
    from dashboard.importers.borders.read import read_boundaries

    return read_boundaries(task)


class Merge(Enum):
    """How new rows join those in force."""

    UPSERT = auto()
    """A row with the same key takes the place of the old one; the others stay."""
    REPLACE_SOURCE = auto()
    """All rows of the new rows' sources go first."""
    REPLACE_YEAR = auto()
    """All rows of the new rows' years go first, whatever their source: also sample rows."""
    REPLACE_ALL = auto()
    """The table holds the new rows only."""


@dataclass(frozen=True, slots=True)
class Importer:
    """One importer; `displaces_sample` tells that real rows end the sample ones of its table."""

    name: str
    table: str
    read: Callable[[Task], Parsed]
    merge: Merge
    minimum: int
    takes_year: bool = False
    takes_scale: bool = False
    takes_columns: bool = False
    displaces_sample: bool = False


IMPORTERS = {
    importer.name: importer
    for importer in (
        Importer(
            "municipalities", "municipalities", read_municipalities, Merge.UPSERT, MUNICIPALITIES
        ),
        Importer(
            "population",
            "observations",
            read_population,
            Merge.UPSERT,
            MUNICIPALITIES,
            takes_year=True,
        ),
        Importer(
            "context", "observations", read_context, Merge.UPSERT, MUNICIPALITIES, takes_year=True
        ),
        Importer(
            "associations", "observations", read_associations, Merge.UPSERT, 1, takes_year=True
        ),
        Importer("facts", "published_facts", read_facts, Merge.REPLACE_ALL, 100),
        Importer(
            "boundaries",
            "boundaries",
            _read_boundaries,
            Merge.REPLACE_ALL,
            MUNICIPALITIES,
            takes_scale=True,
        ),
        Importer(
            "organisations",
            "organisations",
            read_organisations,
            Merge.REPLACE_SOURCE,
            100,
            takes_columns=True,
            displaces_sample=True,
        ),
        Importer(
            "pxweb", "observations", read_pxweb, Merge.UPSERT, MUNICIPALITIES, takes_year=True
        ),
        Importer("criteria", "radar_criteria", read_criteria, Merge.REPLACE_ALL, 1),
        Importer(
            "radar",
            "radar_answers",
            read_radar,
            Merge.REPLACE_YEAR,
            1,
            takes_year=True,
            takes_columns=True,
        ),
    )
}


def importer_named(name: str) -> Importer:
    """Return an importer; raises `UsageError` when there is none of that name."""
    try:
        return IMPORTERS[name]
    except KeyError:
        raise UsageError("importer_unknown", name=name, known=", ".join(IMPORTERS)) from None
