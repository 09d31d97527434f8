"""Files as text: encodings, separators, row numbers, and what is refused unopened."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import InputError, UsageError
from dashboard.importers.reading import bounds
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.sheet import Sheet, sheet_from
from dashboard.importers.reading.structures import read_structure
from tests.builders import keys, write_xlsx


def table(path: Path) -> tuple[Sheet, Notes]:
    notes = Notes()
    return read_table(path, path.name, notes), notes


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as raised:
        read_table(path, path.name, Notes())
    return keys(raised.value.faults)


def text_file(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_csv_in_any_usual_form(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = [["kunta", "luku"], ["Äänekoski", "19.6"], ["Jämsä", "7"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    sheet, notes = table(text_file(tmp_path / "a.csv", text, encoding))
    assert sheet.columns == ("kunta", "luku")
    assert [(row.number, row["kunta"], row["luku"]) for row in sheet] == [
        (2, "Äänekoski", "19.6"),
        (3, "Jämsä", "7"),
    ]
    assert keys(notes.warnings) == (["encoding_guessed"] if encoding == "cp1252" else [])
    assert not notes.faults


@pytest.mark.parametrize("content", [b"kunta\n\x81\n", b"\xff\xfek\x00\x00\xd8\n"])
def test_bytes_that_are_no_text_are_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert refused(tmp_path / "a.csv") == ["text_broken"]


def test_a_decimal_comma_does_not_look_like_a_separator(tmp_path: Path) -> None:
    sheet, _ = table(text_file(tmp_path / "a.csv", "kunta;luku\nJämsä;19,6\nLaukaa;20,1\n"))
    assert [row["luku"] for row in sheet] == ["19,6", "20,1"]


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    text = 'kunta,huomio\n\nJämsä,"kaksi\nriviä"\n,\nLaukaa,x\n'
    sheet, _ = table(text_file(tmp_path / "a.csv", text))
    assert [(row.number, row["kunta"]) for row in sheet] == [(3, "Jämsä"), (5, "Laukaa")]


def test_codes_stay_text(tmp_path: Path) -> None:
    sheet, _ = table(text_file(tmp_path / "a.csv", "koodi\n077\n1e5\n"))
    assert [row["koodi"] for row in sheet] == ["077", "1e5"]


@given(
    st.lists(st.lists(st.text(st.characters(codec="utf-8"), max_size=5), max_size=4), max_size=6)
)
def test_any_records_make_a_sheet_or_faults(records: list[list[str]]) -> None:
    notes = Notes()
    sheet = sheet_from("f", "", list(enumerate(records, start=1)), notes)
    filled = [record for record in records if any(cell.strip() for cell in record)]
    assert len(sheet) <= max(0, len(filled) - 1)
    if filled and not notes.faults:
        assert len(sheet) == len(filled) - 1


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a,b\n1\n", "row_short"),
        ("a,b\n1,2,3\n", "row_long"),
        ("a,a\n1,2\n", "column_twice"),
        ("a,,b\n1,2,3\n", "column_unnamed"),
    ],
)
def test_shifted_tables_are_faults(tmp_path: Path, text: str, key: str) -> None:
    _, notes = table(text_file(tmp_path / "a.csv", text))
    assert keys(notes.faults) == [key]


def test_an_open_quotation_mark(tmp_path: Path) -> None:
    assert refused(text_file(tmp_path / "a.csv", 'a,b\n1,"2\n')) == ["csv_broken"]


def test_an_empty_file(tmp_path: Path) -> None:
    assert refused(text_file(tmp_path / "a.csv", " \n")) == ["file_empty"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path, key in ((tmp_path / "none.csv", "file_missing"), (tmp_path, "file_is_folder")):
        with pytest.raises(UsageError) as raised:
            read_table(path, path.name, Notes())
        assert raised.value.key == key


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_BYTES", 10)
    assert refused(text_file(tmp_path / "a.csv", "a,b\n" * 10)) == ["file_too_large"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"PK\x03\x04rest"),
        ("a.csv", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.csv", b"<html><body>404</body></html>"),
        ("a.csv", b'{"a": 1}'),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("a.xlsx", b"a,b\n1,2\n"),
        ("a.xlsx", b"<html></html>"),
    ],
)
def test_a_file_that_is_not_what_its_name_says(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused(path) == ["not_what_it_says"]


def test_an_unknown_kind_of_file(tmp_path: Path) -> None:
    assert refused(text_file(tmp_path / "a.doc", "a,b\n1,2\n")) == ["file_kind_unknown"]
    assert refused(text_file(tmp_path / "a.json", '{"a": 1}')) == ["table_expected"]


def test_a_workbook_is_text_with_its_rows_and_sheet(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx", ("koodi", "luku", "osuus"), [("077", 77, 19.6), (5, 6, 7.0)]
    )
    sheet, notes = table(path)
    assert sheet.name == "Tiedot"
    assert [(row.number, row["koodi"], row["luku"], row["osuus"]) for row in sheet] == [
        (2, "077", "77", "19.6"),
        (3, "5", "6", "7"),
    ]
    assert not notes.faults


def test_further_and_hidden_sheets_are_named_as_ignored(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden, shown, more = book.active, book.create_sheet("Luvut"), book.create_sheet("Ohje")
    hidden.sheet_state = "hidden"
    for sheet in (hidden, shown, more):
        sheet.append(["a"])
        sheet.append([1])
    book.save(tmp_path / "a.xlsx")
    found, notes = table(tmp_path / "a.xlsx")
    assert found.name == "Luvut"
    assert [fault.sheet for fault in notes.ignored] == ["Sheet", "Ohje"]


def test_formulas_without_a_value_and_error_values_are_faults_of_their_cells(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["=1+1", "#DIV/0!"])
    book.save(tmp_path / "a.xlsx")
    _, notes = table(tmp_path / "a.xlsx")
    assert [(f.key, f.row, f.column) for f in notes.faults] == [
        ("formula_without_value", 2, "a"),
        ("cell_error", 2, "b"),
    ]


def test_dates_in_a_workbook_are_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["päivä"])
    book.active.append([date(2025, 1, 2)])
    book.save(tmp_path / "a.xlsx")
    sheet, _ = table(tmp_path / "a.xlsx")
    assert [row["päivä"] for row in sheet] == ["2025-01-02"]


def test_a_protected_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert refused(tmp_path / "a.xlsx") == ["workbook_protected"]


def with_member(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_macros_are_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("a",), [(1,)])
    assert refused(with_member(path, "xl/vbaProject.bin", b"x")) == ["workbook_macros"]
    assert refused(path.rename(tmp_path / "a.xlsm")) == ["workbook_macros"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ("a",), [(1,)])
    assert refused(with_member(path, "xl/media/x.xml", b"0" * 30_000_000)) == ["workbook_bomb"]


def test_entities_in_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    good = write_xlsx(tmp_path / "good.xlsx", ("a",), [(1,)])
    evil = tmp_path / "evil.xlsx"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(
                    b"<worksheet", b'<!DOCTYPE x [<!ENTITY e "boom">]><worksheet', 1
                )
            new.writestr(name, content)
    assert refused(evil) == ["workbook_broken"]


def test_a_zip_that_is_no_workbook_and_a_cut_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refused(tmp_path / "a.xlsx") == ["not_what_it_says"]
    path = write_xlsx(tmp_path / "b.xlsx", ("a",), [(1,)])
    path.write_bytes(path.read_bytes()[:2000])
    assert refused(path) == ["workbook_broken"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('{"a": [1, 2', "json_truncated"),
        ('{"a": "open', "json_truncated"),
        ('{"a": 1', "json_truncated"),
        ('{"a": 1,, "b": 2}', "json_broken"),
        ('{"a": NaN}', "json_broken"),
        ("[" * 100_000, "json_broken"),
    ],
)
def test_broken_json(tmp_path: Path, text: str, key: str) -> None:
    path = text_file(tmp_path / "a.json", text)
    with pytest.raises(InputError) as raised:
        read_structure(path, path.name)
    assert keys(raised.value.faults) == [key]


@given(st.integers(min_value=1, max_value=60))
def test_json_cut_anywhere_is_truncated(
    tmp_path_factory: pytest.TempPathFactory, kept: int
) -> None:
    whole = '{"type": "FeatureCollection", "features": [{"x": [1.25, "ä"]}]}'
    path = text_file(tmp_path_factory.mktemp("cut") / "a.json", whole[: min(kept, len(whole) - 1)])
    with pytest.raises(InputError) as raised:
        read_structure(path, path.name)
    assert keys(raised.value.faults) == ["json_truncated"]
