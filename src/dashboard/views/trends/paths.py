"""The path of a series in sentences: the one maker of them, for pages, posters and documents.

Past tense and numbers; no word that is a verdict. What a rate is made of is told beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.comparisons.change import ToldChange
from dashboard.domain.comparisons.path import Path, are_few
from dashboard.domain.comparisons.path import path as path_of
from dashboard.domain.measures.indicator import Indicator, Polarity
from dashboard.domain.measures.unit import PERCENT
from dashboard.i18n.translator import Translator
from dashboard.views.shared.amounts import difference, printed
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.runs import Point, Run
from dashboard.views.trends.span import Moved, is_rate_of_few

MOST_YEARS = 3
"""More years that share the highest value are not listed: the latest is told."""
_PLURAL = {"fi": ("t",), "en": ("associations", "organisations")}
"""How a noun in the plural ends, where verbs have a form for it."""
_HEAD = re.compile(r" (?:of|between|per|in|with|relative) ")
"""What follows the noun in an English name."""


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences of a path: `net` names indicator and place, `rest` are the other parts."""

    net: str
    rest: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Return all parts as one text, without its last full stop."""
        return ". ".join((self.net, *self.rest))


def told_path(catalogue: Catalogue, indicator: Indicator, run: Run, found: Moved) -> Told:
    """Return the path of a run between the ends of a change.

    Counts mostly under 20 are told as a range; a rate of so few by its two values.
    """
    t = catalogue.t
    points = run.between(found.before.year, found.now.year)
    if _counts_few(points, indicator):
        return Told(_range(catalogue, indicator, run.area, points))
    if _rests_on_few(points, indicator):
        return Told(_both_values(catalogue, indicator, found))
    return Told(net_sentence(catalogue, indicator, found), rest_of(t, indicator, run, found))


def rest_of(t: Translator, indicator: Indicator, run: Run, found: Moved) -> tuple[str, ...]:
    """Return what a path says beside its ends; nothing of few.

    Scores of other questions have no highest year and no run: the last year's change is their own.
    """
    points = run.between(found.before.year, found.now.year)
    if _counts_few(points, indicator) or _rests_on_few(points, indicator):
        return ()
    if not found.same:
        return () if found.last is None else (_last(t, indicator, found.last),)
    told = path_of({point.year: point.value for point in points}, indicator.decimals)
    parts = [_extreme(t, indicator, told), _run(t, indicator, told)]
    if told.last_change is not None:
        parts.append(_last(t, indicator, ToldChange(told.last_change)))
    return tuple(part for part in parts if part)


def net_sentence(
    catalogue: Catalogue, indicator: Indicator, found: Moved, *, in_unit: bool = False
) -> str:
    """Say the net change with both values: "Väkiluku kasvoi Muuramessa 4,2 % vuosina ...".

    `in_unit` tells it in the indicator's own unit, never in per cent.
    """
    t = catalogue.t
    words = {
        "indicator": indicator.name,
        "place": catalogue.name_in(found.area),
        "when": span_words(t, found),
        "before": printed(t, indicator, found.before.value),
        "now": printed(t, indicator, found.now.value),
    }
    if not found.printed:
        same = "stayed_alike" if found.alike else "stayed"
        return t(f"path.{same}", verb=_verb(t, indicator, "was"), **words)
    verb = _verb(t, indicator, _way(indicator, found.printed))
    amount = _amount(t, indicator, replace(found, percent=None) if in_unit else found)
    key = "path.change" if amount else "path.change_ends"
    sentence = t(key, verb=verb, amount=amount, **words)
    return directed(t, indicator, sentence, found.printed)


def directed(t: Translator, indicator: Indicator, sentence: str, amount: float) -> str:
    """Add whether that is better or worse, where the indicator has a better direction."""
    if indicator.polarity is Polarity.NEITHER or not amount:
        return sentence
    good = (amount > 0) == (indicator.polarity is Polarity.MORE_IS_BETTER)
    return t("path.directed", sentence=sentence, way=t(f"path.{'better' if good else 'worse'}"))


def spread_sentence(catalogue: Catalogue, indicator: Indicator, moves: Sequence[Moved]) -> str:
    """Say in how many municipalities the values went up and down; nothing without any."""
    t = catalogue.t
    if not moves:
        return ""
    up = sum(found.printed > 0 for found in moves)
    down = sum(found.printed < 0 for found in moves)
    words = {
        "indicator": indicator.name,
        "when": span_words(t, moves[0]),
        "of": t.number(len(moves)),
    }
    if len(moves) in (up, down):
        way = _way(indicator, 1.0 if up else -1.0)
        return t("path.all", verb=_verb(t, indicator, way), **words)
    key = "spread_counts" if _is_amount(indicator) else "spread"
    return t(f"path.{key}", up=t.number(up), down=t.number(down), **words)


def span_words(t: Translator, found: Moved) -> str:
    """Say from when to when: years, or the dates of a register."""
    ends = [
        t.period(point.period) if point.period else str(point.year)
        for point in (found.before, found.now)
    ]
    dated = found.before.period or found.now.period
    return t("path.dates" if dated else "path.years", since=ends[0], year=ends[1])


def _extreme(t: Translator, indicator: Indicator, told: Path) -> str:
    extreme = told.extreme
    if extreme is None:
        return ""
    kind = "amount" if _is_amount(indicator) else "number"
    way = "highest" if extreme.is_high else "lowest"
    years = [str(year) for year in extreme.years]
    when = t.listing(years) if len(years) <= MOST_YEARS else t("path.latest", year=years[-1])
    return t(f"path.{kind}_{way}", years=when, value=printed(t, indicator, extreme.value))


def _run(t: Translator, indicator: Indicator, told: Path) -> str:
    if not told.run:
        return ""
    first = told.last - abs(told.run) + 1
    return t(f"path.run_{_way(indicator, told.run)}", since=first, year=told.last)


def _last(t: Translator, indicator: Indicator, change: ToldChange) -> str:
    if not change.amount:
        return t("path.last_same_alike" if change.alike else "path.last_same")
    amount = difference(t, indicator, abs(change.amount), signed=False)
    if change.alike:
        amount = t("path.alike", amount=amount)
    return t(f"path.last_{_way(indicator, change.amount)}", amount=amount)


def _range(catalogue: Catalogue, indicator: Indicator, area: str, points: Sequence[Point]) -> str:
    """Say between which numbers a count of few has been."""
    t = catalogue.t
    low, high = (pick(point.value for point in points) for pick in (min, max))
    words = {
        "indicator": indicator.name,
        "place": catalogue.name_in(area),
        "since": points[0].year,
        "year": points[-1].year,
        "verb": _verb(t, indicator, "was"),
    }
    if low == high:
        return t("path.always", value=printed(t, indicator, low), **words)
    signed = low < 0 or indicator.is_balance
    key = "path.signed_range" if signed else "path.range"
    return t(key, low=printed(t, indicator, low), high=printed(t, indicator, high), **words)


def _both_values(catalogue: Catalogue, indicator: Indicator, found: Moved) -> str:
    t = catalogue.t
    return t(
        "path.both",
        indicator=indicator.name,
        place=catalogue.name_in(found.area),
        since=found.before.year,
        year=found.now.year,
        before=printed(t, indicator, found.before.value),
        now=printed(t, indicator, found.now.value),
        verb=_verb(t, indicator, "was"),
    )


def _amount(t: Translator, indicator: Indicator, found: Moved) -> str:
    """Return the size of a change without its sign: per cent where it says something.

    It has its unit, since a year follows it; a bare number is left to the values beside it.
    """
    amount = difference(t, indicator, abs(found.printed), signed=False)
    if indicator.unit.is_scale:
        points = t("path.points", count=round(abs(found.printed)))
        return t("path.alike", amount=points) if found.alike else points
    if amount == t.number(abs(found.printed), indicator.decimals):
        amount = ""
    percent = t.measure(abs(found.percent), PERCENT, 1) if found.percent is not None else ""
    # A change that prints as 0,0 % is told in its own unit.
    return percent if percent and percent != t.measure(0.0, PERCENT, 1) else amount


def _way(indicator: Indicator, amount: float) -> str:
    """Return the key of the verb: an amount grows and shrinks, any other number rises and falls."""
    up = amount > 0
    if _is_amount(indicator):
        return "grew" if up else "shrank"
    return "rose" if up else "fell"


def _is_amount(indicator: Indicator) -> bool:
    return indicator.unit.is_count and not indicator.is_balance


def _verb(t: Translator, indicator: Indicator, way: str) -> str:
    """Return the verb in the number of the indicator's name: "Cultural associations were"."""
    noun = _HEAD.split(indicator.name)[0] if t.lang == "en" else indicator.name
    number = "many" if noun.casefold().endswith(_PLURAL.get(t.lang, ())) else "one"
    return t(f"path.{number}_{way}")


def _counts_few(points: Sequence[Point], indicator: Indicator) -> bool:
    return indicator.unit.is_count and are_few(point.value for point in points)


def _rests_on_few(points: Sequence[Point], indicator: Indicator) -> bool:
    few = sum(is_rate_of_few(point, indicator) for point in points)
    return 2 * few > len(points)
