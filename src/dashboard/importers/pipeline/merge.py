"""New rows joined to those in force, and the way back from a joined row to its file's row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.source import SourceKind
from dashboard.errors import Fault
from dashboard.importers.base import ROW
from dashboard.importers.pipeline.registry import Merge
from dashboard.schema.arrow import key_of


@dataclass(frozen=True, slots=True)
class Merged:
    """A joined table; `origins` gives for each of its rows the row of the file, or 0."""

    frame: pd.DataFrame
    origins: Sequence[int]


def merged(
    table: str, old: pd.DataFrame, new: pd.DataFrame, how: Merge, displaced: frozenset[str]
) -> Merged:
    """Join new rows (with `ROW`) to the old ones; old rows of the sources `displaced` go."""
    kept = old
    if how is Merge.REPLACE_ALL:
        kept = old.iloc[0:0]
    elif how is Merge.REPLACE_SOURCE:
        kept = old[~old["source_id"].isin(set(new["source_id"]))]
    elif how is Merge.REPLACE_YEAR:
        kept = old[~old["year"].isin(set(new["year"]))]
    if displaced:
        kept = kept[~kept["source_id"].isin(displaced)]
    key = list(key_of(table))
    taken = set(new[key].itertuples(index=False, name=None))
    again = [row in taken for row in kept[key].itertuples(index=False, name=None)]
    kept = kept[[not known for known in again]].assign(**{ROW: 0})
    # Concatenating with an empty frame would lose the columns' types.
    parts = [part for part in (kept, new) if len(part)]
    joined = pd.concat(parts or [new], ignore_index=True)
    return Merged(joined.drop(columns=ROW), joined[ROW].tolist())


def sample_sources(sources: pd.DataFrame) -> frozenset[str]:
    """Return the sources whose rows are made up."""
    return frozenset(sources.loc[sources["kind"] == SourceKind.SAMPLE.value, "source_id"])


def in_file(fault: Fault, table: str, merged_rows: Merged, file: str) -> Fault:
    """Return a fault of a joined table as a fault of the file, where its row came from there."""
    if fault.file != table or fault.row is None:
        return fault
    row = merged_rows.origins[fault.row - 1]
    if not row:
        return fault
    return fault.in_file(file, row)
