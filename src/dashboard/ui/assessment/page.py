"""The page `/itsearviointi`: the finding, the steps, and what leaves the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.domain.practices.assessment import Assessment
from dashboard.editions.assessment import page as discussion
from dashboard.ui.assessment import agreement, files, practices
from dashboard.ui.assessment import drafts as assessment_drafts
from dashboard.ui.assessment import targets as goals
from dashboard.ui.kit import markup, session
from dashboard.ui.kit.headings import heading
from dashboard.views.assessment.page import AssessmentView

Body = Callable[[Assessment, AssessmentView], None]

STEPS: dict[str, Body] = {
    "checklist": practices.checklist,
    "look_back": agreement.look_back,
    "assess": practices.assess,
    "targets": goals.targets,
    "summary": agreement.summary,
}
"""The steps in their order; the checklist may be used alone."""


def show() -> None:
    """Show the discussion of the municipality looked at."""
    assessment = assessment_drafts.current()
    view = discussion(session.here().edition, assessment)
    heading(view.title, view.lead)
    files.opening()
    step = _steps()
    t = session.here().t
    markup.show(
        markup.tag("h2", t(f"assessment.title_{step}"), "step"),
        markup.tag("p", t(f"assessment.about_{step}")),
        markup.tag("p", " · ".join(view.progress), "subtitle"),
    )
    STEPS[step](assessment, view)
    _next(step)
    files.saving(assessment, view)


def _steps() -> str:
    """Draw the choice of the step and return the one that is shown."""
    t = session.here().t
    shown = session.remembered(files.STEP, next(iter(STEPS)))
    key = session.seeded("steps", shown)
    st.segmented_control(
        t("assessment.steps"),
        list(STEPS),
        format_func=lambda step: t(f"assessment.step_{step}"),
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=session.on_change(key, lambda step: session.remember(files.STEP, step or shown)),
    )
    return shown


def _next(step: str) -> None:
    """Draw the ways to the step before and to the step after."""
    t = session.here().t
    order = list(STEPS)
    place = order.index(step)
    with st.container(horizontal=True, key="assessment-ways", gap="small"):
        for name, at in (("next", place + 1), ("back", place - 1)):
            if 0 <= at < len(order):
                st.button(
                    t(f"assessment.{name}", name=t(f"assessment.step_{order[at]}")),
                    key=f"assessment-{name}",
                    type="primary" if name == "next" else "secondary",
                    on_click=_go,
                    args=(order[at],),
                )


def _go(step: str) -> None:
    session.remember(files.STEP, step)
    assessment_drafts.arrive()
