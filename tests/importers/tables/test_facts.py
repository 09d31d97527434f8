"""Published facts: which are certain, whose they are, what they are called."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dashboard import paths
from dashboard.importers.tables.catalogues import source_hosts, source_of
from dashboard.importers.tables.facts import read_facts
from dashboard.store.versions import Store
from tests.builders import faults_of, frames, parse, write_csv

COLUMNS = ("topic", "subject", "measure", "value", "unit", "year", "source_url", "note")


def test_every_fact_has_one_id_and_a_source() -> None:
    facts = frames()["published_facts"]
    assert len(facts) == 235
    assert facts["fact_id"].is_unique
    assert facts["source_id"].str.startswith("facts_").all()


def test_our_own_readings_are_uncertain() -> None:
    facts = frames()["published_facts"]
    uncertain = facts[~facts["certain"]]
    assert len(uncertain) == 13
    assert uncertain["note"].str.contains("oma tulkinta|päätelmä|katkeaa").all()
    assert not facts[facts["certain"]]["note"].fillna("").str.contains("oma tulkinta").any()


@pytest.mark.parametrize(
    ("note", "certain"),
    [
        ("", True),
        ("kaikki kunnat", True),
        ("päätelmä: ensi viikon torstai", False),
        ("Oma päätelmä", False),
        ("ote katkeaa luvun jälkeen", False),
        ("kaikki muut vastasivat (22 vastausta on päätelmä)", True),
        ("paja pidettiin 14.3. (päätelmä: viime torstai)", True),
        ("rivin kohdistus oma tulkinta (taulukko 24)", False),
        ("päätelmä (juttu 18.5.)", False),
    ],
)
def test_what_is_inferred_in_brackets_leaves_the_value_published(
    store: Store, tmp_path: Path, note: str, certain: bool
) -> None:
    row = ["Aihe", "Kunta", "mitä", "5", "kpl", "2026", "https://www.kyt.fi/a/", note]
    path = write_csv(tmp_path / "f.csv", COLUMNS, [row])
    [fact] = parse(read_facts, path).frames["published_facts"].to_dict("records")
    assert fact["certain"] is certain
    assert (fact["note"] or "") == note


def test_definition_and_title_are_kept_where_a_file_has_them(tmp_path: Path) -> None:
    row = [
        "Aihe",
        "Kunta",
        "mitä",
        "5",
        "kpl",
        "2026",
        "https://www.kyt.fi/a/",
        "",
        "23",
        "Uutinen",
    ]
    path = write_csv(tmp_path / "f.csv", (*COLUMNS, "definition", "source_title"), [row])
    [fact] = parse(read_facts, path).frames["published_facts"].to_dict("records")
    assert (fact["definition"], fact["source_title"]) == ("23", "Uutinen")


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2019", 2019),
        ("2021 (9.3.)", 2021),
        ("2018-2020", None),
        ("n. 2019", None),
        ("2021 vs 2020", None),
    ],
)
def test_a_year_is_one_plain_year(period: str, year: int | None) -> None:
    facts = frames()["published_facts"]
    years = facts.loc[facts["period"] == period, "year"]
    assert len(years)
    assert [None if pd.isna(value) else int(value) for value in years] == [year] * len(years)


def test_hosts_with_and_without_www() -> None:
    hosts = source_hosts(paths.REFERENCE / "sources.toml")
    assert source_of("https://www.kyt.fi/2022/01/12/x/", hosts) == "facts_kyt"
    assert source_of("https://unknown.example/", hosts) is None
    assert source_of("not an address", hosts) is None


def test_faults_of_facts(store: Store, tmp_path: Path) -> None:
    good = ["Aihe", "Keski-Suomi", "järjestöjä", "5", "kpl", "2026", "https://www.kyt.fi/a/", ""]
    rows = [
        good,
        [*good[:6], "https://unknown.example/a", ""],
        ["", *good[1:]],
        [*good[:6], "kyt.fi/a", ""],
    ]
    faults = faults_of(store, "facts", write_csv(tmp_path / "f.csv", COLUMNS, rows))
    assert [(f.key, f.row, f.column) for f in faults] == [
        ("too_few_rows", None, ""),
        ("host_without_source", 3, "source_url"),
        ("value_missing", 4, "topic"),
        ("host_without_source", 5, "source_url"),
    ]
