"""How the answers of an import differ from those in force, counted by kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

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
