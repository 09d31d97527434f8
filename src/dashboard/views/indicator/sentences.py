"""Sentences about one indicator in one year: finding, own municipality, region, change, extremes.

Each is computed from values and says no more than they carry. The finding opens the text
alternative too, which adds the extremes with numbers that a screen reader reads in one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isnan, nan

from dashboard.domain.comparisons.path import FEW
from dashboard.domain.comparisons.rank import Rank
from dashboard.domain.comparisons.standing import Standing
from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.measures.unit import Nature
from dashboard.domain.places.areas import REGION_CODE
from dashboard.queries import radar
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.amounts import difference, printed
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.made_of import Rate, made_of
from dashboard.views.shared.notes import (
    series_notes,
    small_base_notes,
    status_notes,
    status_notes_of_years,
)
from dashboard.views.shared.ranks import rank_among, rank_words

MOST_NAMED = 3


class Sentences:
    """What can be said about an indicator in a year, in one language."""

    def __init__(self, catalogue: Catalogue, data: YearValues) -> None:
        """Keep what every sentence needs."""
        t = catalogue.t
        self._t = t
        self._catalogue = catalogue
        self._data = data
        self._year = t.period(data.period)

    @property
    def _kind(self) -> str:
        """Return what kind of extremes the values have: points are had, amounts are large."""
        indicator = self._data.indicator
        return "score" if indicator.unit.nature is Nature.SCORE else indicator.scale.value

    def value(self, code: str) -> str:
        """Return a municipality's value with its unit, or the mark of a missing one."""
        return self.amount(self._data.values.get(code))

    def amount(self, value: float | None) -> str:
        """Return an amount of the indicator with its unit, or the mark of a missing one."""
        return printed(self._t, self._data.indicator, value)

    def finding(self, chosen: str | None) -> str:
        """Return the finding: the chosen municipality beside the region, or the extremes."""
        if chosen is not None:
            return self._own(chosen)
        return self._extremes(self.amount, f"finding.extremes_{self._kind}")

    def alternative(self, chosen: str | None) -> str:
        """Return the text alternative: the finding, then the extremes in plain numbers."""
        return f"{self.finding(chosen)}. {self.extremes_spoken()}"

    def extremes_spoken(self) -> str:
        """Return the extremes for reading aloud; where none may be told, between what all lie."""
        if len(self._data.rankable()) > 1 or len(set(self._data.printed().values())) == 1:
            return self._extremes(self.spoken, f"finding.extremes_{self._kind}_spoken")
        shown = self._data.printed().values()
        low = self._t.plain_number(min(shown), self._data.indicator.decimals)
        return self._t("finding.range_spoken", low=low, high=self.spoken(max(shown)))

    def spoken(self, value: float | None) -> str:
        """Return an amount for reading aloud: its unit in words, no thousands separators."""
        return self._in_words(value, self._t.plain_number(value, self._data.indicator.decimals))

    def measured(self, value: float | None) -> str:
        """Return an amount as it is printed, with its unit in words where print has none."""
        amount = self.amount(value)
        if value is None or self._t.has(f"unit.{self._data.indicator.unit}.pattern"):
            return amount
        return self._in_words(value, amount)

    def _in_words(self, value: float | None, number: str) -> str:
        """Put the unit in words to a number."""
        unit = self._data.indicator.unit
        forms = (f"unit.{unit}.spoken_one", f"unit.{unit}.spoken")
        for form in forms if value in (1, -1) else forms[1:]:
            if self._t.has(form):
                return self._t(form, value=number)
        return self._t("finding.value_spoken", value=number, unit=self._t(f"unit.{unit}.name"))

    def region(self) -> str:
        """Return the region's value in a sentence, or why there is none.

        A rate of the whole says who weighs in it; a median is one of municipalities.
        """
        data = self._data
        if data.region is None:
            return self._t("finding.region_none")
        kind = {RegionRule.SUM: "sum", RegionRule.MEDIAN: "median"}.get(
            data.indicator.region_rule, "weighed"
        )
        return self._t(f"finding.region_{kind}", value=self.amount(data.region))

    def median(self) -> str:
        """Return the median of municipalities in a phrase, or nothing where there is none."""
        if self._data.median is None:
            return ""
        return self._t("finding.median", value=self.amount(self._data.median))

    def counted(self, code: str) -> str:
        """Return how many things a rate rests on, in words; nothing where that is not known.

        A balance rests on flows, which are not what it tells of.
        """
        indicator, base = self._data.indicator, self._data.bases.get(code, nan)
        key = f"unit.{indicator.unit}.few"
        if indicator.is_balance or isnan(base) or not self._t.has(f"{key}.other"):
            return ""
        return self._t(key, count=round(base))

    def rank(self, code: str) -> str:
        """Return the rank of a municipality and of how many; nothing for one of few."""
        rank = self._data.rank(code)
        return "" if rank is None else self._among(rank)

    def rank_short(self, code: str) -> str:
        """Return the rank alone, for a table."""
        rank = self._data.rank(code)
        return "" if rank is None else rank_words(self._t, rank, self._data.indicator.scale)

    def _among(self, rank: Rank) -> str:
        data = self._data
        return rank_among(self._t, rank, data.indicator.scale, known=len(data.values))

    def standing(self, code: str) -> str:
        """Return the word beside the region, or nothing where no word is given."""
        word = self._data.standing(code)
        return "" if word is Standing.NONE else self._t(f"standing.{word.value}")

    def change(self, area: str = REGION_CODE) -> str:
        """Return the change since the nearest earlier year of the same series, or nothing."""
        change = self._data.changes.get(area)
        if change is None:
            return ""
        if change.amount is None:
            return self._t("change.not_comparable", year=change.since)
        amount = difference(self._t, self._data.indicator, change.amount)
        if change.alike:
            amount = self._t("trends.like_for_like", amount=amount)
        return self._t("change.since", amount=amount, year=change.since)

    def change_made_of(self, area: str = REGION_CODE) -> str:
        """Return the change and, of a rate, how its numerator and denominator moved."""
        change, data = self.change(area), self._data
        if not change or area not in data.started:
            return change
        now = data.region if area == REGION_CODE else data.values.get(area)
        base = data.bases.get(area, nan)
        if now is None or isnan(base):
            return change
        made = made_of(self._t, data.indicator, data.started[area], Rate(now, base))
        return self._t("change.made_of", change=change, made=made) if made else change

    def change_notes(self) -> tuple[str, ...]:
        """Return what a reader must know of the values that changes start from."""
        data = self._data
        since = {change.since for change in data.changes.values()}
        years_of = dict.fromkeys(data.change_statuses - data.statuses, since)
        return status_notes_of_years(self._t, years_of)

    def notes(self) -> tuple[str, ...]:
        """Return what a reader must know to read the values right."""
        t, data = self._t, self._data
        notes = []
        if data.missing:
            names = [self._catalogue.name(code) for code in data.missing]
            notes.append(t("note.missing", names=t.listing(names)))
            if data.median is not None:
                notes.append(t("note.median_of", count=len(data.values)))
        notes += small_base_notes(self._catalogue, data.small_bases, data.ordered())
        notes += status_notes(t, data.statuses)
        notes += series_notes(self._catalogue, data.series)
        began = data.series.removeprefix(radar.PREFIX)
        if data.indicator.code == radar.SCORE and began.isdigit():
            notes.append(t("note.radar_series", year=began))
        return tuple(notes)

    def _own(self, code: str) -> str:
        t = self._t
        place = self._catalogue.name_in(code)
        name = self._data.indicator.name
        if code not in self._data.values:
            return t("finding.own_missing", indicator=name, year=self._year, place=place)
        parts = [part for part in (self.rank(code), self.median()) if part]
        key = "finding.own_beside" if parts else "finding.own"
        return t(
            key,
            indicator=name,
            year=self._year,
            place=place,
            value=self._told(code),
            beside="; ".join(parts),
        )

    def _told(self, code: str) -> str:
        """Return a value; one of few things says how many they are: "0,68 (yksi järjestö)"."""
        t, data, value = self._t, self._data, self.value(code)
        indicator = data.indicator
        base = data.bases.get(code, nan)
        if indicator.is_balance:
            return value
        if indicator.unit.is_count:
            return value if data.values[code] else t("finding.few_none")
        if not base < FEW or not self.counted(code):
            return value
        few = self.counted(code) if base else t("finding.few_none")
        return t("finding.of_few", value=value, few=few)

    def _extremes(self, say: Callable[[float | None], str], key: str) -> str:
        t, data = self._t, self._data
        about = {"indicator": data.indicator.name, "year": self._year}
        known = data.rankable()
        if len(known) < 2:
            return self._without_extremes(say, about)
        high, low = max(known.values()), min(known.values())
        if high == low:
            return t("finding.equal", value=say(high), **about)
        sentence = t(
            key,
            high_place=self._places([code for code in data.ordered() if known.get(code) == high]),
            high=say(high),
            low_place=self._places([code for code in data.ordered() if known.get(code) == low]),
            low=say(low),
            **about,
        )
        if len(known) == len(data.values):
            return sentence
        stem = sentence.removesuffix(".")
        return t("finding.of_those", sentence=stem, of=t.number(len(known)), few=FEW)

    def _without_extremes(
        self, say: Callable[[float | None], str], about: Mapping[str, str]
    ) -> str:
        """Say between which values all lie, where no superlative may be said."""
        t, data = self._t, self._data
        shown = data.printed()
        high, low = max(shown.values()), min(shown.values())
        if len(shown) == 1:
            return t("finding.only", place=self._places(list(shown)), value=say(high), **about)
        if high == low:
            return t("finding.equal", value=say(high), **about)
        # Read aloud, the unit is said once, after both ends.
        aloud = say == self.spoken
        start = t.plain_number(low, data.indicator.decimals) if aloud else say(low)
        return t(f"finding.range_{data.indicator.scale}", low=start, high=say(high), **about)

    def _places(self, codes: list[str]) -> str:
        t = self._t
        if len(codes) > MOST_NAMED:
            return t("finding.many_places", count=len(codes))
        names = [self._catalogue.name_in(code) for code in codes]
        return t.listing(names)
