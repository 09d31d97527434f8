"""The figures of a checkout's structure: how large, how deep, how much its tests hold.

`python -m benchmarks.structure [FOLDER] [--names]`. The code is read and never run, with the standard library
alone: any checkout can be measured from any other, also one whose modules lie elsewhere.
"""

from __future__ import annotations

import argparse
import ast
import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "dashboard"
TOP = "(top)"
"""Where the modules are counted that lie in no folder of their own."""

MANY_ARGUMENTS = 7
MANY_FIELDS = 9
FOLDERS_SHOWN = 8
KINDS = (
    "tests",
    "parametrized",
    "given",
    "assert",
    "==",
    "in",
    "isinstance",
    "compared",
    "truth",
    "raises",
    "expect",
)
"""What is counted of tests. The five after `assert` are its shapes and add up to it."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """A module by its place below the folder of its kind (`src/dashboard` or `tests`)."""

    place: Path
    lines: int
    tree: ast.Module

    @property
    def area(self) -> str:
        """Return the first folder that the module lies in."""
        return self.place.parts[0] if len(self.place.parts) > 1 else TOP

    @property
    def folder(self) -> str:
        return self.place.parent.as_posix() if len(self.place.parts) > 1 else TOP

    def functions(self) -> Iterator[Function]:
        """Yield every function, also methods and functions inside functions."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


def main() -> None:
    """Measure a checkout and print."""
    parser = argparse.ArgumentParser(description="Print the figures of a checkout's structure.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("--names", action="store_true", help="also which functions and classes")
    args = parser.parse_args()
    folder: Path = args.folder
    source = modules(folder / "src" / PACKAGE)
    tests = modules(folder / "tests")
    if not source:
        parser.error(f"no modules in {folder / 'src' / PACKAGE}")
    print(
        "\n".join((*_sizes(source, tests), *_shapes(source, with_names=args.names), *_tests(tests)))
    )


def modules(folder: Path) -> list[Module]:
    """Read every module below a folder."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path.relative_to(folder), len(text.splitlines()), ast.parse(text)))
    return found


def _sizes(source: Sequence[Module], tests: Sequence[Module]) -> Iterator[str]:
    yield _row("", "modules", "lines")
    yield _row("source", *_size(source))
    yield _row("tests", *_size(tests))
    yield ""
    yield _row("source by layer", "modules", "lines")
    for area in sorted({module.area for module in source}):
        yield _row(area, *_size([module for module in source if module.area == area]))
    yield ""
    yield _row("modules side by side", "modules")
    beside = Counter(m.folder for m in source if m.place.name != "__init__.py")
    for folder, count in sorted(beside.items(), key=lambda each: (-each[1], each[0]))[
        :FOLDERS_SHOWN
    ]:
        yield _row(folder, count)
    yield ""


def _size(several: Sequence[Module]) -> tuple[int, int]:
    return len(several), sum(module.lines for module in several)


def _shapes(source: Sequence[Module], *, with_names: bool) -> Iterator[str]:
    lengths = sorted(_length(function) for module in source for function in module.functions())
    yield _row("functions", len(lengths))
    yield _row("lines of a function, median", round(statistics.median(lengths)))
    yield _row(
        "lines of a function, 90th percentile", round(statistics.quantiles(lengths, n=10)[8])
    )
    yield _row("lines of a function, longest", lengths[-1])
    found = {
        "functions that take both t and catalogue": _functions_where(
            source, lambda names: {"t", "catalogue"} <= set(names)
        ),
        f"functions with {MANY_ARGUMENTS} arguments or more": _functions_where(
            source, lambda names: len(names) >= MANY_ARGUMENTS
        ),
        f"dataclasses with {MANY_FIELDS} fields or more": _wide_classes(source),
    }
    for title, names in found.items():
        yield _row(title, len(names))
        yield from (f"  {name}" for name in names if with_names)
    yield ""


def _length(function: Function) -> int:
    """Return the lines of a function from its `def` to its end, decorators apart."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _functions_where(source: Sequence[Module], holds: Callable[[list[str]], bool]) -> list[str]:
    """Return the functions whose arguments' names are of a kind, with how many they are."""
    return [
        f"{module.place.as_posix()}: {function.name} ({len(names)})"
        for module in source
        for function in module.functions()
        if holds(names := _arguments(function))
    ]


def _arguments(function: Function) -> list[str]:
    """Return the names that a caller gives values for: neither `self` nor what is starred."""
    given = function.args
    every = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return every[1:] if every[:1] in (["self"], ["cls"]) else every


def _wide_classes(source: Sequence[Module]) -> list[str]:
    """Return the dataclasses of many fields, their own only."""
    return [
        f"{module.place.as_posix()}: {node.name} ({count})"
        for module in source
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef)
        and _decorated(node, {"dataclass"})
        and (count := _fields(node)) >= MANY_FIELDS
    ]


def _fields(node: ast.ClassDef) -> int:
    return sum(
        isinstance(each, ast.AnnAssign) and "ClassVar" not in ast.unparse(each.annotation)
        for each in node.body
    )


def _tests(tests: Sequence[Module]) -> Iterator[str]:
    counted: dict[str, Counter[str]] = {}
    markers = {"parametrize"}.union(*(_markers(module) for module in tests))
    for module in tests:
        counted.setdefault(module.area, Counter()).update(_kinds(module, markers))
    yield f"{'tests by folder':16}" + "".join(f"{kind:>13}" for kind in KINDS)
    for area, counts in sorted(counted.items()):
        yield _counts(area, counts)
    yield _counts("together", sum(counted.values(), Counter()))


def _counts(title: str, counts: Counter[str]) -> str:
    return f"{title:16}" + "".join(f"{counts[kind]:13}" for kind in KINDS)


def _markers(module: Module) -> set[str]:
    """Return the names that a module gives to parametrizations, to use them as decorators."""
    return {
        target.id
        for node in module.tree.body
        if isinstance(node, ast.Assign) and _called(node.value) == "parametrize"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _kinds(module: Module, markers: set[str]) -> Iterator[str]:
    """Yield the kind of every test and of everything that a test can fail at."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function) and node.name.startswith("test_"):
            yield "tests"
            if _decorated(node, markers):
                yield "parametrized"
            if _decorated(node, {"given"}):
                yield "given"
        elif isinstance(node, ast.Assert):
            yield "assert"
            yield _shape(node.test)
        elif _called(node) in {"raises", "expect"}:
            yield _called(node)


def _shape(test: ast.expr) -> str:
    """Return what an assertion holds its value against."""
    if isinstance(test, ast.Compare):
        if all(isinstance(op, ast.Eq) for op in test.ops):
            return "=="
        if all(isinstance(op, ast.In | ast.NotIn) for op in test.ops):
            return "in"
        return "compared"
    return "isinstance" if _called(test) == "isinstance" else "truth"


def _decorated(node: Function | ast.ClassDef, names: set[str]) -> bool:
    return any(_called(each) in names or _name(each) in names for each in node.decorator_list)


def _called(node: ast.AST) -> str:
    """Return the last name of what a node calls: "raises" of `pytest.raises(...)`."""
    return _name(node.func) if isinstance(node, ast.Call) else ""


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _row(title: str, *values: object) -> str:
    return f"{title:44}" + "".join(f"{value:>9}" for value in values)


if __name__ == "__main__":
    main()
