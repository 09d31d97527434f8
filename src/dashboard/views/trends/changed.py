"""What has changed: the latest yearly changes that are larger than those before them.

A change is told when it is larger than each of the five yearly changes just before it in its own
series, from a base of at least 20. The rarest comes first and says since when it is the largest.
Changes are looked at and told in their own unit, as printed: a per cent would order them otherwise.
Indicators that say the same in two ways count once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.comparisons.path import FEW, calmer_years
from dashboard.domain.measures.indicator import Indicator
from dashboard.i18n.labelled import Labelled
from dashboard.views.shared.card import marked, source_line, used_sources
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.made_of import made_of
from dashboard.views.trends.paths import net_sentence
from dashboard.views.trends.runs import Run, runs_of
from dashboard.views.trends.span import Span, moved

CALMER_YEARS = 5
MOST = 3

INDICATORS = (
    "population",
    "organisations",
    "organisations_per_1000",
    "new_organisations",
    "ended_organisations",
)
"""Indicators that are looked at; `SAME` are those of which one is told.

A score is not: its changes are like for like between two rounds, and make no series.
"""

SAME = {"organisations_per_1000": "organisations"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: its sentence, the indicator that the sentence's view shows, and its sources."""

    sentence: Labelled
    indicator: str
    since: int
    year: int
    source: str


def what_changed(
    catalogue: Catalogue, frames: Mapping[str, pd.DataFrame], area: str
) -> tuple[Changed, ...]:
    """Return the exceptional changes of an area, the rarest first."""
    found: dict[str, tuple[int, Changed]] = {}
    for code in INDICATORS:
        if code not in frames or code not in catalogue.indicators:
            continue
        indicator = catalogue.indicators[code]
        runs = runs_of(frames[code], [area])
        calm = _calm(runs[-1], indicator) if runs else 0
        family = SAME.get(code, code)
        if calm >= CALMER_YEARS and calm > found.get(family, (0,))[0]:
            found[family] = (calm, _changed(catalogue, indicator, runs[-1], calm))
    ordered = sorted(found.values(), key=lambda pair: pair[0], reverse=True)
    return tuple(changed for _, changed in ordered[:MOST])


def _calm(run: Run, indicator: Indicator) -> int:
    """Return how many calmer years went before the last change; 0 where it is not looked at."""
    if len(run.points) < CALMER_YEARS + 2 or indicator.is_balance:
        return 0
    before = run.points[-2]
    base = before.value if indicator.unit.is_count else before.base
    if base is not None and base < FEW:
        return 0
    return calmer_years({p.year: p.value for p in run.points}, indicator.decimals)


def _changed(catalogue: Catalogue, indicator: Indicator, run: Run, calm: int) -> Changed:
    """Say the last change, and since when it is the largest."""
    t = catalogue.t
    before, now = run.points[-2:]
    found = moved(run, Span(before.year, now.year, run.series), indicator)
    assert found is not None
    # The year before the calm ones has a change as large, or the series begins there.
    year = now.year - calm - 1
    key = "since" if _had_change(run, year) else "ever"
    net = net_sentence(catalogue, indicator, found, in_unit=True)
    made = t.sentence(made_of(t, indicator, before, now))
    sentence = ". ".join(
        part for part in (t(f"changed.{key}", sentence=net, year=year), made) if part
    )
    sources = used_sources(catalogue, before.source_ids | now.source_ids)
    # That it is the largest rests on the years before, too.
    behind = used_sources(catalogue, {one for point in run.points for one in point.source_ids})
    return Changed(
        marked(t, sentence, sources),
        indicator.code,
        before.year,
        now.year,
        source_line(t, behind),
    )


def _had_change(run: Run, year: int) -> bool:
    return run.at(year) is not None and run.at(year - 1) is not None
