"""The importers of the reference tables: what they make of good rows, and of each kind of fault."""

from __future__ import annotations

from pathlib import Path

from dashboard import paths
from dashboard.importers.tables.associations import read_associations
from dashboard.importers.tables.context import read_context
from dashboard.importers.tables.municipalities import read_municipalities
from dashboard.importers.tables.population import read_population
from dashboard.store.versions import Store
from tests.builders import (
    FIXTURES,
    MUNICIPALITIES,
    POPULATION,
    faults_of,
    frames,
    keys,
    parse,
    population_rows,
    write_csv,
    write_xlsx,
)


def observations(indicator: str, **where: object) -> list[float]:
    rows = frames()["observations"]
    rows = rows[rows["indicator_code"] == indicator]
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return [float(value) for value in rows["value"]]


def test_facts_of_the_population() -> None:
    assert observations("population", area_code="179", year=2025) == [149895.0]
    of_2025 = frames()["observations"].query("indicator_code == 'population' and year == 2025")
    assert of_2025[of_2025["area_code"].isin(MUNICIPALITIES)]["value"].sum() == 273731.0
    # The preliminary 273 319 of 2023 is only a published fact; the final figure is the sum.
    of_2023 = frames()["observations"].query("indicator_code == 'population' and year == 2023")
    assert of_2023[of_2023["area_code"].isin(MUNICIPALITIES)]["value"].sum() == 273271.0


def test_statuses_are_kept() -> None:
    rows = frames()["observations"].query("indicator_code == 'population' and area_code == '179'")
    statuses = dict(zip(rows["year"], rows["status"], strict=True))
    assert statuses == dict.fromkeys(range(2000, 2026), "final") | {
        2023: "secondary",
        2024: "derived",
    }


def test_the_two_counts_of_the_register_are_two_series() -> None:
    rows = frames()["observations"].query("indicator_code == 'associations'")
    found = {
        (row["series"], row["year"], row["period"], row["value"]) for row in rows.to_dict("records")
    }
    assert found == {
        ("register_classified_23", 2020, "25.6.2020", 3664.0),
        ("register_classified", 2022, "31.8.2022", 3831.0),
        ("register_all", 2023, "2.1.2024", 5348.0),
        ("register_all", 2024, "2.1.2025", 5330.0),
    }
    assert set(rows["area_code"]) == {"MK13"}


def test_classes_of_the_register() -> None:
    assert observations("associations_class_3", year=2022) == [316.0]
    assert observations("associations_class_3", year=2024) == [354.0]
    assert observations("associations_class_0", year=2023) == [1203.0]
    assert observations("associations_class_0", year=2024) == [1158.0]
    assert observations("associations_class_0", year=2022) == []


def test_other_regions_are_ignored_and_counted() -> None:
    parsed = parse(read_associations, paths.REFERENCE / "associations.csv")
    assert [(f.key, dict(f.params)) for f in parsed.notes.ignored] == [
        ("regions_ignored", {"count": 543})
    ]


def test_context_goes_to_the_series_of_its_definition() -> None:
    def series(indicator: str, year: int) -> set[str]:
        rows = frames()["observations"]
        rows = rows[(rows["indicator_code"] == indicator) & (rows["year"] == year)]
        return set(rows["series"])

    assert series("age_65plus_pct", 2018) == {"key_figures_2019"}
    assert series("age_65plus_pct", 2025) == {"statfin"}
    assert series("urbanisation_pct", 2018) == {"key_figures_2019"}
    assert series("tertiary_education_pct_15plus", 2018) == {"key_figures_2019"}
    assert series("tertiary_education_pct_15plus", 2025) == {"statfin"}
    assert series("employment_rate_pct", 2017) == {"key_figures_2019"}


def test_a_month_is_a_period_of_its_year() -> None:
    rows = frames()["observations"]
    rows = rows[rows["indicator_code"] == "unemployed_jobseekers_pct_labour_force"]
    found = set(rows[["year", "period", "series", "source_id"]].itertuples(index=False, name=None))
    assert found == {(2026, "6/2026", "employment_service", "keha_12r5")}


def test_population_by_name_in_a_workbook(tmp_path: Path) -> None:
    rows = population_rows()
    rows[2][0] = " JYVÄSKYLÄ "
    mixed: list[list[str | int | float]] = [
        [row[0], int(row[1]), int(row[2]), row[3]] for row in rows
    ]
    parsed = parse(read_population, write_xlsx(tmp_path / "p.xlsx", POPULATION, mixed))
    assert not parsed.notes.faults
    assert list(parsed.frames["observations"]["area_code"]) == list(MUNICIPALITIES)


def test_a_code_that_lost_its_zero_is_mended_with_a_warning(tmp_path: Path) -> None:
    rows: list[list[str | int]] = [list(row) for row in population_rows()]
    rows[0][0] = 77
    parsed = parse(read_population, write_xlsx(tmp_path / "p.xlsx", POPULATION, rows))
    assert next(iter(parsed.frames["observations"]["area_code"])) == "077"
    assert [(w.key, w.row, dict(w.params)) for w in parsed.notes.warnings] == [
        ("zero_lost", 2, {"code": "077"})
    ]


def test_one_year_of_a_file(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "p.csv", POPULATION, [*population_rows(2025), *population_rows(2026)]
    )
    parsed = parse(read_population, path, year=2026)
    assert set(parsed.frames["observations"]["year"]) == {2026}
    assert [(f.key, dict(f.params)) for f in parsed.notes.ignored] == [
        ("years_ignored", {"count": 22})
    ]


def test_all_faults_of_a_population_file_at_once(store: Store) -> None:
    faults = faults_of(store, "population", FIXTURES / "population_faults.csv")
    assert [(f.key, f.row, f.column, f.value) for f in faults] == [
        ("too_few_rows", None, "", ""),
        ("municipality_unknown", 3, "municipality_code", "Helsinki"),
        ("not_a_number", 4, "population", "noin tuhat"),
        ("not_a_year", 5, "year", "26"),
        (
            "key_twice",
            7,
            "indicator_code, area_code, year, series",
            "population, 182, 2026, statfin",
        ),
        ("number_negative", 8, "population", "-5"),
        ("status_unknown", 9, "status", "lopullinen"),
        ("value_missing", 10, "population", ".."),
    ]
    assert {f.file for f in faults} == {"population_faults.csv"}


def test_missing_columns_are_all_named(store: Store) -> None:
    faults = faults_of(store, "population", FIXTURES / "population_missing_columns.csv")
    assert [(f.key, f.column) for f in faults] == [
        ("column_missing", "population"),
        ("column_missing", "status"),
    ]


def test_too_few_rows_stop_the_import(store: Store, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "p.csv", POPULATION, population_rows()[:5])
    (fault,) = faults_of(store, "population", path)
    assert (fault.key, dict(fault.params)) == ("too_few_rows", {"expected": 22, "found": 5})


def test_too_few_rows_are_not_claimed_when_rows_are_faulty(store: Store, tmp_path: Path) -> None:
    rows = population_rows()
    rows[0][2] = "x"
    path = write_csv(tmp_path / "p.csv", POPULATION, rows)
    assert keys(faults_of(store, "population", path)) == ["not_a_number"]


def test_unknown_indicators_and_sources_are_faults_of_their_rows(
    store: Store, tmp_path: Path
) -> None:
    columns = ("area_code", "indicator", "period", "value", "source")
    rows = [
        ["179", "age_65plus_pct", "2026", "20,1", "statfin_11ra"],
        ["179", "happiness_pct", "2026", "99", "statfin_11ra"],
        ["SSS", "age_65plus_pct", "2026", "23,9", "somewhere"],
        ["MK06", "age_65plus_pct", "2026K1", "", "statfin_11ra"],
    ]
    faults = faults_of(store, "context", write_csv(tmp_path / "c.csv", columns, rows, ";"))
    assert [(f.key, f.row, f.column) for f in faults] == [
        ("too_few_rows", None, ""),
        ("reference_unknown", 3, "indicator_code"),
        ("reference_unknown", 4, "source_id"),
        ("municipality_unknown", 5, "area_code"),
        ("not_a_period", 5, "period"),
        ("value_missing", 5, "value"),
    ]


def test_a_total_that_its_classes_do_not_make(store: Store, tmp_path: Path) -> None:
    columns = ("date", "maakunta_code", "class_code", "associations")
    rows = [
        ["2.1.2026", "13", "1", "10"],
        ["2.1.2026", "13", "0", "5"],
        ["2.1.2026", "13", "T", "16"],
        ["2.1.2026", "13", "x", "1"],
        ["2.1.2026", "13", "1", "10"],
    ]
    faults = faults_of(store, "associations", write_csv(tmp_path / "a.csv", columns, rows))
    assert [(f.key, f.row) for f in faults] == [
        ("total_differs", 4),
        ("class_unknown", 5),
        ("key_twice", 6),
    ]


def test_a_municipality_of_an_unknown_group(store: Store, tmp_path: Path) -> None:
    text = (paths.REFERENCE / "municipalities.csv").read_text("utf-8")
    path = tmp_path / "m.csv"
    path.write_text(text.replace("Kaupunkimaiset kunnat", "Suuret kunnat"), "utf-8")
    faults = faults_of(store, "municipalities", path)
    assert [(f.key, f.row, f.value) for f in faults] == [("group_unknown", 4, "Suuret kunnat")]


def test_kuhmoinen_left_at_the_end_of_2020() -> None:
    parsed = parse(read_municipalities, paths.REFERENCE / "municipalities.csv")
    rows = parsed.frames["municipalities"].set_index("municipality_code")["member_until"]
    assert rows["291"] == "2020-12-31"
    assert rows.drop("291").isna().all()
    assert parse(read_context, paths.REFERENCE / "context_indicators.csv").notes.warnings == []
