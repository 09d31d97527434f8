"""What has changed: the rule, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.views.trends.changed import Changed, what_changed
from tests.views.made import catalogue, values_of, years


def counts(*values: float, start: int = 2020, series: str = "statfin") -> pd.DataFrame:
    """One value a year for Hankasalmi."""
    return years(
        *(
            values_of(value, None, None, None, None, year=start + place, series=series)
            for place, value in enumerate(values)
        )
    )


def found(frame: pd.DataFrame, code: str = "population", lang: str = "fi") -> tuple[Changed, ...]:
    return what_changed(catalogue(lang), {code: frame}, "077")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_change_of_twice_the_usual_variation_is_told(lang: str) -> None:
    # Yearly changes +1, -1, +1, -1 vary by 1.15; the last is -10.
    changes = found(counts(100, 101, 100, 101, 100, 90), lang=lang)
    assert len(changes) == 1
    assert (changes[0].since, changes[0].year, changes[0].indicator) == (2024, 2025, "population")
    assert "100 → 90" in changes[0].sentence
    assert "Hankasalmi" in changes[0].sentence


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_steady_course_is_a_usual_change_and_its_end_an_unusual_one(lang: str) -> None:
    t = translator_for(lang)
    [steady] = found(counts(2000, 1900, 1801, 1700, 1599, 1500), lang=lang)
    [ended] = found(counts(2000, 1900, 1801, 1700, 1599, 1569), lang=lang)
    # Before: -100, -99, -101, -101.
    assert f"{t('changed.usual')}: " in steady.sentence
    assert f"{t('changed.unusual')}: " in ended.sentence
    for one in (steady, ended):
        assert "2020–2024" in one.sentence
        assert "\N{MINUS SIGN}100" in one.sentence


def test_the_unusual_comes_first() -> None:
    density = (10, 10.1, 10, 10.1, 10, 9)  # 9 times its variation; that of the population: 100
    frames = {
        "population": counts(2000, 1900, 1801, 1700, 1599, 1500),
        "organisations_per_1000": counts(*density).assign(base=50.0),
    }
    said = what_changed(catalogue(), frames, "077")
    assert [one.indicator for one in said] == ["organisations_per_1000", "population"]


@pytest.mark.parametrize(
    "values",
    [
        (100, 110, 100, 110, 100, 109),  # as usual
        (100, 101, 100, 90),  # four years
        (19, 19, 19, 19, 19, 60),  # from a base under 20
        (100, 101, 100, 101, 100, 100),  # none
        (100,),
    ],
)
def test_no_clear_change(values: tuple[float, ...]) -> None:
    assert found(counts(*values)) == ()


def test_a_break_of_series_or_years_begins_anew() -> None:
    broken = years(
        counts(100, 101, 100, 101, start=2018, series="register"), counts(100, 90, start=2022)
    )
    assert found(broken) == ()
    gap = years(counts(100, 101, 100, start=2018), counts(101, 100, 90, start=2022))
    assert found(gap) == ()


def test_balances_are_not_changes_of_changes() -> None:
    assert found(counts(1, 2, 1, 2, 1, 90), "population_change_pct") == ()


def test_an_area_without_values_has_none() -> None:
    frames = {"population": counts(100, 101, 100, 101, 100, 90)}
    assert what_changed(catalogue(), frames, REGION_CODE) == ()


def test_a_rate_rests_on_what_it_is_made_of() -> None:
    rows = [10, 10.1, 10, 10.1, 10, 15]
    for base, told in ((19.0, 0), (20.0, 1)):
        frame = years(
            *(
                values_of(value, None, None, None, None, year=2020 + place, base=base)
                for place, value in enumerate(rows)
            )
        )
        assert len(found(frame, "organisations_per_1000")) == told
