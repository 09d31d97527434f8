"""The content of the self-assessment in one language, and what the last radar knows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.practices.assessment import Known, Part
from dashboard.domain.practices.radar import Criterion, Level, Theme
from dashboard.i18n.translator import Translator
from dashboard.views.radar.model import Radar
from dashboard.views.shared.card import used_sources
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Item:
    """One practice or one question; `idea` is a first step, `criterion` what the radar asks."""

    code: str
    theme: Theme | None
    criterion: str
    short: str
    text: str
    help: str
    idea: str


@dataclass(frozen=True, slots=True)
class Content:
    """The practices of the checklist and the questions of the look back, each in their order."""

    practices: tuple[Item, ...]
    questions: tuple[Item, ...]

    def practice(self, code: str) -> Item | None:
        """Return a practice, or nothing when there is none of that code."""
        return next((item for item in self.practices if item.code == code), None)


def assessment_content(
    t: Translator, items: pd.DataFrame, criteria: tuple[Criterion, ...]
) -> Content:
    """Read what `queries.assessment` returns, beside the radar's instrument.

    A practice whose criterion is no longer asked goes. A criterion that no practice speaks of
    joins in its own words: the instrument may change without a change of the checklist.
    """
    asked = {criterion.code for criterion in criteria if criterion.asked_until is None}
    rows = items.astype(object).where(items.notna(), None).to_dict("records")
    found = [(Part(str(row["part"])), _item(t, row)) for row in rows]
    practices = [
        item
        for part, item in found
        if part is Part.CHECKLIST and (not item.criterion or item.criterion in asked)
    ]
    spoken_of = {item.criterion for item in practices}
    practices += [
        _own_words(criterion)
        for criterion in criteria
        if criterion.code in asked - spoken_of and criterion.code not in {p.code for p in practices}
    ]
    themes = list(Theme)
    practices.sort(key=lambda item: themes.index(item.theme) if item.theme else len(themes))
    return Content(tuple(practices), tuple(i for part, i in found if part is Part.LOOK_BACK))


def known_of(
    catalogue: Catalogue,
    radar: Radar,
    content: Content,
    municipality: str,
    until: int | None = None,
) -> Known | None:
    """Return what a municipality answered in the last round that it took part in.

    `until` is the last year that counts; without it every round does.
    """
    for year in radar.rounds:
        if municipality not in radar.answers[year] or (until is not None and year > until):
            continue
        sources = used_sources(catalogue, radar.sources[year])
        levels: dict[str, Level] = {}
        for item in content.practices:
            level = radar.level(year, municipality, item.criterion)
            if level is not None:
                levels[item.code] = level
        return Known(year, any(source.is_sample for source in sources), levels)
    return None


def _item(t: Translator, row: Mapping[Any, Any]) -> Item:
    return Item(
        code=str(row["item_code"]),
        theme=Theme(str(row["theme"])) if row["theme"] else None,
        criterion=str(row["criterion_code"] or ""),
        short=str(row[f"short_{t.lang}"]),
        text=str(row[f"text_{t.lang}"]),
        help=str(row[f"help_{t.lang}"]),
        idea=str(row[f"idea_{t.lang}"] or ""),
    )


def _own_words(criterion: Criterion) -> Item:
    return Item(
        code=criterion.code,
        theme=criterion.theme,
        criterion=criterion.code,
        short=criterion.short,
        text=criterion.text,
        help=criterion.help,
        idea="",
    )
