"""Which catalogue keys the source asks for, found in its syntax trees.

A key is asked for by a literal ("map.empty") or by an f-string that names its section
(f"unit.{unit}.name"). What stands in the braces must be a word that the source or the reference
data know, so that a sentence nobody can reach is found too.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dashboard import paths
from dashboard.i18n.translator import catalogue
from dashboard.schema.arrow import columns_of
from dashboard.schema.tables import TABLES

PLURAL_FORMS = ("one", "other")
_HOLE = r"([a-z0-9_]+)"


@cache
def modules() -> tuple[tuple[Path, ast.Module], ...]:
    """Every module of the product with its syntax tree."""
    files = [*sorted((paths.ROOT / "src" / "dashboard").rglob("*.py"))]
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in files)


def nodes() -> Iterator[ast.AST]:
    """Every node of every module."""
    for _, tree in modules():
        yield from ast.walk(tree)


@cache
def literals() -> frozenset[str]:
    """Every text in the source."""
    return frozenset(
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def called_with() -> set[str]:
    """The literal keys that a translator is called with: t("..."), here.t("..."), t.has("...")."""
    return {
        node.args[0].value
        for node in nodes()
        if isinstance(node, ast.Call)
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and _translates(node.func)
    }


def _translates(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id == "t"
    if not isinstance(called, ast.Attribute):
        return False
    return called.attr in {"t", "_t"} or (called.attr == "has" and _translates(called.value))


def patterns(sections: frozenset[str]) -> dict[str, re.Pattern[str]]:
    """The f-strings that build a key: they begin with a section of the catalogues or end a key."""
    found = {}
    for node in nodes():
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [p.value if isinstance(p, ast.Constant) else None for p in node.values]
        first = parts[0]
        begins = isinstance(first, str) and first.split(".")[0] in sections and "." in first
        if begins:
            text = "".join(_HOLE if part is None else re.escape(str(part)) for part in parts)
            found[ast.unparse(node)] = re.compile(text)
    return found


@cache
def vocabulary() -> frozenset[str]:
    """Words that may fill a hole: texts of the source, names of functions, tables and columns.

    Codes of the reference data count too: units, publishers, licences.
    """
    data = {
        str(value)
        for name in ("indicators", "sources")
        for entry in tomllib.loads((paths.REFERENCE / f"{name}.toml").read_text("utf-8")).values()
        for value in entry.values()
    }
    functions = {node.name for node in nodes() if isinstance(node, ast.FunctionDef)}
    arguments = {node.arg for node in nodes() if isinstance(node, ast.arg)}
    columns = {column for table in TABLES for column in columns_of(table)}
    numbers = {str(number) for number in range(10)}
    return literals() | data | functions | arguments | columns | numbers | frozenset(TABLES)


def base(key: str) -> str:
    """The key that a sentence with plural forms is asked for by."""
    stem, _, last = key.rpartition(".")
    return stem if last in PLURAL_FORMS and f"{stem}.other" in catalogue("fi") else key


def raised(*classes: str) -> set[str]:
    """The keys with which errors of some classes, or faults, are made."""
    return {
        text
        for node in nodes()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in classes
        and node.args
        for text in _texts(node.args[0])
        if text
    }


def _texts(node: ast.expr) -> list[str]:
    """The texts that an argument may be: a literal, or a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return []


def filled() -> Iterator[tuple[str, frozenset[str], str]]:
    """Calls with a literal key and plain parameters: key, parameters' names, place."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and _translates(node.func)
                and not (isinstance(node.func, ast.Attribute) and node.func.attr == "has")
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str)
            ):
                names = [keyword.arg for keyword in node.keywords]
                if None not in names:
                    given = frozenset(str(name) for name in names)
                    yield node.args[0].value, given, f"{path.name}:{node.lineno}"
