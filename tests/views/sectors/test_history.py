"""How a number of organisations moved: breaks, single years, zero, decline and small bases."""

from __future__ import annotations

import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import NO_BREAK_SPACE, translator_for
from dashboard.views.sectors.history import counts_of, history_of
from tests.views import real
from tests.views.sectors.made import SAMPLE, counts, history, register

CLASSIFIED, ALL = "register_classified", "register_all"


def sentence(values: dict[int, int], lang: str = "fi") -> str:
    found = history(values, lang)
    assert found is not None
    return found.sentence


def test_growth_is_told_with_both_ends_and_per_cent() -> None:
    said = sentence({2020: 40, 2021: 44, 2022: 46})
    assert said == (
        f"40 (31.12.2020) → 46 (31.12.2022): 6 (15,0{NO_BREAK_SPACE}%) enemmän. "
        "Viimeisenä vuonna 2 enemmän."
    )


def test_a_negative_change_is_told_without_a_sign() -> None:
    said = sentence({2020: 50, 2021: 45})
    assert f"5 (10,0{NO_BREAK_SPACE}%) vähemmän" in said
    assert "−" not in said
    assert "-" not in said


def test_no_change() -> None:
    assert sentence({2020: 30, 2021: 30}) == "30 (31.12.2020) → 30 (31.12.2021): sama määrä."


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        ({2020: 0, 2021: 4}, "0–4"),
        ({2020: 3, 2021: 3}, "3"),
        ({2020: 19, 2021: 18, 2022: 25}, "18–25"),
    ],
)
def test_a_number_of_few_is_a_range_and_says_why(values: dict[int, int], numbers: str) -> None:
    said = sentence(values)
    assert said.startswith(f"Järjestöjä on ollut {numbers} aikavälillä")
    assert "yksikin järjestö" in said
    assert not any(word in said for word in ("%", "enemmän", "vähemmän"))


def test_a_base_of_twenty_has_per_cent() -> None:
    assert "%" in sentence({2020: 20, 2021: 25})


def test_one_year_only_cannot_be_computed() -> None:
    found = history({2024: 12})
    assert found is not None
    assert found.sentence.startswith("12 (31.12.2024). Muutos: ei laskettavissa")
    assert [len(run) for run in found.runs] == [1]


def test_an_area_without_rows_has_no_history() -> None:
    found = real.catalogue()
    rows = counts_of(counts({REGION_CODE: {2024: 3}}), "omaiset")
    indicator = found.indicators["organisations"]
    assert history_of(found, indicator, rows, "992") is None


def test_three_rising_years_are_a_run_and_two_are_none() -> None:
    assert "Kasvoi joka vuosi 2021–2023" in sentence({y: 30 + y - 2020 for y in range(2020, 2024)})
    assert "joka vuosi" not in sentence({y: 30 + y - 2020 for y in range(2020, 2023)})


def test_a_missing_year_cuts_the_run() -> None:
    years = [2018, 2019, 2020, 2022, 2023, 2024]
    assert "joka vuosi" not in sentence({year: 30 + year - 2018 for year in years})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_break_inside_the_range_is_never_crossed(lang: str) -> None:
    found = register(
        [
            (2022, CLASSIFIED, "31.8.2022", 316),
            (2023, ALL, "2.1.2024", 354),
            (2024, ALL, "2.1.2025", 354),
        ],
        lang,
    )
    assert found is not None
    assert [[point.text for point in run] for run in found.runs] == [["316"], ["354", "354"]]
    assert "316" not in found.sentence
    assert "38" not in found.sentence  # what 354 - 316 would be
    assert found.sentence.count("354") == 2
    t = translator_for(lang)
    assert any("316" in note for note in found.notes)
    assert t("change.none") not in found.sentence


def test_after_a_break_a_single_value_has_no_change() -> None:
    found = register([(2022, CLASSIFIED, "31.8.2022", 316), (2023, ALL, "2.1.2024", 354)])
    assert found is not None
    assert "ei laskettavissa" in found.sentence
    assert "316" not in found.sentence


def test_moments_are_dates_and_short_for_an_axis() -> None:
    found = register([(2023, ALL, "2.1.2024", 354), (2024, ALL, "2.1.2025", 354)])
    assert found is not None
    assert [(p.when, p.short) for p in found.runs[0]] == [
        ("2.1.2024", "1/2024"),
        ("2.1.2025", "1/2025"),
    ]
    yearly = history({2023: 1, 2024: 2})
    assert yearly is not None
    assert [p.short for p in yearly.runs[0]] == ["2023", "2024"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sample_says_so_in_the_sentence_and_aloud(lang: str) -> None:
    t = translator_for(lang)
    found = history({2023: 30, 2024: 31}, lang, source=SAMPLE)
    plain = history({2023: 30, 2024: 31}, lang)
    assert found is not None
    assert plain is not None
    assert found.sample == t("sample.label")
    assert found.sentence == t("sample.finding", finding=plain.sentence.rstrip(".")) + "."
    assert t("sample.finding", finding="") in found.spoken
    assert plain.sample == ""


def test_what_is_read_aloud_is_of_one_series() -> None:
    found = register([(2022, CLASSIFIED, "31.8.2022", 316), (2024, ALL, "2.1.2025", 354)])
    assert found is not None
    assert "354" in found.spoken
    assert "316" not in found.spoken
