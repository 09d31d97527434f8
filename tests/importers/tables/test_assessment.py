"""The content of the self-assessment at the door of the embedded data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.errors import InputError
from dashboard.importers.pipeline.build import reference_frames
from dashboard.importers.tables.catalogues import read_assessment

FILE = "assessment.toml"


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A copy of the reference tables."""
    return Path(shutil.copytree(paths.REFERENCE, tmp_path / "reference"))


def faults(reference: Path, old: str, new: str) -> list[tuple[str, str, str]]:
    file = reference / FILE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        reference_frames(reference)
    return [(fault.key, fault.column, fault.value) for fault in caught.value.faults]


def test_practices_name_their_criteria_and_questions_none() -> None:
    rows = read_assessment(paths.REFERENCE / FILE)
    practices = rows[rows["part"] == "checklist"]
    questions = rows[rows["part"] == "look_back"]
    assert len(practices) == 13
    assert len(questions) == 3
    assert practices["criterion_code"].notna().all()
    assert questions["criterion_code"].isna().all()
    assert len(rows) == 16


def test_a_criterion_that_is_not_asked_by_the_radar_is_a_fault(reference: Path) -> None:
    assert faults(reference, 'criterion = "grants"', 'criterion = "no_such"') == [
        ("reference_unknown", "criterion_code", "no_such")
    ]


def test_a_text_that_is_missing_in_a_language_is_a_fault(reference: Path) -> None:
    [(key, column, _)] = faults(reference, "help.sv =", "help.xx =")
    assert (key, column) == ("value_not_allowed", "help_sv")


def test_a_part_or_a_theme_that_is_not_known_is_a_fault(reference: Path) -> None:
    found = faults(reference, 'part = "checklist"\ntheme = "structures"', 'part = "x"\ntheme = "y"')
    assert {column for _, column, _ in found} == {"part", "theme"}
