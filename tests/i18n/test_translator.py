"""Numbers, dates, plurals and lists, as Finns, Finland's Swedes and Britons write them."""

from __future__ import annotations

from datetime import date
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import Translator, placeholders, translator_for

FI, SV, EN = (translator_for(lang) for lang in LANGUAGES)

translators = st.sampled_from([FI, SV, EN])
# To twelve digits: every number that the product can hold, and exact enough to compare.
values = st.floats(-1e12, 1e12, allow_nan=False) | st.floats(-1.0, 1.0)
decimals = st.integers(0, 3)


@pytest.mark.parametrize("t", [FI, SV])
@pytest.mark.parametrize(
    ("value", "places", "signed", "text"),
    [
        (5330, 0, False, "5\u00a0330"),
        (149895, 0, False, "149\u00a0895"),
        (1234567.89, 1, False, "1\u00a0234\u00a0567,9"),
        (999, 0, False, "999"),
        (19.6, 1, False, "19,6"),
        (20, 1, False, "20,0"),
        (-0.5, 1, False, "\u22120,5"),
        (-0.04, 1, False, "0,0"),
        (-0.0, 0, False, "0"),
        (4, 0, True, "+4"),
        (94.5, 0, False, "95"),
        (2.5, 0, True, "+3"),
        (-62.5, 0, True, "\u221263"),
        (0.125, 2, False, "0,13"),
        (-1200, 0, True, "\u22121\u00a0200"),
        (0, 0, True, "±0"),
        (-0.04, 1, True, "±0,0"),
        (0.04, 1, True, "±0,0"),
        (None, 0, False, "–"),
        (nan, 1, True, "–"),
        (inf, 1, False, "–"),
    ],
)
def test_numbers_in_finnish_and_swedish(
    t: Translator, value: float | None, places: int, signed: bool, text: str
) -> None:
    assert t.number(value, places, signed=signed) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(5330, 0, "5,330"), (1234567.89, 1, "1,234,567.9"), (19.6, 1, "19.6"), (-0.5, 1, "\u22120.5")],
)
def test_numbers_in_english(value: float, places: int, text: str) -> None:
    assert EN.number(value, places) == text


@given(translators, values, decimals, st.booleans())
def test_no_number_shows_a_hyphen_a_signed_zero_or_a_narrow_space(
    t: Translator, value: float, places: int, signed: bool
) -> None:
    text = t.number(value, places, signed=signed)
    assert "-" not in text
    assert "\u202f" not in text
    assert " " not in text
    if not any(digit in text for digit in "123456789"):
        assert text.lstrip("±").startswith("0")
        assert text.startswith("±") is signed


@given(translators, values, decimals, st.booleans())
def test_a_number_can_be_read_back(t: Translator, value: float, places: int, signed: bool) -> None:
    text = t.plain_number(value, places)
    read = float(text.replace(",", ".").replace("\u2212", "-"))
    assert read == pytest.approx(value, rel=1e-12, abs=0.5 * 10.0**-places + 1e-9)
    assert len(text.replace(",", ".").partition(".")[2]) == places
    grouped = t.number(value, places, signed=signed)
    assert grouped.startswith("\u2212") is (read < 0)
    assert grouped.startswith("+") is (signed and read > 0)


@given(translators, values, decimals)
def test_a_plain_number_has_no_separators_of_thousands(
    t: Translator, value: float, places: int
) -> None:
    text = t.plain_number(value, places)
    assert set(text) <= set("0123456789\u2212") | {"." if t is EN else ","}


@pytest.mark.parametrize(("t", "text"), [(FI, "1234567,5"), (SV, "1234567,5"), (EN, "1234567.5")])
def test_plain_numbers_keep_the_decimal_mark_of_their_language(t: Translator, text: str) -> None:
    assert t.plain_number(1_234_567.5, 1) == text
    assert t.plain_number(None) == "–"


@pytest.mark.parametrize(
    ("t", "day", "text"),
    [
        (FI, date(2025, 12, 31), "31.12.2025"),
        (FI, date(2025, 1, 2), "2.1.2025"),
        (SV, date(2025, 1, 2), "2.1.2025"),
        (EN, date(2025, 1, 2), "2 January 2025"),
        (EN, date(2025, 12, 31), "31 December 2025"),
    ],
)
def test_dates_read_day_first(t: Translator, day: date, text: str) -> None:
    assert t.date(day) == text


@pytest.mark.parametrize(
    ("t", "one", "many"),
    [
        (FI, "1 kunnassa", "1\u00a0200 kunnassa"),
        (SV, "1 kommun", "1\u00a0200 kommuner"),
        (EN, "1 municipality", "1,200 municipalities"),
    ],
)
def test_a_count_chooses_its_form_and_is_printed_as_a_number(
    t: Translator, one: str, many: str
) -> None:
    assert t("finding.many_places", count=1) == one
    assert t("finding.many_places", count=1200) == many


@pytest.mark.parametrize(
    ("t", "text"), [(FI, "0 kunnassa"), (SV, "0 kommuner"), (EN, "0 municipalities")]
)
def test_none_takes_the_form_for_many(t: Translator, text: str) -> None:
    assert t("finding.many_places", count=0) == text


@pytest.mark.parametrize(
    ("t", "one", "many"),
    [
        (FI, "yksi muu alue ohitettiin.", "2 muuta aluetta ohitettiin."),
        (SV, "ett annat område hoppades över.", "2 andra områden hoppades över."),
        (EN, "one other area was left out.", "2 other areas were left out."),
    ],
)
def test_the_form_for_one_may_leave_the_number_out(t: Translator, one: str, many: str) -> None:
    assert t("fault.areas_ignored", count=1) == one
    assert t("fault.areas_ignored", count=2) == many


@pytest.mark.parametrize(("t", "text"), [(FI, "26,3\u00a0%"), (SV, "26,3\u00a0%"), (EN, "26.3%")])
def test_a_unit_that_belongs_to_its_number_cannot_be_parted_from_it(
    t: Translator, text: str
) -> None:
    assert t.measure(26.3, "pct", 1) == text


@pytest.mark.parametrize(
    ("t", "fewer", "more"),
    [
        (FI, "\u2212133\u00a0€", "+1\u00a0200\u00a0€"),
        (SV, "\u2212133\u00a0€", "+1\u00a0200\u00a0€"),
        (EN, "\u2212€133", "+€1,200"),
    ],
)
def test_a_sign_stands_before_the_currency_and_the_currency_beside_its_number(
    t: Translator, fewer: str, more: str
) -> None:
    assert t.measure(-133, "eur_capita", signed=True) == fewer
    assert t.measure(1200, "eur_capita", signed=True) == more


@pytest.mark.parametrize("t", [FI, SV, EN])
def test_a_unit_without_a_pattern_leaves_the_number_alone(t: Translator) -> None:
    assert t.measure(5330, "associations") == t.number(5330)
    assert t.measure(None, "pct", 1) == "–"
    assert t.measure(-0.5, "pct", 1, signed=True).startswith("\u22120")


@pytest.mark.parametrize(("t", "text"), [(FI, "a, b ja c"), (SV, "a, b och c"), (EN, "a, b and c")])
def test_items_are_joined_as_a_sentence_does(t: Translator, text: str) -> None:
    assert t.listing(["a", "b", "c"]) == text
    assert t.listing(["a"]) == "a"
    assert t.listing([]) == ""


def test_two_items_have_no_comma() -> None:
    assert FI.listing(["a", "b"]) == "a ja b"


def test_text_is_filled_in_as_it_is() -> None:
    # Braces and markup in a name are text; whoever shows it escapes it.
    assert FI("rank.among", rank="{of}", of="<b>") == "{of} <b> kunnasta"


def test_an_unknown_key_is_an_error_and_not_an_empty_sentence() -> None:
    with pytest.raises(KeyError):
        FI("finding.nothing_of_the_kind")
    assert not FI.has("finding.nothing_of_the_kind")
    assert FI.has("rank.among")


def test_a_missing_parameter_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(KeyError):
        FI("rank.among", rank=1)


def test_a_language_that_is_not_there_gets_the_default() -> None:
    assert translator_for("de").lang == "fi"
    assert translator_for("sv") is SV


def test_placeholders_are_the_names_in_braces() -> None:
    assert placeholders("{indicator} on {place} {value}") == {"indicator", "place", "value"}
    assert placeholders("ei mitään") == frozenset()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fi", ["2.", "3.", "11.", "22."]),
        ("sv", ["2:a", "3:e", "11:e", "22:a"]),
        ("en", ["2nd", "3rd", "11th", "22nd"]),
    ],
)
def test_ordinal_numbers(lang: str, said: list[str]) -> None:
    assert [translator_for(lang).ordinal(number) for number in (2, 3, 11, 22)] == said
