"""TOML has one door: whoever reads it, what is wrong with a file is told the same way."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.errors import InputError, UsageError
from dashboard.importers.organisations.columns import read_columns
from dashboard.importers.pxweb.read import known_measures
from dashboard.importers.radar.words import radar_words
from dashboard.importers.reading.notes import Notes
from dashboard.importers.tables.catalogues import read_series, source_hosts
from tests.builders import keys

DOORS: dict[str, Callable[[Path], object]] = {
    "series.toml": read_series,
    "sources.toml": source_hosts,
    "organisations_columns.toml": read_columns,
    "pxweb_measures.toml": lambda path: known_measures(),
    "radar_columns.toml": lambda path: radar_words(None, Notes()),
}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"[a\n", "toml_broken"),
        (b"a = " + b"[" * 1_900, "toml_broken"),
        (b'a = "\xff"', "text_broken"),
        (b"#" * 1_100_000, "file_too_large"),
    ],
    ids=["broken", "deep", "no text", "large"],
)
@pytest.mark.parametrize("file", DOORS)
def test_a_broken_file_is_one_of_our_errors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, content: bytes, key: str
) -> None:
    monkeypatch.setattr(paths, "REFERENCE", tmp_path)
    (tmp_path / file).write_bytes(content)
    with pytest.raises(InputError) as raised:
        DOORS[file](tmp_path / file)
    assert keys(raised.value.faults) == [key]
    assert raised.value.faults[0].file == file


@pytest.mark.parametrize("file", DOORS)
def test_a_file_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setattr(paths, "REFERENCE", tmp_path)
    with pytest.raises(UsageError) as raised:
        DOORS[file](tmp_path / file)
    assert raised.value.key == "file_missing"


def test_no_importer_reads_toml_by_itself() -> None:
    folder = paths.ROOT / "src" / "dashboard" / "importers"
    readers = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(name.name == "tomllib" for name in node.names)
    }
    assert readers == {"reading/structures.py"}
