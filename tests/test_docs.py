"""What the documents name is there: modules, folders, commands, parameters, names of the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from dashboard import cli, paths
from dashboard.domain.places.peers import PeerRule
from dashboard.domain.selection import Order, Selection
from dashboard.ui.kit.menu import ENTRIES

DOCS = (
    paths.ROOT / "README.md",
    paths.ROOT / "CONTRIBUTING.md",
    paths.ROOT / "SECURITY.md",
    *(each for each in sorted((paths.ROOT / "docs").glob("*.md")) if each != paths.DICTIONARY),
    *sorted((paths.ROOT / "docs" / "decisions").glob("*.md")),
)
FOLDERS = ("src", "tests", "docs", "pages", "benchmarks", "data", ".streamlit")

SPAN = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```\n(.*?)^```", re.DOTALL | re.MULTILINE)
PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|css|js|typ|md|toml|lock)")
DOTTED = re.compile(r"[a-z_]\w*(?:\.\w+)+")
WORD = re.compile(r"[A-Za-z_]\w+")
CODE = {".py", ".js", ".css", ".typ", ".toml", ".lock", ".ini", ""}

NOT_OURS = {
    "plotly.js",  # the library, as its makers call it
    "kysely.toml",  # a file of the reader's own
}
NO_WORDS_OF_THE_CODE = {
    "Upgrade",
    "SPARK_CONF_DIR",
    "filelock",
    "fitbounds",
    "flock",
    "radar_2019",
    "radar_2022",
}
"""A header that a proxy passes on, a setting of Spark's, what was not taken, series by their year."""


EVERYTHING_CHOSEN = Selection(
    lang="sv",
    municipalities=("992",),
    sector="omaiset",
    indicator="population",
    year=2025,
    version="e-1",
    since=2024,
    group="rural",
    order=Order.NAME,
    peers=PeerRule.SUBREGION,
)


def texts() -> Iterator[tuple[Path, str]]:
    for path in DOCS:
        yield path, path.read_text(encoding="utf-8")


def told(path: Path) -> str:
    return path.relative_to(paths.ROOT).as_posix()


def spans(text: str) -> list[str]:
    """What a document sets as code inside its sentences."""
    return SPAN.findall(BLOCK.sub("", text))


def code(text: str) -> list[str]:
    """The same and the lines of its blocks."""
    return [*spans(text), *"\n".join(BLOCK.findall(text)).splitlines()]


@cache
def known_paths() -> frozenset[str]:
    """Every file and folder of the project, each with a slash before; modules without ending too."""
    files = [path for name in FOLDERS for path in (paths.ROOT / name).rglob("*")]
    files += [*paths.ROOT.iterdir(), *(paths.ROOT / name for name in FOLDERS)]
    found = {f"/{told(path)}" for path in files if "__pycache__" not in path.parts}
    return frozenset(found | {path.removesuffix(".py") for path in found})


@cache
def known_words() -> frozenset[str]:
    """Every word of the code, the settings and the tables kept by hand."""
    folders = [paths.ROOT / name for name in ("src", "pages", ".streamlit", "data")]
    files = [
        *(each for folder in folders for each in folder.rglob("*") if each.is_file()),
        *(each for each in paths.ROOT.iterdir() if each.is_file()),
    ]
    # What a tool leaves beside the settings, such as `.coverage`, need not be text.
    read = (each for each in files if each.suffix in CODE and each not in DOCS)
    texts = (each.read_text("utf-8", errors="ignore") for each in read)
    return frozenset(word for text in texts for word in re.findall(r"\w+", text))


def is_there(name: str) -> bool:
    """Whether a path is that of a file or folder, told from the project or from any folder in it."""
    wanted = "/" + name.rstrip("/")
    return any(path.endswith(wanted) for path in known_paths())


def of_module(name: str) -> bool:
    """Whether a dotted name is a name in a module of ours."""
    module, _, last = name.rpartition(".")
    file = (paths.ROOT / "src" / "dashboard" / module.replace(".", "/")).with_suffix(".py")
    return file.is_file() and last in re.findall(r"\w+", file.read_text(encoding="utf-8"))


def packages() -> set[str]:
    return {path.name for path in (paths.ROOT / "src" / "dashboard").iterdir()}


def named_paths(text: str) -> list[str]:
    """The paths in a document: in its sentences, its pictures of folders and its links."""
    links = re.findall(r"\]\((?!http)([^)#]+)", text)
    first = [
        line.split()[0] for line in "\n".join(BLOCK.findall(text)).splitlines() if line.strip()
    ]
    whole = [name for name in (*spans(text), *first) if PATH.fullmatch(name)]
    return [n for n in (*whole, *links) if n not in NOT_OURS and not n.startswith(".venv/")]


def offenders(found: Iterator[tuple[Path, str]]) -> list[str]:
    return [f"{told(path)}: {name}" for path, name in found]


def test_the_documents_are_seen() -> None:
    assert len(DOCS) > 15
    assert sum(len(named_paths(text)) for _, text in texts()) > 40


def test_every_file_and_folder_that_is_named_exists() -> None:
    wrong = ((p, name) for p, text in texts() for name in named_paths(text) if not is_there(name))
    assert offenders(wrong) == []


def test_every_module_that_is_named_by_dots_exists() -> None:
    dotted = (
        (path, name)
        for path, text in texts()
        for name in spans(text)
        if DOTTED.fullmatch(name) and name.split(".")[0] in packages() and name not in NOT_OURS
    )
    wrong = (
        (path, name)
        for path, name in dotted
        if not is_there("dashboard/" + name.replace(".", "/")) and not of_module(name)
    )
    assert offenders(wrong) == []


def test_every_name_set_as_code_is_a_word_of_the_code() -> None:
    names = (
        (path, name)
        for path, text in texts()
        for name in spans(text)
        if WORD.fullmatch(name) or DOTTED.fullmatch(name)
    )
    known = known_words() | NO_WORDS_OF_THE_CODE

    def used(word: str) -> bool:
        ending = word.startswith("_") and any(each.endswith(word) for each in known)
        return word in known or ending

    wrong = (
        (path, name)
        for path, name in names
        if not all(map(used, re.findall(r"\w+", name))) and not is_there(name)
    )
    assert offenders(wrong) == []


def commands() -> set[str]:
    return {str(command.name) for command in cli.app.registered_commands}


def test_every_command_that_is_named_exists() -> None:
    named = [
        (path, name)
        for path, text in texts()
        for line in code(text)
        for name in re.findall(r"\bdashboard ([a-z]+(?:-[a-z]+)?)", line)
    ]
    assert len(named) > 10
    assert offenders((path, name) for path, name in named if name not in commands()) == []


def test_the_readme_lists_every_command() -> None:
    text = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    [listed] = re.findall(r"^Commands: ([a-z, -]+);", text, re.MULTILINE)
    assert set(listed.split(", ")) == commands()


def test_every_target_of_make_that_is_named_exists() -> None:
    makefile = (paths.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = [
        (path, name)
        for path, text in texts()
        for line in code(text)
        for name in re.findall(r"\bmake ([a-z-]+)", line)
    ]
    assert len(named) > 5
    assert offenders((path, name) for path, name in named if name not in targets) == []


def addresses(text: str) -> list[str]:
    """The addresses of the product that a document sets as code."""
    return [name for name in spans(text) if re.match(r"/[a-z]*(\?|$)", name)]


def test_every_page_and_parameter_of_an_address_exists() -> None:
    pages = {f"/{entry.address}" for entry in ENTRIES} | {"/healthz"}
    known = set(EVERYTHING_CHOSEN.to_query())
    assert len(known) == len(fields(Selection)), "a parameter that this test does not choose"
    wrong = []
    for path, text in texts():
        for name in addresses(text):
            parts = urlsplit(name)
            asked = {key for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
            if parts.path not in pages or not asked <= known:
                wrong.append((path, name))
    assert offenders(iter(wrong)) == []
