"""The workbook of a round: it imports back as it is, and its guide can be read."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.importers.radar.read import read_radar
from dashboard.reports.radar.template import GUIDE_WIDTHS, radar_template
from dashboard.store.engine import Tables
from tests.builders import make_store, parse


@pytest.fixture(scope="module", params=LANGUAGES)
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of 2026 in each language."""
    store = make_store(tmp_path_factory.mktemp("store"))
    return radar_template(Tables(store, store.current()), translator_for(request.param), 2026)


def test_a_filled_template_is_read_and_nothing_of_it_ignored(
    template: bytes, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(BytesIO(template))
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 5, "x")
    book.save(tmp_path / "t.xlsx")
    parsed = parse(read_radar, tmp_path / "t.xlsx")
    assert (parsed.notes.faults, parsed.notes.ignored) == ([], [])
    assert set(parsed.frames["radar_answers"]["level"]) == {2}


def test_every_text_of_the_guide_has_room(template: bytes) -> None:
    sheet = openpyxl.load_workbook(BytesIO(template)).worksheets[1]
    wrapped = [row for row in sheet.iter_rows(max_col=3) if all(cell.value for cell in row)][1:]
    assert len(wrapped) == 13
    for row in wrapped:
        height = sheet.row_dimensions[row[0].row].height
        longest = max(len(c.value) / width for c, width in zip(row, GUIDE_WIDTHS, strict=True))
        assert height >= 15 * longest
