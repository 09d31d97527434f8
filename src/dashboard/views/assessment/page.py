"""The page `/itsearviointi`: where practices stand, where views differ, what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.practices.assessment import Assessment, Known, Side
from dashboard.domain.practices.radar import Level
from dashboard.domain.source import Source
from dashboard.i18n.labelled import Labelled
from dashboard.i18n.translator import Translator
from dashboard.views.assessment.content import Content
from dashboard.views.assessment.rows import (
    PracticeRow,
    TargetRow,
    compared_sides,
    practice_row,
    practice_table,
    target_rows,
)
from dashboard.views.assessment.words import Move, gap_sentence, radar_moves
from dashboard.views.shared.card import TableView, marked, sample_label, source_line
from dashboard.views.shared.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """Everything that page and documents say. `sample` is the label of sample data, or empty.

    `differences` are sentences, the biggest first, `no_differences` says why there are none;
    `moves` and `radar_moves` what has changed.
    """

    name: str
    title: Labelled
    sample: str
    source: str
    lead: str
    progress: tuple[str, ...]
    rows: tuple[PracticeRow, ...]
    differences: tuple[str, ...]
    no_differences: str
    targets: tuple[TargetRow, ...]
    next_meeting: str
    notes: tuple[tuple[str, str], ...]
    previous_title: str
    previous_targets: tuple[TargetRow, ...]
    previous_notes: tuple[tuple[str, str], ...]
    moves_title: str
    moves: tuple[str, ...]
    radar_title: str
    radar_moves: tuple[str, ...]
    radar_sample: bool
    remarks: tuple[str, ...]
    table: TableView


def assessment_view(
    catalogue: Catalogue,
    content: Content,
    assessment: Assessment,
    *,
    radar_before: Known | None = None,
    sources: Sequence[Source] = (),
) -> AssessmentView:
    """Return a discussion in words.

    `radar_before` is the radar's round to look back to, `sources` are those of its last one.
    """
    t = catalogue.t
    rows = tuple(practice_row(t, assessment, item) for item in content.practices)
    place = catalogue.municipalities.get(assessment.municipality)
    name = place.name(t.lang) if place else ""
    known, last = assessment.known, assessment.previous
    day = last.held_on if last else None
    # Sources count as long as an answer of the radar stands unconfirmed.
    used = list(sources) if any(row.from_radar for row in rows) else []
    head = t("assessment.head_of", name=name) if name else t("assessment.head")
    heard = assessment.heard()
    if len(heard) == 1:
        head = t("assessment.alone", head=head, view=t(f"assessment.view_{heard[0]}"))
    finding = marked(t, t("assessment.finding", head=head, parts=_standing(t, rows)), used)
    ordered = sorted(
        (row for row in rows if row.difference), key=lambda row: -abs(row.difference or 0)
    )
    radar_changes = radar_moves(t, content, radar_before, known) if known and radar_before else ()
    return AssessmentView(
        name=name,
        title=finding,
        sample=sample_label(t, used),
        source=t("assessment.document_source", sources=source_line(t, used)) if used else "",
        lead=_lead(t, known, name, any(row.from_radar for row in rows)),
        progress=_progress(t, assessment, content),
        rows=rows,
        differences=tuple(
            f"{row.item.short}: {gap_sentence(t, row.difference or 0)}" for row in ordered
        ),
        no_differences=_no_differences(t, heard),
        targets=target_rows(t, content, assessment),
        next_meeting=t.date(assessment.next_meeting) if assessment.next_meeting else "",
        notes=_notes(content, assessment),
        previous_title=t("assessment.previous_title", date=t.date(day))
        if day
        else t("assessment.previous_title_undated"),
        previous_targets=target_rows(t, content, last) if last else (),
        previous_notes=_notes(content, last) if last else (),
        moves_title=t("assessment.moves_title", date=t.date(day))
        if day
        else t("assessment.moves_title_undated"),
        moves=_moves(t, rows, last),
        radar_title=t("assessment.radar_moves", first=radar_before.year, last=known.year)
        if known and radar_before
        else "",
        radar_moves=radar_changes,
        radar_sample=bool(known and radar_before and (known.sample or radar_before.sample)),
        remarks=_remarks(t, rows, assessment),
        table=practice_table(t, rows, finding, has_previous=last is not None),
    )


def _standing(t: Translator, rows: Sequence[PracticeRow]) -> str:
    """Return how many practices are in place, partly in place, missing and without an answer."""
    yes, partly, no, none = (
        sum(row.level is level for row in rows)
        for level in (Level.YES, Level.PARTLY, Level.NO, None)
    )
    if none == len(rows):
        return t("assessment.to_assess", count=none)
    parts = [t("assessment.in_place", count=yes)]
    parts += [t("assessment.partly", count=partly)] if partly else []
    parts += [t("assessment.missing", count=no)] if no else []
    parts += [t("assessment.open", count=none)] if none else []
    return ", ".join(parts)


def _no_differences(t: Translator, heard: Sequence[Side]) -> str:
    """Return why no differences are told: a side has not answered, or the sides agree."""
    if len(heard) == len(Side):
        return t("assessment.no_differences")
    silent = next(side for side in reversed(Side) if side not in heard)
    return t(f"assessment.not_heard_{silent}")


def _lead(t: Translator, known: Known | None, name: str, from_radar: bool) -> str:
    if not name:
        return t("assessment.lead_no_place")
    if known is None:
        return t("assessment.lead_no_radar", name=name)
    key = "assessment.lead" if from_radar else "assessment.lead_own"
    return t(key, name=name, year=known.year)


def _progress(t: Translator, assessment: Assessment, content: Content) -> tuple[str, ...]:
    """Return how far each side is, and how many targets there are."""
    codes = [item.code for item in content.practices]
    ours, theirs = (
        sum(assessment.is_given(c, side) or assessment.is_from_radar(c, side) for c in codes)
        for side in Side
    )
    agreed = sum(not target.is_empty for target in assessment.targets)
    return (
        t("assessment.progress_municipality", done=ours, all=len(codes)),
        t("assessment.progress_organisations", done=theirs, all=len(codes)),
        t("assessment.progress_targets", count=agreed),
    )


def _notes(content: Content, assessment: Assessment) -> tuple[tuple[str, str], ...]:
    return tuple(
        (question.text, assessment.notes[question.code])
        for question in content.questions
        if assessment.notes.get(question.code)
    )


def _moves(t: Translator, rows: Sequence[PracticeRow], last: Assessment | None) -> tuple[str, ...]:
    """Return what has changed since the last discussion, the better first, then how much has not."""
    if last is None:
        return ()
    order = (Move.UP, Move.DOWN, Move.NEW, Move.GONE)
    moved = [
        t("assessment.move", word=t(f"assessment.move_{move}"), change=row.moved)
        for move in order
        for row in rows
        if row.move is move
    ]
    same = sum(row.move is Move.SAME for row in rows)
    return (*moved, *((t("assessment.moves_same", count=same),) if same else ()))


def _remarks(t: Translator, rows: Sequence[PracticeRow], assessment: Assessment) -> tuple[str, ...]:
    """Return what a reader must know to read the figures right."""
    known, last = assessment.known, assessment.previous
    remarks = []
    if len(assessment.heard()) == len(Side):
        remarks.append(t("assessment.rule_together"))
    compared = compared_sides(assessment)
    if last is not None and len(compared) < len(Side):
        whose = compared[0] if compared else "nobody"
        remarks.append(t(f"assessment.rule_moves_{whose}"))
    if known is not None and any(row.from_radar for row in rows):
        count = sum(bool(row.from_radar) for row in rows)
        remarks.append(t("assessment.rule_radar", count=count, year=known.year))
    if known is not None and known.sample:
        remarks.append(t("assessment.rule_sample", year=known.year))
    if last is not None and last.known is not None and last.known.sample:
        remarks.append(t("assessment.rule_previous_sample"))
    return tuple(remarks)
