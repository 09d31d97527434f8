"""What has been published of single municipalities: evidence of practices, and budgets of grants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from dashboard.queries.radar import PREFIX
from dashboard.views.radar.published import sentence
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Evidence:
    """One published piece of evidence: whose, of which practice, what, and where it stands.

    `code` is the municipality's: empty where the practice is the publisher's own. `short` is the
    practice's name.
    """

    code: str
    name: str
    criterion: str
    short: str
    text: str
    publisher: str
    address: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Budget:
    """What a municipality set aside for grants: when, lines, what it holds, and where it stands.

    Baskets differ: budgets are evidence, and are never ranked or summed.
    """

    title: str
    lines: tuple[str, ...]
    about: str
    publisher: str
    address: str
    source_id: str


def evidence_of(catalogue: Catalogue, facts: pd.DataFrame) -> tuple[Evidence, ...]:
    """Return the evidence of practices; `facts` are those of `queries.radar.municipality_facts`."""
    return tuple(
        Evidence(
            code=_text(row["municipality_code"]),
            name=_name(catalogue, row),
            criterion=str(row["criterion_code"]),
            short=catalogue.indicators[PREFIX + str(row["criterion_code"])].name,
            text=sentence(catalogue.t, row),
            publisher=catalogue.sources[row["source_id"]].publisher,
            address=str(row["address"]),
            source_id=str(row["source_id"]),
        )
        for row in facts.to_dict("records")
        if _text(row["criterion_code"])
    )


def budgets_of(catalogue: Catalogue, facts: pd.DataFrame, code: str) -> tuple[Budget, ...]:
    """Return the budgets of a municipality, the newest first; lines of one publication together."""
    own = [
        row
        for row in facts.to_dict("records")
        if row["municipality_code"] == code and not _text(row["criterion_code"])
    ]
    newest = sorted(own, key=lambda row: str(row["period"])[-4:], reverse=True)
    return tuple(_budget(catalogue, rows) for _, rows in groupby(newest, _publication))


def _budget(catalogue: Catalogue, rows: Iterable[Mapping[Any, Any]]) -> Budget:
    t = catalogue.t
    lines = list(rows)
    first = lines[0]
    return Budget(
        title=str(first["period"]).replace("-", "–"),
        lines=tuple(sentence(t, row) for row in lines),
        about=str(first[f"about_{t.lang}"]),
        publisher=catalogue.sources[first["source_id"]].publisher,
        address=str(first["address"]),
        source_id=str(first["source_id"]),
    )


def _publication(row: Mapping[Any, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("period", "about_fi", "address"))


def _name(catalogue: Catalogue, row: Mapping[Any, Any]) -> str:
    code = _text(row["municipality_code"])
    return catalogue.name(code) if code else catalogue.sources[row["source_id"]].publisher


def _text(value: object) -> str:
    """Return a text, or nothing where it is missing: None or NaN, by how the frame came about."""
    return value if isinstance(value, str) else ""
