"""Every sentence about one municipality that the embedded data can say, held against the values.

Ranks, ties, medians and what is left unsaid of few are counted here once more, from the frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from dashboard.domain.indicator import Indicator
from dashboard.views.indicator.sentences import sentences
from dashboard.views.indicator.values import YearValues, year_values
from tests.views import real

RANK = re.compile(
    r"(jaettu )?(?:(\d+)\. )?(suurin|pienin)(?: \((\d+) kuntaa\))? (?:(\d+) kunnasta"
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


def may_be_ranked(indicator: Indicator, value: float, base: float) -> bool:
    """The rule of twenty, told anew: the count itself, a rate's numerator, no balance of counts."""
    if indicator.unit.is_count:
        return not indicator.is_balance and value >= 20
    return not base < 20


def test_no_sentence_about_a_municipality_contradicts_the_values() -> None:
    checked, faults = 0, []
    for data in years():
        say, base = sentences(real.catalogue(), data), bases(data)
        decimals = data.indicator.decimals
        shown = {code: printed(value, decimals) for code, value in data.values.items()}
        ranked = {
            c: v for c, v in shown.items() if may_be_ranked(data.indicator, data.values[c], base[c])
        }
        ranked = ranked if len(ranked) > 1 else {}
        middle = printed(float(median(data.values.values())), decimals)
        for code in data.values:
            said = say.finding(code).replace("\u00a0", " ")
            checked += 1
            faults += [f"{one}: {said}" for one in wrong(said, code, shown, ranked, middle)]
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
    shown: dict[str, Decimal],
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
    if (match[3] == "suurin") != (above <= below) or place != 1 + min(above, below):
        yield "place"
    if bool(match[1]) != (shared > 1) or int(match[4] or 1) != shared:
        yield "tie"
    of_all = match[5] is not None
    if int(match[5] or match[6]) != len(ranked) or of_all != (len(ranked) == len(shown)):
        yield "of how many"


def number(text: str) -> Decimal:
    return Decimal(
        text.replace(" ", "").replace("−", "-").replace("±", "").replace("+", "").replace(",", ".")
    )
