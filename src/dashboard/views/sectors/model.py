"""The page `/toimialat`: everything about one sector or class; the same view fills the poster."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.views.indicator.page import IndicatorView
from dashboard.views.shared.card import ExportRows, FigureText, TableView


@dataclass(frozen=True, slots=True)
class SectorNumber:
    """A number as printed ("noin 100"), what it counts, its definition, and where it is from.

    `sample` is the label of sample data, empty for a published number.
    """

    value: str
    label: str
    definition: str
    source: str
    sample: str = ""

    @property
    def before(self) -> str:
        """Return what stands before the number, such as "noin"."""
        return self.value.rpartition(" ")[0]

    @property
    def amount(self) -> str:
        """Return the number alone."""
        return self.value.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class SectorFact:
    """A published fact in a sentence: who published it, where it stands, of which year."""

    sentence: str
    source: str
    address: str
    year: str


@dataclass(frozen=True, slots=True)
class SectorDeed:
    """What a municipality can do; the radar's criterion that asks about it, by code and name."""

    text: str
    criterion: str
    short: str


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """One number: year, when it was counted (as a date, and short for an axis), value, printed."""

    year: int
    when: str
    short: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class SectorHistory:
    """How a number moved. Each run is a series of its own: runs are never joined or compared.

    `sentence` tells the change inside the latest series.
    """

    title: str
    runs: tuple[tuple[HistoryPoint, ...], ...]
    sentence: str
    spoken: str
    notes: tuple[str, ...]
    sample: str = ""


@dataclass(frozen=True, slots=True)
class SectorView:
    """Everything the page and the poster say about one sector or one class of the register.

    `code` is that of the address. Parts that are not known are empty, and `missing` says so.
    `sample` is the label that belongs beside the finding: empty when a published figure leads.
    """

    code: str
    name: str
    finding: str
    lead: str
    numbers: tuple[SectorNumber, ...]
    map: IndicatorView | None
    history: SectorHistory | None
    does: tuple[str, ...]
    needs: tuple[str, ...]
    can: tuple[SectorDeed, ...]
    networks: tuple[SectorFact, ...]
    facts: tuple[SectorFact, ...]
    common_facts: tuple[SectorFact, ...]
    essay: tuple[str, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    dated: str
    file_stem: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One of the small pictures beside each other: its code, name, history and whether chosen."""

    code: str
    name: str
    history: SectorHistory
    chosen: bool


@dataclass(frozen=True, slots=True)
class CompareView:
    """All sectors, or all classes, on one scale."""

    text: FigureText
    parts: tuple[Compared, ...]
    table: TableView
    export: ExportRows
