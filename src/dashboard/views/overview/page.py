"""The page `/`: the field at a glance. Published figures lead; nothing here rests on a sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.comparisons.change import printed_change
from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.measures.unit import PERCENT
from dashboard.domain.places.areas import MUNICIPALITY_COUNT, REGION_CODE
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.indicator.region_point import RegionPoint, region_point, share_of
from dashboard.views.overview.news import CLASS_INDICATORS, News, earlier, news_ids, region_news
from dashboard.views.shared.amounts import difference, printed
from dashboard.views.shared.card import ids_of, marked, sample_label, source_line, used_sources
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.notes import series_notes, status_notes

SOCIAL_AND_HEALTH = "associations_class_3"
UNCLASSIFIED = "associations_class_0"
MAP_INDICATOR = "age_65plus_pct"
INDICATORS = (
    "associations",
    *CLASS_INDICATORS,
    UNCLASSIFIED,
    "population",
    "population_change_pct",
    MAP_INDICATOR,
)
"""Every indicator the overview needs."""

_FACTS = {
    "officials": "kuntatutka-keski-suomi-kuntia-joissa-jarjestoyhteistyota-tekeva-viranhaltija-2021",
    "volunteers": "jarjestokartoitus-2018-keski-suomi-vapaaehtoisia-hyvinvointia-edistavissa"
    "-jarjestoissa-arvio-2018",
}
"""The published facts of the first view by their ids; those of `_PEOPLE` count people."""

_PEOPLE = frozenset({"volunteers"})


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with what it is, when it was, how it moved, and what else must be known."""

    label: str
    value: str
    when: str
    change: str
    definition: str
    source: str
    sample: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: the address of a page and the indicator it should open with."""

    label: str
    address: str
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything the overview says."""

    title: Labelled
    lead: str
    figures: tuple[KeyFigure, ...]
    map_title: str
    map: IndicatorView | None
    news: tuple[News, ...]
    ways: tuple[Way, ...]
    sources: str
    notes: tuple[str, ...]


def overview_view(
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    facts: pd.DataFrame,
    small_map: IndicatorView | None,
) -> OverviewView:
    """Return the overview from the region's values, the published facts and a finished map."""
    t = catalogue.t
    points = {code: region_point(frames[code]) for code in INDICATORS}
    register = points["associations"]
    shown_facts = _shown_facts(facts)
    ids = {s for point in points.values() if point is not None for s in point.source_ids}
    ids |= {str(row["source_id"]) for row in shown_facts.values()}
    ids |= _same_year(register, frames["population"]) | news_ids(catalogue, frames)
    figures = [
        _register_figure(catalogue, points["associations"], "associations"),
        _class_figure(catalogue, points),
        _indicator_figure(catalogue, points["population"], "population"),
        _indicator_figure(catalogue, points[MAP_INDICATOR], MAP_INDICATOR),
        *(_fact_figure(catalogue, n, row, frames["population"]) for n, row in shown_facts.items()),
    ]
    return OverviewView(
        title=_title(catalogue, register, frames["population"]),
        lead=_lead(t, register, points["population"]),
        figures=tuple(figure for figure in figures if figure is not None),
        map_title=t("overview.map_title"),
        map=small_map,
        news=tuple(region_news(catalogue, frames, points)),
        ways=(
            Way(t("overview.way_map"), "kartta"),
            Way(t("overview.way_change"), "kartta", "population_change_pct"),
            Way(t("overview.way_sources"), "aineistot"),
        ),
        sources=source_line(t, used_sources(catalogue, ids)),
        notes=_notes(t, points),
    )


def _notes(t: Translator, points: Mapping[str, RegionPoint | None]) -> tuple[str, ...]:
    """Return what holds for the whole page: that some figures are not final."""
    statuses = [s for point in points.values() if point is not None for s in point.statuses]
    return status_notes(t, statuses)


def _title(
    catalogue: Catalogue, register: RegionPoint | None, population: pd.DataFrame
) -> Labelled:
    t = catalogue.t
    if register is None:
        return marked(t, t("overview.title_plain"), ())
    same_year = _at_year_of(register, population)
    if same_year.empty:
        said = t(
            "overview.title", associations=t.number(register.value), date=t.period(register.period)
        )
        return marked(t, said, used_sources(catalogue, register.source_ids))
    rate = register.value / float(same_year["value"].iloc[0]) * 1000
    said = t(
        "overview.title_rate",
        associations=t.number(register.value),
        rate=t.number(rate, 1),
        date=t.period(register.period),
    )
    return marked(t, said, used_sources(catalogue, register.source_ids | ids_of(same_year)))


def _at_year_of(register: RegionPoint, population: pd.DataFrame) -> pd.DataFrame:
    """Return the region's population of the year that the register tells of."""
    of_region = population["area_code"] == REGION_CODE
    return population[of_region & (population["year"] == register.year)]


def _same_year(register: RegionPoint | None, population: pd.DataFrame) -> frozenset[str]:
    """Return the sources of the population that the title's rate is of."""
    return frozenset() if register is None else ids_of(_at_year_of(register, population))


def _lead(t: Translator, register: RegionPoint | None, population: RegionPoint | None) -> str:
    if register is None or population is None:
        return t("overview.lead_plain", count=MUNICIPALITY_COUNT)
    return t(
        "overview.lead",
        register=t.period(register.period),
        population=t.date(date(register.year, 12, 31)),
        count=MUNICIPALITY_COUNT,
    )


def _register_figure(
    catalogue: Catalogue, point: RegionPoint | None, code: str
) -> KeyFigure | None:
    t = catalogue.t
    if point is None:
        return None
    return _figure(catalogue, point, code, t("overview.register_when", date=t.period(point.period)))


def _class_figure(
    catalogue: Catalogue, points: Mapping[str, RegionPoint | None]
) -> KeyFigure | None:
    """Return the class of social and health: at least so many, since not all are classified."""
    t = catalogue.t
    figure = _register_figure(catalogue, points[SOCIAL_AND_HEALTH], SOCIAL_AND_HEALTH)
    share = share_of(points[UNCLASSIFIED], points["associations"])
    if figure is None or not share:
        return figure
    point = points[SOCIAL_AND_HEALTH]
    has_change = point is not None and point.before is not None
    because = t("overview.at_least_because", share=t.measure(share, PERCENT))
    return replace(
        figure,
        value=t("overview.at_least", value=figure.value),
        # Two minimums are not compared: what is known is how many are classified.
        change=t("change.classified", change=figure.change) if has_change else figure.change,
        definition=f"{figure.definition} {because}",
    )


def _indicator_figure(
    catalogue: Catalogue, point: RegionPoint | None, code: str
) -> KeyFigure | None:
    t = catalogue.t
    if point is None:
        return None
    return _figure(catalogue, point, code, t("overview.year_end", year=t.period(point.period)))


def _figure(catalogue: Catalogue, point: RegionPoint, code: str, when: str) -> KeyFigure:
    t = catalogue.t
    indicator = catalogue.indicators[code]
    sources = used_sources(catalogue, point.source_ids)
    return KeyFigure(
        label=indicator.name,
        value=printed(t, indicator, point.value),
        when=when,
        change=_since(catalogue, point, _change(t, indicator, point)),
        definition=indicator.description,
        source=source_line(t, sources),
        sample=sample_label(t, sources),
        notes=(*series_notes(catalogue, point.series), *status_notes(t, point.statuses)),
    )


def _since(catalogue: Catalogue, point: RegionPoint, change: str) -> str:
    """Return a change; beside a real value it says itself that it starts from a made-up one."""
    if sample_label(catalogue.t, used_sources(catalogue, point.source_ids)):
        return change
    return marked(catalogue.t, change, used_sources(catalogue, point.before_ids))


def _change(t: Translator, indicator: Indicator, point: RegionPoint) -> str:
    if point.before is None:
        if not point.elsewhere:
            return t("change.none")
        return t("change.other_series", when=t.period(point.elsewhere))
    amount = printed_change(point.before, point.value, indicator.decimals)
    when = t.period(point.before_period)
    if point.before_period.isdigit():
        return t("change.since", amount=difference(t, indicator, amount), year=when)
    way = "same" if not amount else "more" if amount > 0 else "fewer"
    size = t.number(abs(amount))
    return t(f"change.than_{way}", amount=size, when=earlier(t, point), date=when)


def _shown_facts(facts: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the published facts of the first view; one that is not in the data is left out."""
    shown = facts[facts["fact_id"].isin(_FACTS.values())]
    by_id = {row["fact_id"]: row for _, row in shown.iterrows()}
    return {name: by_id[fact] for name, fact in _FACTS.items() if fact in by_id}


def _fact_figure(
    catalogue: Catalogue, name: str, row: pd.Series, population: pd.DataFrame
) -> KeyFigure:
    """Return a published fact; of people also what share of the inhabitants they would be."""
    t = catalogue.t
    value, change = float(row["value"]), t(f"overview.fact_{name}.change")
    ids = {str(row["source_id"])}
    of_region = population["area_code"] == REGION_CODE
    inhabitants = population[of_region & (population["year"] == row["year"])]
    if name in _PEOPLE and len(inhabitants):
        share = value / float(inhabitants["value"].iloc[0]) * 100
        said = t(
            "overview.of_inhabitants",
            share=t.measure(share, PERCENT),
            count=MUNICIPALITY_COUNT,
            year=int(row["year"]),
        )
        change = f"{change} {said}"
        ids |= ids_of(inhabitants)
    sources = used_sources(catalogue, ids)
    return KeyFigure(
        label=t(f"overview.fact_{name}.label"),
        value=t(f"overview.fact_{name}.value", value=t.number(value)),
        when=t(f"overview.fact_{name}.when", year=int(row["year"])),
        change=change,
        definition=t(f"overview.fact_{name}.definition"),
        source=source_line(t, sources),
        sample=sample_label(t, sources),
    )
