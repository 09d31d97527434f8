"""The page of one class of the register: only what the register publishes, by its own dates."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.domain.measures.unit import PERCENT
from dashboard.domain.sector import CLASS_PREFIX, PURPOSE_CLASSES, UNCLASSIFIED
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.region_point import RegionPoint, region_point, share_of
from dashboard.views.sectors.history import history_of
from dashboard.views.sectors.model import SectorNumber, SectorView
from dashboard.views.sectors.page import (
    SOCIAL_AND_HEALTH,
    SectorTables,
    definition_ids,
    definitions_apart,
)
from dashboard.views.shared.card import (
    dated_line,
    file_stem,
    ids_of,
    marked,
    sample_label,
    source_line,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

ALL = "associations"
UNCLASSIFIED_INDICATOR = f"associations_class_{UNCLASSIFIED}"
INDICATORS = {code: f"associations_class_{code}" for code in PURPOSE_CLASSES}
"""The indicator of each class."""

NEEDED = (ALL, UNCLASSIFIED_INDICATOR, *INDICATORS.values())
"""Every indicator that the pages of classes need."""


def class_view(
    catalogue: Catalogue,
    tables: SectorTables,
    frames: Mapping[str, pd.DataFrame],
    code: str,
) -> SectorView:
    """Return the page of a class. `frames` are values by indicator, those of `NEEDED`."""
    t = catalogue.t
    indicator = catalogue.indicators[INDICATORS[code]]
    frame = frames[indicator.code]
    point = region_point(frame)
    sources = used_sources(catalogue, ids_of(frame))
    finding = t("sectors.finding_none", name=indicator.name)
    numbers: tuple[SectorNumber, ...] = ()
    unclassified = region_point(frames[UNCLASSIFIED_INDICATOR])
    minimum = _minimum(t, unclassified, region_point(frames[ALL]))
    if point is not None:
        date = t.period(point.period)
        key = "sectors.class_at_least" if minimum else "sectors.class_finding"
        finding = t(key, count=int(point.value), name=indicator.name, date=date)
        numbers = _numbers(
            catalogue, frames, indicator.description, code, point, least=bool(minimum)
        )
    notes = (
        *minimum,
        *_unclassified(catalogue, unclassified),
    )
    ids = set(ids_of(frame))
    if indicator.code == SOCIAL_AND_HEALTH:
        notes = (*notes, *definitions_apart(catalogue, tables))
        ids |= definition_ids(catalogue, tables)
    named = used_sources(catalogue, ids)
    return SectorView(
        code=CLASS_PREFIX + code,
        name=t("sectors.class_name", number=code, name=indicator.name),
        finding=marked(t, finding, sources),
        lead=t("sectors.class_lead"),
        numbers=numbers,
        map=None,
        history=history_of(catalogue, indicator, frame),
        does=(),
        needs=(),
        can=(),
        networks=(),
        facts=(),
        common_facts=(),
        essay=(),
        missing=(t("sectors.missing_class_map"), t("sectors.missing_class_text")),
        notes=notes,
        sources=tuple(source_line(t, [source]) for source in named),
        dated=dated_line(t, named, catalogue.version),
        file_stem=file_stem("toimiala", CLASS_PREFIX + code, t.lang),
        sample=sample_label(t, sources),
    )


def _numbers(
    catalogue: Catalogue,
    frames: Mapping[str, pd.DataFrame],
    description: str,
    code: str,
    point: RegionPoint,
    *,
    least: bool,
) -> tuple[SectorNumber, ...]:
    """Return the class's number, and its share of all associations of the same date.

    `least` tells that both are minimums, since some associations are not classified.
    """
    t = catalogue.t

    def told(value: str) -> str:
        return t("overview.at_least", value=value) if least else value

    sources = used_sources(catalogue, point.source_ids)
    line, sample = source_line(t, sources), sample_label(t, sources)
    date = t.period(point.period)
    number = SectorNumber(
        told(t.number(point.value)),
        t("sectors.class_label", date=date),
        t("sectors.class_definition", number=code, description=description),
        line,
        sample,
    )
    everything = region_point(frames[ALL])
    share_of_all = share_of(point, everything)
    if everything is None or share_of_all is None:
        return (number,)
    share = SectorNumber(
        told(t.measure(share_of_all, PERCENT, 1)),
        t("sectors.class_share", all=t.number(everything.value), date=date),
        t("sectors.class_share_definition"),
        line,
        sample,
    )
    return (number, share)


def _minimum(
    t: Translator, unclassified: RegionPoint | None, everything: RegionPoint | None
) -> tuple[str, ...]:
    """Return that a class holds at least so many: any of the unclassified may belong to it."""
    share = share_of(unclassified, everything)
    if not share:
        return ()
    return (t("overview.at_least_because", share=t.measure(share, PERCENT)),)


def _unclassified(catalogue: Catalogue, point: RegionPoint | None) -> tuple[str, ...]:
    """Return what the unclassified did meanwhile: a class grows too when one of them is classed."""
    if point is None or point.before is None:
        return ()
    t = catalogue.t
    said = t(
        "sectors.unclassified",
        before=t.number(point.before),
        since=t.period(point.before_period),
        now=t.number(point.value),
        date=t.period(point.period),
    )
    return (marked(t, said, used_sources(catalogue, point.source_ids | point.before_ids)),)
