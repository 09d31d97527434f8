"""A made-up discussion on the embedded content: who said what, and what it becomes in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dashboard.domain.practices.assessment import Assessment, Known, Outcome, Side, Target
from dashboard.domain.practices.radar import Level
from dashboard.domain.source import Source
from dashboard.editions import assessment
from dashboard.views.assessment.content import Content
from dashboard.views.assessment.page import AssessmentView, assessment_view
from dashboard.views.radar.model import Radar
from dashboard.views.shared.card import used_sources
from tests.views import real

OURS, THEIRS = Side.MUNICIPALITY, Side.ORGANISATIONS
YES, PARTLY, NO = Level.YES, Level.PARTLY, Level.NO
HOSTILE = '#import "x" *b* <script>alert(1)</script> =cmd()'


def radar(lang: str = "fi") -> Radar:
    """The radar of the embedded version."""
    return real.edition(lang).radar


def content(lang: str = "fi") -> Content:
    """The embedded content."""
    return assessment.content(real.edition(lang))


def views(
    ours: Level | None, theirs: Level | None, *codes: str
) -> dict[str, dict[Side, Level | None]]:
    """The same two views of several practices."""
    return {code: {OURS: ours, THEIRS: theirs} for code in codes}


LAST = Assessment(
    "992",
    answers=views(YES, YES, "grants", "website") | views(NO, NO, "open_meetings", "free_rooms"),
    notes={"went_well": "Avoin ilta"},
    targets=(
        Target("open_meetings", action="Avoin ilta", who="kulttuuritoimi", by="2026-05"),
        Target(topic="Nuoret mukaan", outcome=Outcome.DONE),
    ),
    next_meeting=date(2026, 11, 25),
    held_on=date(2025, 11, 20),
)
NOW = Assessment(
    "992",
    answers=views(YES, YES, "grants", "open_meetings")
    | views(YES, NO, "website")
    | views(NO, PARTLY, "grant_rules")
    | views(None, YES, "contact_person"),
    notes={"went_well": "Yhteinen päivä\n" + HOSTILE},
    targets=(Target("website", action=HOSTILE, who="viestintä", by="2027-03"),),
    next_meeting=date(2027, 11, 24),
    previous=LAST,
)


def shown(
    assessment: Assessment,
    lang: str = "fi",
    *,
    before: Known | None = None,
    sources: Iterable[Source] | None = None,
) -> AssessmentView:
    """A discussion in words; the sources are those of the radar's round."""
    found = real.catalogue(lang)
    if sources is None and assessment.known is not None:
        sources = used_sources(found, radar(lang).sources[assessment.known.year])
    return assessment_view(
        found,
        content(lang),
        assessment,
        radar_before=before,
        sources=list(sources or ()),
    )


def knowing(assessment: Assessment, **levels: Level) -> Assessment:
    """A discussion that the radar of 2025 knows something of."""
    return replace(assessment, known=Known(2025, sample=True, levels=levels))
