"""Changes of the radar's score as they are told: between two rounds, and since the round before."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

import pandas as pd

from dashboard.domain.comparisons.change import ToldChange, score_change
from dashboard.views.indicator.values import Change

ScoreChanges = Mapping[tuple[int, int], Mapping[str, ToldChange | None]]
"""Earlier and later round, municipality code: the change, or nothing where it is not computable."""

Scores = Mapping[int, Mapping[str, float | None]]
"""Round, municipality code: the score, or nothing where it is not computable."""


def score_changes(rows: pd.DataFrame, scores: Scores) -> ScoreChanges:
    """Read what `queries.radar.score_changes` returns, beside the scores of both rounds."""
    found: dict[tuple[int, int], dict[str, ToldChange | None]] = {}
    for row in rows.to_dict("records"):
        since, year, code = int(row["since"]), int(row["year"]), str(row["municipality_code"])
        own = float(row["change"])
        before, now = (scores.get(one, {}).get(code) for one in (since, year))
        found.setdefault((since, year), {})[code] = (
            None if isnan(own) else score_change(before, now, own)
        )
    return found


def amounts(changes: ScoreChanges, since: int | None, year: int) -> dict[str, float | None]:
    """Return the changes between two rounds as numbers; none without an earlier round."""
    of_pair = {} if since is None else changes.get((since, year), {})
    return {code: None if told is None else told.amount for code, told in of_pair.items()}


def changes_by_year(changes: ScoreChanges) -> dict[int, dict[str, Change]]:
    """Return by year the change of each municipality since the last round that it took part in."""
    found: dict[int, dict[str, Change]] = {}
    # The latest earlier round comes last and stays.
    for (since, year), of_pair in sorted(changes.items()):
        of_year = found.setdefault(year, {})
        for code, told in of_pair.items():
            of_year[code] = (
                Change(since, None) if told is None else Change(since, told.amount, told.alike)
            )
    return found
