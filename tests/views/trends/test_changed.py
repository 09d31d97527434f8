"""What has changed: the rule, counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.domain.places.areas import REGION_CODE
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
def test_a_change_larger_than_five_before_it_is_told(lang: str) -> None:
    t = translator_for(lang)
    [change] = found(counts(100, 101, 100, 101, 100, 101, 90), lang=lang)
    assert (change.since, change.year, change.indicator) == (2025, 2026, "population")
    assert "101 → 90" in change.sentence
    assert "Hankasalm" in change.sentence
    assert change.sentence.endswith(t("changed.ever", sentence="", year=2020))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_since_when_it_is_the_largest(lang: str) -> None:
    t = translator_for(lang)
    # 2021: -12, as large as the last; then five calmer years.
    [change] = found(counts(112, 100, 101, 100, 101, 100, 101, 89), lang=lang)
    assert change.sentence.endswith(t("changed.since", sentence="", year=2021))


def test_the_rarest_comes_first() -> None:
    frames = {
        "population": counts(500, 100, 101, 100, 101, 100, 101, 89),
        "organisations_per_1000": counts(*(100 + n for n in range(7)), 90).assign(base=50.0),
    }
    said = what_changed(catalogue(), frames, "077")
    assert [one.indicator for one in said] == ["organisations_per_1000", "population"]


@pytest.mark.parametrize(
    "values",
    [
        (2000, 1900, 1801, 1700, 1599, 1500, 1400),  # as usual: Keuruu's -100 is no news
        (100, 101, 100, 101, 100, 90),  # only four before it
        (100, 110, 100, 101, 100, 101, 111),  # as large five years ago
        (19, 19, 19, 19, 19, 19, 60),  # from a base under 20
        (100, 101, 100, 101, 100, 101, 101),  # none
        (100,),
    ],
)
def test_no_clear_change(values: tuple[float, ...]) -> None:
    assert found(counts(*values)) == ()


def test_a_break_of_series_or_years_begins_anew() -> None:
    broken = years(
        counts(100, 101, 100, 101, 100, start=2016, series="register"),
        counts(101, 100, 90, start=2021),
    )
    assert found(broken) == ()
    gap = years(counts(100, 101, 100, 101, start=2016), counts(101, 100, 101, 90, start=2021))
    assert found(gap) == ()


def test_balances_are_not_changes_of_changes() -> None:
    assert found(counts(21, 22, 21, 22, 21, 22, 90), "population_change_pct") == ()


def test_an_area_without_values_has_none() -> None:
    frames = {"population": counts(100, 101, 100, 101, 100, 101, 90)}
    assert what_changed(catalogue(), frames, REGION_CODE) == ()


def test_a_rate_rests_on_what_it_is_made_of() -> None:
    rows = [10, 10.1, 10, 10.1, 10, 10.1, 15]
    for base, told in ((19.0, 0), (20.0, 1)):
        frame = years(
            *(
                values_of(value, None, None, None, None, year=2020 + place, base=base)
                for place, value in enumerate(rows)
            )
        )
        assert len(found(frame, "organisations_per_1000")) == told


def test_changes_are_looked_at_and_told_in_their_own_unit() -> None:
    # 14 of 1 000 is 1,4 %, more per cent than any year before, but one of them was -15.
    falling = (1200, 1185, 1171, 1157, 1143, 1129, 1115, 1101)
    assert found(counts(*falling)) == ()
    [change] = found(counts(500, 501, 500, 501, 500, 501, 478))
    # The unit of a bare number is that of the values beside it.
    assert change.sentence.startswith("Väkiluku väheni Hankasalmella vuosina 2025–2026 (501 → 478)")
    assert "%" not in change.sentence


def test_a_rate_says_what_it_is_made_of() -> None:
    rates = (10, 10.1, 10, 10.1, 10, 10, 20)
    frame = years(
        *(
            values_of(value, None, None, None, None, year=2020 + place, base=40.0)
            for place, value in enumerate(rates)
        )
    )
    [change] = found(frame, "organisations_per_1000")
    assert change.sentence.endswith(". Järjestöjä yhtä paljon, väkiluku väheni 50,0\u00a0%")


def test_scores_make_no_series_of_changes() -> None:
    assert found(counts(50, 51, 50, 51, 50, 51, 90), "radar_score") == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_printed_rule_is_the_one_computed(lang: str) -> None:
    """Larger than each of the five just before; "than at least five" would take nearly all."""
    t = translator_for(lang)
    words = {
        "fi": "yksikään viidestä edellisestä vuosimuutoksesta",
        "sv": "var och en av de fem föregående årsförändringarna",
        "en": "each of the five yearly changes just before",
    }
    assert words[lang] in t("changed.rule")
    assert words[lang] in t("method.changed.text")
    # Larger than six of seven earlier changes, but not than the one just before.
    assert found(counts(100, 101, 100, 101, 100, 101, 100, 140, 120)) == ()
