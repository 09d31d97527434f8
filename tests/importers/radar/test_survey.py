"""Exports of survey tools: questions mapped by a small file, persons' columns never read."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import UsageError
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.radar.read import read_radar
from dashboard.importers.radar.words import radar_words
from dashboard.importers.reading.notes import Notes
from dashboard.store.versions import Store
from tests.builders import faults_of, frames, keys, parse, write_csv, write_xlsx
from tests.importers.radar.radar_files import answers, codes, wide_columns, wide_rows

QUESTIONS = {
    "Onko kunnassa nimetty järjestöyhdyshenkilö?": "contact_person",
    "Kuuluuko järjestöyhteistyö jonkun viranhaltijan tehtäviin?": "cooperation_duty",
    "Onko järjestöyhteistyön käytännöt kirjattu?": "written_practice",
    "Kutsuuko kunta kaikki järjestöt koolle vähintään kerran vuodessa?": "open_meetings",
    "Osallistuvatko päättäjät yhteistyöhön?": "decision_makers",
    "Myöntääkö kunta järjestöille avustuksia?": "grants",
    "Ovatko avustusten perusteet selkeät ja julkiset?": "grant_rules",
    "Saavatko järjestöt käyttää kunnan tiloja maksutta?": "free_rooms",
    "Tukeeko kunta järjestöjä palveluilla?": "support_services",
    "Ovatko järjestöt mukana hyvinvointikertomuksen työssä?": "wellbeing_report",
    "Käytetäänkö järjestöjen tietoa palvelujen kehittämisessä?": "residents_experience",
    "Löytyvätkö järjestöjen tiedot yhdestä paikasta?": "website",
    "Tehdäänkö yhteistyötä hyvinvointialueen kanssa?": "wellbeing_county",
}
ANSWERS = ("Toteutuu täysin", "Toteutuu osin", "Ei toteudu", "En osaa sanoa", "")
LEVELS = {"Toteutuu täysin": 2, "Toteutuu osin": "partly", "Ei toteudu": "no"}
PERSONS = ("Vastaajan nimi", "Sähköpostiosoite", "Puhelinnumero", "IP-osoite")
REMARKS = ("Perustelut: avustukset", "Kommentteja")


def mapping(folder: Path, extra: str = "") -> Path:
    """The file that tells which question is which criterion."""
    lines = ["[columns]", 'municipality = "Minkä kunnan puolesta vastaat?"', 'year = "Kierros nro"']
    lines += [f'"{question}" = "{code}"' for question, code in QUESTIONS.items()]
    lines += ["[levels]", *(f'"{word}" = {level!r}' for word, level in LEVELS.items())]
    path = folder / "kysely.toml"
    path.write_text("\n".join([*lines, extra]).replace("'", '"'), "utf-8")
    return path


def survey_rows() -> list[list[str]]:
    """What 22 respondents answered, their particulars first."""
    names = frames()["municipalities"].set_index("municipality_code")["name_fi"]
    return [
        [
            f"{n + 1}", "Maija Meikäläinen", "maija@kunta.fi", "040 123 4567", "10.0.0.1",
            f" {names[row[0]].upper()} ", *[ANSWERS[(n + k) % 5] for k in range(13)], "Hyvä kysely", "x",
        ]
        for n, row in enumerate(wide_rows())
    ]  # fmt: skip


def survey_columns() -> list[str]:
    """The tool's headings: the respondent's number, persons, numbered questions, remarks."""
    numbered = [f"{n}. {question}" for n, question in enumerate(QUESTIONS, start=2)]
    return ["NO", *PERSONS, "1. Minkä kunnan puolesta vastaat?", *numbered, *REMARKS]


def test_a_survey_export(store: Store, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "webropol.xlsx", survey_columns(), survey_rows())
    columns = str(mapping(tmp_path).rename(tmp_path / "k.toml"))
    text = Path(columns).read_text("utf-8").replace('year = "Kierros nro"\n', "")
    Path(columns).write_text(text, "utf-8")
    report = import_file(store, "radar", str(path), year=2026, columns=columns)
    assert report.warnings == ()
    assert [(n.key, n.column) for n in report.ignored] == [
        ("column_ignored", "NO"),
        *(("column_personal", title) for title in PERSONS),
        *(("column_remarks", title) for title in REMARKS),
    ]
    found = answers(store)
    assert [found["077", code] for code in codes()[:6]] == [2, 1, 0, None, None, 2]
    stored = str(store.table(store.current(), "radar_answers").to_pylist())
    assert not any(word in stored for word in ("Maija", "@", "040", "10.0.0.1", "Hyvä kysely"))


def test_a_person_is_not_read_even_when_mapped(tmp_path: Path) -> None:
    columns = ["Kunta", "Vastaajan sähköposti", *codes()[1:]]
    rows = [[row[0], "maija@kunta.fi", *row[3:]] for row in wide_rows()]
    path = write_csv(tmp_path / "s.csv", columns, rows)
    mapped = tmp_path / "m.toml"
    mapped.write_text('[columns]\n"Vastaajan sähköposti" = "contact_person"\n', "utf-8")
    parsed = parse(read_radar, path, year=2026, columns=str(mapped))
    assert not parsed.notes.faults
    assert keys(parsed.notes.ignored) == ["column_personal"]
    assert keys(parsed.notes.warnings) == ["radar_criterion_left_out"]


@pytest.mark.parametrize(
    ("column", "personal"),
    [
        ("Nimi", True),
        ("Vastaajan nimi", True),
        ("Etunimesi", True),
        ("E-postadress", True),
        ("Email address", True),
        ("Puhelimenne", True),
        ("Your name:", True),
        ("Nimetty yhdyshenkilö", False),
        ("Named contact person", False),
        ("Nimikkeistö", False),
        ("Kunta", False),
        ("Avoimet tapaamiset", False),
    ],
)
def test_headings_about_persons(column: str, personal: bool) -> None:
    assert radar_words(None, Notes()).is_personal(column) is personal


def test_no_criterion_is_taken_for_a_person() -> None:
    criteria = frames()["radar_criteria"]
    texts = [
        text
        for part in ("short", "text")
        for lang in ("fi", "sv", "en")
        for text in criteria[f"{part}_{lang}"]
    ]
    assert [text for text in texts if radar_words(None, Notes()).is_personal(text)] == []


def test_the_municipalitys_name_is_no_person(tmp_path: Path) -> None:
    columns = ("Kunnan nimi", *wide_columns()[1:])
    parsed = parse(read_radar, write_csv(tmp_path / "s.csv", columns, wide_rows()))
    assert not parsed.notes.faults
    assert not parsed.notes.ignored


def test_one_criterion_in_two_columns(store: Store, tmp_path: Path) -> None:
    columns = (*wide_columns(), "Avustukset")
    path = write_csv(tmp_path / "s.csv", columns, [[*row, "ei"] for row in wide_rows()])
    (fault,) = faults_of(store, "radar", path)
    assert (fault.key, fault.column) == ("criterion_column_twice", "Avustukset")
    assert dict(fault.params) == {"other": "grants"}


def test_unknown_forms_say_what_was_looked_for(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", wide_columns()[1:], [row[1:] for row in wide_rows()])
    assert keys(faults_of(store, "radar", path)) == ["radar_column_missing"]
    path = write_csv(tmp_path / "b.csv", ("Kunta", "Vuosi", "Kysymys 1"), [["179", "2026", "ei"]])
    assert keys(faults_of(store, "radar", path)) == ["radar_no_criteria"]


def test_faults_of_a_mapping(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "s.csv", wide_columns(), wide_rows())
    mapped = tmp_path / "m.toml"
    mapped.write_text(
        '[columns]\nx = 5.5\n"1. Miten?" = "grant"\n[levels]\n"joo" = "kyllä"\n[more]\n', "utf-8"
    )
    faults = parse(read_radar, path, columns=str(mapped)).notes.faults
    assert sorted(keys(faults)) == [
        "mapping_criterion_unknown",
        "mapping_level_unknown",
        "mapping_not_text",
        "mapping_part_unknown",
    ]
    assert {f.column for f in faults} == {"x", "1. Miten?", "joo", ""}
    mapped.write_text('columns = "x"\n', "utf-8")
    assert keys(parse(read_radar, path, columns=str(mapped)).notes.faults) == ["mapping_not_text"]
    with pytest.raises(UsageError):
        parse(read_radar, path, columns=str(tmp_path / "none.toml"))


def test_a_mapping_beside_the_file(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "s.csv", wide_columns(), wide_rows())
    mapped = tmp_path / "m.toml"
    mapped.write_text('[columns]\n"Ei tiedostossa?" = "grants"\n"Outo?" = "nothing"\n', "utf-8")
    parsed = parse(read_radar, path, columns=str(mapped))
    assert [(f.key, f.file, f.value) for f in parsed.notes.faults] == [
        ("mapping_criterion_unknown", "m.toml", "nothing")
    ]
    mapped.write_text('[columns]\n"Ei tiedostossa?" = "grants"\n', "utf-8")
    parsed = parse(read_radar, path, columns=str(mapped))
    assert [(w.key, w.column) for w in parsed.notes.warnings] == [
        ("mapping_column_missing", "Ei tiedostossa?")
    ]


def test_a_mapped_municipality_that_is_not_there(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "s.csv", wide_columns(), wide_rows())
    mapped = tmp_path / "m.toml"
    mapped.write_text('[columns]\nmunicipality = "Kuntanne"\n', "utf-8")
    parsed = parse(read_radar, path, columns=str(mapped))
    assert keys(parsed.notes.faults) == ["radar_column_missing_near"]
