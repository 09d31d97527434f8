"""Changes of the radar's score, like for like: between two rounds, and since the round before."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

import pandas as pd

from dashboard.views.indicator.values import Change

ScoreChanges = Mapping[tuple[int, int], Mapping[str, float | None]]
"""Earlier and later round, municipality code: the change, or nothing where it is not computable."""


def score_changes(rows: pd.DataFrame) -> ScoreChanges:
    """Read what `queries.radar.score_changes` returns."""
    found: dict[tuple[int, int], dict[str, float | None]] = {}
    for row in rows.to_dict("records"):
        change = float(row["change"])
        pair = (int(row["since"]), int(row["year"]))
        found.setdefault(pair, {})[str(row["municipality_code"])] = (
            None if isnan(change) else change
        )
    return found


def changes_by_year(changes: ScoreChanges) -> dict[int, dict[str, Change]]:
    """Return by year the change of each municipality since the last round that it took part in."""
    found: dict[int, dict[str, Change]] = {}
    # The latest earlier round comes last and stays.
    for (since, year), amounts in sorted(changes.items()):
        of_year = found.setdefault(year, {})
        of_year |= {code: Change(since, amount) for code, amount in amounts.items()}
    return found
