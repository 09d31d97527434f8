"""What is taken away comes back the same, and no spreadsheet runs it on the way."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest

from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.reports.sources.export import Choice, chosen_rows, rows_bytes
from dashboard.reports.sources.tables import table_bytes
from dashboard.store.engine import Tables
from dashboard.store.versions import Store
from tests.builders import write_csv
from tests.domain.texts.test_formulas import ATTACKS
from tests.importers.radar.radar_files import LONG, YEAR, long_rows, rows_of

NAMES = [text for text in ATTACKS if text == text.strip()] + [
    "'=1+1",
    "''=1",
    '"Lainattu" ry',
    "a, b; c ry",
    "Äänekosken seura",
    "Kylä'n -seura",
]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_text_that_is_taken_away_is_read_back(tmp_path: Path, form: str) -> None:
    # A workbook holds no marks, so that one found in it was made by way of CSV.
    names = [name for name in NAMES if form == "csv" or name[0] != "'"]
    table = pa.table({"name": names, "place": ["Laukaa"] * len(names)})
    path = tmp_path / f"a.{form}"
    path.write_bytes(table_bytes(table, form, (), ("Tiedot", "Lähde")))
    notes = Notes()
    assert [row["name"] for row in read_table(path, path.name, notes)] == names
    assert not notes.faults


def test_a_round_of_the_radar_with_any_notes_is_unchanged_when_it_comes_back(
    store: Store, tmp_path: Path
) -> None:
    rows = long_rows()
    notes = [text for text in NAMES if text.isprintable()]
    for row, note in zip(rows, notes, strict=False):
        row[-1] = note
    import_file(store, "radar", str(write_csv(tmp_path / "given.csv", LONG, rows)))
    assert {row["note"] for row in rows_of(store)} >= {n for n in notes if n[:1] != "'"}

    choice = Choice("radar_answers", year=YEAR)
    taken = chosen_rows(Tables(store, store.current()), choice, translator_for("fi"))
    path = tmp_path / "taken.csv"
    path.write_bytes(rows_bytes(taken, "csv"))
    assert import_file(store, "radar", str(path)).unchanged


def _formulas(folder: Path, path: Path, separator: int | None) -> Iterator[str]:
    """The formulas that LibreOffice finds in a file when it is let to run them."""
    form = f"CSV:{separator},34,76,1,,0,false,true,false,false,false,-1,true"
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            *([f"--infilter={form}"] if separator else []),
            *("--convert-to", "xlsx", "--outdir", str(folder / "out"), str(path)),
        ],
        check=False,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    made = folder / "out" / f"{path.stem}.xlsx"
    if not made.exists():
        pytest.skip("LibreOffice Calc is not on this machine")
    for sheet in openpyxl.load_workbook(made):
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.data_type == "f")


@pytest.mark.nightly
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_finds_no_formula(tmp_path: Path) -> None:
    plain = tmp_path / "plain.csv"
    plain.write_text("a;b\n1;=1+1\n")
    assert list(_formulas(tmp_path, plain, ord(";"))) == ["=1+1"], "it would run none at all"
    columns = [list(ATTACKS), ["410"] * len(ATTACKS), list(ATTACKS)]
    table = pa.table(dict(zip("abc", columns, strict=True)))
    for separator in ",;\t":
        path = tmp_path / f"parted_{ord(separator)}.csv"
        path.write_bytes(table_bytes(table, "csv"))
        assert not list(_formulas(tmp_path, path, ord(separator)))
    path = tmp_path / "book.xlsx"
    path.write_bytes(table_bytes(table, "xlsx", (), ("Tiedot", "Lähde")))
    assert not list(_formulas(tmp_path, path, None))
