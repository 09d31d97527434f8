"""The self-assessment: its content, what the radar knows of a municipality, a discussion in words."""

from __future__ import annotations

from dashboard.domain.practices.assessment import Assessment, Known
from dashboard.editions.edition import Edition
from dashboard.editions.memory import remembered
from dashboard.queries.assessment import assessment_items
from dashboard.store.engine import frame
from dashboard.views.assessment.content import Content, assessment_content, known_of
from dashboard.views.assessment.page import AssessmentView, assessment_view
from dashboard.views.shared.card import used_sources


@remembered
def content(edition: Edition) -> Content:
    """Return the practices and questions."""
    items = frame(assessment_items(edition.tables))
    return assessment_content(edition.t, items, edition.radar.criteria)


def known(edition: Edition, municipality: str, until: int | None = None) -> Known | None:
    """Return what a municipality answered in its last round, or in the last one until a year."""
    return known_of(edition.catalogue, edition.radar, content(edition), municipality, until)


def page(edition: Edition, assessment: Assessment) -> AssessmentView:
    """Return a discussion in words; it is one reader's and is not kept.

    It looks back to the radar's round before the last discussion, else to the one before the last.
    """
    now, last = assessment.known, assessment.previous
    before, sources = None, frozenset[str]()
    if now is not None:
        sources = edition.radar.sources[now.year]
        until = now.year - 1
        if last is not None and last.held_on is not None:
            until = min(until, last.held_on.year)
        before = known(edition, assessment.municipality, until)
    return assessment_view(
        edition.catalogue,
        content(edition),
        assessment,
        radar_before=before,
        sources=used_sources(edition.catalogue, sources),
    )
