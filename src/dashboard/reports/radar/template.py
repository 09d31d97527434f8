"""The workbook in which a round of the radar is filled in: it imports back as it is.

A row for each municipality and criterion, the last round's answer beside the empty cell and never
in it; a second sheet tells what each answer means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from dashboard.domain.practices.radar import Criterion, Level, Theme
from dashboard.figures.shared import colours
from dashboard.i18n.translator import Translator, shortened
from dashboard.importers.radar.words import NOTE_LENGTH
from dashboard.queries.protocol import Tables
from dashboard.reports.radar.round import Round, template_round

TITLE_LENGTH = 32
MESSAGE_LENGTH = 255
"""What a spreadsheet shows beside a cell; a longer text makes the workbook unreadable to it."""

WIDTHS = (17, 7, 78, 24, 12, 48)
GUIDE_WIDTHS = (34, 60, 110)
LINE_HEIGHT = 15
FILLED = 0.9
"""How much of a column's width a wrapped line fills at most: words are not cut."""


def radar_template(tables: Tables, t: Translator, year: int | None = None) -> bytes:
    """Return the workbook of a round, by default the one after the last.

    Raises `UsageError` when nothing is asked in that year.
    """
    content = template_round(tables, t.lang, year)
    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    book.set_properties({"title": t("template.title", year=content.year), "author": t("app.name")})
    _answers_sheet(book, content, t)
    _guide_sheet(book, content, t)
    book.close()
    return stream.getvalue()


def _words(t: Translator) -> dict[Level, str]:
    words = {Level.NO: t("level.no"), Level.PARTLY: t("level.partly"), Level.YES: t("level.yes")}
    return {level: text.capitalize() for level, text in words.items()}


def _headings(content: Round, t: Translator) -> tuple[str, ...]:
    key = "template.previous_sample" if content.is_sample else "template.previous"
    return (
        t("template.municipality"),
        t("template.year"),
        t("template.criterion"),
        t(key, year=content.earlier_year or content.year - 1),
        t("template.level"),
        t("template.note"),
    )


def _answers_sheet(book: xlsxwriter.Workbook, content: Round, t: Translator) -> None:
    sheet = book.add_worksheet(t("template.sheet"))
    head = book.add_format(
        {
            "bold": True,
            "text_wrap": True,
            "valign": "vcenter",
            "font_color": colours.WHITE,
            "bg_color": colours.LAKE,
        }
    )
    words = _words(t)
    for column, (title, width) in enumerate(zip(_headings(content, t), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    sheet.set_row(0, 48)
    looks = {first: _looks(book, first) for first in (True, False)}
    row = 0
    for code, name in content.places:
        for place, criterion in enumerate(content.criteria):
            row += 1
            look = looks[place == 0]
            sheet.set_row(row, _height((criterion.text,), WIDTHS[2:3]))
            sheet.write_string(row, 0, name, look["fixed"])
            sheet.write_number(row, 1, content.year, look["fixed"])
            sheet.write_string(row, 2, criterion.text, look["fixed"])
            level = content.earlier.get((code, criterion.code))
            sheet.write_string(row, 3, "" if level is None else words[level], look["earlier"])
            sheet.write_blank(row, 4, None, look["level"])
            sheet.data_validation(row, 4, row, 4, _choice(criterion, words, t))
            sheet.write_blank(row, 5, None, look["note"])
    sheet.data_validation(1, 5, row, 5, _note_rule(t))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, row, len(WIDTHS) - 1)
    _set_up_print(sheet, t("template.title", year=content.year))
    sheet.repeat_rows(0)


def _looks(book: xlsxwriter.Workbook, first: bool) -> dict[str, Any]:
    """Return the formats of a row; a line stands above the first one of each municipality."""
    line = {"top": 1, "top_color": colours.REGION_OUTLINE} if first else {}
    base = {"valign": "top", "text_wrap": True, **line}
    frame_ = {"left": 1, "right": 1, "bottom": 4, "left_color": colours.LINE}
    boxed = {**base, **frame_, "right_color": colours.LINE, "bottom_color": colours.LINE}
    return {
        "fixed": book.add_format(base),
        "earlier": book.add_format(
            {**base, "font_color": colours.MUTED, "bg_color": colours.SURFACE}
        ),
        "level": book.add_format({**boxed, "bold": True}),
        # As text, so that a remark which begins with = is no formula.
        "note": book.add_format({**boxed, "num_format": "@"}),
    }


def _choice(criterion: Criterion, words: Mapping[Level, str], t: Translator) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": [words[Level.YES], words[Level.PARTLY], words[Level.NO]],
        "input_title": shortened(criterion.short, TITLE_LENGTH),
        "input_message": shortened(criterion.help, MESSAGE_LENGTH),
        "error_title": shortened(t("template.error_title"), TITLE_LENGTH),
        "error_message": shortened(t("template.error_message"), MESSAGE_LENGTH),
    }


def _note_rule(t: Translator) -> dict[str, Any]:
    return {
        "validate": "length",
        "criteria": "<=",
        "value": NOTE_LENGTH,
        "input_title": shortened(t("template.note"), TITLE_LENGTH),
        "input_message": shortened(t("template.note_help", limit=NOTE_LENGTH), MESSAGE_LENGTH),
        "error_title": shortened(t("template.error_title"), TITLE_LENGTH),
        "error_message": shortened(t("template.note_help", limit=NOTE_LENGTH), MESSAGE_LENGTH),
    }


def _guide_sheet(book: xlsxwriter.Workbook, content: Round, t: Translator) -> None:
    sheet = book.add_worksheet(t("template.guide"))
    title = book.add_format({"bold": True, "font_size": 14, "font_color": colours.LAKE})
    head = book.add_format({"bold": True, "bottom": 1, "bottom_color": colours.LAKE})
    theme = book.add_format({"bold": True, "font_color": colours.LAKE})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    words = _words(t)
    for column, width in enumerate(GUIDE_WIDTHS):
        sheet.set_column(column, column, width)
    lines = (
        t(
            "template.how_level",
            yes=words[Level.YES],
            partly=words[Level.PARTLY],
            no=words[Level.NO],
        ),
        t("template.how_empty"),
        t("template.how_previous"),
        *((t("template.how_sample"),) if content.is_sample else ()),
        t("template.note_help", limit=NOTE_LENGTH),
        t("template.how_fixed"),
        t("template.how_import"),
    )
    sheet.write_string(0, 0, t("template.title", year=content.year), title)
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line)
    row = len(lines) + 3
    for column, key in enumerate(("short", "statement", "help")):
        sheet.write_string(row, column, t(f"template.{key}"), head)
    shown: Theme | None = None
    for criterion in content.criteria:
        if criterion.theme != shown:
            shown = criterion.theme
            row += 1
            sheet.write_string(row, 0, t(f"radar_theme.{shown.value}"), theme)
        row += 1
        cells = (criterion.short, criterion.text, criterion.help)
        sheet.set_row(row, _height(cells, GUIDE_WIDTHS))
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, text)
    _set_up_print(sheet, t("template.title", year=content.year))


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """Return the height of a row in which no wrapped text hides another: not all programs fit it."""
    lines = (ceil(len(cell) / (FILLED * width)) for cell, width in zip(cells, widths, strict=True))
    return LINE_HEIGHT * max(lines)


def _set_up_print(sheet: Any, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    # An ampersand begins a code there.
    sheet.set_header(f"&L{title.replace('&', '&&')}")
    sheet.set_footer("&R&P / &N")
