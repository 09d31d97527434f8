"""Sample rounds of the municipal radar that agree with the published headlines.

Published: an official works with organisations in 22 of 23 municipalities in 2019 and 2020 and in
all 22 in 2021; all give grants in 2019 and 2020; in 2020 some rooms are free in 22 and there are
support services in 20; named contact persons are one more in 2021 than in 2020; open meetings and
well-being work with organisations are in a little over half in 2021. Where a municipality has
published that it has a practice, no answer made up for it says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import log
from random import Random
from typing import Any

import pandas as pd

from dashboard.domain.practices.radar import Level

SOURCE_ID = "sample_radar"
SEED = 20190927
ROUNDS = (2019, 2020, 2021, 2022, 2023, 2024, 2025)

REACHED: dict[str, tuple[tuple[int, int], ...]] = {
    "contact_person": ((12, 4), (14, 3), (15, 3), (16, 3), (17, 2), (17, 3), (18, 2)),
    "cooperation_duty": ((22, 0), (22, 0), (22, 0), (22, 0), (21, 1), (22, 0), (22, 0)),
    "written_practice": ((3, 5), (4, 5), (5, 6), (6, 6), (7, 6), (8, 6), (9, 6)),
    "open_meetings": ((10, 6), (8, 7), (12, 5), (13, 5), (14, 4), (14, 4), (15, 4)),
    "decision_makers": ((8, 8), (7, 8), (9, 8), (10, 7), (10, 7), (9, 8), (11, 7)),
    "grants": ((22, 0), (22, 0), (22, 0), (22, 0), (22, 0), (22, 0), (22, 0)),
    "grant_rules": ((14, 5), (15, 5), (15, 5), (16, 4), (17, 3), (17, 4), (18, 3)),
    "free_rooms": ((16, 5), (15, 6), (16, 5), (17, 4), (17, 4), (18, 3), (18, 3)),
    "support_services": ((11, 7), (11, 8), (11, 7), (12, 6), (12, 7), (13, 6), (13, 6)),
    "wellbeing_report": ((10, 6), (11, 6), (13, 5), (13, 6), (14, 5), (15, 4), (16, 4)),
    "residents_experience": ((5, 7), (5, 7), (6, 7), (6, 8), (7, 8), (8, 7), (8, 8)),
    "website": ((13, 5), (14, 4), (14, 5), (15, 4), (15, 5), (16, 4), (17, 3)),
    "wellbeing_county": ((0, 0), (0, 0), (0, 0), (4, 8), (8, 7), (11, 6), (12, 6)),
}
"""How many of today's 22 say yes and partly in each round, before answers are left out."""

WHOLE = frozenset({"contact_person", "cooperation_duty", "grants", "open_meetings"}) | {
    "wellbeing_report",
    "free_rooms",
}
"""Criteria with published headlines: no answer of theirs is left out."""

WHOLE_ROUNDS = frozenset({("support_services", 2020)})
"""Criteria of which one round was published: in it no answer is left out."""

LEFT_OUT = 0.04
"""The share of other answers that is missing, as in any survey."""

TOO_FEW = ("265", 2024)
"""One municipality left most of one round empty: its score cannot be computed."""

_FORMER = {"grants": Level.YES, "free_rooms": Level.YES, "cooperation_duty": Level.NO}
"""What a municipality that has left answered in every round; partly where nothing is told."""

_CHURN = 2
"""Pairs of neighbours in a criterion's order that change places between two rounds."""


Evidence = Mapping[tuple[str, str], int]
"""Municipality and criterion: the first year of which it is published that it has the practice."""


def sample_radar(
    municipalities: pd.DataFrame,
    criteria: pd.DataFrame,
    observations: pd.DataFrame,
    evidence: Evidence,
) -> list[dict[str, Any]]:
    """Return the rows of table `radar_answers`; equal tables give equal rows."""
    random = Random(SEED)
    strengths = _strengths(random, municipalities, observations)
    former = {
        str(code): date.fromisoformat(until).year
        for code, until in zip(
            municipalities["municipality_code"], municipalities["member_until"], strict=True
        )
        if isinstance(until, str)
    }
    rows = []
    for criterion in criteria.sort_values("order").to_dict("records"):
        code = str(criterion["criterion_code"])
        today = [place for place in strengths if place not in former]
        order = _order(random, strengths, today)
        for place, year in enumerate(ROUNDS):
            order = _churned(random, order) if place else order
            if year < criterion["asked_from"]:
                continue
            levels = _levels(_known_first(order, code, year, evidence), *REACHED[code][place])
            for gone, last in former.items():
                if year <= last:
                    levels[gone] = _former_level(code)
            rows += [
                _row(area, year, code, None if _left_out(random, area, year, code) else level)
                for area, level in sorted(levels.items())
            ]
    return rows


def published_evidence(municipality_facts: pd.DataFrame, published: pd.DataFrame) -> Evidence:
    """Return from which year each published practice of a municipality is known, from the tables.

    Raises `ValueError` for evidence of no year: no round could agree with it.
    """
    told = municipality_facts.dropna(subset=["municipality_code", "criterion_code"])
    rows = told.merge(published[["fact_id", "period", "certain"]], on="fact_id")
    found: dict[tuple[str, str], int] = {}
    for row in rows[rows["certain"]].to_dict("records"):
        key = (str(row["municipality_code"]), str(row["criterion_code"]))
        year = int(str(row["period"])[-4:])
        found[key] = min(year, found.get(key, year))
    return found


def _known_first(order: Sequence[str], code: str, year: int, evidence: Evidence) -> list[str]:
    """Return the order with those first of whom it is published that they reach the criterion."""
    never = year + 1
    return sorted(order, key=lambda area: evidence.get((area, code), never) > year)


def _strengths(
    random: Random, municipalities: pd.DataFrame, observations: pd.DataFrame
) -> dict[str, float]:
    """Return how far each municipality tends to be: large ones somewhat further than small."""
    chosen = observations[
        (observations["indicator_code"] == "population") & (observations["year"] == ROUNDS[0])
    ]
    inhabitants = dict(zip(chosen["area_code"], chosen["value"], strict=True))
    return {
        code: 0.2 * log(float(inhabitants[code])) + random.gauss(0, 0.45)
        for code in sorted(municipalities["municipality_code"])
    }


def _order(random: Random, strengths: Mapping[str, float], places: Sequence[str]) -> list[str]:
    """Return the municipalities in the order in which they reach a criterion."""
    keys = {code: strengths[code] + random.gauss(0, 0.9) for code in places}
    return sorted(keys, key=lambda code: (-keys[code], code))


def _churned(random: Random, order: Sequence[str]) -> list[str]:
    """Let a few neighbours change places: someone gets ahead, someone falls back."""
    changed = list(order)
    for _ in range(_CHURN):
        at = random.randrange(len(changed) - 1)
        changed[at], changed[at + 1] = changed[at + 1], changed[at]
    return changed


def _levels(order: Sequence[str], yes: int, partly: int) -> dict[str, int]:
    return {
        code: (Level.YES if rank < yes else Level.PARTLY if rank < yes + partly else Level.NO).value
        for rank, code in enumerate(order)
    }


def _former_level(code: str) -> int:
    """Return the answer of a municipality that has left: the one of 23 without the duty."""
    return _FORMER.get(code, Level.PARTLY).value


def _left_out(random: Random, area: str, year: int, code: str) -> bool:
    drawn = random.random() < LEFT_OUT
    if code in WHOLE or (code, year) in WHOLE_ROUNDS:
        return False
    return drawn or (area, year) == TOO_FEW


def _row(area: str, year: int, code: str, level: int | None) -> dict[str, Any]:
    return {
        "municipality_code": area,
        "year": year,
        "criterion_code": code,
        "level": level,
        "note": None,
        "source_id": SOURCE_ID,
    }
