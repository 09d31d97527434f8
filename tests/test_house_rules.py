"""The house rules of CONTRIBUTING, read off the source's syntax trees.

A rule is one test that lists every offender with its module.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path

from dashboard import paths
from dashboard.errors import DashboardError
from dashboard.figures.shared import colours

SOURCE = paths.ROOT / "src" / "dashboard"
MODULES = tuple(sorted(SOURCE.rglob("*.py")))
PAGES = tuple(sorted(paths.PAGES.glob("*.py")))
EVERYTHING = (*MODULES, *PAGES, paths.APP)
ASSETS = tuple(path for path in sorted(paths.ASSETS.iterdir()) if path.suffix in {".css", ".js"})

# A net for what has grown by accident, with room for one idea told in full. What a module is about
# is judged by people: a limit that splits an idea in two has made a crumb.
LONGEST_MODULE = 320
LONGEST_PAGE = 59
LONGEST_APP = 40

HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
SENTENCE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+){2,}")
FINNISH = re.compile(r"[åäöÅÄÖ]")

NOT_FOR_READERS = {
    "views/shared/catalogue.py": {"abcdefghijklmnopqrstuvwxyzåäö"},
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


def offenders(paths: Iterable[Path], rule: Callable[[Path], Iterable[object]]) -> list[str]:
    """What a rule finds in each module, with the module's name; none when the rule is kept."""
    return [f"{name(path)}: {found}" for path in paths for found in rule(path)]


def lines(path: Path) -> int:
    """The lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_the_rules_see_the_source() -> None:
    assert len(MODULES) > 60
    assert len(PAGES) >= 4
    assert len(ASSETS) >= 6


def test_a_rule_lists_every_offender_with_its_module() -> None:
    two = [SOURCE / "paths.py", SOURCE / "errors.py"]
    assert offenders(two, lambda path: (1, 2) if path.stem == "paths" else ()) == [
        "paths.py: 1",
        "paths.py: 2",
    ]


# 1. A page names, it does not do.

DOING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
DECIDING = (ast.If, ast.For, ast.While, ast.Try, ast.comprehension)


def test_a_page_is_short_names_and_does_not_do() -> None:
    def rule(page: Path) -> Iterator[object]:
        if lines(page) > LONGEST_PAGE:
            yield lines(page)
        yield from (type(node) for node in nodes(page) if isinstance(node, (*DOING, *DECIDING)))
        yield from (each for each in imported(page) if not each.startswith("dashboard.ui."))
        yield from (text for text in texts(page) if " " in text)

    assert offenders(PAGES, rule) == []


def test_the_app_is_short() -> None:
    assert lines(paths.APP) <= LONGEST_APP
    assert not [
        node for node in nodes(paths.APP) if isinstance(node, ast.FunctionDef | ast.ClassDef)
    ]


# 9. One door.


def attributes(path: Path, names: set[str]) -> set[str]:
    """Those of some attributes that a module uses."""
    return {node.attr for node in nodes(path) if isinstance(node, ast.Attribute)} & names


def test_session_and_address_have_one_door() -> None:
    def rule(path: Path) -> Iterator[object]:
        for node in nodes(path):
            if (
                isinstance(node, ast.Attribute)
                and node.attr in {"session_state", "query_params"}
                and isinstance(node.value, ast.Name)
                and node.value.id in {"st", "streamlit"}
            ):
                yield node.attr

    others = (path for path in EVERYTHING if name(path) != "ui/kit/session.py")
    assert offenders(others, rule) == []


def test_only_ui_and_the_app_import_streamlit() -> None:
    others = (p for p in EVERYTHING if not name(p).startswith("ui/") and p != paths.APP)
    assert (
        offenders(others, lambda p: {m for m in imported(p) if m.split(".")[0] == "streamlit"})
        == []
    )


def test_one_module_knows_where_files_lie() -> None:
    folders = ("data/", "docs/", "pages/", "src/", ".streamlit", "/home/", "/tmp/", "/work/")

    def rule(path: Path) -> Iterator[object]:
        yield from (
            node.id for node in nodes(path) if isinstance(node, ast.Name) and node.id == "__file__"
        )
        yield from (text for text in texts(path) if text.startswith(folders))

    assert offenders((path for path in EVERYTHING if name(path) != "paths.py"), rule) == []


def test_what_streamlit_caches_lies_in_one_folder() -> None:
    # A page asks for what is kept; that it is kept, and by what, is told in one folder.
    others = (path for path in EVERYTHING if not name(path).startswith("ui/kit/"))
    assert offenders(others, lambda p: attributes(p, {"cache_resource", "cache_data"})) == []


# Words and colours.


def test_no_word_for_readers_is_in_code() -> None:
    def finnish(path: Path) -> set[str]:
        return {text for text in texts(path) if FINNISH.search(text)}

    def allowed(path: Path) -> set[str]:
        return NOT_FOR_READERS.get(name(path), set())

    assert offenders(EVERYTHING, lambda path: finnish(path) - allowed(path)) == []
    unneeded = offenders(EVERYTHING, lambda path: allowed(path) - finnish(path))
    assert unneeded == [], "an exception that is no longer needed"
    assert set(NOT_FOR_READERS) <= set(map(name, EVERYTHING))


def test_no_sentence_is_in_code() -> None:
    def rule(path: Path) -> Iterator[object]:
        raised = {
            id(argument)
            for node in nodes(path)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"ValueError", "TypeError", "AssertionError", "ImportError"}
            for argument in node.args
        }
        silent = docstrings(path) | raised
        known = NOT_FOR_READERS.get(name(path), set()) | PUBLISHERS_WORDS.get(name(path), set())
        for node in nodes(path):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            text = node.value
            if id(node) not in silent and SENTENCE.search(text) and "\n" not in text:
                yield from {text} - known

    assert offenders(EVERYTHING, rule) == []


def test_colours_of_code_are_in_one_module() -> None:
    others = (path for path in EVERYTHING if name(path) != "figures/shared/colours.py")
    assert offenders(others, lambda p: HEX.findall("\n".join(texts(p)))) == []


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


def test_colours_of_stylesheets_and_scripts_are_those_of_the_palette() -> None:
    known = palette()

    def rule(path: Path) -> Iterator[object]:
        text = path.read_text(encoding="utf-8")
        yield from set(HEX.findall(text)) - known
        yield from re.findall(r"\b(?:rgba?|hsla?)\(", text)

    assert offenders(ASSETS, rule) == []


def test_stylesheets_and_scripts_ask_nobody_else() -> None:
    asking = re.compile(r"https?://|//[a-z0-9-]+\.[a-z]{2,}/|@import|\beval\(")

    def rule(path: Path) -> list[str]:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        return asking.findall(text)

    assert offenders(ASSETS, rule) == []


# Style that a newcomer relies on.


def test_a_module_holds_one_idea() -> None:
    long = offenders(MODULES, lambda p: [lines(p)] if lines(p) > LONGEST_MODULE else [])
    assert long == []


def test_everything_public_says_what_it_is() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

    def rule(path: Path) -> Iterator[object]:
        if not ast.get_docstring(tree(path)):
            yield "the module itself"
        for scope in nodes(path):
            if not isinstance(scope, ast.Module | ast.ClassDef):
                continue
            for node in scope.body:
                if (
                    isinstance(node, kinds)
                    and not node.name.startswith("_")
                    and not ast.get_docstring(node)
                ):
                    yield node.name

    assert offenders(EVERYTHING, rule) == []


def calls_of(function: str, path: Path) -> list[int]:
    """The lines at which a function is called by its name."""
    return [
        node.lineno
        for node in nodes(path)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == function
    ]


def test_only_the_command_line_prints() -> None:
    rule = partial(calls_of, "print")

    assert offenders((p for p in EVERYTHING if not name(p).startswith("cli/")), rule) == []


def test_one_module_decides_which_text_carries_the_label_of_sample_data() -> None:
    rule = partial(calls_of, "Labelled")

    makers = {"views/shared/card.py", "i18n/labelled.py"}
    assert offenders((p for p in MODULES if name(p) not in makers), rule) == []
    assert all(rule(SOURCE / maker) for maker in makers)


MUTABLE = {"importers/reading/notes.py": {"Notes"}}
"""Data classes that gather while a file is read."""


def loose_data_classes(path: Path) -> set[str]:
    """The data classes of a module that can be changed or lack slots."""
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
    return loose


def test_data_classes_are_frozen() -> None:
    found = {name(path): loose for path in MODULES if (loose := loose_data_classes(path))}
    assert found == MUTABLE


def test_frames_are_changed_by_assign() -> None:
    def rule(path: Path) -> Iterator[object]:
        yield from (
            node.value.lineno
            for node in nodes(path)
            if isinstance(node, ast.keyword) and node.arg == "inplace"
        )
        yield from imported(path) & {"plotly.express"}

    assert offenders(MODULES, rule) == []


DOORS = {"ui/frame/frame.py", "cli/running.py"}
CATCHING_ONE_OF_OURS = {
    "store/versions.py": {"StoreError"},
    "cli/stored.py": {"StoreMissing"},
}
"""A damaged neighbour does not hide the other versions; an operator is told what is wrong though nothing can be served."""


def our_errors(root: type[BaseException] = DashboardError) -> set[str]:
    """The names of our own errors."""
    return {root.__name__}.union(*(our_errors(child) for child in root.__subclasses__()))


def test_our_errors_are_caught_at_the_doors_only() -> None:
    wide = our_errors() | {"Exception", "BaseException"}

    def rule(path: Path) -> Iterator[object]:
        for handler in nodes(path):
            if not isinstance(handler, ast.ExceptHandler):
                continue
            if handler.type is None:
                yield "an except that catches everything"
                continue
            # Passing one of ours on, or making one of what a library throws, is not catching it.
            if any(isinstance(node, ast.Raise) for node in ast.walk(handler)):
                continue
            caught = {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}
            yield from (caught & wide) - CATCHING_ONE_OF_OURS.get(name(path), set())

    inside = (p for p in MODULES if name(p) not in DOORS and not name(p).startswith("web/"))
    assert offenders(inside, rule) == []


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|/home/|/work/|/Users/")
    assert offenders((*EVERYTHING, *ASSETS), lambda p: later.findall(p.read_text("utf-8"))) == []
