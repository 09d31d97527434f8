"""Files with anything in them: rows or one of our errors, in words, and never half a store.

Bytes that are damaged are `reading.test_broken_files`' matter; here files are whole, and what they
say is not. `make test-nightly` tries ten times as many.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import paths
from dashboard.domain.selection import LANGUAGES
from dashboard.errors import DashboardError
from dashboard.i18n.translator import NO_BREAK_SPACE, translator_for
from dashboard.importers.base import Task
from dashboard.importers.pipeline.messages import error_lines, fault_line, report_lines
from dashboard.importers.pipeline.registry import IMPORTERS
from dashboard.importers.pipeline.run import import_file
from dashboard.store.versions import Store
from tests.builders import (
    MUNICIPALITIES,
    ORGANISATIONS,
    POPULATION,
    borders,
    frames,
    make_store,
    organisation_rows,
    population_rows,
    snapshot,
    write_csv,
    write_json,
)
from tests.importers.radar.radar_files import LONG, long_rows, wide_columns, wide_rows
from tests.importers.reading.test_broken_files import answer

Rows = list[list[str]]

# The folder of a test is one for all its examples: each writes its own file anew.
fuzzed = settings(
    max_examples=settings().max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@cache
def reference(name: str, rows: int = 60) -> Rows:
    text = (paths.REFERENCE / name).read_text("utf-8-sig")
    return list(csv.reader(text.splitlines()))[: rows + 1]


@cache
def tables() -> Mapping[str, tuple[str, Rows]]:
    """A good table by name, and the importer that takes it."""
    return {
        "municipalities": ("municipalities", reference("municipalities.csv")),
        "population": ("population", [list(POPULATION), *population_rows()]),
        "context": ("context", reference("context_indicators.csv")),
        "associations": ("associations", reference("associations.csv")),
        "facts": ("facts", reference("published_facts.csv", 130)),
        "organisations": ("organisations", [list(ORGANISATIONS), *organisation_rows()]),
        "radar_long": ("radar", [list(LONG), *long_rows()]),
        "radar_wide": ("radar", [list(wide_columns()), *wide_rows()]),
    }


CELLS = (
    *("", "0", "-1", "9" * 30, "9" * 400, "1e400", "nan", "1,5", "5,330", "2026", "2026M06", "T"),
    *("31.2.2026", "1.1.2026", "0001-01-01", "9999-12-31", "077", "77", "KU179", "MK13", "SSS"),
    *(
        "=1+1",
        "'=1",
        "\u202e",
        "\u00ad",
        "\ufeffx",
        "\uffff",
        "\x00",
        "\x1f",
        "\u2028",
        "{0}",
        "%s",
    ),
    *("http://[", "https://", "www.", "javascript:x", "Jyväskylä", "A\u0308", "٣", "²", "x" * 600),
)
places = st.floats(0, 1, exclude_max=True)
cells = st.sampled_from(CELLS) | st.text(st.characters(codec="utf-8"), max_size=8)


def write_rows(path: Path, rows: Rows) -> Path:
    """A CSV file of a heading and rows."""
    return write_csv(path, rows[0], rows[1:])


def of(whole: Sequence[Any], place: float) -> int:
    return int(place * len(whole))


def told(read: Callable[[], Iterator[str]]) -> None:
    """Whatever comes of reading, it comes in words that a terminal shows, in three languages."""
    try:
        lines = list(read())
    except DashboardError as error:
        lines = [line for lang in LANGUAGES for line in error_lines(error, translator_for(lang))]
    assert all(line.replace(NO_BREAK_SPACE, " ").isprintable() for line in lines)


def read(importer: str, path: Path, columns: Path | None = None) -> Iterator[str]:
    task = Task(str(path), frames(), columns=str(columns) if columns else None)
    notes = IMPORTERS[importer].read(task).notes
    for note in (*notes.faults, *notes.warnings, *notes.ignored):
        yield from (fault_line(note, translator_for(lang)) for lang in LANGUAGES)


def changed(rows: Rows, changes: list[tuple[float, float, str]]) -> Rows:
    rows = [list(row) for row in rows]
    for down, across, cell in changes:
        row = rows[of(rows, down)]
        row[of(row, across)] = cell
    return rows


changes = st.lists(st.tuples(places, places, cells), min_size=1, max_size=6)


@pytest.mark.parametrize("name", sorted(tables()))
@fuzzed
@given(changes)
def test_any_cell_of_a_good_table(
    tmp_path: Path, name: str, changes: list[tuple[float, float, str]]
) -> None:
    importer, rows = tables()[name]
    path = write_rows(tmp_path / "a.csv", changed(rows, changes))
    told(lambda: read(importer, path))


@pytest.mark.parametrize("name", sorted(tables()))
@settings(max_examples=max(5, settings().max_examples // 4), parent=fuzzed)
@given(st.lists(st.lists(cells, max_size=6), max_size=8), st.booleans(), st.sampled_from(";,\t"))
def test_any_table(tmp_path: Path, name: str, rows: Rows, headed: bool, separator: str) -> None:
    importer, good = tables()[name]
    columns = good[0] if headed else ()
    told(lambda: read(importer, write_csv(tmp_path / "a.csv", columns, rows, separator)))


def test_any_bytes_with_any_name(tmp_path: Path) -> None:
    @given(
        st.sampled_from(sorted(IMPORTERS)),
        st.sampled_from(("csv", "txt", "xlsx", "json", "geojson", "gpkg", "toml", "ods", "")),
        st.sampled_from(
            (b"", b"PK\x03\x04", b"{", b"[", b"\xff\xfe", b"a;b\n", b"SQLite format 3\0")
        ),
        st.binary(max_size=200),
    )
    def attempt(importer: str, suffix: str, head: bytes, content: bytes) -> None:
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(head + content)
        told(lambda: read(importer, path))

    attempt()


LEAVES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, -(10**400), 1e308, "", "x", "\u202e", "2026", "KU179", "("),
    *(
        [],
        {},
        [[]],
        [None],
        ["KU179"],
        {"a": 1},
        {"KU179": 0},
        {"fi": 1},
        "9" * 400,
        "ContentsCode",
    ),
)


def ways(whole: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every part of a structure; of a long list to the first ones."""
    parts = whole.items() if isinstance(whole, dict) else ()
    for key, part in enumerate(whole[:40]) if isinstance(whole, list) else parts:
        yield (*way, key)
        yield from ways(part, (*way, key))


def with_leaf(whole: Any, ways_to: Sequence[tuple[Any, ...]], place: float, leaf: Any) -> Any:
    """A structure with another part in one place."""
    # A way of any depth as often: nearly all parts of a map are its coordinates.
    depth = 1 + of(range(max(map(len, ways_to))), place)
    fitting = [way for way in ways_to if len(way) == depth]
    *way, last = fitting[of(fitting, (place * 1000) % 1)]
    changed_ = part = deepcopy(whole)
    for key in way:
        part = part[key]
    part[last] = leaf
    return changed_


@cache
def structures() -> Mapping[str, tuple[str, Any]]:
    """A good structure by the name of its file, and the importer that takes it."""
    flat = {
        "columns": [
            {"code": "alue", "text": "a", "type": "d"},
            {"code": "vuosi", "text": "v", "type": "t"},
            {"code": "vaerak-vaesto", "text": "x", "type": "c"},
        ],
        "data": [{"key": [f"KU{code}", "2026"], "values": ["1000"]} for code in MUNICIPALITIES],
        "metadata": [{"updated": "2026-05-29T05.00.00Z"}],
    }
    three = borders()
    three["features"] = three["features"][:3]
    return {
        "flat.json": ("pxweb", flat),
        "stat.json": ("pxweb", json.loads(answer(_made / "stat.json").read_text("utf-8"))),
        "three.geojson": ("boundaries", three),
    }


_made = Path()


@pytest.fixture(scope="module", autouse=True)
def folder_for_good_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    global _made
    _made = tmp_path_factory.mktemp("good")


@pytest.mark.parametrize("name", ["flat.json", "stat.json", "three.geojson"])
@fuzzed
@given(places, st.sampled_from(LEAVES))
def test_any_part_of_a_good_structure(tmp_path: Path, name: str, place: float, leaf: Any) -> None:
    importer, whole = structures()[name]
    path = write_json(tmp_path / name, with_leaf(whole, list(ways(whole)), place, leaf))
    told(lambda: read(importer, path))


def toml(value: Any) -> str:
    """A value as TOML writes it; nothing has no form of its own there."""
    if isinstance(value, dict):
        parts = ", ".join(f"{json.dumps(key)} = {toml(part)}" for key, part in value.items())
        return f"{{{parts}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return '""' if value is None else json.dumps(value, ensure_ascii=False)


def write_toml(path: Path, whole: dict[str, Any]) -> Path:
    lines = []
    for key, value in sorted(whole.items(), key=lambda entry: isinstance(entry[1], dict)):
        inner = value.items() if isinstance(value, dict) else ()
        lines += [f"[{key}]"] if isinstance(value, dict) else [f"{key} = {toml(value)}"]
        lines += [f"{json.dumps(name, ensure_ascii=False)} = {toml(v)}" for name, v in inner]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


HAND_KEPT = {
    "criteria": "radar_criteria.toml",
    "organisations": "organisations_columns.toml",
    "radar": "",
}
"""The TOML that an importer takes, as its file or as its mapping of columns."""


@pytest.mark.parametrize("importer", HAND_KEPT)
@fuzzed
@given(places, st.sampled_from(LEAVES))
def test_any_part_of_a_good_toml(tmp_path: Path, importer: str, place: float, leaf: Any) -> None:
    whole: dict[str, Any] = {"columns": {"municipality": "Kunta"}, "levels": {"joo": "yes"}}
    if name := HAND_KEPT[importer]:
        whole = tomllib.loads((paths.REFERENCE / name).read_text("utf-8"))
    if importer == "criteria":
        # The checks of an entry take 40 ms.
        whole = dict(list(whole.items())[:2])
    path = write_toml(tmp_path / "a.toml", with_leaf(whole, list(ways(whole)), place, leaf))
    if importer == "criteria":
        told(lambda: read(importer, path))
    else:
        name = "organisations" if importer == "organisations" else "radar_wide"
        table = write_rows(tmp_path / "a.csv", tables()[name][1])
        told(lambda: read(importer, table, path))


def imported(store: Store, importer: str, path: Path) -> Iterator[str]:
    """An import from beginning to end; what fails leaves every byte where it was."""
    before, version = snapshot(store.folder.parent), store.current()
    try:
        report = import_file(store, importer, str(path))
    except DashboardError:
        assert snapshot(store.folder.parent) == before, "a failed import has written"
        raise
    assert store.current() == (report.version or version)
    yield from report_lines(report, translator_for("fi"))


@pytest.mark.parametrize("name", ["population", "radar_wide"])
@settings(max_examples=max(2, settings().max_examples // 20), parent=fuzzed)
@given(changes)
def test_an_import_is_whole_or_has_not_been(
    tmp_path_factory: pytest.TempPathFactory, name: str, changes: list[tuple[float, float, str]]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    store = make_store(folder / "store")
    importer, rows = tables()[name]
    path = write_rows(folder / "a.csv", changed(rows, changes))
    told(lambda: imported(store, importer, path))


@pytest.mark.parametrize(
    ("importer", "column", "cell", "key"),
    [
        ("facts", "source_url", "http://[", "host_without_source"),
        ("municipalities", "tile_row", "9" * 30, "number_too_large"),
        ("population", "population", "9" * 400, "number_too_large"),
    ],
)
def test_what_was_found(tmp_path: Path, importer: str, column: str, cell: str, key: str) -> None:
    rows = [list(row) for row in tables()[importer][1]]
    rows[1][rows[0].index(column)] = cell
    path = write_rows(tmp_path / "a.csv", rows)
    notes = IMPORTERS[importer].read(Task(str(path), frames())).notes
    assert [(fault.key, fault.row, fault.column) for fault in notes.faults] == [(key, 2, column)]


def test_a_structure_that_claims_more_than_it_holds_is_refused_at_once(tmp_path: Path) -> None:
    whole = deepcopy(structures()["stat.json"][1])
    for number in range(8):
        whole["id"].append(f"x{number}")
        index = {str(code): code for code in range(30)}
        whole["dimension"][f"x{number}"] = {"category": {"index": index}}
    whole["value"] = {"0": 1}
    path = write_json(tmp_path / "a.json", whole)
    with pytest.raises(DashboardError) as raised:
        IMPORTERS["pxweb"].read(Task(str(path), frames()))
    assert [fault.key for fault in raised.value.faults] == ["pxweb_too_large"]  # type: ignore[attr-defined]
