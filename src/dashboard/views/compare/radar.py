"""An excerpt of the radar's matrix: the chosen municipalities in the latest round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.practices.radar import Level
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import Translator
from dashboard.views.radar.model import Radar
from dashboard.views.shared.card import marked, source_line, used_sources
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """One answer: its state (yes, partly, no, none) and its word."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """One criterion; `differs` when the answers are not all the same."""

    label: str
    cells: tuple[ExcerptCell, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class RadarExcerpt:
    """The answers of the chosen municipalities in the latest round."""

    title: Labelled
    alike_title: Labelled
    names: tuple[str, ...]
    rows: tuple[ExcerptRow, ...]
    source: str


def radar_excerpt(catalogue: Catalogue, radar: Radar, chosen: Sequence[str]) -> RadarExcerpt | None:
    """Return the excerpt, or nothing when there is no round."""
    t = catalogue.t
    if not radar.rounds:
        return None
    year = radar.rounds[0]
    rows = []
    for criterion in radar.asked(year):
        levels = [radar.level(year, code, criterion.code) for code in chosen]
        rows.append(
            ExcerptRow(
                criterion.short, tuple(_cell(t, level) for level in levels), len(set(levels)) > 1
            )
        )
    sources = used_sources(catalogue, radar.sources[year])
    differing = sum(row.differs for row in rows)
    return RadarExcerpt(
        title=marked(
            t, t("compare.radar_title", count=differing, of=t.number(len(rows)), year=year), sources
        ),
        alike_title=marked(t, t("compare.alike_title", count=len(rows) - differing), sources),
        names=tuple(catalogue.name(code) for code in chosen),
        rows=tuple(rows),
        source=source_line(t, sources),
    )


def _cell(t: Translator, level: Level | None) -> ExcerptCell:
    state = "none" if level is None else level.name.lower()
    return ExcerptCell(state, t(f"level.{state}"))
