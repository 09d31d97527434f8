"""The page `/itsearviointi`: the finding, the steps, and what leaves the page."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.domain.assessment import Assessment
from dashboard.ui.assessment import agreement, files, practices
from dashboard.ui.assessment import drafts as assessment_drafts
from dashboard.ui.assessment import targets as goals
from dashboard.ui.kit import assessment_cache, markup, radar_cache, session
from dashboard.ui.kit.headings import heading
from dashboard.views.assessment.content import known_of
from dashboard.views.assessment.page import AssessmentView, assessment_view
from dashboard.views.shared.card import used_sources

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
    view = _view(assessment)
    heading(view.title, view.lead, sample=view.sample)
    files.opening()
    step = _steps()
    t = session.here().t
    markup.show(
        f'<h2 class="step">{markup.text(t(f"assessment.title_{step}"))}</h2>',
        markup.tag("p", t(f"assessment.about_{step}")),
        markup.tag("p", " · ".join(view.progress), "subtitle"),
    )
    STEPS[step](assessment, view)
    _next(step)
    files.saving(assessment, view)


def _view(assessment: Assessment) -> AssessmentView:
    """Return a discussion in words.

    It looks back to the radar's round before the last discussion, else to the one before the last.
    """
    here = session.here()
    content = assessment_cache.content(here.version, here.t.lang)
    radar = radar_cache.radar(here.version, here.t.lang)
    known, last = assessment.known, assessment.previous
    before, sources = None, frozenset[str]()
    if known is not None:
        sources = radar.sources[known.year]
        until = known.year - 1
        if last is not None and last.held_on is not None:
            until = min(until, last.held_on.year)
        before = known_of(here.catalogue, radar, content, assessment.municipality, until)
    return assessment_view(
        here.catalogue,
        content,
        assessment,
        radar_before=before,
        sources=used_sources(here.catalogue, sources),
    )


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
