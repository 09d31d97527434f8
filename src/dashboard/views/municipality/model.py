"""The page `/kunta`: everything about one municipality; the same view fills page and PDF."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.figures.inputs.municipality import Pairs
from dashboard.i18n.labelled import Labelled
from dashboard.views.radar.evidence import Budget, Evidence
from dashboard.views.shared.card import FigureCard


@dataclass(frozen=True, slots=True)
class CardFigure:
    """One key figure in words: value, beside the region, beside the peers, change, and when.

    Parts that cannot be said are empty. `source_ids` are those of all that is said.
    """

    label: str
    value: str
    when: str
    region: str
    peers: str
    change: str
    definition: str
    source: str
    sample: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PairsView:
    """Values of a municipality beside the region's: themes of the radar, or sectors."""

    card: FigureCard
    pairs: Pairs
    source_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice: `short` name, statement, what each level means, its level, who else has it.

    `evidence` is what the municipality has published of it, `published` the words that lead it in:
    beside an answer that is made up they say so.
    """

    code: str
    short: str
    text: str
    help: str
    level: str
    others: str
    published: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class BackgroundLine:
    """One background figure over years: its points (year, value) and what they say."""

    label: str
    points: tuple[tuple[int, float], ...]
    first_text: str
    last_text: str
    sentence: Labelled
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """Everything the card of a municipality says. `title` is the finding, the page's h1.

    `evidence` is what stands at none of the practices; `unpublished` says that there is nothing at
    all. `answered_note` says why counts are of different totals, where they are.
    """

    code: str
    name: str
    title: Labelled
    subtitle: str
    sample: str
    peers_rule: str
    figures: tuple[CardFigure, ...]
    profile: PairsView | None
    answered_note: str
    in_place_title: Labelled
    in_place: tuple[Practice, ...]
    missing_title: Labelled
    missing: tuple[Practice, ...]
    unanswered_title: Labelled
    unanswered: tuple[Practice, ...]
    changes_title: str
    changes: tuple[Labelled, ...]
    sectors: PairsView | None
    evidence: tuple[Evidence, ...]
    budgets: tuple[Budget, ...]
    unpublished: str
    background: tuple[BackgroundLine, ...]
    steps_title: Labelled
    next_steps: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    dated: str
    definitions: tuple[tuple[str, str], ...]
    file_stem: str
