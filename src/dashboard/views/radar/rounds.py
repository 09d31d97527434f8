"""In how many municipalities, round by round, with the published results beside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.domain.radar import Criterion
from dashboard.domain.unit import published_unit
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.radar.model import Radar
from dashboard.views.shared.card import ExportRows, FigureText, TableRow, TableView
from dashboard.views.shared.catalogue import Catalogue

OWN_REGION = "central_finland"
NEWEST = 2
"""Sentences of the newest published results above the matrix."""


@dataclass(frozen=True, slots=True)
class RoundBar:
    """One round of a criterion: shares (0-1) at yes and partly, and "18/22"."""

    year: int
    yes: float
    partly: float
    text: str
    asked: bool
    sample: bool


@dataclass(frozen=True, slots=True)
class PublishedMark:
    """A published share (0-1) of a criterion in a year, and its sentence."""

    year: int
    share: float
    text: str


@dataclass(frozen=True, slots=True)
class CriterionRounds:
    """One criterion over the rounds."""

    criterion: Criterion
    bars: tuple[RoundBar, ...]
    marks: tuple[PublishedMark, ...]


@dataclass(frozen=True, slots=True)
class PublishedYear:
    """What was published of a year: sentences, and (publisher, address) of where it stands."""

    year: int
    sentences: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublishedPlace:
    """What was published of a region, the newest year first."""

    name: str
    years: tuple[PublishedYear, ...]


@dataclass(frozen=True, slots=True)
class RoundsView:
    """The card "in how many municipalities"."""

    text: FigureText
    criteria: tuple[CriterionRounds, ...]
    table: TableView
    export: ExportRows


def criterion_rounds(
    catalogue: Catalogue,
    radar: Radar,
    published: pd.DataFrame,
    among: Collection[str],
) -> tuple[CriterionRounds, ...]:
    """Return every criterion that has been asked, over all rounds, the earliest first.

    `among` are the municipalities that are counted.
    """
    t = catalogue.t
    marks = _marks(t, published)
    found = []
    for criterion in radar.criteria:
        years = sorted(radar.rounds)
        if any(criterion.asked_in(year) for year in years):
            bars = tuple(_bar(catalogue, radar, criterion, year, among) for year in years)
            found.append(CriterionRounds(criterion, bars, tuple(marks.get(criterion.code, ()))))
    return tuple(found)


def published_places(catalogue: Catalogue, published: pd.DataFrame) -> tuple[PublishedPlace, ...]:
    """Return the published results by region, our own first."""
    t = catalogue.t
    found: dict[str, dict[int, list[dict[Any, Any]]]] = {}
    for row in published.to_dict("records"):
        found.setdefault(row["place"], {}).setdefault(int(row["year"]), []).append(row)
    return tuple(
        PublishedPlace(
            t(f"radar.place_{place}"),
            tuple(
                PublishedYear(
                    year,
                    tuple(_sentence(t, row) for row in rows),
                    tuple(
                        dict.fromkeys(
                            (catalogue.sources[row["source_id"]].publisher, str(row["address"]))
                            for row in rows
                        )
                    ),
                )
                for year, rows in sorted(years.items(), reverse=True)
            ),
        )
        for place, years in sorted(found.items(), key=lambda item: item[0] != OWN_REGION)
    )


def newest_of(places: Sequence[PublishedPlace]) -> PublishedPlace | None:
    """Return the first region with its newest year in short: the page tells the rest lower down."""
    if not places:
        return None
    year = places[0].years[0]
    return PublishedPlace(places[0].name, (replace(year, sentences=year.sentences[:NEWEST]),))


def rounds_table(t: Translator, criteria: Sequence[CriterionRounds], caption: str) -> TableView:
    """Return the counts as a table: a row a criterion, a column a round."""
    years = [bar.year for bar in criteria[0].bars] if criteria else []
    return TableView(
        caption=caption,
        headings=(t("matrix.criterion"), *(str(year) for year in years)),
        numeric=(False, *(True for _ in years)),
        rows=tuple(
            TableRow(
                (
                    one.criterion.short,
                    *(bar.text if bar.asked else MISSING for bar in one.bars),
                )
            )
            for one in criteria
        ),
    )


def _bar(
    catalogue: Catalogue, radar: Radar, criterion: Criterion, year: int, among: Collection[str]
) -> RoundBar:
    found = radar.counts(year, criterion.code, among)
    answered = found.answered or 1
    return RoundBar(
        year=year,
        yes=found.yes / answered,
        partly=found.partly / answered,
        text=found.text,
        asked=criterion.asked_in(year),
        sample=any(catalogue.sources[s].is_sample for s in radar.sources[year]),
    )


def _marks(t: Translator, published: pd.DataFrame) -> dict[str, list[PublishedMark]]:
    """Return the published shares of our own region by criterion; a worded result has no share."""
    found: dict[str, list[PublishedMark]] = {}
    own = published[published["place"] == OWN_REGION]
    for row in own.to_dict("records"):
        share = _share(row)
        if share is not None:
            mark = PublishedMark(int(row["year"]), share, _sentence(t, row))
            found.setdefault(str(row["criterion_code"]), []).append(mark)
    return found


def _share(row: Mapping[Any, Any]) -> float | None:
    """Return a published share, where the sentence says how many of how many."""
    value = str(row["value"])
    if not value.isdigit() or "{value}" not in str(row["text_fi"]):
        return None
    if published_unit(row["unit"]).is_share:
        return int(value) / 100
    return int(value) / int(str(row["municipalities"]))


def _sentence(t: Translator, row: Mapping[Any, Any]) -> str:
    return str(row[f"text_{t.lang}"]).format(value=_value(t, row))


def _value(t: Translator, row: Mapping[Any, Any]) -> str:
    value, unit = str(row["value"]), published_unit(row["unit"])
    return t.measure(float(value), unit) if unit.is_share and value.isdigit() else value
