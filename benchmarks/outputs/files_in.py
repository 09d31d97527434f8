"""Files that are brought in: good ones and faulty ones, and the commands that bring them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

import openpyxl

from benchmarks.outputs.product import Product

PLACES = ("Hankasalmi", "Joutsa", "Jyväskylä", "Jämsä", "Äänekoski", "Laukaa", "Nowhere")
REGISTER = ("Rekisterinumero", "Nimi", "Kotikunta", "Luokka", "Rekisteröintipäivä", "Puheenjohtaja")
REFERENCE = (
    "associations.csv",
    "boundaries_4500k.geojson",
    "context_indicators.csv",
    "municipalities.csv",
    "population.csv",
    "published_facts.csv",
    "radar_criteria.toml",
)
LEVEL_COLUMN, NOTE_COLUMN = 5, 6
"""Where the workbook of a round has its empty cells."""

TRIED = (
    "import population population.csv",
    "import population population_new.csv --dry-run",
    "import population population_faulty.csv",
    "import population population_unheaded.csv",
    "import facts published_facts_faulty.csv",
    "import boundaries boundaries_cut.geojson",
    "import organisations register.csv --dry-run",
    "import organisations register_faulty.csv",
    "import radar round.xlsx --dry-run",
    "import radar round_faulty.xlsx",
)
"""What is said of files that are at fault, or only tried."""

STORED = (
    "import municipalities municipalities.csv --dry-run",
    "import context context_indicators.csv --dry-run",
    "import associations associations.csv --dry-run",
    "import boundaries boundaries_4500k.geojson --scale 4500000 --dry-run",
    "import criteria radar_criteria.toml --dry-run",
    "import population population_new.csv",
    "import organisations register.csv",
    "import radar round.xlsx",
    "check",
    "sources",
    "history",
    "export observations --indicator population --municipality 077",
    "export organisations --municipality 992",
    "export radar_answers --municipality 992 --year 2026",
    "export observations --indicator radar_score --municipality 992",
)
"""What is stored, and what it makes of the data, one after another in one folder."""


def make(product: Product, folder: Path) -> None:
    """Write the files into a folder, which is the data folder too."""
    folder.mkdir()
    reference = product.root / "data" / "reference"
    for name in REFERENCE:
        shutil.copy(reference / name, folder)
    _population(folder)
    lines = (folder / "published_facts.csv").read_text(encoding="utf-8").splitlines()
    faulty = [lines[0], lines[1].replace(",2018-2020,", ",20x8,"), *lines[2:]]
    _write(folder / "published_facts_faulty.csv", faulty)
    borders = (folder / "boundaries_4500k.geojson").read_text(encoding="utf-8")
    (folder / "boundaries_cut.geojson").write_text(borders[: len(borders) // 2], encoding="utf-8")
    _register(folder)
    template = product.run(["template", "radar"], folder).stdout
    _round(template, folder / "round.xlsx", ("Kyllä", "Osittain", "Ei"))
    _round(template, folder / "round_faulty.xlsx", ("Kyllä", "Joskus", "Ei"))


def _population(folder: Path) -> None:
    """Write a year that is new, one with faults, and a file without its headings."""
    rows = list(csv.reader((folder / "population.csv").read_text(encoding="utf-8").splitlines()))
    head, body = rows[0], rows[1:]
    last = max(row[1] for row in body)
    new = [
        [code, str(int(year) + 1), str(int(count) + 7), status]
        for code, year, count, status in body
        if year == last
    ]
    _rows(folder / "population_new.csv", head, new)
    faulty = [
        [
            code,
            year,
            f"noin {count}" if place % 5 == 0 else count,
            "?" if place % 7 == 0 else status,
        ]
        for place, (code, year, count, status) in enumerate(new)
    ]
    _rows(folder / "population_faulty.csv", head, [*faulty, new[0], ["091", *new[0][1:]]])
    _rows(folder / "population_unheaded.csv", new[0], new[1:])


def _register(folder: Path) -> None:
    good = [
        [f"{100 + n}.{n:03d}", f"Yhdistys {n} ry", PLACES[n % 6], str(1 + n % 9), "5.3.1990", "X"]
        for n in range(150)
    ]
    _rows(folder / "register.csv", REGISTER, good)
    faulty = [
        [
            number,
            "" if n % 40 == 3 else name,
            PLACES[n % 7],
            "12" if n % 50 == 1 else purpose,
            *rest,
        ]
        for n, (number, name, _, purpose, *rest) in enumerate(good)
    ]
    _rows(folder / "register_faulty.csv", REGISTER, faulty)


def _round(template: bytes, path: Path, levels: Sequence[str]) -> None:
    """Fill in the workbook of a round: the levels in turn, some left empty, some with a note."""
    book = openpyxl.load_workbook(BytesIO(template))
    sheet = book.worksheets[0]
    for row in range(2, sheet.max_row + 1):
        if row % 11:
            sheet.cell(row, LEVEL_COLUMN).value = levels[row % len(levels)]
        if row % 17 == 0:
            sheet.cell(row, NOTE_COLUMN).value = f"Huomio {row}"
    book.save(path)


def _rows(path: Path, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
