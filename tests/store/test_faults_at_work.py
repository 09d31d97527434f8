"""What breaks while something is being done: a full disk, no permission, two at once, under a reader."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from dashboard.editions.shelf import Shelf
from dashboard.errors import StoreBusy, StoreError
from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.run import import_file
from dashboard.store import durable
from dashboard.store.engine import Tables, frame
from dashboard.store.versions import InForce, Store
from dashboard.ui.kit import session
from dashboard.ui.kit.menu import entry_of
from tests.builders import population_file, snapshot
from tests.store.permissions import bound_by_permissions
from tests.store.test_faults import health
from tests.store.test_versions import publish
from tests.ui.app import open_page

NO_SPACE = "No space left on device"


def fills_up(monkeypatch: pytest.MonkeyPatch, writings: int) -> None:
    """Let the disk be full after so many writings: half of the next one is on it."""
    left = iter(range(writings))

    def bounded(write: Callable[[Path, bytes], None]) -> Callable[[Path, bytes], None]:
        def writing(path: Path, content: bytes) -> None:
            if next(left, None) is None:
                write(path, content[: len(content) // 2])
                raise OSError(28, NO_SPACE)
            write(path, content)

        return writing

    for name in ("write_durably", "append_durably"):
        monkeypatch.setattr(durable, name, bounded(getattr(durable, name)))


@pytest.mark.parametrize("imported", [False, True], ids=["the first import", "a later one"])
def test_a_full_disk_at_any_writing_leaves_nothing_behind(store: Store, imported: bool) -> None:
    if imported:
        publish(store)
    serves, before = store.in_force(), snapshot(store.folder)
    # Each table, the manifest, the journal, the pointer; before the first import a pointer, too.
    needed = len(store.manifest(serves.version).tables) + (3 if imported else 4)
    for writings in range(needed + 1):
        with pytest.MonkeyPatch.context() as full:
            fills_up(full, writings)
            if writings == needed:
                assert publish(store) == store.current()
                return
            with pytest.raises(StoreError, match=NO_SPACE):
                publish(store)
        assert snapshot(store.folder) == before
        assert store.in_force() == serves


def test_a_full_disk_does_not_keep_the_operator_from_the_way_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded, version = store.current(), publish(store)
    before = snapshot(store.folder)
    with monkeypatch.context() as full:
        fills_up(full, 0)
        with pytest.raises(StoreError):
            store.rollback(embedded)
    assert snapshot(store.folder) == before
    assert store.in_force() == InForce(version)


@pytest.fixture
def forbidden() -> Iterator[Callable[[Path], None]]:
    """Take all permissions from files; they come back, so that the folder can be removed."""
    modes: dict[Path, int] = {}

    def forbid(path: Path) -> None:
        modes[path] = path.stat().st_mode
        path.chmod(0)

    with bound_by_permissions():
        yield forbid
        for path, mode in modes.items():
            path.chmod(mode)


def test_a_folder_that_may_not_be_written_to(store: Store, tmp_path: Path) -> None:
    version = publish(store)
    before = snapshot(store.folder)
    with bound_by_permissions():
        store.folder.chmod(0o500)
        (store.folder / "versions").chmod(0o500)
        try:
            with pytest.raises(StoreError) as raised:
                import_file(store, "population", str(population_file(tmp_path / "p.csv")))
        finally:
            store.folder.chmod(0o700)
            (store.folder / "versions").chmod(0o700)
    assert raised.value.key == "store_unwritable"
    assert snapshot(store.folder) == before
    assert store.in_force() == InForce(version)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("versions/{}/observations.parquet", "table_unreadable"),
        ("versions/{}/manifest.json", "manifest_wrong"),
        ("current", "pointer"),
    ],
)
def test_a_file_that_may_not_be_read(
    store: Store, forbidden: Callable[[Path], None], place: str, reason: str
) -> None:
    before, version = publish(store), publish(store)
    forbidden(store.folder / place.format(version))
    serves = version if reason == "pointer" else before
    assert health(store) == {"status": "degraded", "version": serves, "reason": reason}


def test_a_data_folder_that_may_not_be_looked_into(
    store: Store, forbidden: Callable[[Path], None]
) -> None:
    embedded = store.current()
    publish(store)
    forbidden(store.folder)
    assert health(store) == {"status": "degraded", "version": embedded, "reason": "pointer"}


def test_two_imports_at_once_are_one_and_a_refusal_or_one_after_the_other(
    store: Store, tmp_path: Path
) -> None:
    files = [population_file(tmp_path / f"{n}.csv", inhabitants=1000 * n + 1000) for n in range(6)]

    def importing(file: Path) -> str:
        try:
            return import_file(store, "population", str(file)).version
        except StoreBusy:
            return ""

    with ThreadPoolExecutor(2) as pool:
        made = {version for version in pool.map(importing, files) if version}
    # Each was made from the one before it, so that no rows were lost; none is left over.
    told = store.history()
    assert made == {manifest.version for manifest in told[1:]}
    assert [after.parent for _, after in pairwise(told)] == [before.version for before in told[:-1]]
    assert store.in_force() == InForce(told[-1].version)


def test_a_version_that_is_being_read_stays_what_it_is_while_another_is_imported(
    store: Store, tmp_path: Path
) -> None:
    version = store.current()

    def inhabitants(_: int) -> float:
        rows = Tables(store, version)["observations"]
        return float(frame(rows.filter(lambda t: t.indicator_code == "population"))["value"].sum())

    expected = inhabitants(0)
    with ThreadPoolExecutor(2) as pool:
        readings = pool.map(inhabitants, range(40))
        import_file(store, "population", str(population_file(tmp_path / "p.csv")))
        assert set(readings) == {expected}
    assert store.current() != version


@pytest.mark.parametrize("rotten", [False, True], ids=["gone", "flipped in place"])
def test_what_breaks_under_a_reader_is_noticed_at_the_next_read(
    store: Store, monkeypatch: pytest.MonkeyPatch, rotten: bool
) -> None:
    """The page is drawn all the same, from the version before; the reader sees one calm line."""
    before, version = publish(store), publish(store)
    shelf = Shelf(store)
    monkeypatch.setattr(session, "shelf", lambda: shelf)
    opened, in_force = shelf.edition, shelf.in_force

    def breaking(version_: str, language: str) -> object:
        # After the version was found whole, before anything of it is read.
        if version_ == version:
            if rotten:
                rot(store.table_path(version, "series"))
            else:
                shutil.rmtree(store.folder / "versions" / version, ignore_errors=True)
        return opened(version_, language)

    assert in_force() == InForce(version)
    monkeypatch.setattr(shelf, "edition", breaking)
    page = open_page(entry_of("kartta"), {})
    t = translator_for("fi")
    assert page.h1 != [t("error.title")]
    assert page.notices == [t("notice.degraded")]
    assert health(store)["version"] == before


def rot(path: Path) -> None:
    """Change a byte as a failing disk does: neither size nor time of the file tells of it."""
    state, content = path.stat(), bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    with path.open("r+b") as file:
        file.write(content)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
