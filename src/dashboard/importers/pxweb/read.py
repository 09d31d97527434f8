"""Observations from StatFin's tables: a saved answer, or a table by its address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import paths
from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.places.areas import COUNTRY_CODE, REGION_CODE
from dashboard.errors import Fault, InputError
from dashboard.importers.base import Parsed, Task, of_year, typed
from dashboard.importers.pxweb.answer import Answer, Cell, read_answer
from dashboard.importers.pxweb.fetch import PxWeb, fetch_answer, service_of, tail
from dashboard.importers.reading.harmonise import NotUnderstood, to_number, to_period
from dashboard.importers.reading.notes import Notes
from dashboard.importers.reading.structures import read_structure, read_toml


@dataclass(frozen=True, slots=True)
class Measure:
    """What a measure of a table becomes: an indicator of a series, from a source."""

    indicator: str
    source: str
    series: str = "statfin"


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures that the product knows, by the last part of their code in lower case."""

    by_tail: Mapping[str, Measure]
    by_statistic: Mapping[str, str]

    def of(self, code: str) -> Measure | None:
        """Return what a code stands for; its first part, where known, tells the source."""
        known = self.by_tail.get(tail(code))
        if known is None:
            return None
        source = self.by_statistic.get(code.rpartition("-")[0], known.source)
        return Measure(known.indicator, source, known.series)


def known_measures() -> Measures:
    """Return the hand-kept list of measures."""
    content = read_toml(paths.REFERENCE / "pxweb_measures.toml")
    measures = {tail(code): Measure(**entry) for code, entry in content["measures"].items()}
    return Measures(measures, content["statistics"])


def read_pxweb(task: Task, service: Callable[[str], PxWeb] = PxWeb) -> Parsed:
    """Return observations of the measures that are known; the others are noted as ignored."""
    measures = known_measures()
    if "://" in task.place:
        base, path = service_of(task.place)
        content = fetch_answer(
            service(base),
            path,
            task.file,
            municipalities=task.areas().codes,
            measures=measures.by_tail.keys(),
            year=task.year,
        )
        day = date.today().isoformat()
    else:
        content, day = read_structure(task.path, task.file), ""
    answer = read_answer(content, task.file)
    return _observations(answer, measures, task, day or answer.updated)


def _observations(answer: Answer, measures: Measures, task: Task, day: str) -> Parsed:
    notes = Notes()
    cells = answer.totals()
    if not cells:
        raise InputError([Fault("pxweb_no_total", task.file)])
    _note_measures(answer, measures, task.file, notes)
    left: Counter[str] = Counter({"parts_ignored": len(answer.cells) - len(cells)})
    rows = []
    known = task.areas().codes
    for cell in cells:
        notes.refuse_flood(Fault("", task.file))
        measure = measures.of(cell.measure)
        area = _area(cell.keys[answer.area], known)
        if measure is None or area is None:
            left["areas_ignored"] += measure is not None
            continue
        row = _row(answer, cell, area, measure, task.file, notes)
        if row is None:
            left["values_missing"] += 1
        else:
            rows.append(row)
    asked = of_year(rows, task, notes)
    newest = _newest_of_each_year(asked)
    left["months_ignored"] = len(asked) - len(newest)
    notes.ignored += [Fault(k, task.file).with_params(count=n) for k, n in left.items() if n]
    notes.faults += _missing_municipalities(newest, task)
    newest = _without_region_sums(newest, task, notes)
    accessed = {row["source_id"]: day for row in newest} if day else {}
    return Parsed({"observations": typed("observations", newest)}, notes, accessed)


def _note_measures(answer: Answer, measures: Measures, file: str, notes: Notes) -> None:
    unknown = [code for code in answer.labels if measures.of(code) is None]
    notes.ignored += [
        Fault("measure_ignored", file, column=code, value=answer.labels[code]) for code in unknown
    ]
    if len(unknown) == len(answer.labels):
        notes.faults.append(Fault("pxweb_no_measures", file))


def _area(code: str, known: Collection[str]) -> str | None:
    if code in {REGION_CODE, COUNTRY_CODE}:
        return code
    plain = code.removeprefix("KU")
    return plain if plain in known and plain != code else None


def _row(
    answer: Answer, cell: Cell, area: str, measure: Measure, file: str, notes: Notes
) -> dict[str, Any] | None:
    time = cell.keys[answer.time]
    # The file has no rows that a reader could count: the cell's codes say where it is.
    place = Fault("", file, column=", ".join((*cell.keys, cell.measure)), value=cell.value)
    try:
        year, period = to_period(time.removesuffix("*"))
    except NotUnderstood as error:
        notes.faults.append(Fault(error.key, file, column=place.column, value=time))
        return None
    value = notes.read(to_number, place)
    if value is None:
        return None
    return {
        "indicator_code": measure.indicator,
        "area_code": area,
        "year": year,
        "series": measure.series,
        "period": period,
        "value": value,
        "status": "preliminary" if time in answer.preliminary or "*" in time else "final",
        "source_id": measure.source,
        "_time": time,
    }


def _newest_of_each_year(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keep the newest month of each year: an observation is one a year, its period says which."""
    newest: dict[tuple[str, int], str] = {}
    for row in rows:
        key = (row["indicator_code"], row["year"])
        newest[key] = max(newest.get(key, ""), row["_time"])
    return [row for row in rows if row["_time"] == newest[row["indicator_code"], row["year"]]]


def _missing_municipalities(rows: list[dict[str, Any]], task: Task) -> list[Fault]:
    """Return a fault for each indicator and year that lacks a municipality of today's region."""
    known = task.frames["municipalities"]
    today = set(known.loc[known["member_until"].isna(), "municipality_code"])
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row in rows:
        found[row["indicator_code"], row["year"]].add(row["area_code"])
    return [
        Fault("too_few_municipalities", task.file, column=indicator, value=str(year)).with_params(
            found=len(today & areas), expected=len(today), missing=", ".join(sorted(today - areas))
        )
        for (indicator, year), areas in sorted(found.items())
        if not today <= areas
    ]


def _without_region_sums(
    rows: list[dict[str, Any]], task: Task, notes: Notes
) -> list[dict[str, Any]]:
    """Hold the published region against the sum of its municipalities where that is its rule.

    Such a region is always computed, so its row is not stored: two values could disagree.
    """
    indicators = task.frames["indicators"]
    summed = set(
        indicators.loc[indicators["region_rule"] == RegionRule.SUM.value, "indicator_code"]
    )
    known = task.frames["municipalities"]
    today = set(known.loc[known["member_until"].isna(), "municipality_code"])
    sums: Counter[tuple[str, int]] = Counter()
    for row in rows:
        if row["area_code"] in today:
            sums[row["indicator_code"], row["year"]] += row["value"]
    kept = []
    for row in rows:
        if row["area_code"] != REGION_CODE or row["indicator_code"] not in summed:
            kept.append(row)
        elif row["value"] != sums[row["indicator_code"], row["year"]]:
            notes.faults.append(
                Fault(
                    "region_sum_differs",
                    task.file,
                    column=row["indicator_code"],
                    value=f"{row['value']:g}",
                ).with_params(year=row["year"], sum=sums[row["indicator_code"], row["year"]])
            )
        else:
            notes.ignored.append(
                Fault("region_is_summed", task.file, column=row["indicator_code"]).with_params(
                    year=row["year"]
                )
            )
    return kept
