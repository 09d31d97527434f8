"""The house rules of CONTRIBUTING, read off the source's syntax trees."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.errors import DashboardError
from dashboard.figures.shared import colours

SOURCE = paths.ROOT / "src" / "dashboard"
MODULES = tuple(sorted(SOURCE.rglob("*.py")))
PAGES = tuple(sorted(paths.PAGES.glob("*.py")))
EVERYTHING = (*MODULES, *PAGES, paths.APP)
ASSETS = tuple(path for path in sorted(paths.ASSETS.iterdir()) if path.suffix in {".css", ".js"})

LONGEST_MODULE = 260
LONGEST_PAGE = 59
LONGEST_APP = 40

HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
SENTENCE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+){2,}")
FINNISH = re.compile(r"[åäöÅÄÖ]")

NOT_FOR_READERS = {
    "views/shared/catalogue.py": {"abcdefghijklmnopqrstuvwxyzåäö"},
    # Words of the publishers' own files, which a program must know to read them.
    "importers/tables/facts.py": {"päätelmä"},
    "views/overview/page.py": {
        "kuntia, joissa järjestöyhteistyötä tekevä viranhaltija",
        "Järjestökartoitus 2018",
        "vapaaehtoisia hyvinvointia edistävissä järjestöissä (arvio)",
    },
}
"""Texts with Finnish letters that no reader sees: they are compared with, never shown."""


PUBLISHERS_WORDS = {"importers/tables/municipalities.py": {"Taajaan asutut kunnat"}}
"""Values of publishers' files that look like sentences."""


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    """What a module is called in messages: its path in the package or the project."""
    root = SOURCE if path.is_relative_to(SOURCE) else paths.ROOT
    return path.relative_to(root).as_posix()


def nodes(path: Path) -> Iterator[ast.AST]:
    """Every node of a module."""
    yield from ast.walk(tree(path))


def docstrings(path: Path) -> set[int]:
    """The nodes that are documentation: strings that stand alone."""
    return {
        id(node.value)
        for node in nodes(path)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def texts(path: Path) -> list[str]:
    """The texts of a module that are not documentation."""
    documentation = docstrings(path)
    return [
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    ]


def imported(path: Path) -> set[str]:
    """The modules that a module imports, by their full names."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def lines(path: Path) -> int:
    """The lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_rules_see_the_source() -> None:
    assert len(MODULES) > 60
    assert len(PAGES) >= 4
    assert len(ASSETS) >= 6


# 1. A page names, it does not do.


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_names_and_does_not_do(page: Path) -> None:
    assert lines(page) <= LONGEST_PAGE
    doing = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    deciding = (ast.If, ast.For, ast.While, ast.Try, ast.comprehension)
    assert not [node for node in nodes(page) if isinstance(node, (*doing, *deciding))]
    assert all(module.startswith("dashboard.ui.") for module in imported(page))
    assert not [text for text in texts(page) if " " in text]


def test_the_app_is_short() -> None:
    assert lines(paths.APP) <= LONGEST_APP
    assert not [
        node for node in nodes(paths.APP) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]


# 9. One door.


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_session_and_address_have_one_door(path: Path) -> None:
    used = {
        node.attr
        for node in nodes(path)
        if isinstance(node, ast.Attribute)
        and node.attr in {"session_state", "query_params"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"st", "streamlit"}
    }
    assert not used or name(path) == "ui/kit/session.py", used


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_only_ui_and_the_app_import_streamlit(path: Path) -> None:
    uses = any(module.split(".")[0] == "streamlit" for module in imported(path))
    assert not uses or name(path).startswith("ui/") or path == paths.APP


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_one_module_knows_where_files_lie(path: Path) -> None:
    if name(path) == "paths.py":
        return
    assert "__file__" not in {node.id for node in nodes(path) if isinstance(node, ast.Name)}
    folders = ("data/", "docs/", "pages/", "src/", ".streamlit", "/home/", "/tmp/", "/work/")
    assert [text for text in texts(path) if text.startswith(folders)] == []


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_caches_live_in_one_module(path: Path) -> None:
    caching = {
        node.attr
        for node in nodes(path)
        if isinstance(node, ast.Attribute) and node.attr in {"cache_resource", "cache_data"}
    }
    # `ui/caching.py` holds what is shared; a page's own caches stand beside it by the same rules.
    assert not caching or name(path) == "ui/kit/caching.py" or name(path).endswith("_cache.py")


# Words and colours.


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_no_word_for_readers_is_in_code(path: Path) -> None:
    allowed = NOT_FOR_READERS.get(name(path), set())
    finnish = {text for text in texts(path) if FINNISH.search(text)}
    assert finnish <= allowed
    assert allowed <= finnish, "an exception that is no longer needed"


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_no_sentence_is_in_code(path: Path) -> None:
    raised = {
        id(argument)
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"ValueError", "TypeError", "AssertionError", "ImportError"}
        for argument in node.args
    }
    documentation = docstrings(path)
    sentences = [
        node.value
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation | raised
        and SENTENCE.search(node.value)
    ]
    known = NOT_FOR_READERS.get(name(path), set()) | PUBLISHERS_WORDS.get(name(path), set())
    assert [text for text in sentences if text not in known and "\n" not in text] == []


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_colours_of_code_are_in_one_module(path: Path) -> None:
    if name(path) == "figures/shared/colours.py":
        return
    assert [found for text in texts(path) for found in HEX.findall(text)] == []


def palette() -> set[str]:
    """The product's colours."""
    figures = {
        colour
        for value in vars(colours).values()
        for colour in (
            (value,)
            if isinstance(value, str)
            else value
            if isinstance(value, tuple)
            else value.values()
            if isinstance(value, dict)
            else ()
        )
        if isinstance(colour, str) and HEX.fullmatch(colour)
    }
    config = (paths.ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    return figures | set(HEX.findall(str(tomllib.loads(config)["theme"])))


@pytest.mark.parametrize("path", ASSETS, ids=name)
def test_colours_of_stylesheets_and_scripts_are_those_of_the_palette(path: Path) -> None:
    used = set(HEX.findall(path.read_text(encoding="utf-8")))
    assert used <= palette()
    assert not re.search(r"\b(rgba?|hsla?)\(", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ASSETS, ids=name)
def test_stylesheets_and_scripts_ask_nobody_else(path: Path) -> None:
    text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert not re.search(r"https?://|//[a-z0-9-]+\.[a-z]{2,}/|@import|\beval\(", text)


# Style that a newcomer relies on.


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_holds_one_idea(path: Path) -> None:
    assert lines(path) <= LONGEST_MODULE


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_everything_public_says_what_it_is(path: Path) -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    silent = [
        node.name
        for scope in nodes(path)
        if isinstance(scope, ast.Module | ast.ClassDef)
        for node in scope.body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", EVERYTHING, ids=name)
def test_only_the_command_line_prints(path: Path) -> None:
    prints = [
        node.lineno
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not prints or name(path).startswith("cli/")


MUTABLE = {"importers/reading/notes.py": {"Notes"}}
"""Data classes that gather while a file is read."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_data_classes_are_frozen(path: Path) -> None:
    loose = set()
    for node in nodes(path):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            if "dataclass" not in ast.unparse(decorator):
                continue
            options = {
                keyword.arg
                for keyword in getattr(decorator, "keywords", [])
                if isinstance(keyword.value, ast.Constant) and keyword.value.value is True
            }
            if not {"frozen", "slots"} <= options:
                loose.add(node.name)
    assert loose == MUTABLE.get(name(path), set())


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_frames_are_changed_by_assign(path: Path) -> None:
    inplace = [
        node for node in nodes(path) if isinstance(node, ast.keyword) and node.arg == "inplace"
    ]
    assert inplace == []
    assert "plotly.express" not in imported(path)


DOORS = {"ui/frame/frame.py", "cli/running.py"}
CATCHING_ONE_OF_OURS = {"ui/kit/session.py": {"VersionUnknown"}}
"""A link to a version that is gone opens the newest with a notice: no error for the reader."""


def our_errors(root: type[BaseException] = DashboardError) -> set[str]:
    """The names of our own errors."""
    return {root.__name__}.union(*(our_errors(child) for child in root.__subclasses__()))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_our_errors_are_caught_at_the_doors_only(path: Path) -> None:
    if name(path) in DOORS or name(path).startswith("web/"):
        return
    for handler in nodes(path):
        if not isinstance(handler, ast.ExceptHandler):
            continue
        assert handler.type is not None, "an except that catches everything"
        caught = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
        # Passing one of ours on, or making one of what a library throws, is not catching it.
        swallowed = not any(isinstance(node, ast.Raise) for node in ast.walk(handler))
        wide = our_errors() | {"Exception", "BaseException"}
        if swallowed:
            assert caught & wide <= CATCHING_ONE_OF_OURS.get(name(path), set())


@pytest.mark.parametrize("path", [*EVERYTHING, *ASSETS], ids=name)
def test_nothing_is_left_for_later(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", text)
    assert not re.search(r"/home/|/work/|/Users/", text)
