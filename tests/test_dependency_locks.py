"""The locks: run alone serves, the others add to it; every file by its hash, from no named index."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from importlib.metadata import packages_distributions

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from dashboard import paths

PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {
    "requirements.lock": ("build",),
    "requirements-dev.lock": ("build", "dev"),
    "requirements-cluster.lock": ("build", "cluster"),
}
PYTHONS = ("3.11", "3.12", "3.13")
TEXTS = {name: (paths.ROOT / name).read_text(encoding="utf-8") for name in EXTRAS}
PIN = re.compile(
    r"^([a-z0-9._-]+)==(\S+)(?: ; (.+))? \\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)", re.M
)


def pins(lock: str) -> set[tuple[str, str, str]]:
    """Return name, version and marker of every pin of a lock."""
    found = PIN.findall(TEXTS[lock])
    return {(canonicalize_name(name), version, marker) for name, version, marker, _ in found}


def asked(*extras: str) -> list[Requirement]:
    """Return what the project asks for, with extras."""
    texts = [*PROJECT["dependencies"]]
    for extra in extras:
        texts += PROJECT["optional-dependencies"][extra]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_library_is_pinned_within_its_bounds(lock: str) -> None:
    pinned: dict[str, list[str]] = {}
    for name, version, _ in pins(lock):
        pinned.setdefault(name, []).append(version)
    for requirement in asked(*EXTRAS[lock]):
        versions = pinned.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement.name} is not in {lock}: make lock"
        assert all(requirement.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_pin_has_hashes_and_no_index_is_named(lock: str) -> None:
    assert len(PIN.findall(TEXTS[lock])) == len(re.findall(r"^\S+==", TEXTS[lock], re.M)) > 60
    assert "://" not in TEXTS[lock]
    assert not re.search(r"^-", TEXTS[lock], re.M)


def test_the_others_add_to_the_run_lock_and_change_nothing_of_it() -> None:
    run = pins("requirements.lock")
    assert run < pins("requirements-dev.lock")
    assert run < pins("requirements-cluster.lock")


def test_what_only_tests_and_tools_need_is_not_in_the_run_lock() -> None:
    own = {canonicalize_name(r.name) for r in asked("build")}
    tools = {canonicalize_name(r.name) for r in asked("dev")} - own
    assert tools
    assert not tools & {name for name, _, _ in pins("requirements.lock")}


def test_every_library_that_the_product_imports_is_asked_for_to_run() -> None:
    asked_for = {canonicalize_name(requirement.name) for requirement in asked()}
    makers = packages_distributions()
    foreign = {
        name
        for path in (paths.APP, *paths.PAGES.rglob("*.py"), *(paths.ROOT / "src").rglob("*.py"))
        for name in imported(path.read_text(encoding="utf-8"))
        if name != "dashboard" and name not in sys.stdlib_module_names
    }
    assert {"streamlit", "pyogrio", "typst"} <= foreign
    unasked = {n for n in foreign if not asked_for & set(map(canonicalize_name, makers[n]))}
    assert not unasked, f"not among the dependencies in pyproject.toml: {sorted(unasked)}"


def imported(source: str) -> set[str]:
    """Return the first names of all absolute imports of a module."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_one_span_of_pythons_is_promised_everywhere() -> None:
    promised = SpecifierSet(PROJECT["requires-python"])
    assert tuple(f"3.{n}" for n in range(20) if f"3.{n}" in promised) == PYTHONS
    for name in ("Makefile", "README.md"):
        assert "Python 3.11-3.13" in (paths.ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", EXTRAS)
def test_every_python_finds_each_library_once(lock: str, python: str) -> None:
    machine = {"python_version": python, "python_full_version": f"{python}.0"}
    found = Counter(
        name for name, _, marker in pins(lock) if not marker or Marker(marker).evaluate(machine)
    )
    assert {canonicalize_name(r.name) for r in asked(*EXTRAS[lock])} <= set(found)
    assert set(found.values()) == {1}
