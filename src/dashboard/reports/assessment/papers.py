"""A discussion as papers: a workbook of answers and targets, and the paper for the meeting.

What people wrote goes in as text: no spreadsheet runs it and no template reads it as source.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

from dashboard.i18n.translator import Translator
from dashboard.views.assessment.page import AssessmentView
from dashboard.views.assessment.rows import PracticeRow, TargetRow

Cells = Sequence[Sequence[str]]


def assessment_xlsx(t: Translator, view: AssessmentView, today: date) -> bytes:
    """Return a workbook of three sheets: answers, targets, and what this is."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"title": document_title(t, view)})
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheets: tuple[tuple[str, Cells, tuple[int, ...]], ...] = (
        (t("assessment.sheet_answers"), _answers(t, view), (18, 30, 52, 24, 18, 18, 18, 18)),
        (t("assessment.sheet_targets"), _targets(t, view), (14, 30, 60, 28, 18, 18)),
        (t("assessment.sheet_about"), [[line] for line in _about(t, view, today)], (100,)),
    )
    for name, rows, widths in sheets:
        sheet = book.add_worksheet(name[:31])
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                head = place == 0 and len(row) > 1
                sheet.write_string(place, column, cell, strong if head else wrap)
        if len(widths) > 1:
            sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    book.close()
    return stream.getvalue()


def assessment_pdf(t: Translator, view: AssessmentView, today: date) -> bytes:
    """Return the paper for the meeting as an accessible PDF."""
    # The compiler is loaded when the first document is asked for.
    from dashboard.reports.making.documents import pdf_bytes

    title = document_title(t, view)
    return pdf_bytes("assessment", paper(t, view, today), title=title, lang=t.lang, created=today)


def document_title(t: Translator, view: AssessmentView) -> str:
    """Return the title of a discussion's papers."""
    return t("assessment.document_title", name=view.name or t("assessment.document_no_name"))


def paper(t: Translator, view: AssessmentView, today: date) -> dict[str, Any]:
    """Return what the template of the paper prints: finished words only."""
    return {
        "heading": document_title(t, view),
        "finding": view.title,
        "subtitle": t("assessment.document_subtitle", date=t.date(today)),
        "sample": view.sample,
        "header": view.sample,
        "targets_title": t("assessment.targets_title"),
        "targets": [{"name": row.name, "lines": list(row.lines)} for row in view.targets],
        "targets_none": t("assessment.targets_none"),
        "meeting": t("assessment.meeting_set", date=view.next_meeting)
        if view.next_meeting
        else t("assessment.meeting_none"),
        "differences_title": t("assessment.differences"),
        "differences": list(view.differences) or [view.no_differences],
        "moves_title": view.moves_title,
        "moves": list(view.moves),
        "previous_title": view.previous_title,
        "previous": [
            {"name": row.name, "lines": [*row.lines, *([row.outcome] if row.outcome else [])]}
            for row in view.previous_targets
        ],
        "table_title": t("assessment.table_title"),
        "headings": list(view.table.headings),
        "rows": [
            _paper_row(row, cells.cells)
            for row, cells in zip(view.rows, view.table.rows, strict=True)
        ],
        "notes_title": t("assessment.notes_title"),
        "notes": [{"question": question, "text": text} for question, text in view.notes],
        "remarks": list(view.remarks),
        "source": view.source,
        "dated": t("assessment.document_made", date=t.date(today)),
        "product": t("app.name"),
    }


def _paper_row(row: PracticeRow, cells: Sequence[str]) -> dict[str, Any]:
    """Return a row of the table: its theme, its cells, and the levels for their signs."""
    return {
        "theme": row.theme,
        "cells": list(cells),
        "levels": [None if level is None else int(level) for level in (row.ours, row.theirs)],
        "differs": bool(row.difference),
    }


def _answers(t: Translator, view: AssessmentView) -> Cells:
    headings = (
        t("assessment.theme"),
        t("assessment.practice"),
        t("assessment.statement"),
        t("assessment.municipality"),
        t("assessment.organisations"),
        t("assessment.now"),
        t("assessment.difference"),
        t("assessment.change"),
    )
    rows = [
        (
            row.theme,
            row.item.short,
            row.item.text,
            f"{row.ours_words} ({row.from_radar})" if row.from_radar else row.ours_words,
            row.theirs_words,
            row.standing,
            row.gap,
            t(f"assessment.move_{row.move}") if row.move else "",
        )
        for row in view.rows
    ]
    return [headings, *rows]


def _targets(t: Translator, view: AssessmentView) -> Cells:
    headings = (
        t("assessment.agreed_when"),
        t("assessment.target_item"),
        t("assessment.target_action"),
        t("assessment.who"),
        t("assessment.by"),
        t("assessment.outcome"),
    )
    return [
        headings,
        *(_target(t("assessment.agreed_now"), row) for row in view.targets),
        *(_target(t("assessment.agreed_before"), row) for row in view.previous_targets),
    ]


def _target(when: str, row: TargetRow) -> Sequence[str]:
    return (when, row.name, row.action, row.who, row.by, row.outcome)


def _about(t: Translator, view: AssessmentView, today: date) -> list[str]:
    """Return the lines that say what the workbook is and what was talked about."""
    notes = [f"{question} {text}" for question, text in (*view.notes, *view.previous_notes)]
    lines = [
        document_title(t, view),
        view.title,
        view.sample,
        t("assessment.meeting_set", date=view.next_meeting)
        if view.next_meeting
        else t("assessment.meeting_none"),
        *notes,
        *view.remarks,
        view.source,
        t("assessment.document_made", date=t.date(today)),
    ]
    return [line for line in lines if line]
