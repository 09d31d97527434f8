"""What each indicator is: its definition as its publisher's statistician would ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.texts.slug import slug
from dashboard.views.shared.card import ids_of, used_sources
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class DefinitionView:
    """One indicator: code, name, description, and its facts by their names."""

    code: str
    name: str
    description: str
    facts: tuple[tuple[str, str], ...]


def definitions(
    catalogue: Catalogue, values_of: Mapping[str, pd.DataFrame]
) -> tuple[DefinitionView, ...]:
    """Return every indicator of the catalogue; `values_of` are its values in all years."""
    return tuple(
        DefinitionView(
            indicator.code,
            indicator.name,
            indicator.description,
            tuple(_named(catalogue, _facts(catalogue, indicator, values_of[indicator.code]))),
        )
        for indicator in catalogue.indicators.values()
    )


def matching(definitions: Iterable[DefinitionView], asked: str) -> tuple[DefinitionView, ...]:
    """Return those whose name, code or description hold every word asked for.

    Case, accents and signs do not matter: "vakiluku" finds "Väkiluku".
    """
    words = slug(asked).split("-")
    return tuple(
        one
        for one in definitions
        if all(word in slug(f"{one.name} {one.code} {one.description}") for word in words)
    )


def _named(catalogue: Catalogue, facts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The facts that are known, by their names in the reader's language."""
    for name, said in facts.items():
        if said:
            yield catalogue.t(f"sources.fact_{name}"), said


def _facts(catalogue: Catalogue, indicator: Indicator, values: pd.DataFrame) -> dict[str, str]:
    t, told = catalogue.t, indicator.definition
    level = indicator.unit.is_level
    sources = used_sources(catalogue, ids_of(values))
    return {
        "numerator": t("sources.level_numerator") if level else told.numerator,
        "denominator": told.denominator,
        "unit": t(f"unit.{indicator.unit}.name"),
        "reference": t(f"reference_day.{told.reference_day}") if told.reference_day else "",
        "source": "; ".join(f"{source.publisher}: {source.title}" for source in sources),
        "table": told.source_code,
        "years": _years(catalogue, values),
        "status": _status(catalogue, values),
        "region": t(f"region_rule.{indicator.region_rule}"),
        "limits": t("sources.level_limits") if level else told.limits,
        "code": indicator.code,
    }


def _years(catalogue: Catalogue, values: pd.DataFrame) -> str:
    """The years that have values: those of each series apart, with its name where it has one."""
    by_series = {str(series): rows["year"] for series, rows in values.groupby("series")}
    if len(by_series) < 2:
        return "".join(spans(years) for years in by_series.values())
    in_order = sorted(by_series.items(), key=lambda item: item[1].min())
    return "; ".join(_named_years(catalogue, series, spans(years)) for series, years in in_order)


def _named_years(catalogue: Catalogue, series: str, years: str) -> str:
    named = catalogue.series.get(series)
    if named is None:
        return years
    return catalogue.t("sources.years_of_series", years=years, series=named.name)


def _status(catalogue: Catalogue, values: pd.DataFrame) -> str:
    """How final the values are: the years of each status, the final ones by the word alone."""
    t = catalogue.t
    words = []
    for status, rows in sorted(values.groupby("status"), key=lambda item: item[0] != "final"):
        years = "" if status == "final" else f" {spans(rows['year'])}"
        words.append(f"{t(f'status.{status}')}{years}")
    return "; ".join(words)


def spans(years: Iterable[int]) -> str:
    """Return years as text, those in a row as a span: "2018, 2020–2025"."""
    runs: list[list[int]] = []
    for year in sorted({int(year) for year in years}):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(_span(run) for run in runs)


def _span(run: Sequence[int]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"
