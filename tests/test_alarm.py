"""From an alarm to a healthy service by `docs/operations.md` alone: its steps, by the command line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dashboard import cli, paths
from dashboard.store.versions import Store
from tests.builders import make_store, population_file
from tests.store.test_faults import FAULTS, Fault, flip, health

STEPS = re.search(
    r"\*\*At an alarm\*\*.*?\n\n", (paths.ROOT / "docs" / "operations.md").read_text("utf-8"), re.S
)


class Operator:
    """Who has the command line, `/healthz`, and the document."""

    def __init__(self, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
        self.store, self.capsys = store, capsys

    def run(self, *arguments: str) -> tuple[int, str]:
        assert STEPS is not None
        assert f"dashboard {arguments[0]}" in STEPS.group() or arguments[0] == "import"
        self.capsys.readouterr()
        status = cli.run(arguments)
        out, err = self.capsys.readouterr()
        return status, out + err

    @property
    def serving(self) -> str:
        """The version that `history` marks."""
        [line] = [row for row in self.run("history")[1].splitlines() if row.endswith("(voimassa)")]
        return line.split()[0]

    @property
    def newest(self) -> str:
        """The last version that `history` lists."""
        return [row for row in self.run("history")[1].splitlines() if row.startswith("v")][-1]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    made = make_store(tmp_path / "store")
    monkeypatch.setattr(paths, "EMBEDDED_STORE", made.embedded)
    monkeypatch.setenv("DASHBOARD_DATA", str(made.folder))
    return made


@pytest.fixture
def operator(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    """An operator whose service has had two imports."""
    found = Operator(store, capsys)
    for year in (2026, 2027):
        file = population_file(tmp_path / f"{year}.csv", year)
        assert found.run("import", "population", str(file))[0] == 0
    return found


@pytest.mark.parametrize("name", [name for name, fault in FAULTS.items() if fault.damage])
def test_an_operator_comes_back_to_a_healthy_service(operator: Operator, name: str) -> None:
    fault: Fault = FAULTS[name]
    fault.break_(operator.store, operator.store.current())
    alarm = health(operator.store)
    assert alarm["status"] == "degraded"

    status, said = operator.run("check")
    assert status == 3
    assert fault.table in said
    serving = operator.serving
    assert serving == alarm["version"]
    assert operator.run("rollback", serving)[0] == 0

    assert health(operator.store) == {"status": "ok", "version": serving}
    status, said = operator.run("check")
    assert status == 0, said
    assert serving in said


def test_history_says_which_version_is_damaged_and_of_which_file(operator: Operator) -> None:
    bad = operator.store.current()
    flip(operator.store.table_path(bad, "observations"))
    assert operator.newest.startswith(bad)
    assert operator.newest.count(bad) == 1
    assert "2027.csv (vaurioitunut: taulu observations" in operator.newest


def test_what_was_damaged_comes_back_from_its_file_or_the_backup(
    operator: Operator, tmp_path: Path
) -> None:
    store, bad = operator.store, operator.store.current()
    shutil.copytree(store.folder, tmp_path / "backup")
    flip(store.table_path(bad, "observations"))
    assert operator.run("rollback", bad)[0] == 3
    assert operator.run("rollback", operator.serving)[0] == 0
    assert operator.run("import", "population", str(tmp_path / "2027.csv"))[0] == 0
    assert health(store)["status"] == "ok"

    folder = store.folder / "versions" / bad
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "backup" / "versions" / bad, folder)
    assert operator.run("rollback", bad)[0] == 0
    assert health(store) == {"status": "ok", "version": bad}


def test_when_nothing_is_whole_the_operator_is_told_what_to_do(
    operator: Operator, tmp_path: Path
) -> None:
    store = operator.store
    shutil.copytree(store.folder, tmp_path / "backup")
    for version in store.names():
        flip(store.table_path(version, "observations"))
    status, said = operator.run("check")
    assert status == 3
    assert "dashboard build" in said
    shutil.rmtree(store.folder)
    shutil.copytree(tmp_path / "backup", store.folder)
    assert operator.run("check")[0] == 0
