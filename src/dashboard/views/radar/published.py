"""What has been published of the radar's results, by region and year, in sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.domain.unit import published_unit
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
