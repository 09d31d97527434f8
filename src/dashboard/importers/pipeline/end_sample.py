"""The end of the sample data: made-up rows go, and nothing takes their place."""

from __future__ import annotations

import pandas as pd

from dashboard.errors import InputError, UsageError
from dashboard.importers.pipeline.changes import change_between
from dashboard.importers.pipeline.merge import sample_sources
from dashboard.importers.pipeline.stored import stored_frames, upgraded
from dashboard.schema.arrow import Frames, arrow_table
from dashboard.schema.checks import check_tables
from dashboard.schema.tables import TABLES
from dashboard.store.manifest import Manifest, TableChange
from dashboard.store.versions import Store

SOURCE = "end-sample"
YEAR = "year"


def end_sample(store: Store, table: str | None = None, year: int | None = None) -> Manifest | None:
    """Put a version in force without the made-up rows of a table, or of all tables.

    With `year` only the rows of that year go. Returns nothing when there are none: then nothing is
    written. Raises `UsageError` for a table that does not exist or has no years, `StoreBusy` when
    an import came between.
    """
    _refuse(table, year)
    base = store.current()
    old = stored_frames(store, base)
    # A version of an older product gets what it lacks, as in an import; samples among it go too.
    whole = upgraded(store, base, old)
    made_up = sample_sources(whole["sources"])
    wanted = [name for name in ([table] if table else TABLES) if "source_id" in whole[name].columns]
    new = {name: _real(whole[name], made_up, year) for name in wanted if name != "sources"}
    changed = {name: frame for name, frame in new.items() if len(frame) != len(whole[name])}
    if not changed:
        return None
    complete: Frames = {**whole, **changed}
    faults = check_tables(complete)
    if faults:
        raise InputError(faults)
    return store.publish(
        {name: arrow_table(name, frame) for name, frame in complete.items()},
        SOURCE,
        table or "",
        _changes(old, complete),
        base=base,
    )


def _real(frame: pd.DataFrame, made_up: frozenset[str], year: int | None) -> pd.DataFrame:
    gone = frame["source_id"].isin(made_up)
    if year is not None:
        gone &= frame[YEAR] == year
    return frame[~gone].reset_index(drop=True)


def _changes(old: Frames, new: Frames) -> dict[str, TableChange]:
    found = {name: change_between(name, old[name], frame) for name, frame in new.items()}
    return {name: change for name, change in found.items() if change.removed or change.added}


def _refuse(table: str | None, year: int | None) -> None:
    if table is not None and table not in TABLES:
        raise UsageError("table_unknown", name=table, known=", ".join(TABLES))
    if year is not None and (table is None or YEAR not in TABLES[table].to_schema().columns):
        raise UsageError("table_without_years", name=table or "--all")
