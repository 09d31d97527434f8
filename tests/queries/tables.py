"""Small tables in the types of the store, and the answers of queries as plain rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from hypothesis import settings

from dashboard.domain.selection import LANGUAGES
from dashboard.schema.arrow import arrow_schema
from dashboard.store.engine import frame

MEMBERS = (
    "077", "172", "179", "182", "216", "226", "249", "256", "265", "275", "312",
    "410", "435", "495", "500", "592", "601", "729", "850", "892", "931", "992",
)  # fmt: skip
"""The 22 municipalities of today's region."""

KUHMOINEN = "291"
QUERIES = settings().max_examples // 10
"""How often a property asks the engine: a query holds many examples and takes a tenth of a second."""

Row = Mapping[str, Any]


def observation(
    area: str,
    year: int,
    value: float,
    indicator: str = "population",
    *,
    series: str = "statfin",
    status: str = "final",
    source: str = "statfin_11ra",
) -> Row:
    """One row of observations."""
    return {
        "indicator_code": indicator,
        "area_code": area,
        "year": year,
        "series": series,
        "period": str(year),
        "value": float(value),
        "status": status,
        "source_id": source,
    }


def everywhere(year: int, value: float, indicator: str = "population", **options: str) -> list[Row]:
    """The same value in each of the 22 municipalities."""
    return [observation(code, year, value, indicator, **options) for code in MEMBERS]


def organisation(
    municipality: str,
    registered_on: str,
    ended_on: str | None = None,
    *,
    source: str = "sample_organisations",
) -> Row:
    """One organisation; its id is given when the table is made."""
    return {
        "name": "Esimerkkiyhdistys ry",
        "municipality_code": municipality,
        "purpose_class": "5",
        "sector": None,
        "registered_on": registered_on,
        "ended_on": ended_on,
        "website": None,
        "source_id": source,
    }


def criterion(
    code: str,
    *,
    weight: float = 1.0,
    theme: str = "structures",
    order: int = 10,
    asked_from: int = 2019,
    asked_until: int | None = None,
) -> Row:
    """One criterion of the radar."""
    words = ("short", "text", "help")
    return {
        "criterion_code": code,
        "theme": theme,
        **{f"{word}_{lang}": f"{word} {code} {lang}" for word in words for lang in LANGUAGES},
        "order": order,
        "weight": float(weight),
        "asked_from": asked_from,
        "asked_until": asked_until,
    }


def radar_answers(
    area: str, year: int, levels: Mapping[str, int | None], *, source: str = "kyt_radar"
) -> list[Row]:
    """The answers of one municipality in one round; None is not answered."""
    return [
        {
            "municipality_code": area,
            "year": year,
            "criterion_code": code,
            "level": level,
            "note": None,
            "source_id": source,
        }
        for code, level in levels.items()
    ]


def tables(
    observations: Iterable[Row] = (),
    organisations: Iterable[Row] = (),
    *,
    criteria: Iterable[Row] = (),
    answers: Iterable[Row] = (),
) -> dict[str, ir.Table]:
    """The tables of a version: 22 municipalities and Kuhmoinen, and the rows given.

    A source whose id begins with "sample" is made up.
    """
    answers = list(answers)
    municipalities = [_municipality(code) for code in MEMBERS]
    municipalities.append(_municipality(KUHMOINEN) | {"member_until": "2020-12-31"})
    numbered = [
        {**row, "organisation_id": f"sample-{number:04d}"}
        for number, row in enumerate(organisations)
    ]
    return {
        "municipalities": table("municipalities", municipalities),
        "observations": table("observations", observations),
        "organisations": table("organisations", numbered),
        "sources": table("sources", map(_source, sorted({row["source_id"] for row in answers}))),
        "radar_criteria": table("radar_criteria", criteria),
        "radar_answers": table("radar_answers", answers),
    }


def table(name: str, rows: Iterable[Row]) -> ir.Table:
    """One table of the store's types; read from Parquet, no column is known to be filled."""
    schema = pa.schema([field.with_nullable(True) for field in arrow_schema(name)])
    return ibis.memtable(pa.Table.from_pylist([dict(row) for row in rows], schema))


def answer(expression: ir.Table) -> list[dict[str, Any]]:
    """The rows that a query gives."""
    rows = frame(expression).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def values(expression: ir.Table) -> dict[tuple[str, int], float]:
    """The values that a query gives, by area and year; the query must give each once."""
    rows = answer(expression)
    found = {(row["area_code"], row["year"]): row["value"] for row in rows}
    assert len(found) == len(rows), "an area has two values in a year"
    return found


def _source(source_id: str) -> dict[str, Any]:
    words = {f"title_{lang}": source_id for lang in LANGUAGES}
    kind = "sample" if source_id.startswith("sample") else "survey"
    return {**words, "source_id": source_id, "publisher": source_id, "kind": kind}


def _municipality(code: str) -> dict[str, Any]:
    return {
        "municipality_code": code,
        "name_fi": f"Kunta {code}",
        "name_sv": f"Kommun {code}",
        "name_in_fi": f"Kunnassa {code}",
        "subregion_fi": "Seutu",
        "subregion_sv": "Region",
        "group": "rural",
        "area_land_km2": 1.0,
        "area_freshwater_km2": 0.0,
        "area_total_km2": 1.0,
        "label_lon": 25.0,
        "label_lat": 62.0,
        "member_until": None,
        "source_id": "mml",
    }
