"""In how many municipalities, round by round, with the published results beside."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.practices.radar import Criterion
from dashboard.figures.inputs.card import FigureText
from dashboard.figures.inputs.radar import Panel, RoundBar
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.radar.export import rounds_export
from dashboard.views.radar.model import Radar
from dashboard.views.radar.notes import former_notes
from dashboard.views.radar.published import PublishedMark, marks_of
from dashboard.views.radar.scope import scope_of
from dashboard.views.shared.card import (
    FigureCard,
    TableRow,
    TableView,
    figure_card,
    figure_text,
    joined,
    marked,
    partly_sample_label,
    sample_label,
    table_of,
    used_sources,
    year_spans,
)
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class CriterionRounds:
    """One criterion over the rounds; `counted` says the counts of each, which of them made up."""

    criterion: Criterion
    bars: tuple[RoundBar, ...]
    marks: tuple[PublishedMark, ...]
    counted: Labelled

    @property
    def years(self) -> set[int]:
        """Return the years of rounds and of published results."""
        return {bar.year for bar in self.bars} | {mark.year for mark in self.marks}

    @property
    def panel(self) -> Panel:
        """Return what its small drawing is made from."""
        told = " ".join(mark.text for mark in self.marks)
        return Panel(
            self.criterion.short,
            self.counted.within(f"{self.criterion.short}. {self.counted}. {told}".strip()),
            self.bars,
            tuple((mark.year, mark.share) for mark in self.marks),
        )


@dataclass(frozen=True, slots=True)
class RoundsView:
    """The card "in how many municipalities"."""

    card: FigureCard
    criteria: tuple[CriterionRounds, ...]
    legend: tuple[tuple[str, str], ...]

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Return what the small drawings are made from."""
        return tuple(one.panel for one in self.criteria)


def rounds_view(
    catalogue: Catalogue,
    radar: Radar,
    published: pd.DataFrame,
    group: str | None,
) -> RoundsView:
    """Return the card of counts over all rounds, of the region or of a part of it.

    Published results are of the whole region: a part is shown without them.
    """
    t = catalogue.t
    among = {code for year in radar.rounds for code in radar.answers[year]}
    if group is not None:
        among &= catalogue.groups().get(group, frozenset())
        published = published.iloc[:0]
    criteria = criterion_rounds(catalogue, radar, published, among)
    ids = [s for year in radar.rounds for s in radar.sources[year]]
    own = used_sources(catalogue, ids)
    marked_ids = {mark.source_id for one in criteria for mark in one.marks}
    sources = used_sources(catalogue, [*ids, *marked_ids])
    samples = [
        year
        for year in sorted(radar.rounds)
        if sample_label(t, used_sources(catalogue, radar.sources[year]))
    ]
    latest, first = radar.rounds[0], radar.rounds[-1]
    span = {"first": first, "last": latest}
    notes = former_notes(catalogue, among)
    legend = [("yes", t("level.yes")), ("partly", t("level.partly"))]
    # The published results are real: beside them the answers alone are called made up.
    whole = len(samples) == len(radar.rounds) and not marked_ids
    if marked_ids:
        key = "radar.note_published_sample" if sample_label(t, own) else "radar.note_published"
        notes.insert(0, t(key))
        legend.append(("mark", t("radar.mark")))
    text = figure_text(
        catalogue,
        sources,
        t("radar.rounds_finding", scope=scope_of(catalogue, group), **span),
        t("radar.rounds_subtitle", **span),
        ("kuntatutka", f"{first}-{latest}", group or ""),
        notes=notes,
        # The finding names the rounds alone: it is called made up where they all are.
        marking=own if whole else (),
        sample=partly_sample_label(t, _answers_of(t, samples), whole=whole),
    )
    told = [(one.criterion, mark) for one in criteria for mark in one.marks]
    card = figure_card(
        text, _table(t, criteria, text), rounds_export(catalogue, radar, text, among, told)
    )
    return RoundsView(card, criteria, tuple(legend))


def _answers_of(t: Translator, years: Sequence[int]) -> list[str]:
    """Return the answers of rounds in words, to say which part is made up."""
    return [t("radar.answers_of", years=t.listing(year_spans(years)))] if years else []


def criterion_rounds(
    catalogue: Catalogue,
    radar: Radar,
    published: pd.DataFrame,
    among: Collection[str],
) -> tuple[CriterionRounds, ...]:
    """Return every criterion that has been asked, over all rounds, the earliest first.

    `among` are the municipalities that are counted.
    """
    t = catalogue.t
    marks = marks_of(t, published)
    found = []
    for criterion in radar.criteria:
        years = sorted(radar.rounds)
        if any(criterion.asked_in(year) for year in years):
            bars = tuple(_bar(radar, criterion, year, among) for year in years)
            found.append(
                CriterionRounds(
                    criterion,
                    bars,
                    tuple(marks.get(criterion.code, ())),
                    _counted(catalogue, radar, bars),
                )
            )
    return tuple(found)


def _counted(catalogue: Catalogue, radar: Radar, bars: Sequence[RoundBar]) -> Labelled:
    """Return the counts of all rounds for reading aloud.

    Rounds that are made up say it: once where all are, else each of them by itself.
    """
    t, asked = catalogue.t, [bar for bar in bars if bar.asked]
    said = [t("radar.counted", year=bar.year, count=bar.text, yes=bar.yes_text) for bar in asked]
    sources = [used_sources(catalogue, radar.sources[bar.year]) for bar in asked]
    parts = [marked(t, text, rests_on) for text, rests_on in zip(said, sources, strict=True)]
    if parts and all(part.is_made_up for part in parts):
        return marked(t, ", ".join(said), sources[0])
    return joined(", ", parts)


def _table(t: Translator, criteria: Sequence[CriterionRounds], text: FigureText) -> TableView:
    """Return the counts as a table: a row a criterion and its published results, a column a year."""
    years = sorted({year for one in criteria for year in one.years})
    rows = []
    for one in criteria:
        cells = {bar.year: f"{bar.text} ({bar.yes_text})" for bar in one.bars if bar.asked}
        rows.append(_row(one.criterion.short, cells, years))
        if one.marks:
            name = t("radar.published_row", criterion=one.criterion.short)
            rows.append(_row(name, {mark.year: mark.shown for mark in one.marks}, years))
    return table_of(
        text,
        [t("matrix.criterion"), *(str(year) for year in years)],
        [False, *(True for _ in years)],
        rows,
        remark=t("radar.rounds_remark"),
    )


def _row(name: str, cells: Mapping[int, str], years: Sequence[int]) -> TableRow:
    return TableRow((name, *(cells.get(year, MISSING) for year in years)))


def _bar(radar: Radar, criterion: Criterion, year: int, among: Collection[str]) -> RoundBar:
    found = radar.counts(year, criterion.code, among)
    answered = found.answered or 1
    return RoundBar(
        year=year,
        yes=found.yes / answered,
        partly=found.partly / answered,
        text=f"{found.reached}/{found.answered}",
        yes_text=str(found.yes),
        asked=criterion.asked_in(year),
    )
