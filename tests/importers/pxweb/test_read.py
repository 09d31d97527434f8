"""StatFin's tables: saved answers in both forms, and a table by its address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from urllib3.util import Retry

from dashboard.errors import InputError, StoreError, UsageError
from dashboard.importers.base import Parsed, Task
from dashboard.importers.pipeline import registry
from dashboard.importers.pipeline.run import import_file
from dashboard.importers.pxweb.fetch import PxWeb, service_of
from dashboard.importers.pxweb.read import known_measures, read_pxweb
from dashboard.store.versions import Store
from tests.builders import MUNICIPALITIES, SOURCES, faults_of, frames, keys, parse, write_json
from tests.importers.pxweb.stand_in import PATH, VARIABLES, Service, json_stat, running

ADDRESS = f"https://pxdata.stat.fi{PATH}"
SAVED = SOURCES / "statfin_pxweb_responses"
with_sources = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the publishers' files are not on this machine"
)


def answer(measures: dict[str, str], year: str = "2025") -> dict[str, Any]:
    """A saved answer in the `json` form: one year, all municipalities."""
    return {
        "columns": [
            {"code": "timeperiod_y", "text": "Vuosi", "type": "t"},
            {"code": "alue_23_20260101", "text": "Alue", "type": "d"},
            *[{"code": code, "text": code, "type": "c"} for code in measures],
        ],
        "comments": [],
        "data": [
            {"key": [year, f"KU{code}"], "values": list(measures.values())}
            for code in MUNICIPALITIES
        ],
        "metadata": [{"updated": "2026-12-01T05.00.00Z", "label": "x", "source": "Tilastokeskus"}],
    }


def ignored(parsed: Parsed) -> dict[str, object]:
    return {fault.key: dict(fault.params).get("count") for fault in parsed.notes.ignored}


@with_sources
def test_the_saved_population_table_is_what_is_in_force() -> None:
    parsed = parse(read_pxweb, SAVED / "statfin_11ra_json_2025.json")
    assert not parsed.notes.faults
    rows = parsed.frames["observations"]
    assert set(rows["indicator_code"]) == {"population", "age_under15_pct", "age_65plus_pct"}
    assert set(rows["source_id"]) == {"statfin_11ra"}
    jyvaskyla = rows[(rows["area_code"] == "179") & (rows["indicator_code"] == "population")]
    assert list(jyvaskyla["value"]) == [149895.0]
    # The region's population is the sum of its municipalities and is not stored twice.
    region = set(rows.loc[rows["area_code"] == "MK13", "indicator_code"])
    assert region == {"age_under15_pct", "age_65plus_pct"}
    assert ignored(parsed) == {"measure_ignored": None, "region_is_summed": None}
    assert parsed.accessed == {"statfin_11ra": "2026-05-29"}


@with_sources
def test_the_saved_table_by_sex_gives_totals_only() -> None:
    parsed = parse(read_pxweb, SAVED / "statfin_11re_json_2025.json")
    assert ignored(parsed) == {"parts_ignored": 48}
    rows = parsed.frames["observations"]
    assert list(rows.loc[rows["area_code"] == "077", "value"]) == [4436.0]


@with_sources
def test_the_saved_table_of_changes_agrees_with_the_reference() -> None:
    parsed = parse(read_pxweb, SAVED / "statfin_121w_json_2025.json")
    assert not parsed.notes.faults
    rows = parsed.frames["observations"]
    assert set(rows["source_id"]) == {"statfin_121w"}
    key = ["indicator_code", "area_code", "year", "series"]
    both = rows.merge(frames()["observations"], on=key, suffixes=("", "_old"))
    assert len(both) == 24 * 4 + 23
    assert (both["value"] == both["value_old"]).all()


@with_sources
def test_importing_a_saved_table_again_changes_nothing(store: Store) -> None:
    first = import_file(store, "pxweb", str(SAVED / "statfin_121w_json_2025.json"))
    assert first.version
    assert import_file(store, "pxweb", str(SAVED / "statfin_121w_json_2025.json")).unchanged


def test_measures_are_matched_by_the_part_after_the_last_hyphen(tmp_path: Path) -> None:
    content = answer({"some-new-prefix-vaesto": "1 000", "vaesto_yli64_p": "20,5", "x-y": "1"})
    parsed = parse(read_pxweb, write_json(tmp_path / "a.json", content))
    rows = parsed.frames["observations"]
    assert set(rows["indicator_code"]) == {"population", "age_65plus_pct"}
    assert [f.column for f in parsed.notes.ignored] == ["x-y"]


def test_the_day_of_publication_reaches_the_source(store: Store, tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", answer({"vaerak-vaesto": "7"}, "2026"))
    report = import_file(store, "pxweb", str(path))
    sources = {row["source_id"]: row for row in store.table(report.version, "sources").to_pylist()}
    assert sources["statfin_11ra"]["accessed"] == "2026-12-01"
    assert sources["statfin_12bs"]["accessed"] == "2026-11-24"


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    query = [
        {"code": "alue_23_20260101", "selection": {"filter": "item", "values": [f"KU{c}" for c in MUNICIPALITIES]}},
        {"code": "timeperiod_y", "selection": {"filter": "item", "values": ["2025"]}},
        {"code": "contentscode", "selection": {"filter": "item", "values": ["vaerak-vaesto"]}},
    ]  # fmt: skip
    stat = json_stat(query)
    plain = answer({"vaerak-vaesto": ""})
    for row, number in zip(plain["data"], stat["value"], strict=True):
        row["values"] = [f"{number:.0f}"]
    one = parse(read_pxweb, write_json(tmp_path / "a.json", stat)).frames["observations"]
    other = parse(read_pxweb, write_json(tmp_path / "b.json", plain)).frames["observations"]
    assert one.equals(other)


def test_missing_values_are_left_out_and_counted_as_missing_municipalities(tmp_path: Path) -> None:
    content = answer({"vaerak-vaesto": "5"})
    content["data"][3]["values"] = ["..."]
    parsed = parse(read_pxweb, write_json(tmp_path / "a.json", content))
    (fault,) = parsed.notes.faults
    assert (fault.key, dict(fault.params)["missing"]) == ("too_few_municipalities", "182")
    assert ignored(parsed) == {"values_missing": 1}


def test_preliminary_years_are_marked(tmp_path: Path) -> None:
    content = answer({"vaerak-vaesto": "5"}, "2026*")
    parsed = parse(read_pxweb, write_json(tmp_path / "a.json", content))
    rows = parsed.frames["observations"]
    assert set(rows[["year", "status"]].itertuples(index=False, name=None)) == {
        (2026, "preliminary")
    }


def test_of_several_months_the_newest_is_the_years_observation(tmp_path: Path) -> None:
    content = answer({"TYOTOSUUS": "9.1"}, "2026M05")
    later = answer({"TYOTOSUUS": "8.7"}, "2026M06")
    content["data"] += later["data"]
    parsed = parse(read_pxweb, write_json(tmp_path / "a.json", content))
    rows = parsed.frames["observations"]
    found = set(rows[["value", "period", "series"]].itertuples(index=False, name=None))
    assert found == {(8.7, "6/2026", "employment_service")}
    assert ignored(parsed) == {"months_ignored": 22}


def test_too_few_municipalities_are_refused(store: Store, tmp_path: Path) -> None:
    content = answer({"vaerak-vaesto": "5"})
    content["data"] = content["data"][:20]
    (fault,) = faults_of(store, "pxweb", write_json(tmp_path / "a.json", content))
    assert fault.key == "too_few_municipalities"
    assert dict(fault.params) == {"expected": 22, "found": 20, "missing": "931, 992"}


def test_a_region_that_is_not_the_sum_of_its_municipalities(store: Store, tmp_path: Path) -> None:
    content = answer({"vaerak-vaesto": "5"})
    content["data"].append({"key": ["2025", "MK13"], "values": ["111"]})
    (fault,) = faults_of(store, "pxweb", write_json(tmp_path / "a.json", content))
    assert (fault.key, fault.value, dict(fault.params)["sum"]) == (
        "region_sum_differs",
        "111",
        110.0,
    )


def test_text_where_a_number_belongs(store: Store, tmp_path: Path) -> None:
    content = answer({"vaerak-vaesto": "5"})
    content["data"][0]["values"] = ["paljon"]
    faults = faults_of(store, "pxweb", write_json(tmp_path / "a.json", content))
    assert ("not_a_number", "2025, KU077, vaerak-vaesto", "paljon") in {
        (f.key, f.column, f.value) for f in faults
    }


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ({"type": "FeatureCollection"}, "pxweb_expected"),
        ([1], "pxweb_expected"),
        ({"columns": [], "data": [{"key": ["x"]}]}, "pxweb_broken"),
        ({"class": "dataset", "id": ["a"]}, "pxweb_broken"),
        (answer({"x": "1"}), "pxweb_no_measures"),
        (answer({"vaerak-vaesto": "5"}, "vuosi") | {"data": []}, "pxweb_no_municipalities"),
    ],
)
def test_json_that_is_no_answer(store: Store, tmp_path: Path, content: object, key: str) -> None:
    assert key in keys(faults_of(store, "pxweb", write_json(tmp_path / "a.json", content)))


def test_parts_without_a_total_are_refused(store: Store, tmp_path: Path) -> None:
    content = answer({"vaerak-vaesto": "5"})
    content["columns"].insert(2, {"code": "sukupuoli", "text": "Sukupuoli", "type": "d"})
    for row in content["data"]:
        row["key"].append("1")
    assert keys(faults_of(store, "pxweb", write_json(tmp_path / "a.json", content))) == [
        "pxweb_no_total"
    ]


def test_every_known_measure_names_an_indicator_and_a_source() -> None:
    measures = known_measures()
    assert {m.indicator for m in measures.by_tail.values()} <= set(
        frames()["indicators"]["indicator_code"]
    )
    sources = set(frames()["sources"]["source_id"])
    assert {m.source for m in measures.by_tail.values()} <= sources
    assert set(measures.by_statistic.values()) <= sources
    assert {m.series for m in measures.by_tail.values()} <= set(frames()["series"]["series"])


@pytest.fixture
def service() -> Iterator[Service]:
    with running() as served:
        yield served


def by_address(service: Service, year: int | None = None) -> Parsed:
    quick = Retry(total=3, status_forcelist=(429, 503), allowed_methods=None, raise_on_status=False)
    return read_pxweb(Task(ADDRESS, frames(), year), lambda _: PxWeb(service.base, quick))


def test_a_table_by_its_address(service: Service) -> None:
    parsed = by_address(service)
    assert not parsed.notes.faults
    (question,) = service.questions
    chosen = {part["code"]: part["selection"] for part in question["query"]}
    assert chosen["contentscode"]["values"] == ["vaerak-vaesto", "vaesto_yli64_p"]
    assert chosen["timeperiod_y"] == {"filter": "top", "values": ["5"]}
    assert chosen["sukupuoli_9_20180101"]["values"] == ["SSS"]
    assert "ikaryhma" not in chosen
    assert set(chosen["alue_23_20260101"]["values"]) == {
        "SSS", "MK13", *[f"KU{code}" for code in (*MUNICIPALITIES, "291")],
    }  # fmt: skip
    rows = parsed.frames["observations"]
    assert set(rows["year"]) == {2024, 2025, 2026}
    assert set(parsed.accessed.values()) == {date.today().isoformat()}


def test_one_year_by_address(service: Service) -> None:
    assert set(by_address(service, 2025).frames["observations"]["year"]) == {2025}
    assert service.questions[0]["query"][1]["selection"]["values"] == ["2025"]
    with pytest.raises(InputError) as raised:
        by_address(service, 1999)
    assert keys(raised.value.faults) == ["year_not_offered"]


def test_a_hurried_service_is_asked_again(service: Service) -> None:
    service.first_statuses = [429, 200, 429, 503]
    assert not by_address(service).notes.faults
    assert len(service.questions) == 1


def test_a_service_that_refuses(service: Service) -> None:
    service.first_statuses = [404]
    with pytest.raises(InputError) as raised:
        by_address(service)
    (fault,) = raised.value.faults
    assert (fault.key, dict(fault.params)) == ("address_refused", {"status": 404})


def test_a_table_that_cannot_be_asked(service: Service) -> None:
    without_total = [dict(v) for v in VARIABLES]
    without_total[2]["values"] = ["1", "2"]
    for variables, key in (
        (without_total, "pxweb_no_total"),
        (VARIABLES[1:], "pxweb_no_municipalities"),
        ([*VARIABLES[:2], {"code": "contentscode", "values": ["x-y"]}], "pxweb_no_measures"),
        ("none", "pxweb_broken"),
    ):
        service.metadata = {"variables": variables}
        with pytest.raises(InputError) as raised:
            by_address(service)
        assert keys(raised.value.faults) == [key]


def test_a_service_that_is_not_there() -> None:
    nowhere = PxWeb("http://127.0.0.1:9", Retry(total=0))
    with pytest.raises(StoreError) as raised:
        read_pxweb(Task(ADDRESS, frames()), lambda _: nowhere)
    assert (raised.value.key, raised.value.exit_status) == ("network_unreachable", 3)


def test_an_import_by_address_from_end_to_end(
    service: Service, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = partial(read_pxweb, service=lambda _: PxWeb(service.base))
    changed = replace(registry.IMPORTERS["pxweb"], read=reader)
    monkeypatch.setitem(registry.IMPORTERS, "pxweb", changed)
    report = import_file(store, "pxweb", ADDRESS, year=2026)
    # Two measures of 23 municipalities, region and country, but for the region's population.
    assert report.changes["observations"].added == 2 * 25 - 1
    assert store.manifest(report.version).file == ADDRESS


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (ADDRESS, PATH),
        ("https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__vaerak/11ra.px/", PATH),
        ("https://pxdata.stat.fi:443" + PATH, PATH),
    ],
)
def test_addresses_of_the_interface_and_of_its_pages(address: str, path: str) -> None:
    assert service_of(address) == ("https://pxdata.stat.fi", path)


@pytest.mark.parametrize(
    "address",
    [
        f"http://pxdata.stat.fi{PATH}",
        f"https://pxdata.stat.fi.evil.example{PATH}",
        f"https://user@pxdata.stat.fi{PATH}",
        f"https://pxdata.stat.fi:8443{PATH}",
        f"https://pxdata.stat.fi:bad{PATH}",
        f"https://evil.example{PATH}",
        "ftp://pxdata.stat.fi/x.px",
    ],
)
def test_other_addresses_are_not_asked(address: str) -> None:
    with pytest.raises(UsageError) as raised:
        service_of(address)
    assert raised.value.key == "address_not_allowed"


@pytest.mark.parametrize("path", ["/", "/PxWeb/api/v1/fi/StatFin/../../x.px", "/admin/x.px"])
def test_addresses_that_name_no_table(path: str) -> None:
    with pytest.raises(UsageError) as raised:
        service_of(f"https://pxdata.stat.fi{path}")
    assert raised.value.key == "address_no_table"
