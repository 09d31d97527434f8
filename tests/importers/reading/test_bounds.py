"""How much of a file is read: what is larger is refused at once, in CSV as in XLSX, in one sentence."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dashboard.errors import Fault, InputError
from dashboard.i18n.translator import NO_BREAK_SPACE, translator_for
from dashboard.importers.pipeline.messages import error_lines
from dashboard.importers.reading import bounds
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.readers import read_table
from dashboard.importers.reading.structures import read_structure, read_toml
from tests.builders import write_csv, write_xlsx

WRITERS = {"csv": write_csv, "xlsx": write_xlsx}


def refusal(read: Callable[[], object]) -> Fault:
    with pytest.raises(InputError) as raised:
        read()
    (fault,) = raised.value.faults
    for lang in ("fi", "sv", "en"):
        lines = error_lines(raised.value, translator_for(lang))
        assert all(line.replace(NO_BREAK_SPACE, " ").isprintable() for line in lines)
    return fault


def table_refusal(path: Path) -> Fault:
    return refusal(lambda: read_table(path, path.name, Notes()))


def test_a_csv_of_300_000_columns_is_refused_within_a_second(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [f"s{n}" for n in range(300_000)], [["1"] * 300_000])
    start = time.perf_counter()
    fault = table_refusal(path)
    assert time.perf_counter() - start < 2
    assert (fault.key, fault.row) == ("too_many_columns", 1)
    t = translator_for("fi")
    (line,) = error_lines(InputError([fault]), t)[2:]
    assert f"300{NO_BREAK_SPACE}000" in line
    assert "500" in line


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(
    ("bound", "limit", "rows", "key", "row"),
    [
        ("MAX_ROWS", 3, [["1", "2"]] * 3, "too_many_rows", 4),
        ("MAX_COLUMNS", 2, [["1", "2", "3"]], "too_many_columns", 2),
        ("MAX_CELLS", 5, [["1", "2"]] * 2, "too_many_cells", 3),
        ("MAX_CELL", 9, [["1", "x" * 10]], "cell_too_long", 2),
    ],
)
def test_the_bounds_are_those_of_every_form(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    bound: str,
    limit: int,
    rows: list[list[str]],
    key: str,
    row: int,
) -> None:
    path = WRITERS[form](tmp_path / f"a.{form}", ("a", "b"), rows)
    read_table(path, path.name, Notes())
    monkeypatch.setattr(bounds, bound, limit)
    fault = table_refusal(path)
    assert (fault.key, fault.row) == (key, row)
    assert dict(fault.params)["limit"] == limit


def test_a_field_beyond_what_the_library_takes_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", ("a",), [["x" * 200_000]])
    assert table_refusal(path).key == "csv_broken"


def test_a_large_file_is_not_read_and_its_size_is_told_above_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_BYTES", 1024 * 1024)
    doors: dict[str, Callable[[Path], object]] = {
        "a.csv": lambda path: read_table(path, path.name, Notes()),
        "a.json": lambda path: read_structure(path, path.name),
    }
    for name, read in doors.items():
        path = tmp_path / name
        path.write_bytes(b"{" if name == "a.json" else b"a")
        with path.open("ab") as file:
            file.truncate(1024 * 1024 + 1)
        fault = refusal(partial(read, path))
        assert (fault.key, dict(fault.params)) == ("file_too_large", {"size": 1.1, "limit": 1.0})


def test_toml_is_bounded_in_bytes_and_in_the_length_of_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    assert refusal(lambda: read_toml(path)).key == "file_too_large"
    path.write_text("b = 1\n" + "a." * 100_000 + "a = 1\n")
    fault = refusal(lambda: read_toml(path))
    assert (fault.key, fault.row) == ("line_too_long", 2)
