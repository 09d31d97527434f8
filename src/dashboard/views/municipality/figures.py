"""The key figures of a municipality: each beside region, peers and its own past, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.domain.measures.indicator import RegionRule
from dashboard.i18n.translator import Translator
from dashboard.queries.radar import SCORE
from dashboard.views.indicator.levels import sentences
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues, year_values
from dashboard.views.municipality.model import BackgroundLine, CardFigure
from dashboard.views.municipality.peers import beside_peers
from dashboard.views.radar.score_changes import ScoreChanges, changes_by_year
from dashboard.views.shared.amounts import printed
from dashboard.views.shared.card import ids_of, marked, sample_label, source_line, used_sources
from dashboard.views.shared.catalogue import Catalogue

FIGURES = (
    "population",
    "population_change_pct",
    "age_65plus_pct",
    SCORE,
    "organisations_per_1000",
    "new_organisations",
)
"""The key figures, published ones first."""

BACKGROUND = ("population", "age_65plus_pct", "age_under15_pct")


def card_figures(
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    code: str,
    peers: Sequence[str],
    score_changes: ScoreChanges,
) -> tuple[CardFigure, ...]:
    """Return the key figures that have a value somewhere; `frames` are values by indicator."""
    members = catalogue.codes
    found = []
    for name in FIGURES:
        if name not in catalogue.indicators or name not in frames:
            continue
        own = changes_by_year(score_changes) if name == SCORE else None
        data = year_values(frames[name], catalogue.indicators[name], members, None, own)
        if data is not None:
            found.append(_figure(catalogue, data, code, peers))
    return tuple(found)


def background_lines(
    catalogue: Catalogue, frames: Mapping[str, pd.DataFrame], code: str
) -> tuple[BackgroundLine, ...]:
    """Return the background figures over the years of their latest series."""
    t = catalogue.t
    found = []
    for name in BACKGROUND:
        if name not in catalogue.indicators or name not in frames:
            continue
        indicator = catalogue.indicators[name]
        own = frames[name][frames[name]["area_code"] == code].sort_values("year")
        if own.empty:
            continue
        own = own[own["series"] == own["series"].iloc[-1]]
        years = [int(year) for year in own["year"]]
        points = tuple(zip(years, own["value"].astype(float), strict=True))
        first, last = (printed(t, indicator, value) for _, value in (points[0], points[-1]))
        key = "municipality.background_one" if len(points) == 1 else "municipality.background"
        said = t(key, since=years[0], first=first, year=years[-1], last=last)
        ids = ids_of(own)
        sentence = marked(t, said, used_sources(catalogue, ids))
        found.append(
            BackgroundLine(indicator.name, points, first, last, sentence, tuple(sorted(ids)))
        )
    return tuple(found)


def _figure(catalogue: Catalogue, data: YearValues, code: str, peers: Sequence[str]) -> CardFigure:
    t = catalogue.t
    say = sentences(catalogue, data)
    sources = used_sources(catalogue, data.source_ids)
    own = used_sources(catalogue, data.ids.get(code, data.source_ids))

    def beside(sentence: str) -> str:
        # A real value may stand beside others that are made up: then that is what is said.
        return sentence if sample_label(t, own) else marked(t, sentence, sources)

    def since(sentence: str) -> str:
        before = used_sources(catalogue, data.change_ids.get(code, ()))
        return sentence if sample_label(t, own) else marked(t, sentence, before)

    value, change = say.value(code), since(say.change_made_of(code))
    told = data.source_ids | (data.change_source_ids if change else frozenset())
    unit, when = data.indicator.unit, t.period(data.period)
    if not t.has(f"unit.{unit}.pattern"):
        when = t("municipality.when", unit=t(f"unit.{unit}.name"), year=when)
    if counted := say.counted(code):
        when = t("finding.of_few", value=when, few=counted)
    return CardFigure(
        label=data.indicator.name,
        value=value if code in data.values else t("municipality.no_value"),
        when=when,
        region=beside(_beside_others(t, data, say, code)),
        peers=beside(beside_peers(t, data, say, code, peers)),
        change=change,
        definition=data.indicator.described,
        source=source_line(t, used_sources(catalogue, told)),
        # A small card has room for the kind of the source only; the page has the whole label.
        sample=t("source_kind.sample") if sample_label(t, own) else "",
        source_ids=tuple(sorted(told)),
    )


def _beside_others(t: Translator, data: YearValues, say: Sentences, code: str) -> str:
    """Return rank and median; the region's value stands beside where it is no sum and no median."""
    if code not in data.values:
        return ""
    parts = [say.rank(code), say.median()]
    if data.region is not None and data.indicator.region_rule is not RegionRule.MEDIAN:
        kind = "sum" if data.indicator.region_rule is RegionRule.SUM else "weighed"
        parts.append(t(f"municipality.region_{kind}", value=say.amount(data.region)))
    return "; ".join(part for part in parts if part)
