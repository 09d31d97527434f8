"""The page `/kuntatutka`: matrix, one answer explained, counts over rounds, published results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.selection import Order
from dashboard.domain.source import Source
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.radar import Grid
from dashboard.i18n.translator import Translator
from dashboard.queries.radar import PREFIX
from dashboard.views.radar.evidence import Evidence, evidence_of
from dashboard.views.radar.export import matrix_export
from dashboard.views.radar.grid import grid_of, legend_of
from dashboard.views.radar.matrix import (
    Matrix,
    State,
    in_both,
    matrix,
    matrix_table,
)
from dashboard.views.radar.model import Radar
from dashboard.views.radar.notes import matrix_notes
from dashboard.views.radar.published import PublishedPlace, newest_of, published_places
from dashboard.views.radar.rounds import RoundsView, rounds_view
from dashboard.views.radar.scope import columns_of, group_label, scope_of
from dashboard.views.radar.score_changes import amounts
from dashboard.views.radar.sentences import (
    cell_sentences,
    change_finding,
    most_and_least,
    own_parts,
    round_finding,
)
from dashboard.views.shared.card import FigureCard, figure_card, figure_text, marked, used_sources
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class RadarChoice:
    """What the reader looks at: round, round to compare with, part of the region, order, cell."""

    year: int | None = None
    since: int | None = None
    group: str | None = None
    order: Order = Order.SCORE
    municipality: str | None = None
    indicator: str | None = None

    @property
    def criterion(self) -> str | None:
        """Return the criterion of the indicator looked at, if it is one of the radar."""
        if self.indicator is None or not self.indicator.startswith(PREFIX):
            return None
        return self.indicator.removeprefix(PREFIX)


@dataclass(frozen=True, slots=True)
class RadarView:
    """Everything the page says. `cell` explains one answer: its title and lines.

    `evidence` is what was published of the practices asked, wherever it is in place.
    `explained` is the criterion that the cell is of, where the round asked it. `newest` is the newest published result, which leads where the answers are only a sample.
    """

    card: FigureCard
    own: str
    matrix: Matrix
    grid: Grid
    legend: tuple[tuple[State, str], ...]
    cell: tuple[str, tuple[str, ...]]
    explained: str | None
    evidence_title: str
    evidence: tuple[Evidence, ...]
    rounds: RoundsView
    published: tuple[PublishedPlace, ...]
    newest: PublishedPlace | None
    replaced: str

    def evidence_at(self, criterion: str | None) -> tuple[Evidence, ...]:
        """Return the published evidence of one practice."""
        return tuple(one for one in self.evidence if one.criterion == criterion)


def radar_view(
    catalogue: Catalogue,
    radar: Radar,
    published: pd.DataFrame,
    facts: pd.DataFrame,
    inhabitants: Mapping[str, float],
    choice: RadarChoice,
) -> RadarView | None:
    """Return the page, or nothing when there is no round at all.

    `facts` are those of single municipalities, `inhabitants` those of the newest year. A year without a round is replaced by the latest
    and told.
    """
    t = catalogue.t
    if not radar.rounds:
        return None
    year, since = rounds_of(radar, choice)
    changes = amounts(radar.changes, since, year)
    codes = columns_of(
        catalogue,
        radar,
        year=year,
        since=since,
        group=choice.group,
        order=choice.order,
        inhabitants=inhabitants,
        changes=changes,
    )
    shown = matrix(
        catalogue,
        radar,
        codes,
        year=year,
        since=since,
        chosen=choice.municipality,
        changes=changes,
    )
    sources = used_sources(catalogue, _source_ids(radar, year, since))
    text = _text(catalogue, radar, shown, choice, sources)
    places = published_places(catalogue, published)
    return RadarView(
        card=figure_card(
            text,
            matrix_table(t, radar, shown, text),
            matrix_export(catalogue, radar, shown, text),
        ),
        own=own_parts(t, radar, year, choice.municipality)
        if choice.municipality
        else most_and_least(t, radar, shown),
        matrix=shown,
        grid=grid_of(t, shown, text, choice.criterion, sources),
        legend=legend_of(t, shown),
        cell=_cell(catalogue, radar, year, choice),
        explained=next(
            (row.criterion.code for row in shown.rows if row.criterion.code == choice.criterion),
            None,
        ),
        evidence_title=t("evidence.of_practice"),
        evidence=evidence_of(catalogue, facts),
        rounds=rounds_view(catalogue, radar, published, choice.group),
        published=places,
        newest=newest_of(places) if text.sample and not choice.municipality else None,
        replaced=_replaced(t, radar, choice, year),
    )


def rounds_of(radar: Radar, choice: RadarChoice) -> tuple[int, int | None]:
    """Return the round to show and the earlier round to compare it with, if one is asked for."""
    year = choice.year if choice.year in radar.rounds else radar.rounds[0]
    return year, choice.since if choice.since in radar.earlier(year) else None


def _replaced(t: Translator, radar: Radar, choice: RadarChoice, year: int) -> str:
    """Tell what of the reader's choice is not shown: a year without a round, a comparison."""
    if choice.year is not None and choice.year != year:
        return t("map.year_replaced", asked=choice.year, year=year)
    since = choice.since
    if (
        since is not None
        and since in radar.rounds
        and (since in radar.made_up) != (year in radar.made_up)
    ):
        return t("radar.not_comparable", since=since, year=year)
    return ""


def _text(
    catalogue: Catalogue,
    radar: Radar,
    shown: Matrix,
    choice: RadarChoice,
    sources: Sequence[Source],
) -> FigureText:
    t = catalogue.t
    own = choice.municipality
    scope = scope_of(catalogue, choice.group)
    count = len(shown.columns)
    if shown.since is None:
        finding = round_finding(catalogue, radar, shown, own, scope)
    else:
        finding = change_finding(catalogue, shown, own, scope)
        count = len(in_both(radar, shown.codes, shown.year, shown.since))
    years = str(shown.year) if shown.since is None else f"{shown.since}–{shown.year}"
    parts = [
        t("radar.subtitle", years=years),
        t("radar.municipalities", count=count),
        t("radar.questions", count=len(shown.rows)),
    ]
    if choice.group is not None:
        parts.append(group_label(catalogue, choice.group))
    more = own_parts(t, radar, shown.year, own) if own else most_and_least(t, radar, shown)
    return figure_text(
        catalogue,
        sources,
        finding,
        " · ".join(parts),
        ("kuntatutka", years, own or ""),
        alternative=f"{finding}. {more}" if more else finding,
        notes=matrix_notes(catalogue, radar, shown),
        facts=[more] if more else (),
    )


def _source_ids(radar: Radar, year: int, since: int | None) -> frozenset[str]:
    return radar.sources[year] | (radar.sources[since] if since is not None else frozenset())


def _cell(
    catalogue: Catalogue, radar: Radar, year: int, choice: RadarChoice
) -> tuple[str, tuple[str, ...]]:
    """Explain the answer of the chosen municipality to the chosen criterion."""
    t = catalogue.t
    criterion = next((c for c in radar.asked(year) if c.code == choice.criterion), None)
    own = choice.municipality
    if criterion is None:
        return t("radar.cell_hint_title"), (t("radar.cell_hint"),)
    if own is None or own not in radar.answers[year]:
        return criterion.short, (criterion.text, criterion.help)
    name = catalogue.name(own)
    return (
        t("radar.cell_title", name=name, criterion=criterion.short),
        _labelled(
            catalogue,
            radar,
            year,
            cell_sentences(t, radar, year=year, code=own, criterion=criterion),
        ),
    )


def _labelled(
    catalogue: Catalogue, radar: Radar, year: int, sentences: tuple[str, ...]
) -> tuple[str, ...]:
    """Return what an answer means; the answer itself says when it is made up."""
    answer, *rest = sentences
    return (marked(catalogue.t, answer, used_sources(catalogue, radar.sources[year])), *rest)
