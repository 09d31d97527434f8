"""Faults as lines: how many of a kind are printed, and that the rest is counted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dashboard.errors import Fault, InputError
from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.messages import FAULTS_SHOWN, fault_lines
from dashboard.importers.radar import answers
from dashboard.importers.radar.read import read_radar
from dashboard.importers.reading import notes
from dashboard.importers.tables.population import read_population
from dashboard.store.versions import Store
from tests.builders import POPULATION, faults_of, keys, parse, write_csv
from tests.importers.radar.radar_files import LONG


def wrong(count: int, key: str = "not_a_year") -> list[Fault]:
    return [Fault(key, "a.csv", row=row, value=f"x{row}") for row in range(2, count + 2)]


@pytest.mark.parametrize(
    ("lang", "last"),
    [
        ("fi", "ja 199 950 muuta samanlaista virhettä."),
        ("sv", "och 199 950 andra likadana fel."),
        ("en", "and 199,950 more faults of the same kind."),
    ],
)
def test_two_hundred_thousand_faults_are_fifty_lines_and_a_count(lang: str, last: str) -> None:
    start = time.perf_counter()
    lines = list(fault_lines(wrong(200_000), translator_for(lang)))
    assert time.perf_counter() - start < 60
    assert len(lines) == FAULTS_SHOWN + 1
    assert lines[-1].replace("\N{NO-BREAK SPACE}", " ") == last


def test_each_kind_has_its_own_lines_and_its_count_after_them() -> None:
    mixed = [f for pair in zip(wrong(60), wrong(60, "not_whole"), strict=True) for f in pair]
    lines = list(fault_lines(mixed, translator_for("fi")))
    assert len(lines) == 2 * FAULTS_SHOWN + 2
    more = "ja 10 muuta samanlaista virhettä."
    assert [place for place, line in enumerate(lines) if line == more] == [99, 101]


def test_fifty_of_a_kind_are_all_and_one_more_is_one() -> None:
    t = translator_for("fi")
    assert len(list(fault_lines(wrong(50), t))) == 50
    assert list(fault_lines(wrong(51), t))[-1] == "ja yksi muu samanlainen virhe."


def test_faults_that_differ_by_their_row_share_a_line_however_many() -> None:
    alike = [Fault("not_a_year", "a.csv", row=row, value="x") for row in range(2, 5000)]
    (line,) = fault_lines(alike, translator_for("fi"))
    assert "2\N{EN DASH}4999" in line


def test_the_checks_of_many_rows_take_time_by_their_number_alone(
    store: Store, tmp_path: Path
) -> None:
    rows = [["077", "2026", "1", "final"]] * 20_000
    start = time.perf_counter()
    faults = faults_of(store, "population", write_csv(tmp_path / "a.csv", POPULATION, rows))
    assert time.perf_counter() - start < 60
    assert keys(faults) == ["key_twice"] * 19_999


def test_what_an_unknown_text_may_mean_is_looked_for_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_HINTS", 3)
    rows = [[f"Jyväskyl{n}", "2026", "x", "kyllä", ""] for n in range(9)]
    found = keys(parse(read_radar, write_csv(tmp_path / "a.csv", LONG, rows)).notes.faults)
    assert found.count("municipality_unknown_near") == 2
    assert found.count("municipality_unknown") == 7


def test_a_flood_of_faults_ends_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "MAX_FAULTS", 10)
    path = write_csv(tmp_path / "a.csv", POPULATION, [["x", "y", "1", "final"]] * 100)
    with pytest.raises(InputError) as raised:
        parse(read_population, path)
    assert len(raised.value.faults) == 13
    assert (raised.value.faults[-1].key, raised.value.faults[-1].row) == ("too_many_faults", 8)
    path = write_csv(tmp_path / "r.csv", LONG, [["x", "2026", "y", "ehkä", ""]] * 100)
    with pytest.raises(InputError) as raised:
        parse(read_radar, path)
    assert raised.value.faults[-1].key == "too_many_faults"
