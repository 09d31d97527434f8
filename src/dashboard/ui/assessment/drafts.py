"""The discussions of this session, one a municipality: kept in its memory and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.domain.practices.assessment import Assessment, continued
from dashboard.editions import assessment
from dashboard.ui.kit import session

_DRAFTS = "assessments"
_SAVED = "assessments-saved"
_REPLACED = "assessments-replaced"
_STEP = "assessment-arrived"

NOWHERE = ""
"""The place of a discussion without a municipality."""


def current(municipality: str | None = None) -> Assessment:
    """Return the discussion of a municipality, by default of the one looked at.

    It holds what the radar knows today. What was begun without a municipality goes along to the
    first one that is chosen.
    """
    place = _place() if municipality is None else municipality
    drafts = _drafts()
    if place and place not in drafts and not drafts.get(NOWHERE, Assessment()).is_empty:
        drafts[place] = drafts.pop(NOWHERE)
    known = assessment.known(session.here().edition, place)
    return replace(drafts.get(place, Assessment()), municipality=place, known=known)


def put(assessment: Assessment) -> None:
    """Keep a discussion as that of its municipality."""
    _drafts()[assessment.municipality] = assessment


def edit(act: Callable[[Assessment], Assessment]) -> None:
    """Change the discussion looked at."""
    put(act(current()))


def begin(last: Assessment) -> None:
    """Begin a new discussion that looks back at one; what has been said stays."""
    put(continued(last, current(last.municipality or None)))


def resume(found: Assessment) -> None:
    """Go on with a discussion in place of the one that is there, which can be brought back."""
    assessment = replace(found, municipality=found.municipality or _place())
    if before := _drafts().get(assessment.municipality):
        _replaced()[assessment.municipality] = before
    put(assessment)
    _saved()[assessment.municipality] = current(assessment.municipality)


def can_undo() -> bool:
    """Tell whether a discussion has been replaced that held something."""
    before = _replaced().get(_place())
    return before is not None and not before.is_empty


def undo() -> None:
    """Bring back the discussion that was replaced."""
    if before := _replaced().pop(_place(), None):
        put(before)


def mark_saved() -> None:
    """Note that the discussion looked at is being downloaded as it is."""
    _saved()[_place()] = current()


def is_unsaved() -> bool:
    """Tell whether something has been said that has not been downloaded."""
    now = current()
    return not now.is_empty and now != _saved().get(now.municipality)


def arrived() -> int:
    """Return how often the reader has gone on to another step."""
    return int(session.kept(_STEP) or 0)


def arrive() -> None:
    """Note that the reader goes on to another step."""
    session.keep(_STEP, arrived() + 1)


def _place() -> str:
    return session.here().selection.municipality or NOWHERE


def _drafts() -> dict[str, Assessment]:
    return _shelf(_DRAFTS)


def _saved() -> dict[str, Assessment]:
    return _shelf(_SAVED)


def _replaced() -> dict[str, Assessment]:
    return _shelf(_REPLACED)


def _shelf(name: str) -> dict[str, Assessment]:
    """Return the discussions of a name by municipality: one object a session, changed in place."""
    found: dict[str, Assessment] | None = session.kept(name)
    if found is None:
        found = {}
        session.keep(name, found)
    return found
