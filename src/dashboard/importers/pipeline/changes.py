"""What an import changes: the rows of a table, and the answers of the radar by what became of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.schema.arrow import columns_of, key_of
from dashboard.store.manifest import TableChange

Key = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class LevelChanges:
    """Answers by what happened to them; those of the sample do not count as answered."""

    answered: int = 0
    up: int = 0
    down: int = 0
    same: int = 0
    emptied: int = 0


def level_changes(
    old: pd.DataFrame, new: pd.DataFrame, years: Collection[int], sample: Collection[str]
) -> LevelChanges:
    """Compare table `radar_answers` before and after, over the rounds of some years."""
    before, after = _levels(old, years, sample), _levels(new, years, sample)
    both = before.keys() & after.keys()
    return LevelChanges(
        answered=len(after.keys() - before.keys()),
        up=sum(after[key] > before[key] for key in both),
        down=sum(after[key] < before[key] for key in both),
        same=sum(after[key] == before[key] for key in both),
        emptied=len(before.keys() - after.keys()),
    )


def _levels(
    answers: pd.DataFrame, years: Collection[int], sample: Collection[str]
) -> Mapping[Key, int]:
    real = answers[
        answers["year"].isin(years) & ~answers["source_id"].isin(sample) & answers["level"].notna()
    ]
    columns = (real[name] for name in ("municipality_code", "year", "criterion_code", "level"))
    return {
        (str(code), int(year), str(criterion)): int(level)
        for code, year, criterion, level in zip(*columns, strict=True)
    }


def change_between(table: str, old: pd.DataFrame, new: pd.DataFrame) -> TableChange:
    """Return how many rows of a table were added, changed and removed."""
    before, after = _by_key(table, old), _by_key(table, new)
    return TableChange(
        added=len(after.keys() - before.keys()),
        changed=sum(before[key] != after[key] for key in before.keys() & after.keys()),
        removed=len(before.keys() - after.keys()),
    )


def _by_key(table: str, frame: pd.DataFrame) -> dict[Hashable, tuple[Hashable, ...]]:
    columns = {name: _plain(frame[name]) for name in columns_of(table)}
    keys = zip(*(columns[name] for name in key_of(table)), strict=True)
    return dict(zip(keys, zip(*columns.values(), strict=True), strict=True))


def _plain(values: pd.Series[Any]) -> list[Hashable]:
    """Return values that can be compared: what is missing is nothing."""
    pairs = zip(values.tolist(), values.isna().tolist(), strict=True)
    return [None if missing else value for value, missing in pairs]
