"""What tests are made of: small stores, small files, and the words to change one thing in them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq

from dashboard import paths
from dashboard.errors import Fault, InputError
from dashboard.importers.base import Parsed, Task
from dashboard.importers.pipeline.build import reference_frames
from dashboard.importers.pipeline.run import ImportReport, import_file
from dashboard.schema.arrow import arrow_table
from dashboard.store.versions import Store

FIXTURES = paths.ROOT / "tests" / "fixtures"
SOURCES = paths.ROOT.parent / "shared" / "sources"
"""Files as their publishers made them: beside the project on some machines only."""

MUNICIPALITIES = (
    "077", "172", "179", "182", "216", "226", "249", "256", "265", "275", "312",
    "410", "435", "495", "500", "592", "601", "729", "850", "892", "931", "992",
)  # fmt: skip
"""The 22 municipalities of today's region."""

Cells = Sequence[str | int | float]


@cache
def frames() -> Mapping[str, pd.DataFrame]:
    """The tables of the embedded version. Do not change them."""
    return reference_frames(paths.REFERENCE)


@cache
def _embedded() -> Mapping[str, bytes]:
    """The files of a store whose embedded version holds `frames()`."""
    tables = {table: arrow_table(table, frame) for table, frame in frames().items()}
    with TemporaryDirectory() as made:
        store = Store(Path(made) / "data", Path(made) / "embedded")
        store.embed(tables, created="2026-11-24T00:00:00+00:00")
        return snapshot(Path(made))


def make_store(folder: Path) -> Store:
    """A store whose embedded version holds `frames()`; both lie below `folder`."""
    for name, content in embedded_files().items():
        path = folder / "embedded" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Store(folder / "data", folder / "embedded")


@cache
def embedded_files() -> Mapping[str, bytes]:
    """The files of a store that embeds `frames()`, as the product writes them."""
    tables = {table: arrow_table(table, frame) for table, frame in frames().items()}
    with TemporaryDirectory() as folder:
        Store(Path(folder), Path(folder)).embed(tables, created="2026-11-24T00:00:00+00:00")
        return snapshot(Path(folder))


def unsigned(store: Store, version: str) -> None:
    """Make a version that a test has changed by hand one of an older product: without sums."""
    folder = store.table_path(version, "series").parent
    raw = json.loads((folder / "manifest.json").read_text("utf-8"))
    raw["tables"] = {p.stem: pq.read_metadata(p).num_rows for p in sorted(folder.glob("*.parquet"))}
    raw |= {"files": {}, "schema_version": 1}
    (folder / "manifest.json").write_text(json.dumps(raw), "utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, but for the lock, which says nothing."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Cells], separator: str = ","
) -> Path:
    """A CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(columns)
        writer.writerows(rows)
    return path


def write_xlsx(path: Path, columns: Sequence[str], rows: Iterable[Cells]) -> Path:
    """A workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tiedot"
    for row in (columns, *rows):
        sheet.append(list(row))
    book.save(path)
    return path


POPULATION = ("municipality_code", "year", "population", "status")


def population_rows(year: int = 2026, inhabitants: int = 1000) -> list[list[str]]:
    """One good row for each municipality, the values all different."""
    return [
        [code, str(year), str(inhabitants + place), "final"]
        for place, code in enumerate(MUNICIPALITIES)
    ]


def population_file(path: Path, year: int = 2026, inhabitants: int = 1000) -> Path:
    """A good population file."""
    return write_csv(path, POPULATION, population_rows(year, inhabitants))


ORGANISATIONS = ("Rekisterinumero", "Nimi", "Kotikunta", "Luokka", "Rekisteröintipäivä")


def organisation_rows(count: int = 120) -> list[list[str]]:
    """Good rows of a register extract."""
    return [
        [f"{100 + n}.{n:03d}", f"Kylän yhdistys {n} ry", "Äänekoski", "5", f"{1 + n % 28}.3.1990"]
        for n in range(count)
    ]


def borders() -> dict[str, Any]:
    """The embedded map as GeoJSON, to be changed by a test."""
    content = json.loads((paths.REFERENCE / "boundaries_4500k.geojson").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def border_of(content: dict[str, Any], code: str) -> dict[str, Any]:
    """One municipality of a GeoJSON map."""
    found = [f for f in content["features"] if f["properties"]["municipality_code"] == code]
    assert len(found) == 1
    feature: dict[str, Any] = found[0]
    return feature


def write_json(path: Path, content: object) -> Path:
    """A JSON file."""
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def parse(read: Callable[[Task], Parsed], path: Path, **options: Any) -> Parsed:
    """What an importer's reading gives beside the embedded version."""
    return read(Task(str(path), frames(), **options))


def faults_of(store: Store, name: str, path: Path, **options: Any) -> list[Fault]:
    """The faults of an import that must fail and leave every byte of the store alone."""
    before = snapshot(store.folder.parent)
    try:
        report: ImportReport = import_file(store, name, str(path), **options)
    except InputError as error:
        assert snapshot(store.folder.parent) == before, "a failed import has written"
        return list(error.faults)
    raise AssertionError(f"the import went through: {report}")


def keys(faults: Iterable[Fault]) -> list[str]:
    """The keys of faults in their order."""
    return [fault.key for fault in faults]
