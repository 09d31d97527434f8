"""The workbook and the meeting's paper of a discussion: complete, labelled, and nothing in them runs."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.domain.practices.assessment import MAX_SHORT, MAX_TEXT, Assessment, Target
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.reports.assessment.papers import assessment_pdf, assessment_xlsx
from tests.views.assessment.discussion import HOSTILE, NOW, YES, knowing, shown

TODAY = date(2026, 11, 25)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler reads the PDF"
)


def text_of(content: bytes, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_holds_answers_targets_and_what_it_is(lang: str) -> None:
    t = translator_for(lang)
    view = shown(knowing(NOW, free_rooms=YES), lang)
    book = openpyxl.load_workbook(BytesIO(assessment_xlsx(t, view, TODAY)))
    assert book.sheetnames == [
        t("assessment.sheet_answers"),
        t("assessment.sheet_targets"),
        t("assessment.sheet_about"),
    ]
    answers, targets, about = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    assert len(answers) == 14
    row = next(row for row in answers if row[1] == view.rows[11].item.short)
    assert row[3:6] == (t("level.yes"), t("level.no"), t("level.no"))
    assert [row[0] for row in targets[1:]] == [
        t("assessment.agreed_now"),
        t("assessment.agreed_before"),
        t("assessment.agreed_before"),
    ]
    lines = [str(row[0]) for row in about]
    assert t("sample.label") in lines
    assert view.title in lines
    assert any("2026" in line for line in lines)


def test_nothing_in_the_workbook_runs() -> None:
    hostile = replace(NOW, targets=(Target(topic="=1+1", action="@SUM(A1)", who="+358", by=""),))
    view = shown(hostile)
    book = openpyxl.load_workbook(BytesIO(assessment_xlsx(translator_for("fi"), view, TODAY)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    assert {"=1+1", "@SUM(A1)", "+358"} <= {cell.value for cell in cells}


@needs_poppler
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_says_what_the_page_says(lang: str, tmp_path: Path) -> None:
    t = translator_for(lang)
    view = shown(knowing(NOW, free_rooms=YES), lang)
    text = text_of(assessment_pdf(t, view, TODAY), tmp_path)
    flat = " ".join(text.split())
    for said in (
        t("sample.label"),
        t("assessment.document_title", name="Äänekoski"),
        view.targets[0].name,
        view.next_meeting,
        t("assessment.moves_title", date=t.date(date(2025, 11, 20))).split()[0],
        t("app.name"),
    ):
        assert said in flat, said
    for row in view.rows:
        assert row.item.short.split()[0] in flat


@needs_poppler
def test_what_people_wrote_is_text_in_the_paper(tmp_path: Path) -> None:
    text = text_of(assessment_pdf(translator_for("fi"), shown(NOW), TODAY), tmp_path)
    assert HOSTILE in " ".join(text.split())


@needs_poppler
def test_the_longest_discussion_fits_three_pages(tmp_path: Path) -> None:
    long = "Pitkä lause yhteistyöstä. " * 40
    target = Target(
        topic="y" * MAX_SHORT, action=long[:MAX_TEXT], who="z" * MAX_SHORT, by="2027-03"
    )
    whole = replace(
        NOW,
        targets=(target,) * 3,
        notes=dict.fromkeys(("went_well", "fell_short", "take_along"), long[:MAX_TEXT]),
        previous=replace(NOW, targets=(target,) * 3, held_on=TODAY),
    )
    for lang in LANGUAGES:
        view = shown(whole, lang)
        pages = text_of(assessment_pdf(translator_for(lang), view, TODAY), tmp_path).count("\f")
        assert 1 <= pages <= 3


def test_the_paper_is_an_accessible_pdf_and_the_same_every_time() -> None:
    t, view = translator_for("fi"), shown(NOW)
    content = assessment_pdf(t, view, TODAY)
    assert content.startswith(b"%PDF")
    assert b"pdfuaid" in content
    assert content == assessment_pdf(t, view, TODAY)


def test_a_paper_of_nothing_said_is_still_a_paper() -> None:
    t = translator_for("fi")
    assert assessment_pdf(t, shown(Assessment()), TODAY).startswith(b"%PDF")
    book = openpyxl.load_workbook(BytesIO(assessment_xlsx(t, shown(Assessment()), TODAY)))
    assert len(book.worksheets) == 3
