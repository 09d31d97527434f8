"""Answers of the radar in both forms: what is read, what is refused, what they take the place of."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.changes import LevelChanges
from dashboard.importers.pipeline.messages import fault_line
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.radar import rounds as radar_rounds
from dashboard.importers.radar.read import read_radar
from dashboard.store.versions import Store
from tests.builders import MUNICIPALITIES, faults_of, keys, parse, snapshot, write_csv, write_xlsx
from tests.importers.radar.radar_files import (
    LONG,
    YEAR,
    answers,
    codes,
    long_rows,
    rows_of,
    texts,
    wide_columns,
    wide_rows,
)


def sources(store: Store) -> dict[int, set[str]]:
    """The sources of each round in force."""
    found: dict[int, set[str]] = {}
    for row in store.table(store.current(), "radar_answers").to_pylist():
        found.setdefault(row["year"], set()).add(row["source_id"])
    return found


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_both_forms_give_the_same_rows(store: Store, tmp_path: Path, write: object) -> None:
    assert callable(write)
    name = "a.xlsx" if write is write_xlsx else "a.csv"
    import_file(store, "radar", str(write(tmp_path / name, LONG, long_rows())))
    first = answers(store)
    assert len(first) == 22 * len(codes())
    assert set(first.values()) == {2}
    report = import_file(
        store, "radar", str(write(tmp_path / f"w{name}", wide_columns(), wide_rows()))
    )
    assert report.unchanged
    assert answers(store) == first


def test_a_new_round_leaves_the_sample_of_other_rounds(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", LONG, long_rows(2026))
    import_file(store, "radar", str(path))
    assert sources(store) == {year: {"sample_radar"} for year in range(2019, 2026)} | {
        2026: {"kyt_radar"}
    }


def test_a_real_round_ends_the_sample_of_its_year_also_of_those_who_did_not_answer(
    store: Store, tmp_path: Path
) -> None:
    before = store.table(store.current(), "radar_answers").to_pylist()
    rows = [row for row in long_rows(2024) if row[0] in MUNICIPALITIES[:15]]
    report = import_file(store, "radar", str(write_csv(tmp_path / "r.csv", LONG, rows)))
    assert {row["municipality_code"] for row in rows_of(store, 2024)} == set(MUNICIPALITIES[:15])
    assert sources(store)[2024] == {"kyt_radar"}
    assert report.changes["radar_answers"].removed == 7 * len(codes())
    after = store.table(store.current(), "radar_answers").to_pylist()
    assert [row for row in after if row["year"] != 2024] == [
        row for row in before if row["year"] != 2024
    ]
    assert keys(report.warnings) == ["radar_unanswered"]
    assert "Äänekoski" in str(dict(report.warnings[0].params)["missing"])


def test_a_corrected_round_takes_the_place_of_the_first(store: Store, tmp_path: Path) -> None:
    import_file(store, "radar", str(write_csv(tmp_path / "a.csv", LONG, long_rows())))
    rows = long_rows()
    rows[0][3], rows[1][3], rows[2][3] = "ei", "", "osittain"
    report = import_file(store, "radar", str(write_csv(tmp_path / "b.csv", LONG, rows)))
    assert report.levels == LevelChanges(answered=0, up=0, down=2, same=283, emptied=1)
    back = import_file(store, "radar", str(write_csv(tmp_path / "c.csv", LONG, long_rows())))
    assert back.levels == LevelChanges(answered=1, up=2, down=0, same=283, emptied=0)


def test_answers_of_the_sample_are_not_compared_with(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", LONG, long_rows(2025))
    report = import_file(store, "radar", str(path))
    assert report.levels == LevelChanges(answered=286)


def test_a_trial_tells_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    before = snapshot(store.folder)
    path = write_csv(tmp_path / "a.csv", LONG, long_rows())
    report = import_file(store, "radar", str(path), dry_run=True)
    assert report.version == ""
    assert report.changes["radar_answers"].added == 286
    assert report.levels == LevelChanges(answered=286)
    assert snapshot(store.folder) == before


@pytest.mark.parametrize("part", ["short_fi", "short_sv", "short_en", "text_fi", "text_sv"])
def test_headings_are_names_and_statements_in_any_dress(tmp_path: Path, part: str) -> None:
    dressed = [f" {n}.  {text.upper().rstrip('.')} :" for n, text in enumerate(texts(part), 1)]
    path = write_csv(tmp_path / "r.csv", ("KOMMUN:", "År", *dressed), wide_rows())
    parsed = parse(read_radar, path)
    assert not parsed.notes.faults
    assert not parsed.notes.ignored
    assert sorted(set(parsed.frames["radar_answers"]["criterion_code"])) == sorted(codes())


def test_criteria_of_the_long_form_are_names_too(tmp_path: Path) -> None:
    names = dict(zip(codes(), texts("text_en"), strict=True))
    rows = [[row[0], row[1], f"  {names[row[2]].lower()}", *row[3:]] for row in long_rows()]
    headings = ("Municipality", "YEAR", "criterion", "Level ", "note")
    parsed = parse(read_radar, write_csv(tmp_path / "r.csv", headings, rows))
    assert not parsed.notes.faults
    assert len(parsed.frames["radar_answers"]) == 286


def test_empty_is_not_answered_and_never_no(store: Store, tmp_path: Path) -> None:
    rows = wide_rows()
    for place, mark in enumerate(["", " ", "-", "–", "…", "en osaa sanoa", "Ei vastausta."]):
        rows[place][2] = mark
    rows[7][2] = "ei"
    import_file(store, "radar", str(write_csv(tmp_path / "r.csv", wide_columns(), rows)))
    found = [answers(store)[code, "contact_person"] for code in MUNICIPALITIES[:9]]
    assert found == [None] * 7 + [0, 2]


def test_a_municipality_without_an_answer_took_no_part(store: Store, tmp_path: Path) -> None:
    rows = wide_rows()
    rows[0][2:] = [""] * len(codes())
    report = import_file(store, "radar", str(write_csv(tmp_path / "r.csv", wide_columns(), rows)))
    assert "077" not in {code for code, _ in answers(store)}
    assert keys(report.warnings) == ["radar_unanswered"]
    assert dict(report.warnings[0].params)["missing"] == "Hankasalmi"


def test_all_faults_of_the_wide_form_at_once(store: Store, tmp_path: Path) -> None:
    rows = wide_rows()
    rows[0][0] = "Jyväskyla"
    rows[1][0] = "Helsinki"
    rows[2][0] = ""
    rows[3][1] = "26"
    rows[4][4] = "ehkä"
    rows[5][4] = "3"
    rows[6][0] = rows[7][0] = "Karstula"
    rows[8][0] = "Kuhmoinen"
    rows[9][1] = ""
    path = write_xlsx(tmp_path / "r.xlsx", wide_columns(), rows)
    faults = faults_of(store, "radar", path)
    assert [(f.key, f.row, f.column, f.value) for f in faults] == [
        ("municipality_unknown_near", 2, "Kunta", "Jyväskyla"),
        ("municipality_unknown", 3, "Kunta", "Helsinki"),
        ("value_missing", 4, "Kunta", ""),
        ("not_a_year", 5, "Vuosi", "26"),
        ("level_unknown", 6, codes()[2], "ehkä"),
        ("level_unknown", 7, codes()[2], "3"),
        # Karstula's own row is the seventh.
        ("radar_municipality_twice", 8, "Kunta", "Karstula"),
        ("radar_municipality_twice", 9, "Kunta", "Karstula"),
        ("radar_not_member", 10, "Kunta", "Kuhmoinen"),
        ("value_missing", 11, "Vuosi", ""),
    ]
    assert {fault.sheet for fault in faults} == {"Tiedot"}
    assert dict(faults[0].params)["near"] == "Jyväskylä"
    assert dict(faults[6].params)["first"] == 7


def test_all_faults_of_the_long_form_at_once(store: Store, tmp_path: Path) -> None:
    rows = long_rows()
    rows[0][2] = "contact_persons"
    rows[1][2] = "qqqqqqqq"
    rows[2][2] = ""
    rows[4][2] = rows[3][2]
    rows[5][3] = "joo"
    rows[6][4] = "x" * 501
    rows[8][4] = "Lisätietoja maija.meikalainen@kunta.fi"
    rows[9][4] = "Soita 040 123 4567"
    path = write_csv(tmp_path / "r.csv", LONG, rows)
    faults = faults_of(store, "radar", path)
    assert [(f.key, f.row, f.column) for f in faults] == [
        ("radar_criterion_unknown_near", 2, "Kriteeri"),
        ("radar_criterion_unknown", 3, "Kriteeri"),
        ("value_missing", 4, "Kriteeri"),
        ("radar_answer_twice", 6, "Kunta"),
        ("level_unknown", 7, "Taso"),
        ("note_too_long", 8, "Huomio"),
        ("note_personal", 10, "Huomio"),
        ("note_personal", 11, "Huomio"),
    ]
    assert dict(faults[0].params)["near"] == "contact_person"
    assert all("meikalainen" not in str(fault) for fault in faults)


def test_hidden_signs_of_a_note_are_taken_out_and_told(store: Store, tmp_path: Path) -> None:
    rows = long_rows()
    rows[0][4], rows[1][4] = "merkki\x07", "oikealta \u202eilatnaarap\u202c"
    rows[2][4] = "a\u0308a\u0308kko\u0308\u00adset ja \N{WOMAN}\u200d\N{MAN}"
    report = import_file(store, "radar", str(write_csv(tmp_path / "r.csv", LONG, rows)))
    assert [(f.key, f.row, f.column, f.params) for f in report.warnings] == [
        ("signs_removed", 2, "Huomio", (("signs", "U+0007"),)),
        ("signs_removed", 3, "Huomio", (("signs", "U+202E, U+202C"),)),
        ("signs_removed", 4, "Huomio", (("signs", "U+200D"),)),
    ]
    assert {row["note"] for row in rows_of(store)} == {
        None,
        "merkki",
        "oikealta ilatnaarap",
        "ääkköset ja \N{WOMAN}\N{MAN}",
    }


def test_a_criterion_is_answered_only_in_its_rounds(store: Store, tmp_path: Path) -> None:
    """Work with the wellbeing county is asked since 2022; an empty cell before it is no answer."""
    rows = wide_rows(2021)
    path = write_csv(tmp_path / "r.csv", wide_columns(), rows)
    faults = faults_of(store, "radar", path)
    assert keys(faults) == ["radar_not_asked"] * 22
    assert dict(faults[0].params) == {"year": "2021", "span": "2022–"}
    for row in rows:
        row[-1] = "-"
    import_file(store, "radar", str(write_csv(tmp_path / "r.csv", wide_columns(), rows)))
    assert "wellbeing_county" not in {criterion for _, criterion in answers(store, 2021)}


def test_kuhmoinen_belongs_to_the_rounds_up_to_2020(store: Store, tmp_path: Path) -> None:
    rows = [["Kuhmoinen", "2020", *["ei"] * 12], *[row[:14] for row in wide_rows(2020)]]
    path = write_csv(tmp_path / "r.csv", wide_columns()[:14], rows)
    report = import_file(store, "radar", str(path))
    assert answers(store, 2020)["291", "grants"] == 0
    assert not report.warnings
    assert sources(store)[2020] == {"kyt_radar"}


def test_too_few_stop_and_half_only_warn(store: Store, tmp_path: Path) -> None:
    ten = write_csv(tmp_path / "ten.csv", wide_columns(), wide_rows()[:10])
    (fault,) = faults_of(store, "radar", ten)
    assert (fault.key, fault.value, dict(fault.params)) == (
        "radar_too_few",
        "2026",
        {"found": 10, "expected": 22},
    )
    eleven = write_csv(tmp_path / "eleven.csv", wide_columns(), wide_rows()[:11])
    assert keys(import_file(store, "radar", str(eleven)).warnings) == ["radar_unanswered"]


def test_a_file_without_answers(store: Store, tmp_path: Path) -> None:
    empty = write_csv(tmp_path / "e.csv", wide_columns(), wide_rows(level=""))
    assert keys(faults_of(store, "radar", empty)) == ["radar_round_empty"]
    headings = write_csv(tmp_path / "h.csv", wide_columns(), [])
    assert keys(faults_of(store, "radar", headings)) == ["radar_nothing_answered"]


def test_remarks_alone_take_the_place_of_nothing(store: Store, tmp_path: Path) -> None:
    rows = [[*row[:3], "", "huomautus"] for row in long_rows()]
    assert keys(faults_of(store, "radar", write_csv(tmp_path / "r.csv", LONG, rows))) == [
        "radar_round_empty"
    ]
    for row in rows[: 11 * len(codes())]:
        row[3] = "ei"
    report = import_file(store, "radar", str(write_csv(tmp_path / "r.csv", LONG, rows)))
    assert keys(report.warnings) == ["radar_unanswered"]
    assert len({row["municipality_code"] for row in rows_of(store)}) == 22


def test_a_year_too_far_ahead(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(radar_rounds, "this_year", lambda: 2026)
    path = write_csv(tmp_path / "r.csv", wide_columns(), wide_rows(2028))
    (fault,) = faults_of(store, "radar", path)
    assert (fault.key, fault.value, dict(fault.params)) == (
        "radar_year_ahead",
        "2028",
        {"latest": "2027"},
    )
    path = write_csv(tmp_path / "r.csv", wide_columns(), wide_rows(2027))
    assert not parse(read_radar, path).notes.faults


def test_true_and_false_are_no_levels(store: Store, tmp_path: Path) -> None:
    rows: list[list[str | int | float]] = [
        [*row[:2], *[True, False] * 6, True] for row in wide_rows()
    ]
    faults = faults_of(store, "radar", write_xlsx(tmp_path / "r.xlsx", wide_columns(), rows))
    assert set(keys(faults)) == {"level_unknown"}
    assert {fault.value for fault in faults} == {"TRUE", "FALSE"}


def test_faults_of_cells_hide_no_others(store: Store, tmp_path: Path) -> None:
    rows = long_rows()[: 5 * len(codes())]
    rows[0][3], rows[1][3], rows[2][3], rows[3][0] = "=1+1", "#N/A", "joo", "=A1"
    rows[4][4] = "Soita 040 123 4567"
    faults = faults_of(store, "radar", write_xlsx(tmp_path / "r.xlsx", LONG, rows))
    assert [(f.key, f.row, f.column) for f in faults] == [
        ("radar_too_few", None, ""),
        ("formula_without_value", 2, "Taso"),
        ("cell_error", 3, "Taso"),
        ("level_unknown", 4, "Taso"),
        ("formula_without_value", 5, "Kunta"),
        ("note_personal", 6, "Huomio"),
    ]
    assert dict(faults[0].params) == {"found": 6, "expected": 22}


def test_faulty_rows_count_as_answers_of_their_municipalities(store: Store, tmp_path: Path) -> None:
    rows = wide_rows()
    for row in rows:
        row[2:] = ["joo"] * len(codes())
    faults = faults_of(store, "radar", write_csv(tmp_path / "r.csv", wide_columns(), rows))
    assert set(keys(faults)) == {"level_unknown"}


@pytest.mark.parametrize(("place", "written"), [(0, "Kuntaa"), (2, "Kriteerii"), (3, "tasoo")])
def test_a_misspelt_heading_is_guessed(
    store: Store, tmp_path: Path, place: int, written: str
) -> None:
    columns = [*LONG[:place], written, *LONG[place + 1 :]]
    (fault,) = faults_of(store, "radar", write_csv(tmp_path / "r.csv", columns, long_rows()))
    assert fault_line(fault, translator_for("fi")) == (
        f"r.csv: sarake {LONG[place]} puuttuu. Tarkoititko: {written}?"
    )


def test_a_missing_column_is_named_in_the_readers_language(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", wide_columns()[1:], [row[1:] for row in wide_rows()])
    (fault,) = faults_of(store, "radar", path)
    assert "kolumnen Kommun saknas" in fault_line(fault, translator_for("sv"))
    assert "kuntakoodi" in fault_line(fault, translator_for("sv"))


def test_a_year_that_the_file_has_not(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", wide_columns(), [*wide_rows(2024), *wide_rows(2026)])
    (fault,) = faults_of(store, "radar", path, year=2025)
    assert (fault.key, fault.value) == ("radar_year_not_there", "2025")
    assert dict(fault.params) == {"years": "2024, 2026"}


def test_the_templates_own_column_is_left_out_silently(tmp_path: Path) -> None:
    columns = [*LONG, "Edellinen vastaus (2025), esimerkkiaineisto"]
    path = write_csv(tmp_path / "r.csv", columns, [[*row, "Kyllä"] for row in long_rows()])
    assert parse(read_radar, path).notes.ignored == []


def test_the_year_comes_from_the_file_or_the_command(store: Store, tmp_path: Path) -> None:
    columns = ("Kunta", *codes())
    rows = [[row[0], *row[2:]] for row in wide_rows()]
    path = write_csv(tmp_path / "r.csv", columns, rows)
    with pytest.raises(UsageError) as raised:
        import_file(store, "radar", str(path))
    assert raised.value.key == "radar_year_missing"
    import_file(store, "radar", str(path), year=2026)
    assert len(answers(store, 2026)) == 286


def test_one_round_of_several(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", wide_columns(), [*wide_rows(2025), *wide_rows(2026)])
    report = import_file(store, "radar", str(path), year=2026)
    assert [(n.key, dict(n.params)) for n in report.ignored] == [("years_ignored", {"count": 22})]
    assert sources(store)[2025] == {"sample_radar"}
    assert sources(store)[2026] == {"kyt_radar"}
    import_file(store, "radar", str(path))
    assert sources(store)[2025] == {"kyt_radar"}


def test_what_is_doubtful_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(radar_rounds, "this_year", lambda: 2027)
    columns = wide_columns()[:-1]
    rows = [row[:-1] for row in wide_rows(2028, "1")]
    rows[0][2] = "0"
    report = import_file(store, "radar", str(write_csv(tmp_path / "r.csv", columns, rows)))
    assert [(w.key, w.value) for w in report.warnings] == [
        ("radar_only_zero_and_one", ""),
        ("radar_round_gap", "2028"),
        ("radar_criterion_left_out", "wellbeing_county"),
    ]
    again = wide_rows(2028, "1")
    again[0][2] = "2"
    report = import_file(store, "radar", str(write_csv(tmp_path / "s.csv", wide_columns(), again)))
    assert keys(report.warnings) == ["radar_round_gap"]


def test_notes_are_data(store: Store, tmp_path: Path) -> None:
    rows = long_rows()
    hostile = ['=cmd|"/C calc"!A0', "<script>alert(1)</script>", "@SUM(A1)", '#import "x" *b*']
    for row, note in zip(rows, hostile, strict=False):
        row[4] = note
    rows[4][4] = "Päätös 12/2025 § 45,\nvoimassa 1.1.2026–31.12.2027"
    import_file(store, "radar", str(write_csv(tmp_path / "r.csv", LONG, rows)))
    found = {row["criterion_code"]: row["note"] for row in rows_of(store) if row["note"]}
    assert [found[code] for code in codes()[:4]] == hostile
    assert found[codes()[4]] == "Päätös 12/2025 § 45, voimassa 1.1.2026–31.12.2027"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_as_spreadsheets_save_it(store: Store, tmp_path: Path, encoding: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(LONG)
    writer.writerows(long_rows())
    path = tmp_path / "r.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    report = import_file(store, "radar", str(path))
    assert set(answers(store).values()) == {2}
    assert keys(report.warnings) == (["encoding_guessed"] if encoding == "cp1252" else [])


def test_what_was_exported_comes_back(store: Store, tmp_path: Path) -> None:
    rows = [
        [row[name] if row[name] is not None else "" for name in list(row)[:5]]
        for row in store.table(store.current(), "radar_answers").to_pylist()
    ]
    columns = ("municipality_code", "year", "criterion_code", "level", "note")
    before = {year: answers(store, year) for year in range(2019, 2026)}
    report = import_file(store, "radar", str(write_csv(tmp_path / "r.csv", columns, rows)))
    assert not report.warnings
    assert {year: answers(store, year) for year in before} == before


def test_a_code_that_lost_its_zero(tmp_path: Path) -> None:
    rows = wide_rows()
    rows[0][0] = "77"
    parsed = parse(read_radar, write_csv(tmp_path / "r.csv", wide_columns(), rows))
    assert keys(parsed.notes.warnings) == ["zero_lost"]
    assert "077" in set(parsed.frames["radar_answers"]["municipality_code"])


def test_the_day_of_the_source_is_that_of_the_file(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", wide_columns(), wide_rows())
    os.utime(path, (1_800_000_000, 1_800_000_000))
    import_file(store, "radar", str(path))
    rows = store.table(store.current(), "sources").to_pylist()
    assert {r["accessed"] for r in rows if r["source_id"] == "kyt_radar"} == {"2027-01-15"}


def test_a_changed_criterion_keeps_its_name(store: Store, tmp_path: Path) -> None:
    """Two codes of one statement: the round's year tells which one is meant."""
    from tests.importers.radar.test_criteria import changed_instrument

    import_file(store, "criteria", str(changed_instrument(tmp_path)))
    columns = ("Kunta", "Vuosi", *texts("short_fi"))
    rows = [*wide_rows(2025), *wide_rows(2026)]
    import_file(store, "radar", str(write_csv(tmp_path / "r.csv", columns, rows)))
    assert "grants" in {criterion for _, criterion in answers(store, 2025)}
    later = {criterion for _, criterion in answers(store, YEAR)}
    assert "grants_open" in later
    assert "grants" not in later
