"""The embedded default version: the reference tables and the sample, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from dashboard.errors import Fault, InputError
from dashboard.importers.base import ROW, Parsed, Task, typed
from dashboard.importers.borders.read import read_boundaries
from dashboard.importers.tables.associations import read_associations
from dashboard.importers.tables.catalogues import (
    read_assessment,
    read_indicators,
    read_municipality_facts,
    read_radar_criteria,
    read_radar_published,
    read_sectors,
    read_series,
    read_sources,
)
from dashboard.importers.tables.context import read_context
from dashboard.importers.tables.facts import read_facts
from dashboard.importers.tables.municipalities import read_municipalities
from dashboard.importers.tables.population import read_population
from dashboard.sample.organisations import sample_organisations
from dashboard.sample.radar import published_evidence, sample_radar
from dashboard.schema.arrow import arrow_table
from dashboard.schema.checks import check_tables
from dashboard.schema.tables import TABLES
from dashboard.store.manifest import Manifest
from dashboard.store.versions import Store

Read = Callable[[Task], Parsed]

FILES: tuple[tuple[str, Read], ...] = (
    ("municipalities.csv", read_municipalities),
    ("population.csv", read_population),
    ("context_indicators.csv", read_context),
    ("associations.csv", read_associations),
    ("published_facts.csv", read_facts),
    ("boundaries_4500k.geojson", read_boundaries),
)
"""The reference tables in the order in which they need each other."""


def build(store: Store, reference: Path) -> Manifest:
    """Write the embedded default version from the reference folder and put it in place.

    Raises `InputError` with every fault of the reference tables. The version's moment is the
    newest day on which a source was fetched, not the clock's.
    """
    frames = reference_frames(reference)
    newest = max(frames["sources"]["accessed"])
    tables = {table: arrow_table(table, frame) for table, frame in frames.items()}
    return store.embed(tables, created=f"{newest}T00:00:00+00:00")


def reference_frames(reference: Path) -> dict[str, pd.DataFrame]:
    """Return all tables of the embedded version, checked."""
    frames = {table: typed(table, []) for table in TABLES}
    frames["sources"] = read_sources(reference / "sources.toml")
    frames["indicators"] = read_indicators(reference / "indicators.toml")
    frames["series"] = read_series(reference / "series.toml")
    frames["radar_criteria"] = read_radar_criteria(reference / "radar_criteria.toml")
    frames["radar_published"] = read_radar_published(reference / "radar_published.toml")
    frames["municipality_facts"] = read_municipality_facts(reference / "municipality_facts.toml")
    frames["assessment_items"] = read_assessment(reference / "assessment.toml")
    frames["sector_texts"] = read_sectors(reference / "sectors.toml")
    faults: list[Fault] = []
    for name, read in FILES:
        parsed = read(Task(str(reference / name), frames))
        faults += parsed.notes.faults
        for table, frame in parsed.frames.items():
            parts = [part for part in (frames[table], frame) if len(part)]
            frames[table] = pd.concat(parts or [frame], ignore_index=True)
    frames["organisations"] = typed(
        "organisations", sample_organisations(frames["municipalities"], frames["observations"])
    )
    frames["radar_answers"] = typed(
        "radar_answers",
        sample_radar(
            frames["municipalities"],
            frames["radar_criteria"],
            frames["observations"],
            published_evidence(frames["municipality_facts"], frames["published_facts"]),
        ),
    )
    plain = {table: frame.drop(columns=ROW) for table, frame in frames.items()}
    faults += check_tables(plain)
    if faults:
        raise InputError(faults)
    return plain
