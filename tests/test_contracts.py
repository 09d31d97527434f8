"""Who may import whom: the contracts of `pyproject.toml`, checked by import-linter."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dashboard import paths

_LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the installed package, without its cache."""
    return subprocess.run(
        [sys.executable, "-c", _LINT, "--no-cache", "--no-logo", *arguments],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def contracts() -> dict[str, dict[str, object]]:
    """The contracts by name."""
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = project["tool"]["importlinter"]["contracts"]
    return {str(contract["name"]): contract for contract in found}


def test_every_contract_is_kept() -> None:
    result = lint()
    assert result.returncode == 0, result.stdout
    kept = re.search(r"Contracts: (\d+) kept, (\d+) broken", result.stdout)
    assert kept is not None, result.stdout
    assert (int(kept[1]), int(kept[2])) == (len(contracts()), 0)


def test_layers_are_exhaustive_and_those_of_the_architecture() -> None:
    layers = contracts()["Imports point down"]
    assert all(c["exhaustive"] is True for c in contracts().values() if c["type"] == "layers")
    assert layers["layers"] == [
        "ui | web | cli",
        "reports",
        "views | figures",
        "queries | importers",
        "sample",
        "store",
        "schema",
        "i18n",
        "domain",
        "paths | errors",
    ]


def test_views_build_on_each_other_in_one_direction() -> None:
    views = contracts()["Views point down"]
    assert views["containers"] == ["dashboard.views"]
    assert views["layers"] == [
        "municipality | compare | sectors | assessment | overview | sources | accessibility",
        "trends",
        "radar",
        "indicator",
        "shared",
    ]


def test_streamlit_plotly_and_the_store_are_forbidden_where_they_must_not_be() -> None:
    forbidden = {
        (source.removeprefix("dashboard."), module)
        for contract in contracts().values()
        if contract["type"] == "forbidden"
        for source in _texts(contract["source_modules"])
        for module in _texts(contract["forbidden_modules"])
    }
    packages = {path.name for path in (paths.ROOT / "src" / "dashboard").iterdir() if path.is_dir()}
    for package in packages - {"ui", "__pycache__"}:
        assert (package, "streamlit") in forbidden, package
    for package in ("queries", "views", "importers", "schema"):
        assert (package, "plotly") in forbidden, package
    for package in ("queries", "views", "figures"):
        assert (package, "dashboard.store") in forbidden, package
        assert (package, "dashboard.paths") in forbidden, package


def _texts(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(each) for each in value]


@pytest.mark.parametrize(
    "rule",
    [
        'type = "forbidden"\nsource_modules = ["dashboard.views"]\n'
        'forbidden_modules = ["dashboard.domain"]\n',
        'type = "layers"\ncontainers = ["dashboard.views"]\nlayers = ["shared", "indicator"]\n',
    ],
    ids=["views know no domain", "what is shared knows the indicator"],
)
def test_a_broken_contract_is_seen(rule: str, tmp_path: Path) -> None:
    config = tmp_path / "contracts.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "dashboard"\n\n'
        f'[[tool.importlinter.contracts]]\nname = "Planted"\n{rule}',
        encoding="utf-8",
    )
    result = lint("--config", str(config))
    assert result.returncode == 1
    assert "0 kept, 1 broken" in result.stdout
