"""Versions of older products as they are read today: by the columns and tables there were then."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest

from dashboard.editions.shelf import Shelf
from dashboard.i18n.translator import translator_for
from dashboard.store.engine import Tables, frame
from dashboard.store.versions import Store
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import PageEntry
from tests.builders import make_store, unsigned
from tests.every_page import on_every_page
from tests.store.test_versions import publish
from tests.ui.app import open_page

LATER_TABLES = (
    "assessment_items",
    "municipality_facts",
    "radar_answers",
    "radar_criteria",
    "radar_published",
    "sector_texts",
)
LATER_COLUMNS = {
    "municipalities": ("tile_row", "tile_col"),
    "published_facts": ("definition", "source_title"),
    "indicators": (
        "reference_day",
        "source_code",
        *(
            f"{p}_{lang}"
            for p in ("numerator", "denominator", "limits")
            for lang in ("fi", "sv", "en")
        ),
    ),
}
"""What came after the first stored version of this product: its tables and columns then."""


def aged(store: Store) -> Store:
    """A store in force as the first product wrote it: no sums, fewer tables and columns."""
    version = publish(store)
    folder = store.table_path(version, "series").parent
    for table in LATER_TABLES:
        (folder / f"{table}.parquet").unlink()
    for table, columns in LATER_COLUMNS.items():
        path = folder / f"{table}.parquet"
        pq.write_table(pq.read_table(path).drop_columns(list(columns)), path)
    unsigned(store, version)
    return store


@pytest.fixture
def old(store: Store) -> Store:
    return aged(store)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """An old store that pages read one after another."""
    return Shelf(aged(make_store(tmp_path_factory.mktemp("old"))))


def test_an_older_version_is_whole(old: Store) -> None:
    assert old.in_force().damage is None
    assert old.current() == old.named()
    assert old.manifest(old.named()).schema_version == 1


def test_columns_that_came_later_are_told_by_key_in_tables_that_describe(old: Store) -> None:
    tables = Tables(old, old.current())
    rows = frame(tables["indicators"]).set_index("indicator_code")
    assert rows.loc["population", "source_code"] == "StatFin 11ra"
    assert frame(tables["municipalities"])["tile_row"].notna().sum() >= 22


def test_elsewhere_they_are_missing(old: Store) -> None:
    rows = frame(Tables(old, old.current())["published_facts"])
    assert len(rows) > 0
    assert rows["definition"].isna().all()


def test_a_table_that_came_later_is_empty_and_has_its_columns(old: Store) -> None:
    found = Tables(old, old.current())["radar_answers"]
    embedded = Tables(old, old.history()[0].version)["radar_answers"]
    assert found.columns == embedded.columns
    assert len(frame(found)) == 0


def test_a_column_that_is_no_more_is_left_out(old: Store) -> None:
    path = old.table_path(old.named(), "series")
    table = pq.read_table(path)
    pq.write_table(table.append_column("gone", table.column("series")), path)
    unsigned(old, old.named())
    assert "gone" not in Tables(old, old.current())["series"].columns


def test_a_damaged_embedded_version_does_not_disturb_a_whole_one(store: Store) -> None:
    embedded, version = store.current(), publish(store)
    store.table_path(embedded, "indicators").write_bytes(b"not any more")
    assert store.current() == version
    assert len(frame(Tables(store, version)["indicators"])) > 40


@on_every_page
def test_every_page_opens_on_an_older_version(
    read: Shelf, entry: PageEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "shelf", lambda: read)
    opened = open_page(entry, {"kunta": "992", "kunnat": "992,179"})
    assert opened.h1
    assert opened.h1 != [translator_for("fi")("error.title")]
