"""The radar's scores, series and levels: counted by hand on small tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isnan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.domain.places.areas import REGION_CODE
from dashboard.queries import radar
from dashboard.queries.catalogue import indicators
from dashboard.queries.observations import mapped_indicators
from tests.queries.tables import (
    KUHMOINEN,
    MEMBERS,
    QUERIES,
    Row,
    answer,
    criterion,
    radar_answers,
    table,
    tables,
    values,
)

Levels = Mapping[str, int | None]
FOUR = tuple(criterion(code, order=place) for place, code in enumerate("abcd"))


def scored(answers: Sequence[Row], criteria: Sequence[Row] = FOUR) -> dict[tuple[str, int], Any]:
    """Scores by municipality and year; None where none can be computed."""
    made = tables(criteria=criteria, answers=answers)
    rows = answer(radar.scores(radar.round_answers(made)))
    found = {(row["municipality_code"], row["year"]): known(row["score"]) for row in rows}
    assert len(found) == len(rows), "a municipality has two scores in a round"
    return found


def known(value: float) -> float | None:
    return None if isnan(value) else value


def score(levels: Levels, criteria: Sequence[Row] = FOUR) -> float | None:
    """The score of one municipality in one round."""
    [found] = scored(radar_answers("179", 2024, levels), criteria).values()
    return None if found is None else float(found)


def series_of(criteria: Sequence[Row], *years: int) -> dict[int, set[str]]:
    """The series of the score in each round, all answers yes."""
    codes = {row["criterion_code"] for row in criteria}
    answers = [row for y in years for row in radar_answers("179", y, dict.fromkeys(codes, 2))]
    found: dict[int, set[str]] = {}
    for row in answer(radar.score_values(tables(criteria=criteria, answers=answers))):
        found.setdefault(row["year"], set()).add(row["series"])
    return found


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ((2, 2, 2, 2), 100.0),
        ((0, 0, 0, 0), 0.0),
        ((1, 1, 1, 1), 50.0),
        ((2, 1, 0, 2), 62.5),  # 5 points of 8
        ((2, 2, 1, None), 500 / 6),  # 5 of 6: what was not answered is not no
        ((0, 0, 0, None), 0.0),
        ((2, 2, None, None), None),  # a half of the weights is too little
        ((None, None, None, None), None),
    ],
)
def test_a_score_is_points_of_the_most_over_answered_criteria(
    levels: Sequence[int | None], expected: float | None
) -> None:
    found = score(dict(zip("abcd", levels, strict=True)))
    assert found == (None if expected is None else pytest.approx(expected))


def test_weights_count() -> None:
    criteria = [criterion("a", weight=3), criterion("b"), criterion("c", weight=0.5)]
    # (3 x 2 + 1 x 0 + 0,5 x 1) / (2 x 4,5) = 6,5 / 9
    assert score({"a": 2, "b": 0, "c": 1}, criteria) == pytest.approx(650 / 9)
    # The same levels on other weights: (0 + 2 + 0,5) / 9
    assert score({"a": 0, "b": 2, "c": 1}, criteria) == pytest.approx(250 / 9)


def test_an_answer_that_has_no_row_is_an_answer_that_was_not_given() -> None:
    assert score({"a": 2, "b": 2, "c": 1}) == score({"a": 2, "b": 2, "c": 1, "d": None})
    assert score({"a": 2}) is None


@pytest.mark.parametrize(
    ("weights", "left_out", "enough"),
    [
        ((1, 1, 1, 1), "d", True),  # 3 of 4
        ((1, 1, 0.99, 1.01), "c", True),  # 3,01 of 4
        ((1, 1, 0.99, 1.01), "d", False),  # 2,99 of 4
        ((3, 1, 1, 1), "a", False),  # 3 of 6: three of four criteria, but a half of the weights
        ((3, 3, 3, 3), "d", True),  # 9 of 12
        ((2.2, 1.7, 0.4, 2.5), "b", True),  # 5,1 of 6,8: exact, though not so in binary fractions
    ],
)
def test_three_quarters_of_the_weights_are_enough_and_a_little_less_is_not(
    weights: Sequence[float], left_out: str, enough: bool
) -> None:
    criteria = [criterion(c, weight=w) for c, w in zip("abcd", weights, strict=True)]
    levels = {code: None if code == left_out else 2 for code in "abcd"}
    assert score(levels, criteria) == (100.0 if enough else None)


def test_an_answer_to_what_was_not_asked_does_not_count() -> None:
    criteria = [*FOUR, criterion("old", asked_until=2023), criterion("new", asked_from=2025)]
    assert score(dict.fromkeys("abcd", 2) | {"old": 0, "new": 0}, criteria) == 100.0


def test_each_theme_has_its_own_score_and_its_own_minimum() -> None:
    criteria = [
        criterion("a", theme="structures"),
        criterion("b", theme="structures"),
        criterion("c", theme="dialogue"),
        criterion("d", theme="visibility"),
    ]
    answers = radar_answers("179", 2024, {"a": 2, "b": 1, "c": 0, "d": None})
    made = tables(criteria=criteria, answers=answers)
    rows = answer(radar.scores(radar.round_answers(made), by_theme=True))
    found = {row["theme"]: known(row["score"]) for row in rows}
    assert found == {"structures": 75.0, "dialogue": 0.0, "visibility": None}
    # The whole has three of four answers: 3 points of 6.
    assert scored(answers, criteria) == {("179", 2024): 50.0}


def test_a_round_has_a_row_for_every_criterion_that_was_asked_of_who_took_part() -> None:
    criteria = [criterion("a"), criterion("b", theme="dialogue", weight=2, asked_from=2022)]
    answers = [
        *radar_answers("179", 2021, {"a": 2}),
        *radar_answers("179", 2022, {"a": 1}, source="sample_radar"),
        *radar_answers("992", 2022, {"a": None, "b": 0}),
    ]
    made = tables(criteria=criteria, answers=answers)
    rows = answer(radar.round_answers(made))
    found = {
        (row["municipality_code"], row["year"], row["criterion_code"]): (
            known(row["level"]),
            row["theme"],
            row["weight"],
            row["source_ids"],
        )
        for row in rows
    }
    assert len(rows) == 5
    assert found == {
        ("179", 2021, "a"): (2, "structures", 1.0, ("kyt_radar",)),
        ("179", 2022, "a"): (1, "structures", 1.0, ("sample_radar",)),
        ("179", 2022, "b"): (None, "dialogue", 2.0, ("sample_radar",)),
        ("992", 2022, "a"): (None, "structures", 1.0, ("kyt_radar",)),
        ("992", 2022, "b"): (0, "dialogue", 2.0, ("kyt_radar",)),
    }


def test_a_round_of_two_sources_names_both() -> None:
    answers = [
        *radar_answers("179", 2024, dict.fromkeys("abc", 2)),
        *radar_answers("179", 2024, {"d": 2}, source="sample_radar"),
    ]
    made = tables(criteria=FOUR, answers=answers)
    rows = answer(radar.score_values(made))
    assert {row["source_ids"] for row in rows} == {("kyt_radar", "sample_radar")}


def test_kuhmoinen_has_its_scores_but_no_part_in_the_regions() -> None:
    # Today's: 0, 50 and 100. With Kuhmoinen's 100 the median would be 75.
    answers = [
        *radar_answers("077", 2020, dict.fromkeys("abcd", 0)),
        *radar_answers("179", 2020, dict.fromkeys("abcd", 1)),
        *radar_answers("992", 2020, dict.fromkeys("abcd", 2)),
        *radar_answers(KUHMOINEN, 2020, dict.fromkeys("abcd", 2)),
        *radar_answers("179", 2021, dict.fromkeys("abcd", 1)),
    ]
    made = tables(criteria=FOUR, answers=answers)
    found = values(radar.score_values(made))
    assert found == {
        ("077", 2020): 0.0,
        ("179", 2020): 50.0,
        ("992", 2020): 100.0,
        (KUHMOINEN, 2020): 100.0,
        (REGION_CODE, 2020): 50.0,
        ("179", 2021): 50.0,
        (REGION_CODE, 2021): 50.0,
    }


def test_the_regions_score_is_the_median_of_those_that_have_one() -> None:
    # Scores 25, 50, 75 and one that cannot be computed: of three the middle, of two the mean.
    some = [
        *radar_answers("077", 2024, {"a": 1, "b": 1, "c": 0, "d": 0}),
        *radar_answers("179", 2024, {"a": 2, "b": 2, "c": 1, "d": 1}),
        *radar_answers("992", 2024, {"a": 2, "b": None, "c": None, "d": None}),
    ]
    third = radar_answers("182", 2024, dict.fromkeys("abcd", 1))
    for answers, median, counted in ((some, 50.0, 2), ([*some, *third], 50.0, 3)):
        made = tables(criteria=FOUR, answers=answers)
        [region] = [r for r in answer(radar.score_values(made)) if r["area_code"] == REGION_CODE]
        assert (region["value"], region["base"]) == (median, counted)
        assert ("992", 2024) not in values(radar.score_values(made))
    uneven = [*some, *radar_answers("182", 2024, dict.fromkeys("abcd", 2))]
    made = tables(criteria=FOUR, answers=uneven)
    # 25, 75 and 100: the median is 75, the mean would be 66,7.
    assert values(radar.score_values(made))[REGION_CODE, 2024] == 75.0


def test_a_criterion_asked_from_2022_starts_a_new_series() -> None:
    criteria = [criterion("a"), criterion("b", asked_from=2022)]
    assert series_of(criteria, 2019, 2020, 2021, 2022, 2023) == {
        2019: {"radar_2019"},
        2020: {"radar_2019"},
        2021: {"radar_2019"},
        2022: {"radar_2022"},
        2023: {"radar_2022"},
    }


def test_it_starts_even_where_nobody_answered_the_new_criterion() -> None:
    criteria = [*FOUR, criterion("e", asked_from=2022)]
    answers = [
        row for y in (2021, 2022) for row in radar_answers("179", y, dict.fromkeys("abcd", 2))
    ]
    rows = answer(radar.score_values(tables(criteria=criteria, answers=answers)))
    series = {row["year"]: row["series"] for row in rows}
    assert series == {2021: "radar_2021", 2022: "radar_2022"}


@pytest.mark.parametrize(
    "changed",
    [
        [criterion("b", asked_until=2020)],
        [criterion("b", asked_until=2020), criterion("b_anew", asked_from=2021)],
        [criterion("b", asked_until=2020), criterion("b", weight=2, asked_from=2021)],
    ],
    ids=["no longer asked", "a new code", "another weight"],
)
def test_a_changed_set_of_criteria_starts_a_new_series(changed: Sequence[Row]) -> None:
    assert series_of([criterion("a"), *changed], 2019, 2020, 2021, 2022) == {
        2019: {"radar_2019"},
        2020: {"radar_2019"},
        2021: {"radar_2021"},
        2022: {"radar_2021"},
    }


def test_a_set_that_comes_back_after_another_is_a_series_of_its_own() -> None:
    criteria = [criterion("a"), criterion("b", asked_from=2020, asked_until=2020)]
    assert series_of(criteria, 2019, 2020, 2021) == {
        2019: {"radar_2019"},
        2020: {"radar_2020"},
        2021: {"radar_2021"},
    }


def test_no_series_leads_from_made_up_answers_to_real_ones() -> None:
    answers = [
        row
        for year, source in ((2023, "sample_radar"), (2024, "sample_radar"), (2025, "kyt_radar"))
        for row in radar_answers("179", year, dict.fromkeys("abcd", 2), source=source)
    ]
    rows = answer(radar.score_values(tables(criteria=FOUR, answers=answers)))
    assert {row["year"]: row["series"] for row in rows} == {
        2023: "radar_2023",
        2024: "radar_2023",
        2025: "radar_2025",
    }


def test_a_year_without_a_round_breaks_no_series() -> None:
    assert series_of(FOUR, 2019, 2021, 2024) == {
        year: {"radar_2019"} for year in (2019, 2021, 2024)
    }


def changed(answers: Sequence[Row], criteria: Sequence[Row] = FOUR) -> dict[Any, float | None]:
    """Changes of scores by municipality and pair of rounds."""
    rows = answer(radar.score_changes(tables(criteria=criteria, answers=answers)))
    found = {(r["municipality_code"], r["since"], r["year"]): known(r["change"]) for r in rows}
    assert len(found) == len(rows), "a municipality has two changes between two rounds"
    return found


def test_two_rounds_are_compared_over_the_criteria_asked_in_both() -> None:
    criteria = [
        criterion("a"),
        criterion("b"),
        criterion("gone", asked_until=2021),
        criterion("new", asked_from=2022),
    ]
    answers = [
        *radar_answers("179", 2021, {"a": 2, "b": 1, "gone": 0}),
        *radar_answers("179", 2022, {"a": 2, "b": 2, "new": 0}),
        *radar_answers("179", 2020, {"a": 0, "b": 0, "gone": 0}),
        *radar_answers(KUHMOINEN, 2021, {"a": 0, "b": 0, "gone": 2}),
    ]
    assert changed(answers, criteria) == {
        ("179", 2020, 2021): 50.0,  # 3 of 6 with "gone"
        ("179", 2020, 2022): 100.0,  # a and b: from 0 to 4 of 4
        ("179", 2021, 2022): 25.0,  # a and b: from 3 to 4 of 4
    }


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ((2, 2, 2, 0), (2, 2, 2, None), 0.0),  # a "no" left blank raises nothing
        ((2, 2, 2, None), (2, 2, 2, 0), 0.0),  # and a new "no" lowers nothing
        ((2, 1, 0, None), (2, 2, 0, 2), 100 / 6),  # one step of the six of three questions
        ((2, 2, None, None), (2, 2, 2, 2), None),  # a half of the weights is too little
        ((2, 2, 2, None), (2, 2, None, 2), None),
        ((2, None, None, None), (None, 2, 2, 2), None),
    ],
)
def test_a_change_is_over_what_the_municipality_answered_in_both(
    before: Sequence[int | None], now: Sequence[int | None], change: float | None
) -> None:
    answers = [
        row
        for year, levels in ((2024, before), (2025, now))
        for row in radar_answers("179", year, dict(zip("abcd", levels, strict=True)))
    ]
    expected = None if change is None else pytest.approx(change)
    assert changed(answers) == {("179", 2024, 2025): expected}


def test_a_change_is_by_weights() -> None:
    criteria = [criterion("a", weight=3), criterion("b"), criterion("c", weight=1.5)]
    answers = [
        *radar_answers("179", 2024, {"a": 0, "b": 2, "c": None}),
        *radar_answers("179", 2025, {"a": 1, "b": 0, "c": 2}),
    ]
    # Over a and b: 3 x 1 - 1 x 2 of 2 x 4 points. Their weights are 4 of 5.5, less than 3/4 ...
    assert changed(answers, criteria) == {("179", 2024, 2025): None}
    # ... and 4 of 5 are enough.
    criteria[2] = criterion("c")
    assert changed(answers, criteria) == {("179", 2024, 2025): 12.5}


def test_rounds_without_a_common_criterion_have_nothing_to_compare() -> None:
    criteria = [criterion("old", asked_until=2021), criterion("new", asked_from=2022)]
    answers = [
        *radar_answers("179", 2021, {"old": 2}),
        *radar_answers("179", 2022, {"new": 2}),
    ]
    assert changed(answers, criteria) == {}


def test_levels_are_the_values_of_a_criterions_indicator() -> None:
    answers = [
        *radar_answers("179", 2019, {"a": 0, "b": 2}, source="sample_radar"),
        *radar_answers("179", 2020, {"a": 1}),
        *radar_answers("992", 2020, {"a": 2}),
        *radar_answers("077", 2020, {"a": None}),
        *radar_answers(KUHMOINEN, 2020, {"a": 2}),
    ]
    rows = answer(radar.level_values(tables(criteria=FOUR, answers=answers), "a"))
    found = {(row["area_code"], row["year"]): (row["value"], row["source_ids"]) for row in rows}
    assert found == {
        ("179", 2019): (0.0, ("sample_radar",)),
        ("179", 2020): (1.0, ("kyt_radar",)),
        ("992", 2020): (2.0, ("kyt_radar",)),
        (KUHMOINEN, 2020): (2.0, ("kyt_radar",)),
    }
    # What is made up and what was answered are two series.
    assert {(row["year"], row["series"], row["status"]) for row in rows} == {
        (2019, "radar_a_2019", "final"),
        (2020, "radar_a_2020", "final"),
    }
    assert all(row["period"] == str(row["year"]) for row in rows)


def test_indicators_of_the_radar_are_those_that_a_municipality_of_today_has_answered() -> None:
    answers = [
        *radar_answers("179", 2024, {"a": 2, "b": None}),
        *radar_answers("992", 2023, {"a": 2}, source="sample_radar"),
        *radar_answers(KUHMOINEN, 2020, {"c": 2}, source="older"),
    ]
    made = tables(criteria=FOUR, answers=answers)
    rows = answer(radar.radar_indicators(made))
    assert {(row["indicator_code"], row["source_id"]) for row in rows} == {
        (code, source)
        for code in ("radar_a", "radar_score")
        for source in ("kyt_radar", "sample_radar")
    }
    assert len(rows) == 4
    mapped = answer(mapped_indicators(made))
    assert {row["indicator_code"] for row in mapped} == {"radar_a", "radar_score"}


def test_the_instrument_comes_in_its_own_order() -> None:
    criteria = [criterion("b", order=20), criterion("z", order=10), criterion("a", order=20)]
    rows = answer(radar.radar_criteria(tables(criteria=criteria)))
    assert [row["criterion_code"] for row in rows] == ["z", "a", "b"]


@pytest.mark.parametrize("criteria", [(), FOUR], ids=["no instrument", "no answers"])
def test_without_rows_there_is_nothing_and_no_fault(criteria: Sequence[Row]) -> None:
    made = tables(criteria=criteria)
    for expression in (
        radar.round_answers(made),
        radar.scores(radar.round_answers(made), by_theme=True),
        radar.score_changes(made),
        radar.score_values(made),
        radar.level_values(made, "a"),
        radar.radar_indicators(made),
    ):
        assert answer(expression) == []
    stored = made | {"indicators": table("indicators", [])}
    assert len(answer(indicators(stored))) == len(criteria)


some_levels = st.none() | st.integers(0, 2)


@st.composite
def asked(draw: st.DrawFn) -> tuple[dict[str, int], dict[str, Levels], dict[str, Levels]]:
    """An instrument's weights in tenths; the levels of some municipalities, and the same raised."""
    tenths = draw(st.lists(st.integers(1, 30), min_size=1, max_size=6))
    codes = [f"c{place}" for place in range(len(tenths))]
    before: dict[str, Levels] = {}
    raised: dict[str, Levels] = {}
    for area in MEMBERS[:6]:
        levels = {code: draw(some_levels) for code in codes}
        before[area] = levels
        raised[area] = {
            code: level if level is None else min(level + draw(st.integers(0, 1)), 2)
            for code, level in levels.items()
        }
    return dict(zip(codes, tenths, strict=True)), before, raised


@settings(max_examples=QUERIES)
@given(st.lists(asked(), min_size=1, max_size=4))
def test_a_score_lies_between_0_and_100_and_no_higher_level_lowers_it(
    examples: list[tuple[dict[str, int], dict[str, Levels], dict[str, Levels]]],
) -> None:
    # Each example is an instrument of two rounds, what was and the same with some levels raised;
    # the criteria of all are asked in rounds of their own, so that one query scores them all.
    first = range(2019, 2019 + 2 * len(examples), 2)
    criteria = [
        criterion(f"{code}_{year}", weight=t / 10, asked_from=year, asked_until=year + 1)
        for year, (tenths, *_) in zip(first, examples, strict=True)
        for code, t in tenths.items()
    ]
    answers = [
        row
        for year, (_, *rounds) in zip(first, examples, strict=True)
        for later, by_area in enumerate(rounds)
        for area, levels in by_area.items()
        for row in radar_answers(
            area, year + later, {f"{code}_{year}": level for code, level in levels.items()}
        )
    ]
    found = scored(answers, criteria)
    for year, (tenths, *rounds) in zip(first, examples, strict=True):
        for later, by_area in enumerate(rounds):
            for area, levels in by_area.items():
                expected, value = exact(levels, tenths), found[area, year + later]
                assert (value is None) == (expected is None)
                if expected is not None:
                    assert value == pytest.approx(float(expected))
                    assert 0 <= value <= 100
        for area in MEMBERS[:6]:
            if found[area, year] is not None:
                assert found[area, year + 1] >= found[area, year] - 1e-9


def exact(levels: Levels, tenths: Mapping[str, int]) -> Fraction | None:
    """The score in whole numbers, as the definition says it."""
    answered = {code: level for code, level in levels.items() if level is not None}
    weight = sum(tenths[code] for code in answered)
    if weight * 4 < 3 * sum(tenths.values()):
        return None
    points = sum(tenths[code] * level for code, level in answered.items())
    return Fraction(points * 100, 2 * weight)
