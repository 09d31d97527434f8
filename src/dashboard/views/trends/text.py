"""The words of a trend's figures: one finding, and for each figure its sub-title and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.source import Source
from dashboard.figures.inputs.card import FigureText
from dashboard.i18n.translator import Translator
from dashboard.views.shared.card import figure_text
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.runs import Run
from dashboard.views.trends.span import Span


@dataclass(frozen=True, slots=True)
class TrendText:
    """What the figures of a trend share: sources, finding and the chosen municipalities.

    `told_of` are the sources of the values in the finding, `sample` is the label of all figures.
    """

    catalogue: Catalogue
    indicator: Indicator
    sources: Sequence[Source]
    finding: str
    chosen: Sequence[str]
    told_of: Sequence[Source]
    sample: str

    def figure(self, subtitle: str, notes: Sequence[str], *parts: str) -> FigureText:
        """Return the words of one figure; `parts` tell its file from the others'."""
        return figure_text(
            self.catalogue,
            self.sources,
            self.finding,
            subtitle,
            (self.indicator.code, *parts),
            notes=notes,
            marking=self.told_of,
            sample=self.sample,
        )

    def height(self, index: int | None) -> str:
        """Say what the height means: values in their unit, or an index of a year."""
        t, name = self.catalogue.t, self.indicator.name
        if index is not None:
            return t("trends.subtitle_index", indicator=name, year=index)
        return t("trends.subtitle", indicator=name, unit=t(f"unit.{self.indicator.unit}.name"))

    def lines(self, notes: Sequence[str], index: int | None, *, counts: bool) -> FigureText:
        """Return the words of the lines; `counts` are of municipalities with a criterion."""
        height = self.height(index)
        if counts:
            height = self.catalogue.t("trends.subtitle_levels", indicator=self.indicator.name)
        kind = "trend" if index is None else "trend-index"
        return self.figure(height, notes, *self.chosen, kind)

    def tiles(self, notes: Sequence[str], index: int | None, told: Span | None) -> FigureText:
        """Return the words of the tiles, with the years of the values printed in them."""
        subtitle = self.height(index)
        if told is not None:
            key = "trends.subtitle_tile" if told.first == told.last else "trends.subtitle_tiles"
            subtitle = self.catalogue.t(key, figure=subtitle, since=told.first, year=told.last)
        return self.figure(subtitle, notes, "tiles", *self.chosen[:1])

    def slope(self, notes: Sequence[str], index: int | None) -> FigureText:
        """Return the words of the slopes."""
        return self.figure(self.height(index), notes, "slope", *self.chosen[:1])


def replaced_years(
    t: Translator, runs: Sequence[Run], span: Span | None, first: int | None, last: int | None
) -> str:
    """Say which years could not be used, or nothing where those that were asked for are shown."""
    year = max(point.year for run in runs for point in run.points)
    begin, end = (year, year) if span is None else (span.first, span.last)
    if first in (None, begin) and last in (None, end):
        return ""
    asked = "–".join(str(one) for one in (first, last) if one is not None)
    if span is None:
        return t("map.year_replaced", asked=asked, year=year)
    return t("trends.years_replaced", asked=asked, since=begin, year=end)
