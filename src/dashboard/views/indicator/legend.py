"""The legend of a map: its classes in words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.domain.radar import Level
from dashboard.figures.inputs.indicator import Legend
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.amounts import level_word


def legend_view(t: Translator, data: YearValues) -> Legend:
    """Return the legend of an indicator, the same in every year."""
    indicator = data.indicator
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
    )


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
    return [
        t("legend.at_most" if lowest < 0 else "legend.under", limit=number(lowest)),
        *(between(low, high) for low, high in pairwise(limits)),
        t("legend.above" if highest < 0 else "legend.over", limit=number(highest)),
    ]
