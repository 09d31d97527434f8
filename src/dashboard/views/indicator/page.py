"""The page `/kartta`: one indicator by municipality as map, ranking and table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.source import Source
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.indicator import Area, Legend, Ranking
from dashboard.i18n.translator import NO_BREAK_SPACE, Translator
from dashboard.views.indicator.areas import area_of, ranking_of
from dashboard.views.indicator.legend import legend_view
from dashboard.views.indicator.levels import sentences
from dashboard.views.indicator.sentences import MOST_NAMED, Sentences
from dashboard.views.indicator.table import indicator_card
from dashboard.views.indicator.values import Change, YearValues, year_values, years_of
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import (
    FigureCard,
    figure_text,
    partly_sample_label,
    sample_label,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """One indicator in one year: what map, ranking, table and image show.

    `by_level` are the answers of a criterion with the names of those who gave them, under
    `levels_title`: levels have no ranking.
    """

    card: FigureCard
    areas: tuple[Area, ...]
    ranking: Ranking | None
    legend: Legend
    own: tuple[str, ...]
    change_notes: tuple[str, ...]
    definition: str
    year: int
    years: tuple[int, ...]
    year_replaced: str = ""
    levels_title: str = ""
    by_level: tuple[tuple[str, str], ...] = ()


def indicator_view(
    catalogue: Catalogue,
    indicator: Indicator,
    frame: pd.DataFrame,
    *,
    year: int | None,
    chosen: str | None,
    borders: Source | None,
    own_changes: Mapping[int, Mapping[str, Change]] | None = None,
) -> IndicatorView | None:
    """Return the view of an indicator, or nothing when no municipality has a value at all.

    A year without values is replaced by the latest one and the reader is told. `own_changes` are
    those of `values.year_values`.
    """
    t = catalogue.t
    members = catalogue.codes
    years = years_of(frame, members)
    if not years:
        return None
    asked = year if year in years else years[0]
    data = year_values(frame, indicator, members, asked, own_changes)
    if data is None:
        return None
    replaced = (
        "" if year is None or year == asked else t("map.year_replaced", asked=year, year=asked)
    )
    say = sentences(catalogue, data)
    sources = used_sources(catalogue, data.source_ids | data.change_source_ids)
    text = _text(catalogue, data, say, chosen, sources, borders)
    areas = {code: area_of(catalogue, data, say, code, chosen) for code in members}
    is_level = indicator.unit.is_level
    return IndicatorView(
        card=indicator_card(catalogue, data, say, chosen, text),
        areas=tuple(areas.values()),
        ranking=None if is_level else ranking_of(catalogue, data, say, areas),
        legend=legend_view(t, data),
        own=_own(t, data, say, chosen),
        change_notes=say.change_notes(),
        definition=" ".join(
            [indicator.described, *([] if data.median is None else [t("note.median")])]
        ),
        year=data.year,
        years=tuple(years),
        year_replaced=replaced,
        levels_title=_levels_title(t, data) if is_level else "",
        by_level=_by_level(catalogue, data),
    )


def _levels_title(t: Translator, data: YearValues) -> str:
    return t("ranking.levels", indicator=data.indicator.name, year=t.period(data.period))


def _by_level(catalogue: Catalogue, data: YearValues) -> tuple[tuple[str, str], ...]:
    t = catalogue.t
    if not data.indicator.unit.is_level:
        return ()
    given: dict[float, list[str]] = {}
    for code in catalogue.codes:
        if code in data.values:
            given.setdefault(data.values[code], []).append(catalogue.name(code))
    return tuple(
        (
            t("ranking.level", level=t.sentence(level_word(t, level)), count=len(names)),
            t.listing(names),
        )
        for level, names in sorted(given.items(), reverse=True)
    )


def _text(
    catalogue: Catalogue,
    data: YearValues,
    say: Sentences,
    chosen: str | None,
    sources: Sequence[Source],
    borders: Source | None,
) -> FigureText:
    t = catalogue.t
    facts = [say.region(), *_ends(catalogue, data, say)]
    return figure_text(
        catalogue,
        sources,
        say.finding(chosen),
        _subtitle(t, data),
        (data.indicator.code, str(data.year), chosen or ""),
        alternative=say.alternative(chosen),
        notes=say.notes(),
        facts=facts,
        borders=borders,
        marking=_told_of(catalogue, data, chosen),
        sample=sample_of(catalogue, data),
    )


def _ends(catalogue: Catalogue, data: YearValues, say: Sentences) -> list[str]:
    """Return the three highest and lowest with their values, where all may be ranked.

    Those that print alike are all named, or counted where they are more than the room left.
    """
    if not len(data.rankable()) == len(data.values) >= 2 * MOST_NAMED:
        return []
    t, printed = catalogue.t, data.printed()

    def listed(values: Sequence[float]) -> str:
        parts, room = [], MOST_NAMED
        for value in values:
            alike = [code for code in catalogue.codes if printed.get(code) == value]
            who = (
                t.listing([catalogue.name(code) for code in alike])
                if len(alike) <= room
                else t("map.alike", count=len(alike))
            )
            parts.append(f"{who}{NO_BREAK_SPACE}{say.value(alike[0])}")
            room -= len(alike)
            if room <= 0:
                break
        return "; ".join(parts)

    values, scale = sorted(set(printed.values())), data.indicator.scale
    return [
        t(f"map.highest_{scale}", list=listed(values[::-1])),
        t(f"map.lowest_{scale}", list=listed(values)),
    ]


def _told_of(catalogue: Catalogue, data: YearValues, chosen: str | None) -> Sequence[Source]:
    """Return the sources of the values in the finding: a level stands beside no others."""
    if data.indicator.unit.is_level and chosen is not None:
        return used_sources(catalogue, data.ids.get(chosen, ()))
    return used_sources(catalogue, data.source_ids)


def sample_of(catalogue: Catalogue, data: YearValues) -> str:
    """Return the label of a year's values; where not all are made up it names those that are."""
    t = catalogue.t
    made_up = [
        code for code in data.values if sample_label(t, used_sources(catalogue, data.ids[code]))
    ]
    if not made_up and sample_label(t, used_sources(catalogue, data.change_source_ids)):
        return partly_sample_label(t, [t("sample.change")], whole=False)
    names = [catalogue.name(code) for code in catalogue.codes if code in made_up]
    return partly_sample_label(t, names, whole=len(made_up) == len(data.values))


def _subtitle(t: Translator, data: YearValues) -> str:
    return t(
        "map.subtitle",
        indicator=data.indicator.name,
        unit=t(f"unit.{data.indicator.unit}.name"),
        year=t.period(data.period),
    )


def _own(t: Translator, data: YearValues, say: Sentences, chosen: str | None) -> tuple[str, ...]:
    """Say change, median and region, as far as the finding has not said them already."""
    is_median = data.indicator.region_rule is RegionRule.MEDIAN
    if chosen is None:
        middle = "" if is_median else t.sentence(say.median())
        whole = "" if data.indicator.unit.is_level else say.region()
        return tuple(part for part in (middle, whole, say.change_made_of()) if part)
    if chosen not in data.values:
        return (say.region(),)
    whole = "" if is_median and not data.indicator.unit.is_level else say.region()
    return tuple(part for part in (say.change_made_of(chosen), whole) if part)
