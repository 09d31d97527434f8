"""Each indicator as a statistician asks for it: complete, true to its values, and found."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import LANGUAGES
from dashboard.editions import sources
from dashboard.i18n.translator import translator_for
from dashboard.views.sources.definitions import DefinitionView, definitions, matching, spans
from tests.views import real

COUNTS = ("persons", "organisations", "associations", "eur_year", "level")
"""Units of values that are not related to anything."""


def defined(lang: str = "fi") -> dict[str, DefinitionView]:
    """The definitions of the embedded version."""
    return {one.code: one for one in sources.page(real.edition(lang)).definitions}


def fact(code: str, name: str, lang: str = "fi") -> str:
    """One fact of an indicator, or nothing where it is not told."""
    return dict(defined(lang)[code].facts).get(translator_for(lang)(f"sources.fact_{name}"), "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_has_every_fact_that_it_can_have(lang: str) -> None:
    indicators = real.catalogue(lang).indicators
    assert list(defined(lang)) == list(indicators)
    always = (
        "numerator",
        "unit",
        "reference",
        "source",
        "table",
        "years",
        "status",
        "region",
        "limits",
    )
    for code, indicator in indicators.items():
        assert [name for name in always if not fact(code, name, lang)] == [], code
        assert bool(fact(code, "denominator", lang)) is (indicator.unit not in COUNTS), code
        assert defined(lang)[code].name == indicator.name
        assert defined(lang)[code].description == indicator.description


def test_years_status_and_sources_are_those_of_the_values() -> None:
    assert fact("population", "years") == "2000–2025"
    assert fact("population", "status") == (
        "lopullinen; laskettu toisista luvuista 2024; poimittu toisesta julkaisusta 2023"
    )
    assert fact("population", "source") == (
        # The population of 2024 is derived with the changes of the year.
        "Tilastokeskus: Väestörakenne (taulukko 11ra); "
        "Tilastokeskus: Väestönmuutokset (taulukko 121w)"
    )
    assert fact("natural_increase_per_1000", "years") == "2025"
    assert fact("natural_increase_per_1000", "source") == (
        "Tilastokeskus: Väestörakenne (taulukko 11ra); "
        "Tilastokeskus: Väestönmuutokset (taulukko 121w)"
    )
    assert fact("age_65plus_pct", "years") == (
        "2018 (Kuntien avainluvut 2019); 2025 (Tilastokeskus, nykyinen aluejako)"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_unemployed_are_jobseekers_and_not_those_of_the_survey(lang: str) -> None:
    said = {
        "fi": "työvoimatutkimuksesta",
        "sv": "arbetskraftsundersökningen",
        "en": "labour force survey",
    }
    code = "unemployed_jobseekers_pct_labour_force"
    jobseekers = {"fi": "työnhakijoiden", "sv": "arbetssökande", "en": "jobseekers"}
    assert jobseekers[lang] in defined(lang)[code].name
    assert said[lang] in fact(code, "limits", lang)
    assert fact(code, "table", lang) == "KEHA 12r5"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_suggests_that_organisations_are_counted_by_area(lang: str) -> None:
    words = " ".join(f"{one.name} {one.description}" for one in defined(lang).values()).casefold()
    assert not any(word in words for word in ("tiheys", "tiheyd", "tätheten", "density"))


def test_an_indicator_without_values_or_definition_is_still_told() -> None:
    described = real.catalogue()
    nothing = {code: real.values("population").iloc[0:0] for code in described.indicators}
    found = {one.code: dict(one.facts) for one in definitions(described, nothing)}
    words = translator_for("fi")
    assert words("sources.fact_years") not in found["population"]
    assert found["population"][words("sources.fact_unit")] == "asukasta"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("VÄKILUKU", "population"),
        ("vakiluku", "population"),
        ("  nettomaahanmuutto ", "net_immigration"),
        ("age_65plus_pct", "age_65plus_pct"),
        ("65plus", "age_65plus_pct"),
        ("työnhakijoiden työvoimasta", "unemployed_jobseekers_pct_labour_force"),
        ("työvoimasta tyonhakijoiden", "unemployed_jobseekers_pct_labour_force"),
        ("partier", ""),
        ("puolueet", "associations_class_1"),
    ],
)
def test_an_indicator_is_found_by_name_code_or_description(asked: str, found: str) -> None:
    codes = [one.code for one in matching(defined().values(), asked)]
    assert (found in codes) if found else codes == []


def test_swedish_words_find_swedish_names() -> None:
    codes = [one.code for one in matching(defined("sv").values(), "folkmangden")]
    assert codes[0] == "population"


@pytest.mark.parametrize("asked", ["", "   ", "-", "?!"])
def test_asking_for_nothing_leaves_every_indicator(asked: str) -> None:
    assert len(matching(defined().values(), asked)) == len(defined())


@given(st.sampled_from(sorted(real.catalogue().indicators)), st.data())
def test_every_part_of_a_name_in_any_case_finds_its_indicator(
    code: str, data: st.DataObject
) -> None:
    name = real.catalogue().indicators[code].name
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    part = data.draw(st.sampled_from((str.upper, str.lower, str.title)))(name[start:end])
    assert code in {one.code for one in matching(defined().values(), part)}


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([], ""),
        ([2025], "2025"),
        ([2025, 2025], "2025"),
        ([2019, 2018, 2020], "2018–2020"),
        ([2018, 2025], "2018, 2025"),
        ([2017, 2018, 2020, 2022, 2023], "2017–2018, 2020, 2022–2023"),
    ],
)
def test_years_in_a_row_are_a_span(years: list[int], text: str) -> None:
    assert spans(pd.Series(years, dtype="int64")) == text
