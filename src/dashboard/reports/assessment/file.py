"""A discussion as a file that can be opened again: JSON, written here and nowhere stored."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.domain.practices.assessment import Assessment, Known, Side, Target, Views
from dashboard.i18n.translator import Translator
from dashboard.views.shared.card import file_stem, sample_parts

FORMAT = "jarjestotutka-assessment"
VERSION = 1
MAX_BYTES = 200_000
"""A file of ours is under 20 kB; what is larger is something else."""


def assessment_bytes(assessment: Assessment, lang: str, today: date) -> bytes:
    """Return a discussion as it stands today; the language is only a hint for people."""
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "lang": lang,
        **_body(replace(assessment, held_on=today)),
        "previous": None if assessment.previous is None else _body(assessment.previous),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def assessment_stem(assessment: Assessment, today: date, t: Translator) -> str:
    """Return the name of a discussion's files without their ending.

    It says that a part is a sample while an answer of a made-up round stands for the municipality's.
    """
    known = assessment.known
    standing = (
        known is not None
        and known.sample
        and any(assessment.is_from_radar(item, Side.MUNICIPALITY) for item in known.levels)
    )
    origin = sample_parts(t, [True, False]) if standing else ()
    return file_stem("itsearviointi", assessment.municipality, today.isoformat(), t.lang, *origin)


def _body(assessment: Assessment) -> dict[str, Any]:
    held = assessment.held_on
    meeting = assessment.next_meeting
    return {
        "municipality": assessment.municipality,
        "date": None if held is None else held.isoformat(),
        "answers": _answers({**assessment.unknown, **assessment.answers}),
        "radar": None if assessment.known is None else _radar(assessment.known),
        "notes": dict(assessment.notes),
        "targets": [_target(target) for target in assessment.targets if not target.is_empty],
        "next_meeting": None if meeting is None else meeting.isoformat(),
    }


def _answers(answers: Mapping[str, Views]) -> dict[str, dict[str, int | None]]:
    return {
        item: {side.value: None if level is None else int(level) for side, level in views.items()}
        for item, views in answers.items()
    }


def _radar(known: Known) -> dict[str, Any]:
    levels = {item: int(level) for item, level in known.levels.items()}
    return {"year": known.year, "sample": known.sample, "levels": levels}


def _target(target: Target) -> dict[str, str | None]:
    return {
        "item": target.item,
        "topic": target.topic,
        "action": target.action,
        "who": target.who,
        "by": target.by,
        "outcome": None if target.outcome is None else target.outcome.value,
    }
