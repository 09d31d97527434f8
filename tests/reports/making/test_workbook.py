"""CSV and XLSX that say where they come from, and that no spreadsheet runs."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.texts.formulas import marked
from dashboard.reports.making.workbook import csv_bytes, xlsx_bytes
from dashboard.views.shared.card import ExportRows
from tests.domain.texts.test_formulas import ATTACKS, SIGNS

Cell = str | int | float | None
COLUMNS = ("area_code", "area_name", "value", "count")


def export(*rows: tuple[str | int | float | None, ...]) -> ExportRows:
    about = ("=1+1", "Lähde: Tilastokeskus.")
    return ExportRows(COLUMNS, rows, about, "stem")


def read_csv(content: bytes, separator: str = ",") -> list[list[str]]:
    """The rows as a spreadsheet has them that expects a separator."""
    text = StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=separator))


def read_xlsx(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(content))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", ATTACKS)
def test_no_cell_of_a_csv_begins_a_formula_wherever_a_country_parts_it(
    text: str, separator: str
) -> None:
    whole = csv_bytes(export(("410", text, "x", text), (text, "410", text, "x")))
    for row in read_csv(whole, separator):
        assert not any(cell.lstrip().startswith(tuple(SIGNS)) for cell in row)


hostile = st.text(st.sampled_from("a1;,\t\r\n\"' =+-@|\N{FULLWIDTH EQUALS SIGN}"), max_size=12)


@given(st.lists(st.tuples(hostile, hostile, hostile), min_size=1, max_size=3), st.booleans())
def test_no_neighbour_helps_a_text_to_begin_a_formula(
    rows: list[tuple[str, str, str]], coded: bool
) -> None:
    whole = csv_bytes(export(*(("410", *row) if coded else (*row, "410") for row in rows)))
    for separator in ",;\t":
        for row in read_csv(whole, separator):
            assert not any(cell.lstrip().startswith(tuple(SIGNS)) for cell in row)


def test_what_another_country_would_part_is_quoted() -> None:
    content = csv_bytes(export(("a;b", "c\td", "e\nf", 'g"h'), ("a|b", "c d", 1.5, None)))
    lines = content.decode("utf-8-sig").split("\r\n")
    assert lines[1:] == ['"a;b","c\td","e\nf","g""h"', "a|b,c d,1.5,", ""]


def test_a_row_of_one_empty_cell_is_a_row() -> None:
    content = csv_bytes(ExportRows(("a",), (("",), (None,), ("x",)), (), ""))
    assert read_csv(content) == [["a"], [""], [""], ["x"]]


@pytest.mark.parametrize("text", ATTACKS)
def test_text_of_a_workbook_is_text(text: str) -> None:
    book = read_xlsx(xlsx_bytes(export(("410", text, 1.0, 1)), "Tiedot", "Lähde"))
    cell = book["Tiedot"]["B2"]
    assert cell.data_type == "s"
    assert cell.value.replace("_x000D_", "\r") == text  # how XLSX writes a carriage return
    assert book["Lähde"]["A1"].data_type == "s"
    assert cell.hyperlink is None


@pytest.mark.parametrize("value", [-1, -0.5, 0, 5330, 19.6, -149895.0, 1e-9])
def test_numbers_stay_numbers_negative_ones_too(value: float) -> None:
    (_, row) = read_csv(csv_bytes(export(("410", "Laukaa", value, 1))))
    assert float(row[2]) == value
    assert not row[2].startswith("'")
    cell = read_xlsx(xlsx_bytes(export(("410", "Laukaa", value, 1)), "A", "B"))["A"]["C2"]
    assert cell.data_type == "n"
    assert cell.value == value


def test_codes_keep_their_zeros_and_missing_values_are_empty() -> None:
    rows = export(("077", "Hankasalmi", None, 3))
    assert read_csv(csv_bytes(rows))[1] == ["077", "Hankasalmi", "", "3"]
    sheet = read_xlsx(xlsx_bytes(rows, "A", "B"))["A"]
    assert [cell.value for cell in sheet[2]] == ["077", "Hankasalmi", None, 3]
    assert sheet["A2"].data_type == "s"


def test_a_csv_begins_with_a_byte_order_mark_and_its_columns() -> None:
    content = csv_bytes(export(("992", "Äänekoski", 1.5, 1)))
    assert content.startswith(b"\xef\xbb\xbfarea_code,area_name,value,count\r\n")
    assert "Äänekoski".encode() in content
    assert content.count(b"\xef\xbb\xbf") == 1
    assert content.endswith(b"\r\n")


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
cells = texts | st.none() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9)


@given(st.lists(st.tuples(texts, texts, cells, cells), max_size=8))
def test_every_cell_of_a_csv_comes_back(rows: list[tuple[Cell, Cell, Cell, Cell]]) -> None:
    read = read_csv(csv_bytes(export(*rows)))
    assert read[0] == list(COLUMNS)
    assert len(read) == 1 + len(rows)
    for got, given_ in zip(read[1:], rows, strict=True):
        for text, cell in zip(got, given_, strict=True):
            expected = marked(cell) if isinstance(cell, str) else cell
            assert text == ("" if expected is None else str(expected))


printable = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, categories=["L", "N", "P", "S", "Zs"]),
    max_size=30,
)


@given(st.lists(st.tuples(printable, printable), min_size=1, max_size=4))
def test_every_text_of_a_workbook_comes_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    content = xlsx_bytes(export(*((one, other, 1, 1) for one, other in rows)), "A", "B")
    sheet = read_xlsx(content)["A"]
    found = [(row[0].value or "", row[1].value or "") for row in sheet.iter_rows(min_row=2)]
    assert found == rows


def test_a_workbook_tells_what_its_rows_are_on_a_second_sheet() -> None:
    book = read_xlsx(xlsx_bytes(export(("410", "Laukaa", 1.0, 1)), "Tiedot", "Lähde ja selitys"))
    assert book.sheetnames == ["Tiedot", "Lähde ja selitys"]
    assert [cell.value for cell in book["Lähde ja selitys"]["A"]] == [
        "=1+1",
        "Lähde: Tilastokeskus.",
    ]
    assert [cell.value for cell in book["Tiedot"][1]] == list(COLUMNS)
    assert book["Tiedot"].freeze_panes == "A2"
    assert book["Tiedot"].auto_filter.ref == "A1:D2"


def test_a_workbook_holds_no_formula_macro_or_link() -> None:
    rows = [("410", text, 1.0, 1) for text in (*ATTACKS, "https://example.org/")]
    with ZipFile(BytesIO(xlsx_bytes(export(*rows), "A", "B"))) as archive:
        names = archive.namelist()
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert not [name for name in names if "vba" in name.lower() or "externalLink" in name]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_long_names_of_sheets_are_cut_to_what_a_workbook_takes() -> None:
    book = read_xlsx(xlsx_bytes(export(), "a" * 40, "b" * 40))
    assert book.sheetnames == ["a" * 31, "b" * 31]
