"""What has been published of the radar's results, by region and year, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.domain.measures.unit import published_unit
from dashboard.i18n.translator import Translator
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.facts import fact_value

OWN_REGION = "central_finland"
NEWEST = 2
"""Sentences of the newest published results above the matrix."""


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
class PublishedMark:
    """A published share (0-1) of a criterion in a year: as printed, its sentence, whose it is.

    `reached` of `of` municipalities, where it was published as a count.
    """

    year: int
    share: float
    shown: str
    text: str
    source_id: str
    reached: int | None = None
    of: int | None = None


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
                    tuple(sentence(t, row) for row in rows),
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


def sentence(t: Translator, row: Mapping[Any, Any]) -> str:
    """Return a published result as a sentence, its number filled in."""
    unit = published_unit(str(row["unit"]))
    value = fact_value(t, str(row["fact_id"]), str(row["value"]), unit)
    # Replaced, not formatted: a text is data and may hold any other braces.
    return str(row[f"text_{t.lang}"]).replace("{value}", value)


def marks_of(t: Translator, published: pd.DataFrame) -> dict[str, list[PublishedMark]]:
    """Return the published shares of our own region by criterion; a worded result has no share."""
    found: dict[str, list[PublishedMark]] = {}
    own = published[published["place"] == OWN_REGION]
    for row in own.to_dict("records"):
        mark = _mark(t, row)
        if mark is not None:
            found.setdefault(str(row["criterion_code"]), []).append(mark)
    return found


def _mark(t: Translator, row: Mapping[Any, Any]) -> PublishedMark | None:
    """Return a published share, where the sentence says how many of how many."""
    value = str(row["value"])
    if not value.isdigit() or "{value}" not in str(row["text_fi"]):
        return None
    year, told, source_id = int(row["year"]), sentence(t, row), str(row["source_id"])
    unit, reached = published_unit(row["unit"]), int(value)
    if unit.is_share:
        return PublishedMark(year, reached / 100, t.measure(reached, unit), told, source_id)
    of = int(str(row["municipalities"]))
    return PublishedMark(year, reached / of, f"{reached}/{of}", told, source_id, reached, of)
