"""Who may import whom: the contracts of `pyproject.toml`, checked by import-linter."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import grimp
import pytest
from importlinter.application.use_cases import read_user_options
from importlinter.application.user_options import UserOptions
from importlinter.configuration import configure
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract

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
        "editions",
        "views",
        "figures",
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
        "municipality | compare | sectors | assessment | overview | sources | statements",
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


def test_a_broken_contract_is_seen(tmp_path: Path) -> None:
    config = tmp_path / "contracts.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "dashboard"\n\n'
        '[[tool.importlinter.contracts]]\nname = "Views know no domain"\ntype = "forbidden"\n'
        'source_modules = ["dashboard.views"]\nforbidden_modules = ["dashboard.domain"]\n',
        encoding="utf-8",
    )
    result = lint("--config", str(config))
    assert result.returncode == 1
    assert "0 kept, 1 broken" in result.stdout


# A contract that cannot break protects nothing: into each an import is planted that it forbids.

KINDS = {"layers": LayersContract, "forbidden": ForbiddenContract}


@cache
def imports() -> grimp.ImportGraph:
    """Who imports whom in the source as it stands."""
    return grimp.build_graph("dashboard", include_external_packages=True, cache_dir=None)


@cache
def read() -> UserOptions:
    """The contracts as import-linter reads them."""
    configure()
    return read_user_options(str(paths.ROOT / "pyproject.toml"))


def kept(name: str, graph: grimp.ImportGraph) -> bool:
    """Whether a contract of the project holds for a graph of imports."""
    (options,) = [each for each in read().contracts_options if each["name"] == name]
    contract = KINDS[options["type"]](name, read().session_options, options)
    return bool(contract.check(graph, verbose=False).kept)


def layers_of(contract: dict[str, object]) -> Iterator[list[list[str]]]:
    """For each container its layers from the top, each with the full names of its rooms."""
    for container in _texts(contract.get("containers", [""])):
        yield [
            [f"{container}.{room.strip(' ()')}".lstrip(".") for room in re.split(r"[|:]", layer)]
            for layer in _texts(contract["layers"])
        ]


def forbidden_imports(contract: dict[str, object]) -> set[tuple[str, str]]:
    """Imports that a contract forbids, as importer and imported.

    Of layers: up to the next one, and between rooms that stand beside each other.
    """
    if contract["type"] == "forbidden":
        return {
            (source, module)
            for source in _texts(contract["source_modules"])
            for module in _texts(contract["forbidden_modules"])
        }
    found = set()
    for layers in layers_of(contract):
        for upper, lower in pairwise(layers):
            found |= {(below, above) for above in upper for below in lower}
        for layer, written in zip(layers, _texts(contract["layers"]), strict=True):
            if "|" in written:
                found |= {(one, other) for one in layer for other in layer if one != other}
    return found


def test_every_contract_is_of_a_kind_that_is_tried() -> None:
    assert {str(contract["type"]) for contract in contracts().values()} <= set(KINDS)


@pytest.mark.parametrize("name", list(contracts()))
def test_a_contract_breaks_when_any_import_that_it_forbids_is_planted(name: str) -> None:
    contract, graph = contracts()[name], imports()
    assert kept(name, graph), "broken as it stands"
    planted = forbidden_imports(contract)
    assert planted
    unseen = []
    for importer, imported in sorted(planted):
        if imported not in graph.modules:
            graph.add_module(imported, is_squashed=not imported.startswith("dashboard"))
        graph.add_import(importer=importer, imported=imported)
        if kept(name, graph):
            unseen.append(f"{importer} imports {imported}")
        graph.remove_import(importer=importer, imported=imported)
    assert unseen == []
