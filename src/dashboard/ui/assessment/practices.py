"""The practices: the checklist of the municipality alone, and both views side by side."""

from __future__ import annotations

from itertools import groupby

import streamlit as st
from markupsafe import Markup

from dashboard.domain.practices.assessment import Assessment, Side
from dashboard.domain.practices.radar import Level
from dashboard.ui.assessment import drafts as assessment_drafts
from dashboard.ui.kit import markup, session
from dashboard.views.assessment.page import AssessmentView
from dashboard.views.assessment.rows import PracticeRow
from dashboard.views.shared.amounts import level_word

UNSURE = -1
OPTIONS = {
    Level.YES.value: "yes",
    Level.PARTLY.value: "partly",
    Level.NO.value: "no",
    UNSURE: "unsure",
}
"""The answers in their order on the page, and their words in the catalogues."""


def checklist(assessment: Assessment, view: AssessmentView) -> None:
    """Show the checklist: what the radar does not know as in place first, the rest folded."""
    t = session.here().t
    levels = assessment.known.levels if assessment.known else {}
    folded = [row for row in view.rows if levels.get(row.item.code) is Level.YES]
    open_rows = [row for row in view.rows if row not in folded]
    if open_rows:
        title = t("assessment.look_at" if folded else "assessment.look_at_all")
        markup.show(markup.tag("h3", title))
    for row in open_rows:
        _practice(assessment, row)
    if not folded:
        return
    known = assessment.known
    year = known.year if known else 0
    source = t("assessment.in_place_source", year=year)
    markup.show(
        markup.tag(
            "h3",
            f"{t('assessment.in_place_title', count=len(folded))} {_sample_word(assessment)}".strip(),
        ),
        markup.tag("p", source, "help"),
        Markup('<ul class="marks">{}</ul>').format(
            markup.joined(_mark(assessment, row) for row in folded)
        ),
    )
    if known is not None and known.sample:
        # Made-up answers become nobody's own in one click: each is answered by itself.
        markup.show(markup.tag("p", t("assessment.sample_not_confirmed"), "subtitle"))
    elif any(row.from_radar for row in view.rows):
        st.button(
            t("assessment.confirm"),
            key="assessment-confirm",
            on_click=assessment_drafts.edit,
            args=(Assessment.confirmed,),
        )
    else:
        markup.show(markup.tag("p", t("assessment.confirmed"), "subtitle"))
    with st.expander(t("assessment.change_known"), key=f"change-known-{t.lang}"):
        for row in folded:
            _practice(assessment, row)


def assess(assessment: Assessment, view: AssessmentView) -> None:
    """Show every practice with the views of both sides, by theme."""
    t = session.here().t
    for theme, rows in groupby(view.rows, key=lambda row: row.theme):
        markup.show(markup.tag("h3", theme))
        for row in rows:
            with st.container(key=f"practice-{row.item.code}", gap="xsmall"):
                markup.show(
                    markup.tag("p", row.item.text, "statement"),
                    markup.details(t("assessment.help"), markup.tag("p", row.item.help)),
                )
                for side, column in zip(Side, st.columns(2, gap="small"), strict=True):
                    with column:
                        markup.show(_side(assessment, row, side))
                        _answer(assessment, row, side)
                markup.show(_gap(row))
    differences(view)


def differences(view: AssessmentView) -> None:
    """Show where views differ, the biggest first."""
    t = session.here().t
    markup.show(
        markup.block(
            "news",
            markup.tag("h3", t("assessment.differences")),
            markup.listing(view.differences) or markup.tag("p", view.no_differences),
            markup.paragraphs(view.remarks, "source"),
        )
    )


def _practice(assessment: Assessment, row: PracticeRow) -> None:
    """Show one practice of the checklist."""
    with st.container(key=f"practice-{row.item.code}", gap="xsmall"):
        markup.show(
            markup.tag("p", row.item.text, "statement"),
            markup.tag("p", row.item.help, "help"),
            markup.given("p", _origin(assessment, row), "known"),
        )
        _answer(assessment, row, Side.MUNICIPALITY)


def _origin(assessment: Assessment, row: PracticeRow) -> str:
    """Return what the radar knows of a practice, and whether the reader has said otherwise."""
    t = session.here().t
    known = assessment.known
    level = known.levels.get(row.item.code) if known else None
    if known is None or level is None:
        return ""
    parts = {"year": known.year, "level": level_word(t, level)}
    if row.from_radar:
        text = t("assessment.known_answer", **parts)
    else:
        text = t("assessment.your_answer", own=row.ours_words, **parts)
    return f"{text} {_sample_word(assessment)}".strip()


def _mark(assessment: Assessment, row: PracticeRow) -> Markup:
    """Return a practice of the folded ones: its sign, and its answer where it is another now."""
    t = session.here().t
    own = assessment.level(row.item.code, Side.MUNICIPALITY)
    sign = "none" if own is None else OPTIONS[own.value]
    changed = own is not Level.YES
    said = t("assessment.own_answer", own=row.ours_words) if changed else ""
    return Markup("<li>{}{} {}</li>").format(
        markup.sign(sign), row.item.text, markup.given("strong", said)
    )


def _sample_word(assessment: Assessment) -> str:
    known = assessment.known
    return f"({session.here().t('sample.short')})" if known and known.sample else ""


def _side(assessment: Assessment, row: PracticeRow, side: Side) -> Markup:
    t = session.here().t
    text = t(f"assessment.{side}")
    if side is Side.MUNICIPALITY and row.from_radar:
        text = f"{text} ({row.from_radar})"
    return markup.tag("p", text, "side")


def _gap(row: PracticeRow) -> Markup:
    """Return the difference of the views of a practice: shown where there is one."""
    if not row.difference:
        return markup.NOTHING
    t = session.here().t
    return markup.tag("p", f"{t('assessment.difference')}: {row.gap}", "gap")


def _answer(assessment: Assessment, row: PracticeRow, side: Side) -> None:
    """Draw the answers of one side as radio buttons, which the keyboard knows."""
    t = session.here().t
    item = row.item
    level = assessment.level(item.code, side)
    unsure = UNSURE if assessment.is_given(item.code, side) else None
    key = session.seeded(f"{side}-{item.code}", unsure if level is None else level.value)
    st.radio(
        markup.literal(t("assessment.answer_of", side=t(f"assessment.{side}"), name=item.text)),
        list(OPTIONS),
        index=None,
        format_func=lambda value: t(f"assessment.option_{OPTIONS[value]}"),
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=session.on_change(key, lambda value: _take(item.code, side, value)),
    )


def _take(item: str, side: Side, value: int | None) -> None:
    if value is not None:
        level = None if value == UNSURE else Level(value)
        assessment_drafts.edit(lambda found: found.answered(item, side, level))
