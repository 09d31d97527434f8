"""The legend of a map: its classes in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from dashboard.domain.measures.classes import circle_size
from dashboard.domain.practices.radar import Level
from dashboard.figures.inputs.indicator import SMALLEST_SIZE, Legend
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.amounts import level_word


def legend_view(t: Translator, data: YearValues) -> Legend:
    """Return the legend of an indicator, the same in every year."""
    indicator = data.indicator
    if indicator.unit.is_count:
        return _circles(t, data)
    change = indicator.is_balance
    labels = (
        [level_word(t, level) for level in Level]
        if indicator.unit.is_level
        else class_labels(t, data.limits, indicator.decimals, change=change)
    )
    return Legend(
        title=t("legend.title", unit=t(f"unit.{indicator.unit}.name")),
        labels=tuple(labels),
        missing=t("legend.missing") if data.missing else "",
        change=change,
        zero=_has_zero_class(data),
    )


def _has_zero_class(data: YearValues) -> bool:
    """Tell whether the lowest class holds nothing but zeros."""
    indicator = data.indicator
    amounts = not indicator.is_balance and not indicator.unit.is_level
    return amounts and data.limits[:1] == (10.0**-indicator.decimals,)


def _circles(t: Translator, data: YearValues) -> Legend:
    """Return the legend of counts: a round number as a circle, and what other marks mean."""
    # A sixteenth of the largest has a quarter of its width: the corner beside the map is small.
    shown = _round_down(data.largest / 16)
    kinds = ["full", "ring"] if data.indicator.is_balance else []
    marks = [(kind, t(f"legend.{kind}")) for kind in kinds]
    return Legend(
        title=t("legend.title", unit=t(f"unit.{data.indicator.unit}.name")),
        labels=(),
        missing=t("legend.missing") if data.missing else "",
        change=data.indicator.is_balance,
        circles=((circle_size(shown, data.largest), t.number(shown)),) if data.largest else (),
        marks=(*marks, ("zero", t("legend.zero"))),
        smallest=_smallest(t, data),
    )


def _smallest(t: Translator, data: YearValues) -> str:
    """Say of which numbers the circle is larger than it should be; nothing where of none but 0."""
    limit = ceil(SMALLEST_SIZE**2 * data.largest)
    return t("legend.under", limit=t.number(limit)) if limit > 1 else ""


def _round_down(value: float) -> int:
    """Return the number with its first digit alone: 16 655 is 10 000."""
    whole = str(max(int(value), 1))
    return int(whole[0].ljust(len(whole), "0"))


def class_labels(
    t: Translator, limits: Sequence[float], decimals: int, *, change: bool
) -> list[str]:
    """Return the labels of the classes: "alle 20", "20–24,9", "25 tai yli".

    Values are classed as printed, so of two classes the one nearer to zero ends one printed step
    before their limit.
    """
    if not limits:
        return [t("legend.all")]
    step = 10.0**-decimals

    def number(value: float) -> str:
        return t.number(value, decimals, signed=change)

    def between(low: float, high: float) -> str:
        first = low + step if low < 0 else low
        last = high if high < 0 else high - step
        if round(last, decimals) <= round(first, decimals):
            return number(first)
        key = "legend.signed_range" if change else "legend.range"
        return t(key, low=number(first), high=number(last))

    lowest, highest = limits[0], limits[-1]
    zeros = not change and lowest == step
    under = t("legend.at_most" if lowest < 0 else "legend.under", limit=number(lowest))
    return [
        number(0) if zeros else under,
        *(between(low, high) for low, high in pairwise(limits)),
        t("legend.above" if highest < 0 else "legend.over", limit=number(highest)),
    ]
