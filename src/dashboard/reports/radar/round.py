"""What a round of the radar is filled in for: municipalities, criteria, and the round before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.practices.radar import Criterion, Level, Theme
from dashboard.domain.source import SourceKind
from dashboard.errors import UsageError
from dashboard.queries.catalogue import municipalities, sources
from dashboard.queries.protocol import Tables
from dashboard.queries.radar import radar_criteria
from dashboard.store.engine import frame
from dashboard.views.shared.catalogue import finnish_order


@dataclass(frozen=True, slots=True)
class Round:
    """What a template holds: a year, its municipalities and criteria, and the round before it.

    `earlier` gives the levels of `earlier_year` by municipality and criterion; `is_sample` tells
    that any of them is made up.
    """

    year: int
    places: tuple[tuple[str, str], ...]
    criteria: tuple[Criterion, ...]
    earlier_year: int | None
    earlier: Mapping[tuple[str, str], Level]
    is_sample: bool


def template_round(tables: Tables, lang: str, year: int | None) -> Round:
    """Return what the template of a year holds; raises `UsageError` when nothing is asked then."""
    answers = frame(tables["radar_answers"])
    rounds = sorted({int(each) for each in answers["year"]})
    criteria = _criteria(frame(radar_criteria(tables)), lang)
    if year is None:
        year = rounds[-1] + 1 if rounds else max(c.asked_from for c in criteria)
    asked = tuple(criterion for criterion in criteria if criterion.asked_in(year))
    if not asked:
        raise UsageError("template_nothing_asked", year=str(year))
    earlier_year = max((each for each in rounds if each < year), default=None)
    earlier = answers[(answers["year"] == earlier_year) & answers["level"].notna()]
    kinds = frame(sources(tables)).set_index("source_id")["kind"]
    return Round(
        year,
        _places(frame(municipalities(tables)), lang, year),
        asked,
        earlier_year,
        {
            (str(code), str(criterion)): Level(int(level))
            for code, criterion, level in earlier[
                ["municipality_code", "criterion_code", "level"]
            ].itertuples(index=False, name=None)
        },
        SourceKind.SAMPLE.value in {kinds[source] for source in earlier["source_id"]},
    )


def _criteria(rows: pd.DataFrame, lang: str) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(
            code=str(row["criterion_code"]),
            theme=Theme(row["theme"]),
            order=int(row["order"]),
            weight=float(row["weight"]),
            asked_from=int(row["asked_from"]),
            asked_until=None if pd.isna(row["asked_until"]) else int(row["asked_until"]),
            short=str(row[f"short_{lang}"]),
            text=str(row[f"text_{lang}"]),
            help=str(row[f"help_{lang}"]),
        )
        for row in rows.to_dict("records")
    )


def _places(rows: pd.DataFrame, lang: str, year: int) -> tuple[tuple[str, str], ...]:
    """Return code and name of the region's municipalities in a year, in Finnish order."""
    name = "name_sv" if lang == "sv" else "name_fi"
    pairs = [
        (str(row["municipality_code"]), str(row[name]))
        for row in rows.to_dict("records")
        if not isinstance(row["member_until"], str) or year <= int(row["member_until"][:4])
    ]
    return tuple(sorted(pairs, key=lambda pair: finnish_order(pair[1])))
