"""The conversation: look back, the next meeting, and the summary of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.domain.practices.assessment import Assessment, Outcome, Target
from dashboard.editions.assessment import content
from dashboard.ui.assessment import drafts as assessment_drafts
from dashboard.ui.assessment.fields import area
from dashboard.ui.assessment.practices import differences
from dashboard.ui.kit import markup, session
from dashboard.views.assessment.page import AssessmentView
from dashboard.views.assessment.rows import TargetRow
from dashboard.views.assessment.words import day_of, day_words

_TYPED = "assessment-day"
NEXT_YEAR = timedelta(days=364)


def look_back(assessment: Assessment, view: AssessmentView) -> None:
    """Show what was agreed and what has changed, and ask how it went."""
    here = session.here()
    t = here.t
    last = assessment.previous
    if last is None:
        markup.show(markup.tag("p", t("assessment.no_previous"), "note"))
    else:
        markup.show(markup.tag("h3", view.previous_title))
        if not last.targets:
            markup.show(markup.tag("p", t("assessment.no_previous_targets")))
        pairs = zip(last.targets, view.previous_targets, strict=True)
        for place, (target, row) in enumerate(pairs):
            _outcome(place, target, row)
        if view.previous_notes:
            markup.show(
                markup.tag("h3", t("assessment.previous_notes")), _notes(view.previous_notes)
            )
        _moves(view)
    if view.radar_title:
        markup.show(
            markup.tag("h3", view.radar_title),
            markup.given("span", t("sample.label") if view.radar_sample else "", "sample"),
            markup.listing(view.radar_moves) or markup.tag("p", t("assessment.radar_moves_none")),
        )
    for question in content(here.edition).questions:
        area(
            f"note-{question.code}",
            question.text,
            assessment.notes.get(question.code, ""),
            partial(_note, question.code),
            about=question.help,
        )


def summary(assessment: Assessment, view: AssessmentView) -> None:
    """Show the next meeting and everything that the document will say."""
    t = session.here().t
    _meeting(assessment)
    markup.show(markup.tag("h3", t("assessment.targets_title")), _agreed(view.targets))
    differences(view)
    if view.moves:
        _moves(view)
    markup.show(
        markup.tag("h3", t("assessment.table_title")), markup.table(view.table, hide_caption=True)
    )
    if view.notes:
        markup.show(markup.tag("h3", t("assessment.notes_title")), _notes(view.notes))


def _note(question: str, text: str) -> None:
    assessment_drafts.edit(lambda found: found.noted(question, text))


def _moves(view: AssessmentView) -> None:
    markup.show(markup.tag("h3", view.moves_title), markup.listing(view.moves))


def _agreed(rows: tuple[TargetRow, ...]) -> Markup:
    """Return targets as a list, or that there are none."""
    if not rows:
        return markup.tag("p", session.here().t("assessment.targets_none"))
    items = markup.joined(
        Markup("<li>{}{}</li>").format(
            markup.tag("p", row.name, "statement"), markup.paragraphs(row.lines)
        )
        for row in rows
    )
    return Markup('<ol class="agreed">{}</ol>').format(items)


def _notes(notes: tuple[tuple[str, str], ...]) -> Markup:
    return markup.joined(
        markup.tag("p", question, "statement") + markup.paragraphs(text.splitlines())
        for question, text in notes
    )


def _outcome(place: int, target: Target, row: TargetRow) -> None:
    """Show one earlier target and ask what became of it."""
    t = session.here().t
    markup.show(
        markup.tag("p", row.name, "statement"), markup.tag("p", " · ".join(row.lines), "help")
    )
    key = session.seeded(f"outcome-{place}", target.outcome)
    st.radio(
        markup.literal(t("assessment.outcome_label", name=row.name)),
        list(Outcome),
        index=None,
        format_func=lambda outcome: t(f"assessment.outcome_{outcome}"),
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=session.on_change(key, partial(_became, place)),
    )


def _became(place: int, outcome: Outcome | None) -> None:
    def act(found: Assessment) -> Assessment:
        last = found.previous
        if last is None or place >= len(last.targets):
            return found
        changed = list(last.targets)
        changed[place] = replace(changed[place], outcome=outcome)
        return replace(found, previous=replace(last, targets=tuple(changed)))

    assessment_drafts.edit(act)


def _meeting(assessment: Assessment) -> None:
    """Ask for the day of the next meeting; what is no day stays in the field and is told."""
    t = session.here().t
    typed = str(session.kept(_TYPED) or "")
    held = assessment.next_meeting
    key = session.seeded("meeting", typed or (day_words(held) if held else ""))
    example = day_words(date.today() + NEXT_YEAR)
    st.text_input(
        t("assessment.meeting_day"),
        key=key,
        max_chars=20,
        width=280,
        on_change=session.on_change(key, _meet),
    )
    if typed:
        wrong = Markup('<p class="wrong" role="alert">{}</p>')
        markup.show(wrong.format(t("assessment.meeting_wrong", example=example)))
    else:
        markup.show(markup.tag("p", t("assessment.meeting_hint", example=example), "help"))


def _meet(text: str) -> None:
    day = day_of(text)
    session.keep(_TYPED, "" if day is not None or not text.strip() else text)
    assessment_drafts.edit(lambda found: replace(found, next_meeting=day))
