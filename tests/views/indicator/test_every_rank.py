"""Every sentence about one municipality that the embedded data can say, held against the values.

Ranks, ties, medians and what is left unsaid of few are counted here once more, from the frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from dashboard.domain.measures.indicator import Indicator
from dashboard.views.indicator.levels import sentences
from dashboard.views.indicator.values import YearValues, year_values
from tests.views import real

RANK = re.compile(
    r"(jaettu )?(?:(\d+)\. )?(suurin|pienin|ylin|alin)(?: \((\d+) kuntaa\))? (?:(\d+) kunnasta"
    r"|niistä (\d+) kunnasta, joissa laskettavia on vähintään 20)"
)
MEDIAN = re.compile(r"kuntien mediaani ([−+±]?\d[\d ]*(?:,\d+)?)")


def printed(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def years() -> Iterator[YearValues]:
    catalogue = real.catalogue()
    for code in real.mapped():
        frame, indicator = real.values(code), catalogue.indicators[code]
        if indicator.unit.is_level:
            continue
        for year in sorted(set(frame["year"])):
            data = year_values(frame, indicator, catalogue.codes, int(year))
            if data is not None:
                yield data


def bases(data: YearValues) -> dict[str, float]:
    frame = real.values(data.indicator.code)
    rows = frame[(frame["year"] == data.year) & (frame["series"] == data.series)]
    return {str(a): float(b) for a, b in zip(rows["area_code"], rows["base"], strict=True)}


COUNTED = {"persons", "organisations", "associations", "per_1000", "persons_per_1000"}
ENDS = {False: ("suurin", "pienin"), True: ("ylin", "alin")}
SUPERLATIVE = re.compile(r"\b(suurin|pienin|ylin|alin|eniten|vähiten)\b", re.IGNORECASE)


def may_be_ranked(indicator: Indicator, value: float, base: float) -> bool:
    """The rule of twenty, told anew: the count itself, a rate's numerator, a balance's flows.

    A balance of things counted whose flows are not known is not ranked.
    """
    if base == base:  # a number
        return base >= 20
    if indicator.is_balance:
        return indicator.unit not in COUNTED
    return value >= 20 or not indicator.unit.is_count


def test_no_sentence_about_a_municipality_contradicts_the_values() -> None:
    checked, faults = 0, []
    for data in years():
        say, base = sentences(real.catalogue(), data), bases(data)
        decimals = data.indicator.decimals
        shown = {code: printed(value, decimals) for code, value in data.values.items()}
        ranked = {
            c: v for c, v in shown.items() if may_be_ranked(data.indicator, data.values[c], base[c])
        }
        # Among one, or among equals, there is no order.
        ordered = ranked if len(set(ranked.values())) > 1 else {}
        middle = printed(float(median(data.values.values())), decimals)
        for code in data.values:
            said = say.finding(code).replace("\u00a0", " ")
            checked += 1
            faults += [f"{one}: {said}" for one in wrong(said, code, data, ordered, middle)]
            word = say.standing(code)
            order = (shown[code] > middle) - (shown[code] < middle)
            if ("korkeampi" in word and order <= 0) or ("matalampi" in word and order >= 0):
                faults.append(f"word: {word}: {said}")
            if word and code not in ranked:
                faults.append(f"a verdict of few: {word}: {said}")
    assert checked > 3000
    assert faults == []


def wrong(
    said: str,
    code: str,
    data: YearValues,
    ranked: dict[str, Decimal],
    middle: Decimal,
) -> Iterator[str]:
    """What a finding says that the printed values do not."""
    told = MEDIAN.search(said)
    if told is None or number(told[1]) != middle:
        yield "median"
    match = RANK.search(said)
    if code not in ranked:
        if match is not None:
            yield "a rank of few"
        return
    if match is None:
        yield "no rank"
        return
    own = ranked[code]
    above, below = (sum((v > own) if up else (v < own) for v in ranked.values()) for up in (1, 0))
    shared = sum(v == own for v in ranked.values())
    place = int(match[2] or 1)
    largest, smallest = ENDS[data.indicator.is_balance]
    if match[3] != (largest if above <= below else smallest) or place != 1 + min(above, below):
        yield "place"
    if bool(match[1]) != (shared > 1) or int(match[4] or 1) != shared:
        yield "tie"
    of_all = match[5] is not None
    if int(match[5] or match[6]) != len(ranked) or of_all != (len(ranked) == len(data.values)):
        yield "of how many"


def test_every_superlative_is_among_those_that_may_be_ranked() -> None:
    place_of, faults = real.catalogue().name_in, []
    for data in years():
        base, decimals = bases(data), data.indicator.decimals
        known = {
            code: printed(value, decimals)
            for code, value in data.values.items()
            if may_be_ranked(data.indicator, value, base[code])
        }
        finding = sentences(real.catalogue(), data).finding(None).replace("\u00a0", " ")
        if len(set(known.values())) < 2:
            faults += [finding] if SUPERLATIVE.search(finding) else []
            continue
        named = {code for code in data.values if place_of(code) in finding}
        for end in (max(known.values()), min(known.values())):
            alike = {code for code, value in known.items() if value == end}
            # Who is not named is one of many that are counted.
            if not alike <= named and f"{len(alike)} kunnassa" not in finding:
                faults.append(finding)
            named -= alike
        faults += [finding] if named else []
    assert faults == []


def test_every_class_parts_values_that_differ_and_zero_from_the_rest() -> None:
    classes: dict[tuple[str, str], dict[Decimal, int | None]] = {}
    for data in years():
        if not data.indicator.unit.is_count:
            of_series = classes.setdefault((data.indicator.code, data.series), {})
            for code, value in data.values.items():
                of_series[printed(value, data.indicator.decimals)] = data.class_of(code)
    assert len(classes) > 20
    for name, found in classes.items():
        above = {place for value, place in found.items() if value > 0}
        below = {place for value, place in found.items() if value < 0}
        assert len(found) == 1 or len(set(found.values())) > 1, name
        assert not above & below, name
        assert found.get(Decimal(0)) not in above | below, name


def number(text: str) -> Decimal:
    return Decimal(
        text.replace(" ", "").replace("−", "-").replace("±", "").replace("+", "").replace(",", ".")
    )
