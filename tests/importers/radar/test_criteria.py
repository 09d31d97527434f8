"""The instrument is data: it may grow and change, but not against the answers that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import paths
from dashboard.errors import InputError, UsageError
from dashboard.i18n.translator import translator_for
from dashboard.importers.pipeline.messages import fault_line
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.radar.criteria import read_criteria
from dashboard.store.versions import Store
from tests.builders import faults_of, keys, parse, write_csv
from tests.importers.radar.radar_files import wide_columns, wide_rows

NEW = """
[{code}]
theme = "resources"
order = 140
weight = 2
asked_from = {first}
short = {{ fi = "{name}", sv = "Öppna bidrag", en = "Open for grants" }}
text = {{ fi = "Avustuksia voi hakea.", sv = "Bidrag kan sökas.", en = "Grants are open." }}
help = {{ fi = "Kyllä: aina.", sv = "Ja: alltid.", en = "Yes: always." }}
"""


def shipped() -> str:
    """The instrument that ships with the product."""
    return (paths.REFERENCE / "radar_criteria.toml").read_text("utf-8")


def without(code: str) -> str:
    """The shipped instrument less one criterion."""
    return re.sub(rf"\[{code}\].*?(?=\n\[|\Z)", "", shipped(), flags=re.DOTALL)


def write(folder: Path, text: str) -> Path:
    """An instrument's file."""
    path = folder / "criteria.toml"
    path.write_text(text, "utf-8")
    return path


def changed_instrument(folder: Path) -> Path:
    """Grants asked until 2025 under their old code, from 2026 under a new one of the same name."""
    old = shipped().replace("[grants]\n", "[grants]\nasked_until = 2025\n")
    return write(folder, old + NEW.format(code="grants_open", first=2026, name="Avustukset"))


def test_the_shipped_instrument_is_no_change(store: Store, tmp_path: Path) -> None:
    report = import_file(store, "criteria", str(write(tmp_path, shipped())))
    assert report.unchanged
    assert report.warnings == ()


def test_a_criterion_may_come_and_another_end(store: Store, tmp_path: Path) -> None:
    report = import_file(store, "criteria", str(changed_instrument(tmp_path)))
    change = report.changes["radar_criteria"]
    assert (change.added, change.changed, change.removed) == (1, 1, 0)
    rows = {
        r["criterion_code"]: r for r in store.table(report.version, "radar_criteria").to_pylist()
    }
    assert rows["grants"]["asked_until"] == 2025
    assert rows["grants_open"]["weight"] == 2.0


def test_an_answered_criterion_may_not_go(store: Store, tmp_path: Path) -> None:
    (fault,) = faults_of(store, "criteria", write(tmp_path, without("support_services")))
    assert (fault.key, fault.value) == ("criterion_answered", "support_services")
    assert "2019, 2020" in str(dict(fault.params)["years"])


def test_an_unanswered_one_may(store: Store, tmp_path: Path) -> None:
    text = shipped() + NEW.format(code="grants_open", first=2026, name="Haku auki")
    import_file(store, "criteria", str(write(tmp_path, text)))
    report = import_file(store, "criteria", str(write(tmp_path, shipped())))
    assert report.changes["radar_criteria"].removed == 1


def test_years_may_not_leave_out_answers(store: Store, tmp_path: Path) -> None:
    text = shipped().replace("[grants]\n", "[grants]\nasked_until = 2023\n")
    (fault,) = faults_of(store, "criteria", write(tmp_path, text))
    assert (fault.key, fault.value) == ("criterion_span_too_short", "grants")
    assert dict(fault.params) == {"years": "2024, 2025"}
    assert text.splitlines()[(fault.row or 0) - 1] == "[grants]"


def test_an_answered_criterion_keeps_its_weight(store: Store, tmp_path: Path) -> None:
    text = re.sub(r"(\[grants\]\n(?:.*\n){2}weight = )1", r"\g<1>3", shipped())
    (fault,) = faults_of(store, "criteria", write(tmp_path, text))
    assert (fault.key, fault.value, fault.column) == (
        "criterion_weight_changed",
        "grants",
        "weight",
    )
    assert dict(fault.params) | {"years": ""} == {"old": 1.0, "new": 3.0, "years": ""}
    sentence = fault_line(fault, translator_for("fi"))
    assert "1 → 3" in sentence
    assert "asked_until" in sentence


def test_the_first_round_of_an_answered_criterion_may_not_move_back(
    store: Store, tmp_path: Path
) -> None:
    text = shipped().replace("asked_from = 2022", "asked_from = 2020")
    (fault,) = faults_of(store, "criteria", write(tmp_path, text))
    assert (fault.key, fault.value) == ("criterion_span_moved", "wellbeing_county")
    assert dict(fault.params) == {"years": "2020, 2021"}


def test_a_changed_text_is_told(store: Store, tmp_path: Path) -> None:
    text = shipped().replace('sv = "Bidrag"', 'sv = "Understöd"')
    report = import_file(store, "criteria", str(write(tmp_path, text)))
    (warning,) = report.warnings
    assert (warning.key, warning.value) == ("criterion_text_changed", "grants")
    assert warning.column == "short.sv"


def test_a_criterion_of_past_rounds_is_told(store: Store, tmp_path: Path) -> None:
    text = shipped() + NEW.format(code="grants_open", first=2024, name="Haku auki")
    report = import_file(store, "criteria", str(write(tmp_path, text)))
    (warning,) = report.warnings
    assert (warning.key, dict(warning.params)) == ("criterion_unanswered", {"years": "2024, 2025"})


def test_the_new_instrument_is_what_the_next_round_is_asked_by(
    store: Store, tmp_path: Path
) -> None:
    import_file(store, "criteria", str(changed_instrument(tmp_path)))
    path = write_csv(tmp_path / "r.csv", wide_columns(), wide_rows(2026))
    assert keys(faults_of(store, "radar", path)) == ["radar_not_asked"] * 22


def test_all_faults_of_an_instrument_at_once(store: Store, tmp_path: Path) -> None:
    text = (
        shipped()
        .replace('theme = "visibility"\norder = 120', 'theme = "looks"\norder = 120')
        .replace("weight = 1\nasked_from = 2022", "weight = true\nasked_from = 2022")
        .replace('short = { fi = "Avustukset", sv = "Bidrag", en = "Grants" }', 'short = "Grants"')
        .replace("order = 80", 'order = "80"')
        .replace("[free_rooms]\n", "[free_rooms]\nasked_until = 2018\n")
        .replace("[website]\n", "[website]\nasked_untill = 2030\nhelp.se = 'x'\n")
    )
    faults = faults_of(store, "criteria", write(tmp_path, "stray = 1\n" + text))
    assert sorted((f.key, f.value, f.column) for f in faults) == [
        ("criterion_not_entry", "stray", ""),
        ("criterion_number_missing", "free_rooms", "order"),
        ("criterion_number_missing", "wellbeing_county", "weight"),
        ("criterion_part_unknown", "website", "asked_untill"),
        ("criterion_part_unknown", "website", "help.se"),
        ("criterion_span_backwards", "free_rooms", "asked_until"),
        ("criterion_span_too_short", "free_rooms", ""),
        ("criterion_text_missing", "grants", "short.en"),
        ("criterion_text_missing", "grants", "short.fi"),
        ("criterion_text_missing", "grants", "short.sv"),
        ("value_not_allowed", "looks", "theme"),
    ]


def test_what_is_no_value_at_all_is_told_too(tmp_path: Path) -> None:
    lines = "\n".join(["x" * 1000] * 40)
    text = (
        shipped()
        .replace('theme = "visibility"\norder = 120', "theme = [[]]\norder = 120")
        .replace("order = 80", f"order = 1{'0' * 400}")
        .replace("[website]\n", "[website]\nasked_until = inf\n")
        .replace('"Avustukset"', '"Avus\u202etukset"')
        .replace('"Bidrag"', f'"""{lines}"""')
    )
    faults = parse(read_criteria, write(tmp_path, text)).notes.faults
    t = translator_for("fi")
    assert all(fault_line(fault, t) for fault in faults)
    assert {(f.key, f.column) for f in faults} >= {
        ("value_not_allowed", "theme"),
        ("number_too_large", "order"),
        ("criterion_number_missing", "asked_until"),
        ("hidden_sign", "short.fi"),
        ("cell_too_long", "short.sv"),
    }


def test_values_that_the_table_does_not_take_name_the_line(store: Store, tmp_path: Path) -> None:
    text = shipped().replace('theme = "visibility"\norder = 120', 'theme = "looks"\norder = 120')
    (fault,) = faults_of(store, "criteria", write(tmp_path, text))
    assert (fault.key, fault.file, fault.column) == ("value_not_allowed", "criteria.toml", "theme")
    assert text.splitlines()[(fault.row or 0) - 1] == "[website]"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"[a\n", "toml_broken"),
        (b'a = "\xff"', "text_broken"),
        (b"#" * 1_100_000, "file_too_large"),
    ],
)
def test_files_that_are_no_instrument(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(content)
    with pytest.raises(InputError) as raised:
        parse(read_criteria, path)
    assert keys(raised.value.faults) == [key]
    with pytest.raises(UsageError):
        parse(read_criteria, tmp_path / "none.toml")


def test_an_empty_instrument_ends_nothing(store: Store, tmp_path: Path) -> None:
    faults = faults_of(store, "criteria", write(tmp_path, ""))
    assert set(keys(faults)) == {"criterion_answered"}


def test_a_mark_of_notepad_does_no_harm(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(b"\xef\xbb\xbf" + shipped().encode())
    assert import_file(store, "criteria", str(path)).unchanged
