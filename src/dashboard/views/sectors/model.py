"""The page `/toimialat`: everything about one sector or class; the same view fills the poster."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.inputs.sectors import Bar, Multiple
from dashboard.i18n.labelled import Labelled
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.shared.card import FigureCard


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
class SectorHistory:
    """How a number moved. Each run is a series of its own: runs are never joined or compared.

    `sentence` tells the change inside the latest series.
    """

    title: str
    runs: tuple[tuple[Bar, ...], ...]
    sentence: Labelled
    spoken: Labelled
    notes: tuple[str, ...]
    sample: str = ""

    def multiple(self, code: str, name: str, *, chosen: bool = False) -> Multiple:
        """Return what its picture is made from, under a sector's or a class's name."""
        return Multiple(code, name, self.runs, self.spoken.within(f"{name}. {self.spoken}"), chosen)


@dataclass(frozen=True, slots=True)
class SectorView:
    """Everything the page and the poster say about one sector or one class of the register.

    `code` is that of the address. Parts that are not known are empty, and `missing` says so.
    `sample` is the label that belongs beside the finding: empty when a published figure leads.
    """

    code: str
    name: str
    finding: Labelled
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
class CompareView:
    """All sectors, or all classes, on one scale."""

    card: FigureCard
    parts: tuple[Multiple, ...]
