"""A discussion of the self-assessment: opened from a file, every step seen, all files taken."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.outputs.browsing import Tab

YES, PARTLY, NO = 2, 1, 0
LAST = {
    "municipality": "992",
    "date": "2025-11-20",
    "answers": {
        "grants": {"municipality": YES, "organisations": YES},
        "open_meetings": {"municipality": NO, "organisations": NO},
    },
    "radar": None,
    "notes": {"went_well": "Avoin ilta"},
    "targets": [
        {
            "item": "open_meetings",
            "topic": "",
            "action": "Avoin ilta",
            "who": "kulttuuritoimi",
            "by": "2026-05",
            "outcome": None,
        }
    ],
    "next_meeting": "2026-11-25",
}
FILE = {
    "format": "jarjestotutka-assessment",
    "version": 1,
    "lang": "fi",
    "municipality": "992",
    "date": "2026-11-20",
    "answers": {
        "grants": {"municipality": YES, "organisations": PARTLY},
        "website": {"municipality": YES, "organisations": NO},
        "grant_rules": {"municipality": NO, "organisations": PARTLY},
        "contact_person": {"municipality": None, "organisations": YES},
    },
    "radar": None,
    "notes": {"went_well": "Yhteinen päivä\n*b* <script>"},
    "targets": [
        {
            "item": "website",
            "topic": "",
            "action": "Uusi sivu",
            "who": "viestintä",
            "by": "2027-03",
            "outcome": None,
        }
    ],
    "next_meeting": "2027-11-24",
    "previous": LAST,
}
FAULTY = {
    "format": "jarjestotutka-assessment",
    "version": 1,
    "municipality": "091",
    "date": "eilen",
    "answers": {"grants": {"municipality": 5}, "unheard_of": 1},
}


def discuss(opened: Tab, folder: Path, lang: str) -> None:
    """Open a faulty file and a good one, go on with its discussion, and keep what comes of it."""
    stem = folder / lang / "discussion"
    opened.open(f"/itsearviointi?kunta=179&lang={lang}")
    _steps(opened, stem, "new")
    _give(opened, FAULTY)
    opened.keep(stem.with_name("discussion_faulty"))
    _give(opened, FILE)
    opened.keep(stem.with_name("discussion_opened"))
    _arrive(opened, "continue")
    _steps(opened, stem, "continued")
    _give(opened, FILE)
    _arrive(opened, "begin")
    _steps(opened, stem, "begun")
    opened.keep(stem.with_name("discussion_begun"))


def _arrive(opened: Tab, what: str) -> None:
    """Say what to do with the opened file, and wait until the page has gone to the step."""
    opened.press(opened.page.locator(f".st-key-assessment-{what} button"))
    opened.page.locator("h2.step[tabindex]").wait_for()


def _give(opened: Tab, content: object) -> None:
    field = opened.page.locator(".st-key-discussion input[type=file]")
    sent = json.dumps(content).encode()
    with opened.answered():
        field.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": sent})


def _steps(opened: Tab, stem: Path, name: str) -> None:
    """Keep every step, and take the discussion's documents."""
    steps = opened.page.get_by_test_id("stButtonGroup").first.get_by_role("radio")
    for place in range(steps.count()):
        if not steps.nth(place).is_checked():
            opened.press(steps.nth(place))
        opened.keep(stem.with_name(f"discussion_{name}_{place}"))
    for place, button in enumerate(opened.page.locator(".st-key-papers button").all()):
        opened.take(button, stem, f"{name}_{place}")
