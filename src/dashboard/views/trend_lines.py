"""Lines over years: values or an index, cut at breaks, with the words of their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.indicator import Indicator
from dashboard.i18n.translator import Translator
from dashboard.views.catalogue import Catalogue
from dashboard.views.runs import MEDIAN, Run

FULL = 100.0


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One area in one series: (year, value) pairs; `uncertain` are years that are not final.

    `kind` is own, other, region or median. Years that are missing between points are gaps.
    """

    name: str
    kind: str
    points: tuple[tuple[int, float], ...]
    last_text: str
    uncertain: tuple[int, ...]


def trend_lines(
    t: Translator,
    catalogue: Catalogue,
    indicator: Indicator,
    runs: Sequence[Run],
    chosen: Sequence[str],
    *,
    index: bool = False,
) -> tuple[TrendLine, ...]:
    """Return the lines; with `index` each begins at 100 (one that begins at zero has none)."""
    # One area in several series: each line is named by its series.
    alone = len({run.area for run in runs}) == 1 and len(runs) > 1
    found = []
    for run in runs:
        start = run.points[0].value
        if index and start <= 0:
            continue
        pairs = tuple(
            (point.year, point.value / start * FULL if index else point.value)
            for point in run.points
        )
        last = pairs[-1][1]
        found.append(
            TrendLine(
                name=_series(t, catalogue, run) if alone else _name(t, catalogue, run.area),
                kind=_kind(run.area, chosen),
                points=pairs,
                last_text=t.number(last)
                if index
                else t.measure(
                    last, indicator.unit, indicator.decimals, signed=indicator.scale == "change"
                ),
                uncertain=tuple(p.year for p in run.points if p.status != "final"),
            )
        )
    return tuple(found)


def _name(t: Translator, catalogue: Catalogue, area: str) -> str:
    if area == REGION_CODE:
        return t("app.region")
    if area == MEDIAN:
        return t("profile.region")
    return catalogue.municipalities[area].name(t.lang)


def _series(t: Translator, catalogue: Catalogue, run: Run) -> str:
    words = catalogue.series.get(run.series)
    return words.name if words else f"{run.points[0].year}–{run.points[-1].year}"


def _kind(area: str, chosen: Sequence[str]) -> str:
    if area in {REGION_CODE, MEDIAN}:
        return "region" if area == REGION_CODE else "median"
    return "own" if chosen and area == chosen[0] else "other"
