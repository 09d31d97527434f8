"""The register extract: mapped columns only, real rows instead of sample ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.errors import InputError, UsageError
from dashboard.importers.organisations.read import read_organisations
from dashboard.importers.pipeline.run import import_file
from dashboard.store.versions import Store
from tests.builders import ORGANISATIONS, faults_of, organisation_rows, parse, write_csv, write_xlsx

WIDE = (*ORGANISATIONS, "Purkautumispäivä", "Toimiala", "Kotisivu")


def wide_rows() -> list[list[str]]:
    return [[*row, "", "", ""] for row in organisation_rows()]


def test_real_rows_end_the_sample(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "ote.csv", ORGANISATIONS, organisation_rows(), ";")
    os.utime(path, (1_790_000_000, 1_790_000_000))
    report = import_file(store, "organisations", str(path))
    rows = store.table(report.version, "organisations").to_pandas()
    assert len(rows) == 120
    assert set(rows["source_id"]) == {"prh_register"}
    assert set(rows["municipality_code"]) == {"992"}
    assert sorted(rows["organisation_id"])[0] == "prh-100.000"
    sources = store.table(report.version, "sources").to_pandas().set_index("source_id")
    assert sources.loc["prh_register", "kind"] == "official"
    assert sources.loc["prh_register", "accessed"] == "2026-09-21"
    # Everything else stays, and the same file again is no change.
    assert store.table(report.version, "observations") == store.table(
        store.history()[0].version, "observations"
    )
    assert import_file(store, "organisations", str(path)).unchanged


def test_a_later_extract_takes_the_place_of_the_first(store: Store, tmp_path: Path) -> None:
    first = write_csv(tmp_path / "a.csv", ORGANISATIONS, organisation_rows(130))
    second = write_csv(tmp_path / "b.csv", ORGANISATIONS, organisation_rows(120))
    import_file(store, "organisations", str(first))
    report = import_file(store, "organisations", str(second))
    assert report.changes["organisations"].removed == 10


def test_columns_about_persons_are_never_read(tmp_path: Path) -> None:
    columns = (*ORGANISATIONS, "Puheenjohtajan nimi", "Puheenjohtajan osoite")
    rows = [[*row, "Maija Meikäläinen", "Kotikuja 1"] for row in organisation_rows()]
    parsed = parse(read_organisations, write_xlsx(tmp_path / "o.xlsx", columns, rows))
    assert [f.column for f in parsed.notes.ignored] == list(columns[-2:])
    assert not any(
        "Maija" in str(value) for value in parsed.frames["organisations"].to_numpy().ravel()
    )


def test_not_even_when_a_mapping_names_them(tmp_path: Path) -> None:
    text = (paths.REFERENCE / "organisations_columns.toml").read_text("utf-8")
    mapping = tmp_path / "columns.toml"
    mapping.write_text(
        text.replace('name = ["nimi",', 'name = ["puheenjohtajan nimi", "nimi",'), "utf-8"
    )
    columns = (*ORGANISATIONS, "Puheenjohtajan nimi")
    rows = [[*row, "Maija Meikäläinen"] for row in organisation_rows()]
    path = write_csv(tmp_path / "o.csv", columns, rows)
    parsed = parse(read_organisations, path, columns=str(mapping))
    assert parsed.frames["organisations"]["name"].str.startswith("Kylän").all()


def test_another_mapping(store: Store, tmp_path: Path) -> None:
    mapping = tmp_path / "columns.toml"
    text = (paths.REFERENCE / "organisations_columns.toml").read_text("utf-8")
    mapping.write_text(text.replace('"kotikunta", ', '"koti", '), "utf-8")
    columns = [title.replace("Kotikunta", "KOTI") for title in ORGANISATIONS]
    path = write_csv(tmp_path / "o.csv", columns, organisation_rows())
    assert import_file(store, "organisations", str(path), columns=str(mapping)).rows == 121


def test_a_mapping_that_is_broken_or_missing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "o.csv", ORGANISATIONS, organisation_rows())
    (tmp_path / "broken.toml").write_text("scheme = ", "utf-8")
    with pytest.raises(InputError) as raised:
        parse(read_organisations, path, columns=str(tmp_path / "broken.toml"))
    assert raised.value.faults[0].key == "toml_broken"
    whole = (paths.REFERENCE / "organisations_columns.toml").read_text("utf-8")
    wrong = whole.replace('title = { fi = "Y', 'title = "Y" # { fi = "Y').replace("\\d{1,3}(", "(")
    (tmp_path / "wrong.toml").write_text(wrong.replace('scheme = "prh"', "scheme = [1]"), "utf-8")
    with pytest.raises(InputError) as raised:
        parse(read_organisations, path, columns=str(tmp_path / "wrong.toml"))
    assert [(fault.key, fault.column) for fault in raised.value.faults] == [
        ("mapping_part_wrong", "scheme"),
        ("mapping_part_wrong", "source"),
    ]
    with pytest.raises(UsageError):
        parse(read_organisations, path, columns=str(tmp_path / "none.toml"))


def test_names_are_kept_as_they_are(tmp_path: Path) -> None:
    rows = organisation_rows()
    rows[0][1] = '=HYPERLINK("x") & <b>Söpö</b>  ry'
    parsed = parse(read_organisations, write_csv(tmp_path / "o.csv", ORGANISATIONS, rows))
    assert parsed.frames["organisations"]["name"].iloc[0] == rows[0][1]


def test_websites(tmp_path: Path) -> None:
    rows = wide_rows()
    for row, website in zip(rows, ["www.esimerkki.fi", "https://a.fi/b", "-", ""], strict=False):
        row[7] = website
    parsed = parse(read_organisations, write_csv(tmp_path / "o.csv", WIDE, rows))
    found = parsed.frames["organisations"]["website"].iloc[:4]
    assert list(found.fillna("")) == ["https://www.esimerkki.fi", "https://a.fi/b", "", ""]


def test_all_faults_of_an_extract_at_once(store: Store, tmp_path: Path) -> None:
    rows = wide_rows()
    rows[0][2] = "Helsinki"
    rows[1][0] = rows[2][0]
    rows[3][5] = "1.1.1980"
    rows[4][4] = "31.2.1990"
    rows[5][3] = "12"
    rows[6][6] = "muu"
    rows[7][7] = "javascript:alert(1)"
    rows[8][0] = "194.82"
    rows[9][1] = "Nimi\N{BELL SYMBOL}\x07"
    rows[10][1] = "x" * 301
    rows[11][1] = ""
    rows[12][1] = "Kylän\u202e seura"
    rows[13][7] = "https://esi\u200bmerkki.fi"
    faults = faults_of(store, "organisations", write_csv(tmp_path / "o.csv", WIDE, rows))
    assert [(f.key, f.row) for f in faults] == [
        ("municipality_unknown", 2),
        ("key_twice", 4),
        ("ended_before_registered", 5),
        ("date_not_real", 6),
        ("class_unknown", 7),
        ("sector_unknown", 8),
        ("website_not_understood", 9),
        ("number_not_of_register", 10),
        ("hidden_sign", 11),
        ("name_too_long", 12),
        ("value_missing", 13),
        ("hidden_sign", 14),
        ("hidden_sign", 15),
    ]
    assert dict(faults[-2].params) == {"signs": "U+202E"}


def test_a_name_is_the_same_however_its_letters_were_written(tmp_path: Path) -> None:
    rows = wide_rows()
    rows[0][1], rows[1][1] = "A\u0308a\u0308nen ry", "Pitka\u0308n kyla\u0308n yhdis\u00adtys"
    parsed = parse(read_organisations, write_csv(tmp_path / "o.csv", WIDE, rows))
    assert not parsed.notes.faults
    assert list(parsed.frames["organisations"]["name"][:2]) == ["Äänen ry", "Pitkän kylän yhdistys"]


def test_a_missing_column_says_what_was_looked_for(store: Store, tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "o.csv", ORGANISATIONS[1:3], [row[1:3] for row in organisation_rows()]
    )
    faults = faults_of(store, "organisations", path)
    assert [(f.key, f.column) for f in faults] == [
        ("column_unmapped", "number"),
        ("column_unmapped", "registered_on"),
    ]
    assert "rekisterinumero" in str(dict(faults[0].params)["titles"])
