"""The texts of the sectors: complete, of the right length, and no number but that of a fact."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from dashboard.domain.sector import EVERY_SECTOR, Sector, TextPart
from dashboard.domain.selection import LANGUAGES
from dashboard.importers.tables.catalogues import read_sectors
from dashboard.schema.checks import check_tables
from tests.builders import frames

SECTORS = [sector.value for sector in Sector]
HOLES = {"value", "year"}


def texts() -> pd.DataFrame:
    return frames()["sector_texts"]


def part(sector: str, name: TextPart) -> pd.DataFrame:
    rows = texts()
    return rows[(rows["sector"] == sector) & (rows["part"] == name)]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sector", SECTORS)
def test_an_essay_has_150_to_300_words(sector: str, lang: str) -> None:
    words = sum(len(text.split()) for text in part(sector, TextPart.ESSAY)[f"text_{lang}"])
    assert 150 <= words <= 300


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("name", [TextPart.DOES, TextPart.NEEDS, TextPart.CAN])
def test_each_list_has_three_to_five_items(sector: str, name: TextPart) -> None:
    assert 3 <= len(part(sector, name)) <= 5


@pytest.mark.parametrize("sector", SECTORS)
def test_every_deed_of_a_municipality_is_tied_to_a_criterion(sector: str) -> None:
    deeds = part(sector, TextPart.CAN)["criterion_code"]
    assert set(deeds) <= set(frames()["radar_criteria"]["criterion_code"])
    assert deeds.is_unique


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hole_is_filled_from_a_fact_that_is_in_the_data(lang: str) -> None:
    known = set(frames()["published_facts"]["fact_id"])
    for text, fact in zip(texts()[f"text_{lang}"], texts()["fact_id"], strict=True):
        holes = set(re.findall(r"\{(.*?)\}", text))
        assert holes <= HOLES, text
        assert not holes or fact in known, text


def test_the_three_languages_have_the_same_holes() -> None:
    for row in texts().to_dict("records"):
        holes = {lang: set(re.findall(r"\{.*?\}", row[f"text_{lang}"])) for lang in LANGUAGES}
        assert holes["fi"] == holes["sv"] == holes["en"], row["text_fi"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_in_a_text_is_one_of_its_facts_own_words(lang: str) -> None:
    """A number is not written by hand: but for those in the fact's measure and note."""
    facts = frames()["published_facts"].set_index("fact_id")
    for text, fact in zip(texts()[f"text_{lang}"], texts()["fact_id"], strict=True):
        numbers = set(re.findall(r"\d+", text))
        if not numbers:
            continue
        assert isinstance(fact, str), text
        allowed = f"{facts['measure'][fact]} {facts['note'][fact]}"
        assert numbers <= set(re.findall(r"\d+", allowed)), text


def test_numbers_and_facts_and_networks_rest_on_facts() -> None:
    rows = texts()
    bound = rows[rows["part"].isin([TextPart.NUMBER, TextPart.FACT, TextPart.NETWORK])]
    assert len(bound) > 20
    assert bound["fact_id"].notna().all()


def test_numbers_findings_and_essays_use_certain_facts_only() -> None:
    certain = frames()["published_facts"].set_index("fact_id")["certain"]
    rows = texts()[texts()["fact_id"].notna()]
    unsure = rows[[not certain[fact] for fact in rows["fact_id"]]]
    assert set(unsure["part"]) <= {TextPart.FACT.value}


def test_every_sector_and_what_holds_for_all_have_texts() -> None:
    assert set(texts()["sector"]) == {*SECTORS, EVERY_SECTOR}


def test_the_reader_keeps_the_order_and_the_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "sectors.toml"
    item = 'fi = "a{n}"\nsv = "b"\nen = "c"\n'
    path.write_text(
        "".join(
            f"[[omaiset.essay]]\nparagraph = {paragraph}\n{item.replace('{n}', str(n))}"
            for n, paragraph in enumerate((1, 1, 2))
        )
        + f"[[omaiset.does]]\n{item.replace('{n}', 'x')}",
        "utf-8",
    )
    rows = read_sectors(path)
    assert list(zip(rows["part"], rows["order"], rows["paragraph"], strict=True)) == [
        ("essay", 1, 1),
        ("essay", 2, 1),
        ("essay", 3, 2),
        ("does", 1, 1),
    ]
    assert list(rows["text_fi"]) == ["a0", "a1", "a2", "ax"]


@pytest.mark.parametrize(
    ("column", "value", "key"),
    [
        ("sector", "kissat", "value_not_allowed"),
        ("part", "poem", "value_not_allowed"),
        ("fact_id", "made-up", "reference_unknown"),
        ("criterion_code", "made_up", "reference_unknown"),
        ("text_sv", None, "value_not_allowed"),
    ],
)
def test_a_wrong_text_is_told(column: str, value: str | None, key: str) -> None:
    changed = texts().astype("object").copy()
    changed.loc[0, column] = value
    typed = changed.astype(dict(texts().dtypes))
    faults = check_tables({**frames(), "sector_texts": typed})
    assert (key, column) in {(fault.key, fault.column) for fault in faults}
