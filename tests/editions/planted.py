"""Otherwise real stores with made-up values in one place, and everything that can be read of them.

Of each place there are two stores that differ in the made-up values alone. Whatever can be read in
one and not in the other tells a made-up value: no search for a number is needed, and words are
found as well ("kyllä", "3. suurin").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.places.peers import PeerRule
from dashboard.domain.practices.assessment import Assessment
from dashboard.domain.sector import CLASS_PREFIX
from dashboard.editions import (
    assessment,
    compare,
    indicator,
    municipality,
    overview,
    radar,
    sectors,
    trends,
)
from dashboard.editions.edition import Edition
from dashboard.editions.shelf import Shelf
from dashboard.schema.arrow import arrow_table
from dashboard.store.versions import Store
from dashboard.views.radar.page import RadarChoice
from tests.builders import frames

T = TypeVar("T")

PLACE, OTHER, YEAR = "992", "182", 2025
REAL = {"organisations": "real_organisations", "radar_answers": "kyt_radar"}
"""The source of the rows that are real here."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Two stores with other made-up values in the same place; `few` views are enough to fail."""

    name: str
    one: Shelf
    other: Shelf
    few: bool = False

    def editions(self, lang: str) -> tuple[Edition, Edition]:
        """The two in a language."""
        first, second = (s.edition(s.store.current(), lang) for s in (self.one, self.other))
        return first, second


def planted(name: str, folder: Path) -> Planted:
    """Make the two stores of a place: see `_made_up`."""
    one, other = (_shelf(_made_up(name, turn), folder / str(turn)) for turn in (0, 1))
    return Planted(name, one, other)


def real(folder: Path) -> Shelf:
    """A store without any made-up value."""
    return _shelf(_real(), folder)


def _shelf(whole: Mapping[str, pd.DataFrame], folder: Path) -> Shelf:
    store = Store(folder / "data", folder / "embedded")
    tables = {name: arrow_table(name, frame) for name, frame in whole.items()}
    store.embed(tables, created="2026-11-24T00:00:00+00:00")
    return Shelf(store)


def _real() -> dict[str, pd.DataFrame]:
    whole = {name: frame.copy() for name, frame in frames().items()}
    sources = whole["sources"]
    row = sources[sources["source_id"] == "prh_associations"].assign(
        source_id=REAL["organisations"]
    )
    whole["sources"] = pd.concat([sources, row], ignore_index=True)
    for table, source in REAL.items():
        whole[table]["source_id"] = source
    return whole


def _made_up(name: str, turn: int) -> dict[str, pd.DataFrame]:
    """The tables with made-up values: one number, all organisations, the last round, those before."""
    whole, random = _real(), np.random.default_rng(7)
    if name == "population":
        rows = whole["observations"]
        where = (
            (rows["indicator_code"] == name) & (rows["area_code"] == PLACE) & (rows["year"] == YEAR)
        )
        assert where.sum() == 1
        # So near each other that neither rank nor peers change.
        rows.loc[where, "source_id"] = "sample_organisations"
        rows.loc[where, "value"] = (17_491.0, 17_493.0)[turn]
    elif name == "organisations":
        rows = whole[name].assign(source_id="sample_organisations")
        kept = random.random(len(rows)) < (0.7 if turn else 1.0)
        whole[name] = rows[kept].reset_index(drop=True)
    else:
        rows = whole["radar_answers"]
        where = rows["year"] == YEAR if name == "round" else rows["year"] < YEAR
        rows.loc[where, "source_id"] = "sample_radar"
        if turn:
            rows.loc[where, "level"] = random.integers(0, 3, int(where.sum()))
    return whole


CODES = {
    "population": ("population", "organisations_per_1000"),
    "organisations": ("organisations_per_1000", "new_organisations"),
    "round": ("radar_score", "radar_contact_person"),
    "rounds": ("radar_score", "radar_contact_person"),
}
"""The indicators that rest on each place."""


def few_views(edition: Edition, codes: tuple[str, ...]) -> Iterator[object]:
    """One view of each kind of door: a map with its ranking, and a path with its tiles."""
    yield indicator.page(edition, codes[0], None, PLACE)
    yield from indicator.frames(edition, codes[0], YEAR)
    yield trends.page(edition, codes[0], (PLACE,))


def views(edition: Edition, codes: tuple[str, ...]) -> Iterator[object]:
    """Every view of the product that can show values of the indicators."""
    for code in codes:
        for chosen in (None, PLACE):
            yield indicator.page(edition, code, None, chosen)
        # A round that is made up beside real ones is a series of its own.
        for shown in (YEAR - 1, YEAR):
            yield from indicator.frames(edition, code, shown)
        for places in ((), (OTHER, PLACE)):
            yield trends.page(edition, code, places)
    for place in (None, PLACE):
        for code in ("omaiset", CLASS_PREFIX + "3"):
            yield sectors.page(edition, code, place)
            yield sectors.compared(edition, code, place)
        choice = RadarChoice(municipality=place, indicator="radar_contact_person")
        yield radar.page(edition, choice)
        yield radar.page(edition, RadarChoice(municipality=place, since=2023))
    yield municipality.page(edition, PLACE)
    yield municipality.page(edition, OTHER, (PLACE,), PeerRule.CHOSEN)
    yield compare.page(edition, (PLACE, OTHER))
    yield compare.excerpt(edition, (PLACE, OTHER))
    yield overview.page(edition)
    for area in (PLACE, REGION_CODE):
        yield trends.changed(edition, area)
    known = assessment.known(edition, PLACE)
    yield assessment.page(edition, Assessment(PLACE, known=known))


def parts(view: object, kind: type[T]) -> Iterator[T]:
    """Every object of a kind inside a view, with what properties make of it."""
    if isinstance(view, kind):
        yield view
    inner: list[Any] = []
    if is_dataclass(view):
        inner = [getattr(view, field.name) for field in fields(view)]
        inner += [getattr(view, "panels", ())]
    elif isinstance(view, tuple | list):
        inner = list(view)
    elif isinstance(view, Mapping):
        inner = list(view.values())
    for one in inner:
        yield from parts(one, kind)
