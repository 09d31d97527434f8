"""The page `/vertailu`: two to six municipalities on the region's own scales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

import pandas as pd

from dashboard.domain.source import Source
from dashboard.figures.inputs.compare import Scale, Scales
from dashboard.views.compare.table import (
    compare_export,
    compare_table,
    in_row,
    is_sample,
    row_title,
)
from dashboard.views.indicator.levels import sentences
from dashboard.views.indicator.values import YearValues, year_values
from dashboard.views.shared.card import (
    FigureCard,
    figure_card,
    figure_text,
    joined,
    partly_sample_label,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

COMPARED = (
    "age_65plus_pct",
    "age_under15_pct",
    "population_change_pct",
    "tertiary_education_pct_15plus",
    "unemployed_jobseekers_pct_labour_force",
    "equivalised_disposable_income_median",
    "organisations_per_1000",
    "radar_score",
)
"""Indicators that compare large and small municipalities; counts do not."""

FEWEST = 4
"""Quartiles of fewer municipalities say nothing."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """Everything the page says of the chosen municipalities, in the reader's order."""

    card: FigureCard
    scales: Scales
    definitions: tuple[tuple[str, str], ...]


def compare_view(
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    chosen: Sequence[str],
) -> CompareView | None:
    """Return the comparison, or nothing when no indicator has values for the region."""
    t = catalogue.t
    members = catalogue.codes
    years = {
        code: data
        for code in COMPARED
        if code in frames
        and code in catalogue.indicators
        and (data := year_values(frames[code], catalogue.indicators[code], members, None))
        and len(data.values) >= FEWEST
    }
    if not years:
        return None
    names = tuple(catalogue.name(code) for code in chosen)
    sources = used_sources(catalogue, {s for data in years.values() for s in data.source_ids})
    samples = [data.indicator.name for data in years.values() if is_sample(catalogue, data)]
    finding, rests_on = _finding(catalogue, years, chosen, names)
    text = figure_text(
        catalogue,
        sources,
        finding,
        t("compare.subtitle", count=len(members)),
        ("vertailu", *chosen),
        marking=rests_on,
        sample=partly_sample_label(t, samples, whole=len(samples) == len(years)),
    )
    return CompareView(
        figure_card(
            text,
            compare_table(catalogue, years, chosen, names, text),
            compare_export(catalogue, years, chosen, text),
        ),
        Scales(
            tuple(_scale(catalogue, data, chosen, names) for data in years.values()),
            text.alternative,
            names,
            t("compare.band"),
            t("compare.median"),
        ),
        tuple((d.indicator.name, d.indicator.description) for d in years.values()),
    )


def _scale(
    catalogue: Catalogue, data: YearValues, chosen: Sequence[str], names: Sequence[str]
) -> Scale:
    t = catalogue.t
    say = sentences(catalogue, data)
    values = list(data.values.values())
    low, high = min(values), max(values)

    def place(value: float) -> float:
        return 0.5 if high == low else (value - low) / (high - low)

    def said(code: str) -> str:
        return say.value(code) if code in data.values else t("legend.missing")

    first, middle, third = quantiles(values, n=4, method="inclusive")
    title = row_title(catalogue, data)
    dots = [
        in_row(catalogue, data, f"{name}: {said(code)}", data.ids.get(code, ()))
        for name, code in zip(names, chosen, strict=True)
    ]
    return Scale(
        title=title,
        low=say.amount(low),
        high=say.amount(high),
        quartiles=(place(first), place(middle), place(third)),
        places=tuple(place(data.values[code]) if code in data.values else None for code in chosen),
        spoken=joined(". ", [title, *dots]),
    )


def _finding(
    catalogue: Catalogue,
    years: Mapping[str, YearValues],
    chosen: Sequence[str],
    names: Sequence[str],
) -> tuple[str, Sequence[Source]]:
    """Name the indicator in which the chosen differ most, measured by the region's own spread.

    Return it with the sources that it rests on.
    """
    t = catalogue.t
    listed = t.listing(list(names))
    spreads = {code: _spread(data, chosen) for code, data in years.items()}
    known = {code: spread for code, spread in spreads.items() if spread is not None}
    if len(chosen) == 1:
        return t("compare.alone", name=listed, count=len(catalogue.codes)), ()
    if not known:
        return t("compare.one", names=listed), ()
    widest = max(known, key=lambda code: known[code])
    data = years[widest]
    if known[widest] == 0:
        return t("compare.alike", names=listed), ()
    say = sentences(catalogue, data)
    values = t.listing(
        [
            t("compare.value", name=name, value=say.value(code))
            for code, name in zip(chosen, names, strict=True)
            if code in data.rankable()
        ]
    )
    finding = t(
        "compare.widest",
        indicator=data.indicator.name,
        year=t.period(data.period),
        values=values,
    )
    own = {s for code in chosen for s in data.ids.get(code, ())}
    return finding, used_sources(catalogue, own)


def _spread(data: YearValues, chosen: Sequence[str]) -> float | None:
    """Return the spread of the chosen as a part of the region's, all as printed.

    Nothing of fewer than two that may be compared at all: those of few may not.
    """
    known = data.rankable()
    own = [known[code] for code in chosen if code in known]
    whole = max(known.values(), default=0.0) - min(known.values(), default=0.0)
    if len(own) < 2 or whole == 0:
        return None
    return (max(own) - min(own)) / whole
