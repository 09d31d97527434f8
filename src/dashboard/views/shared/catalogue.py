"""The descriptions of a data version in one language, as objects of the domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from dashboard.domain.measures.indicator import (
    Definition,
    Indicator,
    Polarity,
    ReferenceDay,
    RegionRule,
    Scale,
)
from dashboard.domain.measures.unit import Unit
from dashboard.domain.places.areas import REGION_CODE, Municipality
from dashboard.domain.source import Source, SourceKind
from dashboard.domain.texts.slug import slug
from dashboard.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class SeriesWords:
    """Name and note of a series."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that describes a version, in the language of `t`: views look names up here."""

    t: Translator
    version: str
    municipalities: Mapping[str, Municipality]
    indicators: Mapping[str, Indicator]
    sources: Mapping[str, Source]
    series: Mapping[str, SeriesWords]

    def members(self) -> list[Municipality]:
        """Return today's municipalities of the region in alphabetical order (å, ä, ö last)."""
        today = [m for m in self.municipalities.values() if m.member_until is None]
        return sorted(today, key=lambda m: finnish_order(m.name_fi))

    @property
    def codes(self) -> list[str]:
        """Return the codes of today's municipalities, in the order of their names."""
        return [member.code for member in self.members()]

    def names(self) -> dict[str, str]:
        """Return the names of today's municipalities by code, in their order."""
        return {code: self.name(code) for code in self.codes}

    def name(self, area: str) -> str:
        """Return the name of a municipality or of the region."""
        if area == REGION_CODE:
            return self.t("app.region")
        return self.municipalities[area].name(self.t.lang)

    def name_in(self, area: str) -> str:
        """Return "in this municipality" (or region) in Finnish, its name in the other languages."""
        if area == REGION_CODE:
            return self.t("app.region_in")
        return self.municipalities[area].name_in(self.t.lang)

    def groups(self) -> dict[str, frozenset[str]]:
        """Return the members of each sub-region and of each group of municipalities, by word."""
        found: dict[str, set[str]] = {}
        for member in self.members():
            for word in (member.subregion_code, member.group):
                found.setdefault(word, set()).add(member.code)
        return {word: frozenset(codes) for word, codes in found.items()}


@lru_cache(maxsize=1024)
def finnish_order(name: str) -> tuple[int, ...]:
    """Return a key that sorts as Finnish does: å, ä and ö after z."""
    return tuple("abcdefghijklmnopqrstuvwxyzåäö".find(char) for char in name.casefold())


def catalogue(
    t: Translator,
    version: str,
    *,
    municipalities: pd.DataFrame,
    indicators: pd.DataFrame,
    sources: pd.DataFrame,
    series: pd.DataFrame,
) -> Catalogue:
    """Read the describing tables of a version in one language."""
    lang = t.lang
    return Catalogue(
        t=t,
        version=version,
        municipalities={
            row["municipality_code"]: Municipality(
                code=row["municipality_code"],
                name_fi=row["name_fi"],
                name_sv=row["name_sv"],
                name_in_fi=row["name_in_fi"],
                subregion=row["subregion_sv" if lang == "sv" else "subregion_fi"],
                group=row["group"],
                subregion_code=slug(row["subregion_fi"]),
                tile=_tile(row),
                member_until=date.fromisoformat(row["member_until"])
                if row["member_until"]
                else None,
            )
            for row in _records(municipalities)
        },
        indicators={
            row["indicator_code"]: Indicator(
                code=row["indicator_code"],
                theme=row["theme"],
                unit=Unit(row["unit"]),
                decimals=int(row["decimals"]),
                polarity=Polarity(row["polarity"]),
                region_rule=RegionRule(row["region_rule"]),
                scale=Scale(row["scale"]),
                name=row[f"name_{lang}"],
                description=row[f"description_{lang}"],
                classes=row["classes"] or (),
                order=int(row["order"]),
                definition=_definition(row, lang),
            )
            for row in _records(indicators)
        },
        sources={
            row["source_id"]: Source(
                source_id=row["source_id"],
                title=row[f"title_{lang}"],
                publisher=_word(t, "publisher", row["publisher"]),
                licence=_word(t, "licence", row["licence"]),
                address=row["address"],
                accessed=row["accessed"],
                kind=SourceKind(row["kind"]),
            )
            for row in _records(sources)
        },
        series={
            row["series"]: SeriesWords(row[f"name_{lang}"], row[f"note_{lang}"])
            for row in _records(series)
        },
    )


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows with None for what is missing."""
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def _tile(row: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return the place in the grid; a former member has none."""
    down, across = row["tile_row"], row["tile_col"]
    return None if down is None or across is None else (int(down), int(across))


def _definition(row: Mapping[str, Any], lang: str) -> Definition:
    """Return what a value is made of; an indicator that the product does not ship may not tell."""
    day = row["reference_day"]
    return Definition(
        numerator=row[f"numerator_{lang}"] or "",
        denominator=row[f"denominator_{lang}"] or "",
        reference_day=ReferenceDay(day) if day else None,
        source_code=row["source_code"] or "",
        limits=row[f"limits_{lang}"] or "",
    )


def _word(t: Translator, group: str, code: str) -> str:
    """Translate a code where the catalogue knows it; an imported name stands as it is."""
    key = f"{group}.{code}"
    return t(key) if t.has(key) else code
