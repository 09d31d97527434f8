"""Every sentence of a path that the embedded data can say, held against the values themselves.

The values are read from the tables' frames and computed with here once more, in `Decimal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

import pytest

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.places.areas import REGION_CODE
from dashboard.views.trends.runs import Run, runs_of
from dashboard.views.trends.span import Span, moved
from dashboard.views.trends.words import told_whole
from tests.views import real

UP = r"kasvoi|lisääntyivät|nousi|nousivat"
DOWN = r"väheni|vähenivät|laski|laskivat"
NUMBER = r"[−+±]?\d[\d ]*(?:,\d+)?"
ENDS = re.compile(rf"\(({NUMBER})[ %€]* → ({NUMBER})[ %€]*\)")
EXTREME = re.compile(
    rf"(Suurimmillaan|Korkeimmillaan|Pienimmillään|Matalimmillaan) ([^(]*) \(({NUMBER})[ %€]*\)"
)
RUN = re.compile(r"(Kasvoi|Nousi|Väheni|Laski) joka vuosi (\d+)–(\d+)")
LAST = re.compile(r"Viimeisenä vuonna (?:ei muutosta|(nousua|laskua)?\s?([\d ]+(?:,\d+)?)[^.]*)")
RANGE = re.compile(rf"vuosittain ({NUMBER}) ?(?:–|…) ?({NUMBER})|joka vuosi ({NUMBER}) \(")


def exact(text: str) -> Decimal:
    """A printed number as a number."""
    plain = text.replace(" ", "").replace("−", "-").replace("±", "").replace(",", ".")
    return Decimal(plain.removeprefix("+"))


def printed(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def runs() -> Iterator[tuple[Indicator, Run]]:
    """Every area of every indicator, level indicators apart: they have words, no path."""
    catalogue = real.catalogue()
    for code, indicator in catalogue.indicators.items():
        if not indicator.unit.is_level:
            yield from ((indicator, run) for run in _runs(code))


def _runs(code: str) -> tuple[Run, ...]:
    return runs_of(real.values(code), [REGION_CODE, *real.catalogue().codes])


@pytest.mark.parametrize("decimals", [0, 1])
def test_the_check_rounds_as_readers_do(decimals: int) -> None:
    assert printed(0.5, 0) == 1
    assert printed(-2.25, 1) == Decimal("-2.3")


def test_no_sentence_of_a_path_contradicts_its_values() -> None:
    checked, faults = 0, []
    for indicator, run in runs():
        for first, last in combinations(run.points, 2):
            found = moved(run, Span(first.year, last.year, run.series), indicator)
            assert found is not None
            said = told_whole(real.catalogue(), indicator, run, found).replace("\u00a0", " ")
            inside = {p.year: p.value for p in run.between(first.year, last.year)}
            bases = [p.base for p in run.between(first.year, last.year)]
            checked += 1
            faults += [
                f"{fault}: {said}" for fault in contradictions(indicator, said, inside, bases)
            ]
    assert checked > 5000
    assert faults == []


def contradictions(
    indicator: Indicator, said: str, values: dict[int, float], bases: list[float | None]
) -> list[str]:
    """What a sentence says that its values do not."""
    shown = {year: printed(value, indicator.decimals) for year, value in values.items()}
    years = sorted(shown)
    count = indicator.unit.is_count
    few = sum(abs(v) < 20 for v in values.values()) * 2 > len(values)
    if count and few:
        return _range(said, shown)
    if not count and not indicator.unit.is_scale:
        small = sum(base is not None and base < 20 for base in bases)
        if small * 2 > len(bases):
            return [] if " vuonna " in said and not EXTREME.search(said) else ["a rate of few"]
    faults = []
    first, last = shown[years[0]], shown[years[-1]]
    ends = ENDS.search(said)
    if ends is None or (exact(ends[1]), exact(ends[2])) != (first, last):
        faults.append("ends")
    head = said.split(" (")[0]
    way = (last > first) - (last < first)
    told = bool(re.search(UP, head)) - bool(re.search(DOWN, head))
    if told != way:
        faults.append("direction")
    percent = re.search(r" ([\d ,]+) % (?:vuosina|\d)", head)
    if percent and not indicator.unit.is_share:
        exactly = abs(Decimal(repr(values[years[-1]])) / Decimal(repr(values[years[0]])) - 1) * 100
        if abs(exact(percent[1]) - exactly) > Decimal("0.0500001"):
            faults.append("per cent")
        # A reader who divides the two values beside it finds about the same.
        if abs(abs(last / first - 1) * 100 - exactly) > exactly * Decimal("0.1"):
            faults.append("per cent of the printed ends")
    if re.search(r"\d vuosina", head):
        faults.append("a number without its unit before a year")
    whole = years == list(range(years[0], years[-1] + 1))
    return [*faults, *_extreme(said, shown, whole=whole), *_steps(said, shown)]


def _range(said: str, shown: dict[int, Decimal]) -> list[str]:
    match = RANGE.search(said)
    if match is None:
        return ["no range"]
    low, high = (match[1], match[2]) if match[1] else (match[3], match[3])
    right = (exact(low), exact(high)) == (min(shown.values()), max(shown.values()))
    more = EXTREME.search(said) or "%" in said or "Viimeisenä" in said or re.search("–[+±]", said)
    return [] if right and not more else ["range"]


def _extreme(said: str, shown: dict[int, Decimal], *, whole: bool) -> list[str]:
    years = sorted(shown)
    ends = (shown[years[0]], shown[years[-1]])
    high, low = max(shown.values()), min(shown.values())
    match = EXTREME.search(said)
    if match is None:
        return ["no extreme"] if whole and (high > max(ends) or low < min(ends)) else []
    value = exact(match[3])
    is_high = match[1] in ("Suurimmillaan", "Korkeimmillaan")
    named = {int(year) for year in re.findall(r"\d{4}", match[2])}
    having = {year for year in years if shown[year] == value}
    right = value == (high if is_high else low) and named <= having and value not in ends
    return [] if right and whole and (named == having or "viimeksi" in match[2]) else ["extreme"]


def _steps(said: str, shown: dict[int, Decimal]) -> list[str]:
    years = sorted(shown)
    last, faults = years[-1], []
    run = RUN.search(said)
    length, up = _expected_run(shown)
    if run is None:
        faults += ["no run"] if length >= 3 else []
    elif (int(run[2]), int(run[3])) != (last - length + 1, last) or length < 3:
        faults.append("run")
    elif (run[1] in ("Kasvoi", "Nousi")) != up:
        faults.append("the run's direction")
    match = LAST.search(said)
    consecutive = last - 1 in shown and len(shown) > 2
    if (match is not None) != consecutive:
        return [*faults, "last year"]
    if match is not None:
        step = shown[last] - shown[last - 1]
        amount = exact(match[2]) if match[2] else Decimal(0)
        tail = said[match.start() :]
        down = "vähemmän" in tail or "laskua" in tail
        if amount * (-1 if down else 1) != step:
            faults.append("last change")
    return faults


def _expected_run(shown: dict[int, Decimal]) -> tuple[int, bool]:
    """How many yearly steps up to the last year go one way, and whether that is up."""
    last = max(shown)
    steps: list[Decimal] = []
    while last - len(steps) in shown and last - len(steps) - 1 in shown:
        steps.append(shown[last - len(steps)] - shown[last - len(steps) - 1])
    up = bool(steps) and steps[0] > 0
    same = [(step > 0) == up and step != 0 for step in steps]
    return (same.index(False) if False in same else len(same)), up
