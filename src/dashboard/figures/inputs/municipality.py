"""What pairs of bars are drawn from."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.i18n.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Pair:
    """One row: a municipality's value and what of the region it stands beside, both as printed."""

    label: str
    own: float | None
    region: float | None
    own_text: str
    region_text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Rows on one scale from zero to `top`, whose bar and tick are what; `name` says it all."""

    name: Labelled
    own_label: str
    region_label: str
    rows: tuple[Pair, ...]
    top: float
