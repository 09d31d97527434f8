"""The command line: exit statuses, words in three languages, and what each command prints."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dashboard import cli, paths
from dashboard.domain.selection import LANGUAGES
from dashboard.errors import Fault
from dashboard.i18n.translator import translator_for
from dashboard.importers.base import typed
from dashboard.importers.pipeline.messages import fault_line, fault_lines
from dashboard.schema.checks import value_faults
from dashboard.store import writing
from dashboard.store.versions import Store
from tests.builders import (
    FIXTURES,
    ORGANISATIONS,
    make_store,
    organisation_rows,
    population_file,
    snapshot,
    write_csv,
)
from tests.importers.radar.radar_files import wide_columns, wide_rows


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    made = make_store(tmp_path / "store")
    monkeypatch.setenv("DASHBOARD_DATA", str(made.folder))
    monkeypatch.setattr(paths, "EMBEDDED_STORE", made.embedded)
    return made


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.run(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_good_import(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = population_file(tmp_path / "p.csv")
    status, out, err = run(capsys, "import", "population", str(path))
    assert (status, err) == (0, "")
    assert store.current() in out
    status, out, err = run(capsys, "import", "population", str(path), "--lang", "en")
    assert (status, err) == (0, "")
    assert "No change" in out


@pytest.mark.parametrize("lang", LANGUAGES)
def test_faults_one_a_line_on_standard_error(
    store: Store, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    before = snapshot(store.folder)
    file = str(FIXTURES / "population_faults.csv")
    status, out, err = run(capsys, "import", "population", file, "--lang", lang)
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert len([line for line in lines if line.startswith("population_faults.csv, ")]) == 7
    assert len(lines) == 7 + 3
    assert "22" in lines[2]
    assert "Helsinki" in lines[3]
    assert snapshot(store.folder) == before


def test_a_fault_says_where(capsys: pytest.CaptureFixture[str]) -> None:
    fault = Fault("not_a_number", "väki.xlsx", "Luvut", 7, "väkiluku", "noin 5")
    assert fault_line(fault, translator_for("fi")) == (
        "väki.xlsx, välilehti Luvut, rivi 7, sarake väkiluku: ”noin 5” ei ole luku."
    )
    area = Fault("area_differs", "b.geojson", value="435").with_params(
        area=1234.5, official=313.3, percent=3
    )
    assert "1234,5 km²" in fault_line(area, translator_for("sv"))
    assert "1234.5 km²" in fault_line(area, translator_for("en"))


def test_alike_faults_of_many_rows_share_a_line() -> None:
    alike = [Fault("level_unknown", "r.csv", "", row, "Taso", "joo") for row in (5, 2, 3, 4, 9, 11)]
    other = Fault("level_unknown", "r.csv", "", 6, "Taso", "jep")
    first, second = fault_lines([*alike[:2], other, *alike[2:]], translator_for("fi"))
    assert first.startswith("r.csv, rivit 2–5, 9, 11, sarake Taso: ”joo” ei ole taso.")
    assert second.startswith("r.csv, rivi 6, sarake Taso: ”jep”")
    many = [Fault("value_missing", "r.csv", row=row) for row in range(1, 2001, 2)]
    (line,) = fault_lines(many, translator_for("en"))
    assert len(line) < 250


def test_lists_are_cut_between_their_entries() -> None:
    known = ", ".join(f"criterion_{n}" for n in range(100))
    fault = Fault("mapping_criterion_unknown", "m.toml", value="x").with_params(known=known)
    line = fault_line(fault, translator_for("fi"))
    assert "criterion_12, " in line
    assert re.search(r"criterion_\d+….$", line)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rules_are_words(lang: str) -> None:
    rows = [{"criterion_code": "Outo koodi", "theme": "x", "weight": 0.0, "asked_from": 1800}]
    frame = typed("radar_criteria", rows).drop(columns="_row")
    lines = list(fault_lines(value_faults("radar_criteria", frame), translator_for(lang)))
    assert any("structures, dialogue, resources" in line for line in lines)
    assert any("1900" in line for line in lines)
    assert not any(sign in line for line in lines for sign in "([]^{")


def test_values_cannot_command_the_terminal() -> None:
    fault = Fault("not_a_number", "a.csv", value="\x1b[2J{boom}\n" + "x" * 500)
    line = fault_line(fault, translator_for("fi"))
    assert line.isprintable()
    assert "{boom}" in line
    assert len(line) < 250


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["import", "population", "no-such-file.csv"], 2),
        (["import", "radars", "x.csv"], 2),
        (["import", "facts", "x.csv", "--year", "2025"], 2),
        (["import", "pxweb", "https://evil.example/PxWeb/api/v1/fi/x.px"], 2),
        (["import", "boundaries", "x.geojson", "--scale", "10"], 2),
        (["frobnicate"], 2),
        (["import"], 2),
        (["history", "--lang", "de"], 2),
        (["rollback", "v-none"], 2),
        (["report", "kunta"], 2),
        (["report", "toimiala", "nothing"], 2),
        (["import", "radar", "."], 2),
        (["import", "radar", "x.csv", "--columns", "."], 2),
        (["export", "nothing"], 2),
        (["export", "series", "--year", "2025"], 2),
        (["export", "observations", "--indicator", "nothing"], 2),
        (["export", "observations", "--municipality", "091"], 2),
        (["export", "series", "--format", "xml"], 2),
        (["export", "series", "--out", "/no/such/folder/f.csv"], 2),
        (["--help"], 0),
        ([], 0),
        (["check"], 0),
        (["history"], 0),
        (["sources"], 0),
    ],
)
def test_exit_statuses(
    store: Store, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int
) -> None:
    found, out, err = run(capsys, *arguments)
    assert found == status
    assert bool(err) == (status != 0)
    assert "Traceback" not in out + err


def test_what_was_used_wrongly_is_said(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "report kunta 179" in run(capsys, "report", "kunta")[2]
    assert "kansio" in run(capsys, "import", "population", str(tmp_path))[2]
    (tmp_path / "file").write_text("x", "utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "file"))
    status, _, err = run(capsys, "history")
    assert status == 2
    assert "DASHBOARD_DATA" in err


def test_the_help_of_a_report_tells_its_forms(capsys: pytest.CaptureFixture[str]) -> None:
    out = " ".join(run(capsys, "report", "--help")[1].split())
    assert "parquet" not in out
    assert "kunta: pdf" in out
    assert "179" in out


def test_a_written_export_is_told(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, "export", "municipalities", "--out", str(tmp_path / "m.csv"))
    assert status == 0
    assert "m.csv" in out
    assert "23" in out


def test_rows_and_answers_of_a_round(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = wide_rows()
    rows[0][2] = ""
    path = write_csv(tmp_path / "r.csv", wide_columns(), rows)
    first, second, *_ = run(capsys, "import", "radar", str(path), "--dry-run")[1].splitlines()
    assert first == "r.csv: 22 riviä luettu."
    assert second == "Vastauksia: 285."


def test_a_busy_store_and_an_empty_one(
    store: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = str(population_file(tmp_path / "p.csv"))
    with writing.held(store.folder):
        assert run(capsys, "import", "population", path)[0] == 3
    monkeypatch.setattr(paths, "EMBEDDED_STORE", tmp_path / "nothing")
    status, out, err = run(capsys, "check")
    assert (status, out) == (3, "")
    assert "dashboard build" in err


def test_check_finds_what_was_changed_by_hand(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    file = store.table_path(store.current(), "series")
    pq.write_table(pq.read_table(file).slice(1), file)
    status, _, err = run(capsys, "check")
    assert status == 3
    # The version in force is damaged and no other is there: the table is named.
    assert "series" in err


def test_history_and_rollback(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    embedded = store.current()
    run(capsys, "import", "population", str(population_file(tmp_path / "p.csv")))
    imported = store.current()
    _, out, _ = run(capsys, "history")
    first, second, change = out.splitlines()
    assert first.startswith(embedded)
    assert second.startswith(imported)
    assert second.endswith("p.csv (voimassa)")
    assert "22" in change
    assert run(capsys, "rollback", embedded)[0] == 0
    assert store.current() == embedded


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sample_ends_once_and_comes_back_by_rollback(
    store: Store, capsys: pytest.CaptureFixture[str], lang: str
) -> None:
    t, embedded = translator_for(lang), store.current()
    status, out, err = run(capsys, "end-sample", "--all", "--lang", lang)
    assert (status, err) == (0, "")
    assert store.current() in out
    assert store.current() != embedded
    assert run(capsys, "end-sample", "--all", "--lang", lang)[:2] == (0, t("cli.no_sample") + "\n")
    assert run(capsys, "check", "--lang", lang)[0] == 0
    assert "end-sample" in run(capsys, "history", "--lang", lang)[1]
    assert run(capsys, "rollback", embedded)[0] == 0
    assert store.current() == embedded


def test_the_sample_of_a_table_and_of_a_year_ends(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "end-sample", "radar_answers", "--year", "2025")[0] == 0
    _, out, _ = run(capsys, "export", "radar_answers", "--format", "json")
    assert {row["year"] for row in json.loads(out)} == set(range(2019, 2025))
    assert run(capsys, "end-sample", "organisations")[0] == 0
    _, out, _ = run(capsys, "export", "organisations", "--format", "json")
    assert json.loads(out) == []


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["organisations", "--all"],
        ["nothing"],
        ["organisations", "--year", "2025"],
        ["--all", "--year", "2025"],
    ],
)
def test_an_end_of_nothing_known_is_a_wrong_use(
    store: Store, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    before = snapshot(store.folder)
    status, out, err = run(capsys, "end-sample", *wrong)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) >= 2
    assert snapshot(store.folder) == before


def test_documents_and_files_are_made_after_the_end_of_the_sample(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "end-sample", "--all")[0] == 0
    for arguments in (
        ["report", "kunta", "992"],
        ["report", "toimiala", "omaiset"],
        ["template", "radar", "--year", "2026"],
        ["export", "observations"],
    ):
        out = tmp_path / "-".join(arguments).replace("--", "")
        status, _, err = run(capsys, *arguments, "--out", str(out))
        assert (status, err) == (0, ""), arguments
        assert out.stat().st_size > 100


def test_many_notes_are_summed_up(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = (*ORGANISATIONS, *[f"Lisä {n}" for n in range(15)])
    rows = [[*row, *["x"] * 15] for row in organisation_rows()]
    path = write_csv(tmp_path / "o.csv", columns, rows)
    _, out, _ = run(capsys, "import", "organisations", str(path), "--dry-run", "--lang=en")
    assert out.count("is not read") == 10
    assert "5 more" in out
    assert "nothing was stored" in out
    assert store.current().startswith("e-")


def exported(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, str]]:
    status, out, err = run(capsys, "export", *arguments)
    assert (status, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out)))


def test_export_of_a_stored_indicator(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    rows = exported(
        capsys,
        "observations",
        "--indicator",
        "population",
        "--municipality",
        "179",
        "--year",
        "2025",
    )
    (row,) = rows
    assert float(row["value"]) == 149895
    assert row["source_kind"] == "Virallinen tilasto"


def test_derived_indicators_are_exported_like_stored_ones(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = exported(
        capsys, "observations", "--indicator", "organisations_per_1000", "--year", "2024"
    )
    assert len(rows) == 23
    assert {(row["source_id"], row["source_kind"]) for row in rows} == {
        # The population of 2024 is that of 2025 less the change that table 121w tells.
        (
            "sample_organisations;statfin_11ra;statfin_121w",
            "Esimerkkiaineisto; Virallinen tilasto; Virallinen tilasto",
        )
    }
    [balance] = exported(
        capsys, "observations", "--indicator", "net_immigration_per_1000", "--municipality", "179"
    )
    assert (balance["year"], balance["label"], balance["base"]) == ("2025", "", "")
    assert float(balance["value"]) == pytest.approx(5.7842, abs=0.00005)
    everything = exported(capsys, "observations", "--municipality", "435")
    codes = {row["indicator_code"] for row in everything}
    assert {"population", "population_change_pct", "organisations"} <= codes


def test_sample_rows_say_so_in_every_format(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    choice = ("organisations", "--municipality", "435")
    rows = exported(capsys, *choice)
    assert {row["source_kind"] for row in rows} == {"Esimerkkiaineisto"}
    assert {row["label"] for row in rows} == {"Esimerkkiaineisto: keksittyjä lukuja, ei oikeita"}
    assert list(rows[0])[:3] == ["organisation_id", "source_kind", "label"]
    _, out, _ = run(capsys, "export", *choice, "--format", "json", "--lang", "en")
    assert {row["source_kind"] for row in json.loads(out)} == {"Sample data"}
    file = tmp_path / "o.parquet"
    assert run(capsys, "export", *choice, "--format", "parquet", "--out", str(file))[::2] == (0, "")
    assert set(pq.read_table(file).column("source_kind").to_pylist()) == {"Esimerkkiaineisto"}


def test_no_spreadsheet_runs_what_is_exported(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = organisation_rows()
    rows[0][1] = '=HYPERLINK("https://evil.example")'
    rows[1][1] = "@yhdistys"
    path = write_csv(tmp_path / "o.csv", ORGANISATIONS, rows)
    run(capsys, "import", "organisations", str(path))
    names = [row["name"] for row in exported(capsys, "organisations")]
    assert '\'=HYPERLINK("https://evil.example")' in names
    assert "'@yhdistys" in names
    change = exported(
        capsys, "observations", "--indicator", "natural_increase", "--municipality", "435"
    )
    assert float(change[0]["value"]) < 0


def test_years_are_whole_also_where_some_are_missing(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    years = {row["year"] for row in exported(capsys, "published_facts")}
    assert {"", "2018"} <= years
    assert all(year == "" or year.isdigit() for year in years)


def test_a_csv_file_is_for_spreadsheets(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "k.csv"
    run(capsys, "export", "municipalities", "--out", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbfmunicipality_code,")
    rows = exported(capsys, "municipalities")
    assert rows[0]["municipality_code"] == "077"


def test_borders_are_exported_as_geojson(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "export", "boundaries", "--municipality", "179", "--format", "json")
    (feature,) = json.loads(out)["features"]
    assert feature["properties"]["municipality_code"] == "179"
    assert feature["geometry"]["type"] == "Polygon"
    assert "geometry_3067" not in exported(capsys, "boundaries")[0]


def test_sources_with_their_rows(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "sources", "--lang", "sv")
    (line,) = [line for line in out.splitlines() if line.startswith("sample_organisations")]
    assert "Exempelmaterial" in line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_is_in_the_readers_language(capsys: pytest.CaptureFixture[str], lang: str) -> None:
    status, out, _ = run(capsys, "--help", "--lang", lang)
    assert status == 0
    t = translator_for(lang)
    assert t("cli.help.dashboard").split(":")[0] in out
    for name in ("build", "import", "sources", "check", "history", "rollback", "export", "serve"):
        assert f"  {name} " in out
    _, out, _ = run(capsys, "import", "--help", f"--lang={lang}")
    assert t("cli.option.dry_run") in out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, dashboard.cli; dashboard.cli.run(['--help']);"
        "print([m for m in ('streamlit','pandas','pyarrow','ibis','shapely') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=paths.ROOT
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("now", "most", "raised"),
    [
        (1024, 4096, [(4096, 4096)]),
        (1024, 1_000_000, [(10_240, 1_000_000)]),
        (1024, resource.RLIM_INFINITY, [(10_240, resource.RLIM_INFINITY)]),
        (20_000, 20_000, []),
        (resource.RLIM_INFINITY, resource.RLIM_INFINITY, []),
    ],
)
def test_serve_may_open_the_files_of_many_readers_and_never_fewer_than_before(
    monkeypatch: pytest.MonkeyPatch, now: int, most: int, raised: list[tuple[int, int]]
) -> None:
    limits: list[tuple[int, int]] = []
    monkeypatch.setattr("resource.getrlimit", lambda _: (now, most))
    monkeypatch.setattr("resource.setrlimit", lambda _, both: limits.append(both))
    monkeypatch.setattr("os.execv", lambda *_: None)
    monkeypatch.setattr("os.chdir", lambda _: None)
    assert cli.run(["serve"]) == 0
    assert limits == raised


def test_serve_starts_uvicorn_at_host_and_port(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("os.execv", lambda _, arguments: started.append(arguments))
    monkeypatch.setattr("os.chdir", lambda _: None)
    monkeypatch.setattr("resource.setrlimit", lambda *_: None)
    monkeypatch.setenv("HOST", "0.0.0.0")
    monkeypatch.setenv("PORT", "8123")
    assert cli.run(["serve"]) == 0
    (arguments,) = started
    assert arguments[1:4] == ["-m", "uvicorn", "app:app"]
    assert arguments[arguments.index("--host") + 1] == "0.0.0.0"
    assert arguments[arguments.index("--port") + 1] == "8123"
    assert {"--no-access-log", "--no-server-header", "--no-proxy-headers"} <= set(arguments)
    monkeypatch.setenv("PORT", "x; rm")
    assert run(capsys, "serve")[0] == 2


@pytest.mark.parametrize(
    ("limits", "raised"),
    [
        ((1024, 524_288), [(10_240, 524_288)]),
        ((256, resource.RLIM_INFINITY), [(10_240, resource.RLIM_INFINITY)]),
        ((1024, 4096), [(4096, 4096)]),
        ((20_000, 20_000), []),
        ((resource.RLIM_INFINITY, resource.RLIM_INFINITY), []),
    ],
)
def test_serve_opens_as_many_files_as_readers_need(
    monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int], raised: list[tuple[int, int]]
) -> None:
    seen: list[tuple[int, int]] = []
    monkeypatch.setattr("os.execv", lambda *_: None)
    monkeypatch.setattr("os.chdir", lambda _: None)
    monkeypatch.setattr("resource.getrlimit", lambda _: limits)
    monkeypatch.setattr("resource.setrlimit", lambda _, new: seen.append(new))
    assert cli.run(["serve"]) == 0
    assert seen == raised


def test_the_dictionary_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "DICTIONARY", tmp_path / "docs" / "d.md")
    assert run(capsys, "dictionary")[0] == 0
    assert (tmp_path / "docs" / "d.md").read_text("utf-8").startswith("# Data dictionary")


def test_build_prints_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "EMBEDDED_STORE", tmp_path)
    status, out, _ = run(capsys, "build")
    assert status == 0
    assert Store(tmp_path, tmp_path).current() in out


def keys_in_code() -> set[str]:
    """The keys of faults that importers and schema name: first words of their calls."""
    found = set()
    for folder in ("importers", "schema"):
        for file in (paths.ROOT / "src" / "dashboard" / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in {"Fault", "NotUnderstood", "fault", "named"} and node.args:
                    words = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
                    found |= {word for word in words if isinstance(word, str) and word}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fault_has_a_sentence(lang: str) -> None:
    t = translator_for(lang)
    known = keys_in_code()
    assert {"not_a_number", "key_twice", "json_truncated", "border_crosses"} <= known
    missing = {k for k in known if not t.has(f"fault.{k}") and not t.has(f"fault.{k}.other")}
    assert not missing
