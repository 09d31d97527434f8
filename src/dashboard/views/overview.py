"""The page `/`: the field at a glance. Published figures lead; nothing here rests on a sample."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.areas import MUNICIPALITY_COUNT, REGION_CODE
from dashboard.domain.sector import PURPOSE_CLASSES
from dashboard.i18n.translator import Translator
from dashboard.views.card import sample_label, source_line, used_sources
from dashboard.views.catalogue import Catalogue
from dashboard.views.map_page import IndicatorView
from dashboard.views.values import year_values

REGISTER_SERIES = "register_all"
SOCIAL_AND_HEALTH = "associations_class_3"
MAP_INDICATOR = "age_65plus_pct"
CLASS_INDICATORS = tuple(f"associations_class_{code}" for code in PURPOSE_CLASSES)
INDICATORS = (
    "associations",
    *CLASS_INDICATORS,
    "associations_class_0",
    "population",
    "population_change_pct",
    MAP_INDICATOR,
)
"""Every indicator the overview needs."""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure with what it is, when it was, and how it moved; `link` leads to its view."""

    label: str
    value: str
    when: str
    change: str
    definition: str
    source: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed: a sentence, and the numbers behind it with their source."""

    head: str
    detail: str


@dataclass(frozen=True, slots=True)
class Way:
    """A way on: the address of a page and the indicator it should open with."""

    label: str
    address: str
    indicator: str = ""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything the overview says."""

    title: str
    lead: str
    figures: tuple[KeyFigure, ...]
    map_title: str
    map: IndicatorView | None
    news: tuple[News, ...]
    ways: tuple[Way, ...]
    sources: str
    sample_note: str


@dataclass(frozen=True, slots=True)
class RegionPoint:
    """The region's value at one moment, and the one before it in the same series."""

    value: float
    period: str
    year: int
    source_id: str
    before: float | None = None
    before_period: str = ""


def overview_view(
    t: Translator,
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    facts: pd.DataFrame,
    small_map: IndicatorView | None,
    organisation_sources: Sequence[str],
) -> OverviewView:
    """Return the overview from the region's values, the published facts and a finished map.

    `organisation_sources` are those of the organisations by municipality: a sample is told.
    """
    points = {code: _region_point(frames[code]) for code in INDICATORS}
    register = points["associations"]
    shown_facts = _shown_facts(facts)
    ids = {point.source_id for point in points.values() if point is not None}
    ids |= {str(row["source_id"]) for row in shown_facts.values()}
    figures = [
        _register_figure(t, catalogue, points["associations"], "associations"),
        _register_figure(t, catalogue, points[SOCIAL_AND_HEALTH], SOCIAL_AND_HEALTH),
        _indicator_figure(t, catalogue, points["population"], "population"),
        _indicator_figure(t, catalogue, points[MAP_INDICATOR], MAP_INDICATOR),
        *(_fact_figure(t, catalogue, name, row) for name, row in shown_facts.items()),
    ]
    return OverviewView(
        title=_title(t, register, frames["population"]),
        lead=_lead(t, register, points["population"]),
        figures=tuple(figure for figure in figures if figure is not None),
        map_title=t("overview.map_title"),
        map=small_map,
        news=tuple(_news(t, catalogue, frames, points)),
        ways=(
            Way(t("overview.way_map"), "kartta"),
            Way(t("overview.way_change"), "kartta", "population_change_pct"),
            Way(t("overview.way_sources"), "aineistot"),
        ),
        sources=source_line(t, used_sources(catalogue, ids)),
        sample_note=t("sample.overview")
        if sample_label(t, used_sources(catalogue, organisation_sources))
        else "",
    )


def _region_point(frame: pd.DataFrame) -> RegionPoint | None:
    """Return the region's latest value and the one before it in the same series."""
    rows = frame[frame["area_code"] == REGION_CODE].sort_values("year")
    if rows.empty:
        return None
    last = rows.iloc[-1]
    same = rows[(rows["series"] == last["series"]) & (rows["year"] < last["year"])]
    before = same.iloc[-1] if len(same) else None
    return RegionPoint(
        value=float(last["value"]),
        period=str(last["period"]),
        year=int(last["year"]),
        source_id=str(last["source_id"]),
        before=None if before is None else float(before["value"]),
        before_period="" if before is None else str(before["period"]),
    )


def _title(t: Translator, register: RegionPoint | None, population: pd.DataFrame) -> str:
    if register is None:
        return t("overview.title_plain")
    same_year = population[
        (population["area_code"] == REGION_CODE) & (population["year"] == register.year)
    ]
    if same_year.empty:
        return t(
            "overview.title", associations=t.number(register.value), date=t.period(register.period)
        )
    rate = register.value / float(same_year["value"].iloc[0]) * 1000
    return t(
        "overview.title_rate",
        associations=t.number(register.value),
        rate=t.number(rate, 1),
        date=t.period(register.period),
    )


def _lead(t: Translator, register: RegionPoint | None, population: RegionPoint | None) -> str:
    if register is None or population is None:
        return t("overview.lead_plain", count=MUNICIPALITY_COUNT)
    return t(
        "overview.lead",
        population=t.date(date(register.year, 12, 31)),
        count=MUNICIPALITY_COUNT,
    )


def _register_figure(
    t: Translator, catalogue: Catalogue, point: RegionPoint | None, code: str
) -> KeyFigure | None:
    if point is None:
        return None
    return _figure(
        t, catalogue, point, code, t("overview.register_when", date=t.period(point.period))
    )


def _indicator_figure(
    t: Translator, catalogue: Catalogue, point: RegionPoint | None, code: str
) -> KeyFigure | None:
    if point is None:
        return None
    return _figure(t, catalogue, point, code, t("overview.year_end", year=t.period(point.period)))


def _figure(
    t: Translator, catalogue: Catalogue, point: RegionPoint, code: str, when: str
) -> KeyFigure:
    indicator = catalogue.indicators[code]
    sources = used_sources(catalogue, [point.source_id])
    return KeyFigure(
        label=indicator.name,
        value=t.measure(point.value, "pct" if indicator.is_share else "", indicator.decimals),
        when=when,
        change=_change(t, point, indicator.is_share, indicator.decimals),
        definition=indicator.description,
        source=source_line(t, sources),
        sample=sample_label(t, sources),
    )


def _change(t: Translator, point: RegionPoint, share: bool, decimals: int) -> str:
    if point.before is None:
        return t("change.none")
    amount = t.number(point.value - point.before, decimals, signed=True)
    if share:
        amount = t("change.points", value=amount)
    key = "change.since" if point.before_period.isdigit() else "change.since_date"
    return t(key, amount=amount, year=t.period(point.before_period))


def _shown_facts(facts: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the published facts of the first view; one that is not in the data is left out."""
    found = {}
    for name, (topic, measure, year) in _FACTS.items():
        rows = facts[
            (facts["topic"] == topic) & (facts["measure"] == measure) & (facts["year"] == year)
        ]
        if len(rows) == 1:
            found[name] = rows.iloc[0]
    return found


def _fact_figure(t: Translator, catalogue: Catalogue, name: str, row: pd.Series) -> KeyFigure:
    sources = used_sources(catalogue, [str(row["source_id"])])
    return KeyFigure(
        label=t(f"overview.fact_{name}.label"),
        value=t(f"overview.fact_{name}.value", value=t.number(float(row["value"]))),
        when=t(f"overview.fact_{name}.when", year=int(row["year"])),
        change=t(f"overview.fact_{name}.change"),
        definition=t(f"overview.fact_{name}.definition"),
        source=source_line(t, sources),
        sample=sample_label(t, sources),
    )


_FACTS = {
    "officials": (
        "Kuntatutka",
        "kuntia, joissa järjestöyhteistyötä tekevä viranhaltija",
        2021,
    ),
    "volunteers": (
        "Järjestökartoitus 2018",
        "vapaaehtoisia hyvinvointia edistävissä järjestöissä (arvio)",
        2018,
    ),
}
"""Topic, measure and year of the published facts in the first view."""


def _news(
    t: Translator,
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    points: Mapping[str, RegionPoint | None],
) -> list[News]:
    return [
        news
        for news in (
            _register_news(t, points["associations"]),
            _class_news(t, catalogue, points),
            _population_news(t, catalogue, frames["population_change_pct"]),
        )
        if news is not None
    ]


def _register_news(t: Translator, point: RegionPoint | None) -> News | None:
    if point is None or point.before is None:
        return None
    amount = point.value - point.before
    way = "same" if amount == 0 else "fewer" if amount < 0 else "more"
    return News(
        t(f"overview.news_register_{way}", amount=t.number(abs(amount))),
        t("overview.news_register_detail", **_both(t, point)),
    )


def _class_news(
    t: Translator, catalogue: Catalogue, points: Mapping[str, RegionPoint | None]
) -> News | None:
    """Name the class whose number moved most, beside what the unclassified did meanwhile."""
    moved = [
        (point.value - point.before, code, point)
        for code in CLASS_INDICATORS
        if (point := points[code]) is not None and point.before is not None
    ]
    unclassified = points["associations_class_0"]
    if not moved or unclassified is None or unclassified.before is None:
        return None
    amount, code, point = max(moved, key=lambda item: (abs(item[0]), item[1]))
    if amount == 0:
        return None
    meanwhile = t.number(unclassified.value - unclassified.before, signed=True)
    return News(
        t(
            "overview.news_class",
            name=catalogue.indicators[code].name,
            amount=t.number(amount, signed=True),
        ),
        t("overview.news_class_detail", unclassified=meanwhile, **_both(t, point)),
    )


def _population_news(t: Translator, catalogue: Catalogue, frame: pd.DataFrame) -> News | None:
    members = [m.code for m in catalogue.members()]
    indicator = catalogue.indicators["population_change_pct"]
    data = year_values(frame, indicator, members, None)
    if data is None:
        return None
    grew = sum(data.values[code] > 0 for code in data.values)
    top = data.ordered()[0]
    detail = "overview.news_population_detail" if grew else "overview.news_population_region"
    return News(
        t(
            "overview.news_population",
            count=grew,
            rest=t.number(len(data.values) - grew),
            year=data.year,
        ),
        t(
            detail,
            place=catalogue.municipalities[top].name_in(t.lang),
            value=t.measure(data.values[top], "pct", 1, signed=True),
            region=t.measure(data.region, "pct", 1, signed=True),
        ),
    )


def _both(t: Translator, point: RegionPoint) -> dict[str, str]:
    return {
        "before": t.number(point.before),
        "now": t.number(point.value),
        "before_period": t.period(point.before_period),
        "period": t.period(point.period),
    }
