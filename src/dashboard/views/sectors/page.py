"""From tables to the page of one sector: its words, its numbers, and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import PURPOSE_CLASSES, TextPart
from dashboard.i18n.translator import Translator
from dashboard.queries.radar import PREFIX
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.indicator.region_point import RegionPoint
from dashboard.views.sectors.history import counts_of, history_of
from dashboard.views.sectors.model import SectorDeed, SectorNumber, SectorView
from dashboard.views.sectors.words import SectorWords, common_words, sector_words
from dashboard.views.shared.card import (
    dated_line,
    file_stem,
    ids_of,
    marked,
    sample_label,
    sample_parts,
    source_line,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

SOCIAL_AND_HEALTH = f"associations_class_{PURPOSE_CLASSES[2]}"
COUNTED = "organisations"


@dataclass(frozen=True, slots=True)
class SectorTables:
    """What the pages of sectors are made of.

    `counts` is `queries.sectors.sector_values`, `texts` is `queries.sector_texts`, `register` the
    latest value of the register's social and health class.
    """

    counts: pd.DataFrame
    texts: pd.DataFrame
    register: RegionPoint | None


def sector_view(
    catalogue: Catalogue,
    tables: SectorTables,
    sector: str,
    shown: IndicatorView | None,
    municipality: str | None,
) -> SectorView:
    """Return the page of a sector; `shown` is its map, `municipality` the one looked at."""
    t = catalogue.t
    name = t(f"sector.{sector}")
    words = sector_words(catalogue, tables.texts, sector)
    common = common_words(catalogue, tables.texts)
    counts = counts_of(tables.counts, sector)
    area = municipality or REGION_CODE
    published = _published(catalogue, words)
    counted = _counted(catalogue, counts, name, municipality)
    own_sources = used_sources(catalogue, ids_of(counts))
    finding, sample = _finding(t, words, counts, name), ""
    if not words.paragraphs(TextPart.FINDING):
        sample = sample_label(t, own_sources)
    facts = words.facts(TextPart.FACT)
    sources = used_sources(catalogue, _source_ids(catalogue, tables, words, common, counts))
    history = history_of(catalogue, catalogue.indicators[COUNTED], counts, area)
    made_up = [
        *(bool(number.sample) for number in (*published, *counted)),
        *([bool(shown.card.text.sample)] if shown else []),
        *([bool(history.sample)] if history else []),
        # What is published is real.
        *([False] if facts else []),
    ]
    return SectorView(
        code=sector,
        name=name,
        finding=marked(t, finding, own_sources if sample else ()),
        lead=" ".join(words.paragraphs(TextPart.LEAD)),
        numbers=(*published, *counted),
        map=shown,
        history=history,
        does=words.paragraphs(TextPart.DOES),
        needs=words.paragraphs(TextPart.NEEDS),
        can=_deeds(catalogue, words),
        networks=(*words.facts(TextPart.NETWORK), *common.facts(TextPart.NETWORK)),
        facts=facts,
        common_facts=common.facts(TextPart.FACT),
        essay=words.paragraphs(TextPart.ESSAY),
        missing=_missing(t, words, len(published), counted, bool(shown and shown.card.text.sample)),
        notes=definitions_apart(catalogue, tables),
        sources=tuple(source_line(t, [source]) for source in sources),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem(
            "toimiala", sector, municipality or "", t.lang, *sample_parts(t, made_up)
        ),
        sample=sample,
    )


def definitions_apart(catalogue: Catalogue, tables: SectorTables) -> tuple[str, ...]:
    """Return the numbers of social and health organisations that are easily mixed up, each defined."""
    t = catalogue.t
    notes: list[str] = []
    everything = tables.counts[tables.counts["area_code"] == REGION_CODE]
    if len(everything):
        latest = everything[everything["year"] == everything["year"].max()]
        sources = used_sources(catalogue, ids_of(latest, "count_source_ids"))
        total = t(
            "sectors.note_six",
            value=t.number(float(latest["count"].sum())),
            date=t.period(f"31.12.{int(latest['year'].iloc[0])}"),
        )
        notes.append(marked(t, total, sources))
    notes += common_words(catalogue, tables.texts).paragraphs(TextPart.NOTE)
    if tables.register is not None:
        value = t.number(tables.register.value)
        note = t("sectors.note_class", value=value, date=t.period(tables.register.period))
        notes.append(marked(t, note, used_sources(catalogue, tables.register.source_ids)))
    return (*notes, t("sectors.note_apart")) if len(notes) > 1 else tuple(notes)


def definition_ids(catalogue: Catalogue, tables: SectorTables) -> set[str]:
    """Return the sources of what `definitions_apart` says."""
    everything = tables.counts[tables.counts["area_code"] == REGION_CODE]
    latest = everything[everything["year"] == everything["year"].max()]
    said = common_words(catalogue, tables.texts).of(TextPart.NOTE)
    ids = set(ids_of(latest, "count_source_ids")) | {s.source_id for s in said if s.source_id}
    return ids | (tables.register.source_ids if tables.register is not None else set())


def _finding(t: Translator, words: SectorWords, counts: pd.DataFrame, name: str) -> str:
    """Return the published finding; without one the number of organisations, or that there is none."""
    said = words.paragraphs(TextPart.FINDING)
    if said:
        return said[0].rstrip(",")
    own = _latest(counts, REGION_CODE)
    if own is None:
        return t("sectors.finding_none", name=name)
    day = t.period(f"31.12.{int(own['year'])}")
    return t("sectors.finding", count=int(own["count"]), name=name, date=day)


def _published(catalogue: Catalogue, words: SectorWords) -> list[SectorNumber]:
    t = catalogue.t
    numbers = []
    for said in words.of(TextPart.NUMBER):
        if said.fact is None:
            continue
        sources = used_sources(catalogue, [said.source_id])
        definition = t("sectors.published_definition", source=said.fact.source)
        line, sample = source_line(t, sources), sample_label(t, sources)
        numbers.append(SectorNumber(said.value, said.text, definition, line, sample))
    return numbers


def _counted(
    catalogue: Catalogue, counts: pd.DataFrame, name: str, municipality: str | None
) -> list[SectorNumber]:
    """Return how many organisations the data hold: the municipality's first, then the region's."""
    t = catalogue.t
    numbers = []
    for area in (*([municipality] if municipality else []), REGION_CODE):
        own = _latest(counts, area)
        if own is None:
            continue
        place = catalogue.name_in(area)
        sources = used_sources(catalogue, own["rate_source_ids"])
        label = t(
            f"sectors.count_label_{'one' if own['count'] == 1 else 'many'}",
            place=place,
            date=t.period(f"31.12.{int(own['year'])}"),
            rate=t.number(float(own["per_1000"]), 2),
        )
        numbers.append(
            SectorNumber(
                t.number(float(own["count"])),
                label,
                t("sectors.count_definition", name=name),
                source_line(t, sources),
                sample_label(t, sources),
            )
        )
    return numbers


def _latest(counts: pd.DataFrame, area: str) -> pd.Series | None:
    own = counts[counts["area_code"] == area].sort_values("year")
    return None if own.empty else own.iloc[-1]


def _deeds(catalogue: Catalogue, words: SectorWords) -> tuple[SectorDeed, ...]:
    """Return what a municipality can do, each with the criterion's name."""
    return tuple(
        SectorDeed(
            said.text,
            said.criterion,
            catalogue.indicators[PREFIX + said.criterion].name
            if PREFIX + said.criterion in catalogue.indicators
            else "",
        )
        for said in words.of(TextPart.CAN)
    )


def _missing(
    t: Translator,
    words: SectorWords,
    published: int,
    counted: Sequence[SectorNumber],
    sample_map: bool,
) -> tuple[str, ...]:
    """Return what is not known, so that nothing missing looks like nothing there."""
    missing = []
    if not published:
        missing.append(t("sectors.missing_published"))
    if not words.of(TextPart.FACT):
        missing.append(t("sectors.missing_facts"))
    if words.uncertain:
        missing.append(t("sectors.missing_uncertain", count=words.uncertain))
    if not words.of(TextPart.NETWORK):
        missing.append(t("sectors.missing_network"))
    if not counted:
        missing.append(t("sectors.missing_counts"))
    if sample_map:
        missing.append(t("sectors.missing_municipal"))
    return tuple(missing)


def _source_ids(
    catalogue: Catalogue,
    tables: SectorTables,
    words: SectorWords,
    common: SectorWords,
    counts: pd.DataFrame,
) -> set[str]:
    said = [one for each in (words, common) for part in each.parts.values() for one in part]
    ids = {one.source_id for one in said if one.source_id} | ids_of(counts)
    latest = _latest(counts, REGION_CODE)
    ids |= set(() if latest is None else latest["rate_source_ids"])
    return ids | definition_ids(catalogue, tables)
