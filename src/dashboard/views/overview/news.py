"""What has changed in the region, in sentences that claim no more than the register does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.measures.unit import PERCENT
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import PURPOSE_CLASSES
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.region_point import RegionPoint
from dashboard.views.indicator.values import year_values
from dashboard.views.shared.card import marked, used_sources
from dashboard.views.shared.catalogue import Catalogue

CLASS_INDICATORS = tuple(f"associations_class_{code}" for code in PURPOSE_CLASSES)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that changed: a sentence, and the numbers behind it with their source."""

    head: Labelled
    detail: Labelled


def region_news(
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    points: Mapping[str, RegionPoint | None],
) -> list[News]:
    """Return what the register as a whole, its classes, and population did since the time before."""
    return [
        news
        for news in (
            _register_news(catalogue, points["associations"]),
            _class_news(catalogue, points),
            _population_news(catalogue, frames["population_change_pct"]),
        )
        if news is not None
    ]


def news_ids(catalogue: Catalogue, frames: Mapping[str, pd.DataFrame]) -> frozenset[str]:
    """Return the sources of what the news say of municipalities."""
    indicator = catalogue.indicators["population_change_pct"]
    data = year_values(frames[indicator.code], indicator, catalogue.codes, None)
    return frozenset() if data is None else data.source_ids


def _register_news(catalogue: Catalogue, point: RegionPoint | None) -> News | None:
    t = catalogue.t
    if point is None or point.before is None:
        return None
    amount = point.value - point.before
    way = "same" if amount == 0 else "fewer" if amount < 0 else "more"
    return _news(
        catalogue,
        t(f"overview.news_register_{way}", amount=t.number(abs(amount)), when=earlier(t, point)),
        t("overview.news_register_detail", **_both(t, point)),
        _ids(point),
    )


def _news(catalogue: Catalogue, head: str, detail: str, ids: Iterable[str]) -> News:
    """Return what changed; each sentence says itself if one of its values is made up."""
    sources = used_sources(catalogue, ids)
    return News(marked(catalogue.t, head, sources), marked(catalogue.t, detail, sources))


def _ids(*points: RegionPoint) -> frozenset[str]:
    return frozenset[str]().union(*(one.source_ids | one.before_ids for one in points))


def earlier(t: Translator, point: RegionPoint) -> str:
    """Return when the value before was counted: "vuotta aiemmin" where it was a year before."""
    before, now = point.before_period, point.period
    a_year = before.rpartition(".")[0] == now.rpartition(".")[0]
    if a_year and int(now.rpartition(".")[2]) - int(before.rpartition(".")[2]) == 1:
        return t("overview.year_earlier")
    return t.period(before)


def _class_news(catalogue: Catalogue, points: Mapping[str, RegionPoint | None]) -> News | None:
    """Name the class whose number moved most, beside what the unclassified did meanwhile."""
    t = catalogue.t
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
    return _news(
        catalogue,
        t(
            "overview.news_class_more" if amount > 0 else "overview.news_class_fewer",
            name=catalogue.indicators[code].name,
            amount=t.number(amount, signed=True),
        ),
        t("overview.news_class_detail", unclassified=meanwhile, **_both(t, point)),
        _ids(point, unclassified),
    )


def _population_news(catalogue: Catalogue, frame: pd.DataFrame) -> News | None:
    t = catalogue.t
    members = catalogue.codes
    indicator = catalogue.indicators["population_change_pct"]
    data = year_values(frame, indicator, members, None)
    if data is None:
        return None
    grew, of = sum(value > 0 for value in data.printed().values()), len(data.values)
    most = 2 * grew >= of
    key = "none" if not grew else "all" if grew == of else "most" if most else "few"
    top = data.ordered()[0]
    detail = "overview.news_population_detail" if grew else "overview.news_population_region"
    return _news(
        catalogue,
        t(
            f"overview.news_population_{key}",
            grew=t.number(grew),
            of=_of(t, key, of),
            year=data.year,
        ),
        t(
            detail,
            place=catalogue.name_in(top),
            value=t.measure(data.values[top], PERCENT, 1, signed=True),
            region=t.measure(data.region, PERCENT, 1, signed=True),
        ),
        data.source_ids | data.ids.get(REGION_CODE, frozenset()),
    )


def _of(t: Translator, key: str, number: int) -> str:
    """Return of how many: "22:sta" after a part of them, a plain number after all or none."""
    return t.out_of(number) if key in {"most", "few"} else t.number(number)


def _both(t: Translator, point: RegionPoint) -> dict[str, str]:
    return {
        "before": t.number(point.before),
        "now": t.number(point.value),
        "before_period": t.period(point.before_period),
        "period": t.period(point.period),
    }
