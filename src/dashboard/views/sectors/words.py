"""The texts of a sector in one language, their numbers filled in from the published facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.domain.measures.unit import YEAR, published_unit
from dashboard.domain.sector import EVERY_SECTOR, TextPart
from dashboard.views.sectors.model import SectorFact
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.shared.facts import fact_value

BAROMETER = "jarjestobarometri-"
"""How the facts of the national barometer are called: several publishers print and cite it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One text; `fact` is the published fact that it rests on, `value` its number as printed."""

    text: str
    paragraph: int
    criterion: str
    value: str = ""
    fact: SectorFact | None = None
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class SectorWords:
    """The texts of a sector by part; `uncertain` are those left out, since their fact is unsure."""

    parts: Mapping[TextPart, tuple[Said, ...]]
    uncertain: int

    def of(self, part: TextPart) -> tuple[Said, ...]:
        """Return the texts of a part."""
        return self.parts.get(part, ())

    def facts(self, part: TextPart) -> tuple[SectorFact, ...]:
        """Return the facts of a part, in its order."""
        return tuple(said.fact for said in self.of(part) if said.fact is not None)

    def paragraphs(self, part: TextPart) -> tuple[str, ...]:
        """Return the passages of a part joined into paragraphs."""
        found: dict[int, list[str]] = {}
        for said in self.of(part):
            found.setdefault(said.paragraph, []).append(said.text)
        return tuple(" ".join(passages) for _, passages in sorted(found.items()))


def sector_words(catalogue: Catalogue, rows: pd.DataFrame, sector: str) -> SectorWords:
    """Return the texts of a sector, or of all of them; `rows` is `queries.sector_texts`.

    A text that names a fact which is not in the data or is uncertain is left out.
    """
    parts: dict[TextPart, list[Said]] = {}
    uncertain = 0
    own = rows[rows["sector"] == sector].sort_values(["part", "order"])
    for row in own.to_dict("records"):
        if isinstance(row["fact_id"], str) and row["certain"] is not True:
            uncertain += row["part"] == TextPart.FACT
            continue
        parts.setdefault(TextPart(row["part"]), []).append(_said(catalogue, row))
    return SectorWords({part: tuple(said) for part, said in parts.items()}, uncertain)


def common_words(catalogue: Catalogue, rows: pd.DataFrame) -> SectorWords:
    """Return the texts that hold for every sector."""
    return sector_words(catalogue, rows, EVERY_SECTOR)


def _said(catalogue: Catalogue, row: Mapping[Any, Any]) -> Said:
    t = catalogue.t
    text, paragraph = str(row[f"text_{t.lang}"]), int(row["paragraph"])
    # What is missing is not a text: None or NaN, by how the frame came about.
    criterion = row["criterion_code"] if isinstance(row["criterion_code"], str) else ""
    if not isinstance(row["fact_id"], str):
        return Said(text, paragraph, criterion)
    unit = published_unit(str(row["unit"]))
    value = fact_value(t, str(row["fact_id"]), str(row["value"]), unit)
    year = "" if pd.isna(row["year"]) else str(int(row["year"]))
    # Of a fact that is itself a year it is not known when it was published.
    of_year = "" if unit == YEAR else year
    # Replaced, not formatted: a text is data and may hold any other braces.
    text = text.replace("{value}", value).replace("{year}", year)
    source = str(row["source_id"])
    publisher = catalogue.sources[source].publisher
    if str(row["fact_id"]).startswith(BAROMETER):
        publisher = t("sectors.of_barometer", publisher=publisher)
    fact = SectorFact(text, publisher, str(row["address"]), of_year)
    return Said(text, paragraph, criterion, value, fact, source)
