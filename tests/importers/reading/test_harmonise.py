"""Text to values: what is understood, what is missing, what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from dashboard.importers.reading.harmonise import (
    MISSING_MARKS,
    Areas,
    NotUnderstood,
    to_date,
    to_number,
    to_period,
    to_whole,
    to_year,
)

AREAS = Areas(
    {"077": ("Hankasalmi", "Hankasalmi"), "179": ("Jyväskylä",), "410": ("Laukaa", "Laukas")}
)

SPACES = st.sampled_from(["", " ", "\N{NO-BREAK SPACE}", "\t", "  "])
HUNDREDTHS = st.integers(min_value=-(10**11), max_value=10**11)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5 330", 5330.0),
        ("5\N{NO-BREAK SPACE}330", 5330.0),
        ("5\N{NARROW NO-BREAK SPACE}330", 5330.0),
        ("19,6", 19.6),
        ("19.6", 19.6),
        ("62.351", 62.351),
        ("0,125", 0.125),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567.0),
        ("1 234,5", 1234.5),
        ("\N{MINUS SIGN}13 377", -13377.0),
        ("-4", -4.0),
        ("+4", 4.0),
        ("-0", 0.0),
        (" 7 ", 7.0),
    ],
)
def test_numbers_in_finnish_and_english(text: str, value: float) -> None:
    assert to_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "noin 5",
        "5 33",
        "5  3300",
        "1_000",
        "1e5",
        "nan",
        "inf",
        "5,",
        "--5",
        "12.3.4",
        "5 %",
        "٣",
        ",5",
    ],
)
def test_text_is_no_number(text: str) -> None:
    with pytest.raises(NotUnderstood, match="not_a_number"):
        to_number(text)


def test_a_comma_that_may_be_two_things_is_not_guessed() -> None:
    with pytest.raises(NotUnderstood, match="number_ambiguous"):
        to_number("5,330")


@pytest.mark.parametrize("mark", sorted(MISSING_MARKS))
def test_missing_marks_are_missing_and_never_zero(mark: str) -> None:
    assert to_number(f" {mark} ") is None
    assert to_date(mark) is None


@given(HUNDREDTHS, SPACES, st.sampled_from(["fi_FI", "sv_FI", "en_GB"]))
def test_what_babel_prints_is_read_back(hundredths: int, space: str, locale: str) -> None:
    value = hundredths / 100
    printed = format_decimal(value, "#,##0.00", locale=locale)
    assert to_number(f"{space}{printed}{space}") == pytest.approx(value, abs=1e-6)


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_whole_numbers_are_read_back(value: int) -> None:
    printed = f"{value:,}".replace(",", "\N{NO-BREAK SPACE}").replace("-", "\N{MINUS SIGN}")
    assert to_whole(printed) == value


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_missing_or_refused(text: str) -> None:
    try:
        value = to_number(text)
    except NotUnderstood:
        return
    assert value is None or value == value


def test_a_part_is_no_whole_number() -> None:
    assert to_whole("5,0") == 5
    with pytest.raises(NotUnderstood, match="not_whole"):
        to_whole("5,3")


@pytest.mark.parametrize("text", ["25", "20255", "2025.0", "1850", "vuosi", ""])
def test_years_have_four_digits(text: str) -> None:
    assert to_year(" 2025 ") == 2025
    with pytest.raises(NotUnderstood, match="not_a_year"):
        to_year(text)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_dates_are_read_in_both_forms(day: date) -> None:
    assert to_date(f"{day.day}.{day.month}.{day.year}") == day.isoformat()
    assert to_date(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "key"),
    [("30.2.2025", "date_not_real"), ("2025-02-30", "date_not_real"), ("2/1/2025", "not_a_date")],
)
def test_days_that_are_none(text: str, key: str) -> None:
    with pytest.raises(NotUnderstood, match=key):
        to_date(text)


def test_periods_keep_their_text() -> None:
    assert to_period("2025") == (2025, "2025")
    assert to_period("2026M06") == (2026, "6/2026")
    for text in ("2026M13", "2026Q1", "6/2026"):
        with pytest.raises(NotUnderstood, match="not_a_period"):
            to_period(text)


@given(st.sampled_from(["Jyväskylä", "179", "KU179", "ku179"]), SPACES, SPACES, st.booleans())
def test_municipalities_in_any_letter_case_and_with_spaces(
    text: str, before: str, after: str, upper: bool
) -> None:
    written = text.upper() if upper else text.lower()
    assert AREAS.municipality(f"{before}{written}{after}") == "179"


@pytest.mark.parametrize(
    "text", ["Helsinki", "091", "KU091", "", "17", "1790", "Jyväskylän kaupunki"]
)
def test_other_names_are_not_guessed(text: str) -> None:
    with pytest.raises(NotUnderstood, match="municipality_unknown"):
        AREAS.municipality(text)


def test_swedish_names_are_known() -> None:
    assert AREAS.municipality("laukas") == "410"


def test_wider_areas() -> None:
    assert [AREAS.area(text) for text in ("mk13", "SSS", "KU077")] == ["MK13", "SSS", "077"]
    with pytest.raises(NotUnderstood):
        AREAS.area("MK06")


def test_a_lost_zero_is_seen_only_in_known_codes() -> None:
    assert AREAS.zero_was_lost("77")
    assert not AREAS.zero_was_lost("177")
    assert not AREAS.zero_was_lost("78")
    assert not AREAS.zero_was_lost("077")
