"""One to three targets: a practice or a topic of one's own, what, who, by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from dashboard.domain.practices.assessment import MAX_TARGETS, Assessment, Target
from dashboard.i18n.translator import Translator
from dashboard.ui.assessment import drafts as assessment_drafts
from dashboard.ui.assessment.fields import area, line
from dashboard.ui.assessment.practices import differences
from dashboard.ui.kit import markup, session
from dashboard.views.assessment.page import AssessmentView
from dashboard.views.assessment.rows import PracticeRow
from dashboard.views.assessment.words import month_words, months_from
from dashboard.views.shared.amounts import level_word

OWN = ""
NO_MONTH = ""


def targets(assessment: Assessment, view: AssessmentView) -> None:
    """Show where views differ and the targets: one more than there are, at most three."""
    differences(view)
    for place in range(min(len(assessment.targets) + 1, MAX_TARGETS)):
        with st.container(border=True, key=f"target-{place}"):
            _target(place, _at(assessment, place), view)


def _at(assessment: Assessment, place: int) -> Target:
    return assessment.targets[place] if place < len(assessment.targets) else Target()


def _target(place: int, target: Target, view: AssessmentView) -> None:
    t = session.here().t
    markup.show(markup.tag("h3", t("assessment.target", number=place + 1)))
    _practice(place, target, view)
    if not target.item:
        line(
            f"target-topic-{place}",
            t("assessment.target_topic"),
            target.topic,
            lambda text: _change(place, topic=text),
        )
    _idea(place, target, view)
    area(
        f"target-action-{place}",
        t("assessment.target_action"),
        target.action,
        lambda text: _change(place, action=text),
    )
    wide, narrow = st.columns(2, gap="small")
    with wide:
        line(
            f"target-who-{place}",
            t("assessment.target_who"),
            target.who,
            lambda text: _change(place, who=text),
            about=t("assessment.target_who_help"),
        )
    with narrow:
        _month(place, target)
    if not target.is_empty:
        st.button(
            t("assessment.target_remove", number=place + 1),
            key=f"target-remove-{place}",
            on_click=_remove,
            args=(place,),
        )


def _practice(place: int, target: Target, view: AssessmentView) -> None:
    """Draw the choice of the practice: those that need it most first."""
    t = session.here().t
    rows = {row.item.code: row for row in sorted(view.rows, key=_need)}

    def label(code: str) -> str:
        if code not in rows:
            return code or t("assessment.target_own")
        row = rows[code]
        return t("assessment.target_option", name=row.item.short, level=_lowest(t, row))

    # A practice that the product no longer has is known by its code only.
    gone = [] if target.item in {OWN, *rows} else [target.item]
    key = session.seeded(f"target-item-{place}", target.item)
    st.selectbox(
        t("assessment.target_item"),
        [OWN, *rows, *gone],
        format_func=label,
        key=key,
        on_change=session.on_change(key, lambda code: _change(place, item=code or OWN)),
    )


def _lowest(t: Translator, row: PracticeRow) -> str:
    return t("assessment.unanswered") if row.lowest is None else level_word(t, row.lowest)


def _need(row: PracticeRow) -> tuple[int, int]:
    """Sort practices: missing, partly, without an answer, in place; great differences first."""
    order = {0: 0, 1: 1, None: 2, 2: 3}
    return order[row.lowest], -abs(row.difference or 0)


def _idea(place: int, target: Target, view: AssessmentView) -> None:
    """Offer a first step while nothing has been written."""
    t = session.here().t
    idea = next((row.item.idea for row in view.rows if row.item.code == target.item), "")
    if not idea or target.action:
        return
    markup.show(markup.tag("p", t("assessment.target_idea", idea=idea), "help"))
    st.button(
        t("assessment.target_use_idea"),
        key=f"target-idea-{place}",
        on_click=partial(_change, place, action=idea),
    )


def _month(place: int, target: Target) -> None:
    t = session.here().t
    months = months_from(date.today())
    earlier = [] if target.by in {NO_MONTH, *months} else [target.by]
    key = session.seeded(f"target-by-{place}", target.by)
    st.selectbox(
        t("assessment.target_by"),
        [NO_MONTH, *earlier, *months],
        format_func=lambda m: month_words(t, m) if m else t("assessment.target_no_month"),
        key=key,
        on_change=session.on_change(key, lambda month: _change(place, by=month or NO_MONTH)),
    )


def _change(place: int, **parts: str) -> None:
    """Change parts of a target; empty ones at the end go."""

    def act(found: Assessment) -> Assessment:
        changed = [_at(found, n) for n in range(max(len(found.targets), place + 1))]
        changed[place] = replace(changed[place], **parts)  # type: ignore[arg-type]
        return replace(found, targets=_trimmed(changed))

    assessment_drafts.edit(act)


def _remove(place: int) -> None:
    def act(found: Assessment) -> Assessment:
        kept = [target for n, target in enumerate(found.targets) if n != place]
        return replace(found, targets=_trimmed(kept))

    assessment_drafts.edit(act)


def _trimmed(changed: list[Target]) -> tuple[Target, ...]:
    while changed and changed[-1].is_empty:
        changed = changed[:-1]
    return tuple(changed)
