"""Sentences about a radar criterion in one year: levels have words and counts, no rank."""

from __future__ import annotations

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.practices.radar import Level
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.catalogue import Catalogue


class LevelSentences(Sentences):
    """What can be said of a radar criterion: levels have words and counts, no rank."""

    def spoken(self, value: float | None) -> str:
        """Return a level in words."""
        return self.amount(value)

    def measured(self, value: float | None) -> str:
        """Return a level in words."""
        return self.amount(value)

    def finding(self, chosen: str | None) -> str:
        """Return the level of the chosen municipality, or how many stand at each level."""
        t, data = self._t, self._data
        levels = set(data.values.values())
        if chosen is None and len(levels) == 1 and not data.missing:
            return t(
                "finding.levels_all",
                indicator=data.indicator.name,
                year=self._year,
                of=t.number(len(data.values)),
                level=level_word(t, levels.pop()),
            )
        if chosen is None:
            return t(
                "finding.levels",
                indicator=data.indicator.name,
                year=self._year,
                counts=self._counts(),
            )
        key = "finding.level_own" if chosen in data.values else "finding.own_missing"
        return t(
            key,
            indicator=data.indicator.name,
            year=self._year,
            place=self._catalogue.name_in(chosen),
            value=self.value(chosen),
        )

    def alternative(self, chosen: str | None) -> str:
        """Return the finding and the counts, which are plain numbers already."""
        return (
            self.finding(chosen) if chosen is None else f"{self.finding(chosen)}. {self.region()}"
        )

    def extremes_spoken(self) -> str:
        """Return how many stand at each level: a level has no extremes."""
        return self.finding(None)

    def region(self) -> str:
        """Return how many of the region's municipalities stand at each level."""
        return self._t("finding.levels_region", counts=self._counts())

    def change(self, area: str = REGION_CODE) -> str:
        """Return the level of the round before, or nothing."""
        change = self._data.changes.get(area)
        if change is None or change.amount is None:
            return ""
        before = self._data.values[area] - change.amount
        key = "change.level_same" if change.amount == 0 else "change.level_was"
        return self._t(key, value=self.amount(before), year=change.since)

    def _counts(self) -> str:
        t, levels = self._t, list(self._data.values.values())
        return t.listing(
            [
                t("finding.level_count", level=level_word(t, level), count=levels.count(level))
                for level in sorted(Level, reverse=True)
                if level in levels
            ]
        )


def sentences(catalogue: Catalogue, data: YearValues) -> Sentences:
    """Return the sentences that fit the indicator's unit."""
    kind = LevelSentences if data.indicator.unit.is_level else Sentences
    return kind(catalogue, data)
