"""What the command line gives: documents, tables, words, and what it says of good and bad files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product as pairs
from pathlib import Path

from benchmarks.outputs import files_in
from benchmarks.outputs.product import TODAY, Product

AT_ONCE = 2
LANGUAGES = ("fi", "sv", "en")
MUNICIPALITIES = ("179", "992", "435", "410", "249", "182")
SECTORS = (
    "elakelaiset",
    "lapset_perheet",
    "omaiset",
    "potilaat_kansanterveys",
    "vammaiset",
    "paihde_riippuvuus",
)
COMMANDS = (
    "build",
    "import",
    "template",
    "sources",
    "check",
    "history",
    "rollback",
    "export",
    "report",
    "serve",
    "dictionary",
)
CHOICES = (
    "observations --indicator population --municipality 179",
    "observations --indicator organisations_per_1000 --year 2024",
    "observations --municipality 435",
    "organisations --municipality 435",
    "boundaries --municipality 179",
    "radar_answers --year 2022",
)
"""Exports of some rows of a table."""

WRONG = (
    "frobnicate",
    "import",
    "import radars x.csv",
    "import population no-such-file.csv",
    "import facts x.csv --year 2025",
    "import pxweb https://example.invalid/PxWeb/api/v1/fi/x.px",
    "import boundaries x.geojson --scale 10",
    "rollback v-none",
    "report kunta",
    "report kunta 999",
    "report toimiala nothing",
    "report kunta 179 --format svg",
    "template nothing",
    "template radar --year 1901",
    "export nothing",
    "export series --year 2025",
    "export series --format xml",
    "export observations --indicator nothing",
    "export observations --municipality 091",
)
"""Commands that are refused, with a sentence."""

DICTIONARY = "docs/data_dictionary.md"
TABLE = re.compile(r"^## `(\w+)`", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Job:
    """A command whose standard output is a file of its own."""

    name: str
    arguments: tuple[str, ...]


def write(product: Product, folder: Path) -> None:
    """Run every command and write what it gives."""
    folder.mkdir(parents=True)
    data = product.folder / "data"
    _keep(product, _job("dictionary.txt", "dictionary"), folder, data)
    dictionary = (product.root / DICTIONARY).read_text(encoding="utf-8")
    (folder / "data_dictionary.md").write_text(dictionary, encoding="utf-8")
    for lang in LANGUAGES:
        _say(product, _spoken(), lang, folder / f"words_{lang}.txt", data)
        brought = product.folder / f"imports_{lang}"
        files_in.make(product, brought)
        lines = [*files_in.TRIED, *(files_in.STORED if lang == LANGUAGES[0] else ())]
        _say(product, lines, lang, folder / f"imports_{lang}.txt", brought)
    jobs = (*_documents(), *_exports(TABLE.findall(dictionary)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(lambda job: _keep(product, job, folder, data), jobs))
    # Last: it writes the embedded data, which the copy has already.
    _keep(product, _job("build.txt", "build"), folder, data)


def _keep(product: Product, job: Job, folder: Path, data: Path) -> None:
    """Run a command and write what it gives as a file, or why it gives nothing."""
    done = product.run(job.arguments, data)
    (folder / job.name).write_bytes(done.stdout or done.stderr)


def _say(product: Product, lines: Iterable[str], lang: str, path: Path, data: Path) -> None:
    """Run commands in a language and write what they say, one after another."""
    said = [_said(product, line, lang, data) for line in lines]
    path.write_text("\n".join(said), encoding="utf-8")


def _documents() -> Iterator[Job]:
    for lang in LANGUAGES:
        for code in MUNICIPALITIES:
            yield _job(f"kunta_{code}_{lang}.pdf", f"report kunta {code} --lang {lang}")
        for code, form in pairs(SECTORS, ("pdf", "png", "svg")):
            name = f"toimiala_{code}_{lang}.{form}"
            yield _job(name, f"report toimiala {code} --format {form} --lang {lang}")
        yield _job(f"template_radar_{lang}.xlsx", f"template radar --lang {lang}")
    yield _job("template_radar_2022.xlsx", "template radar --year 2022")


def _exports(tables: list[str]) -> Iterator[Job]:
    for table, (form, lang) in pairs(tables, (("csv", "fi"), ("json", "en"))):
        yield _job(f"{table}.{form}", f"export {table} --format {form} --lang {lang}")
    for place, choice in enumerate(CHOICES):
        yield _job(f"choice_{place}.csv", f"export {choice} --lang sv")


def _job(name: str, line: str) -> Job:
    return Job(name, tuple(line.split()))


def _spoken() -> Iterator[str]:
    """Yield the commands whose words are what matters."""
    yield "--help"
    yield from (f"{command} --help" for command in COMMANDS)
    yield from ("sources", "check", "history", "dictionary")
    yield from WRONG


def _said(product: Product, line: str, lang: str, data: Path) -> str:
    """Run a command and return what it said, where and how it ended."""
    done = product.run([*line.split(), "--lang", lang], data)
    said = (done.stdout + done.stderr).decode()
    told = f"$ dashboard {line}\n{said}status {done.returncode}\n"
    return told.replace(str(product.folder), "").replace(TODAY, "TODAY")
