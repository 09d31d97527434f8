"""The overview: published figures lead, changes within a series, nothing made up."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.views.indicator.region_point import RegionPoint, share_of
from dashboard.views.overview.page import INDICATORS, KeyFigure, OverviewView, overview_view
from tests.views import real

NBSP = "\u00a0"


def figure(lang: str, code: str) -> KeyFigure:
    """The key figure of an indicator."""
    label = real.catalogue(lang).indicators[code].name
    found = [each for each in real.overview_of(lang).figures if each.label == label]
    assert len(found) == 1
    return found[0]


def everything_said(view: OverviewView) -> str:
    """All words of the overview but those of its map."""
    figures = [f"{f.label} {f.value} {f.when} {f.change} {f.definition}" for f in view.figures]
    news = [f"{n.head} {n.detail}" for n in view.news]
    return "\n".join([view.title, view.lead, view.map_title, *figures, *news])


@pytest.mark.parametrize(
    ("lang", "number", "rate"),
    [("fi", "5 330", "19,4"), ("sv", "5 330", "19,4"), ("en", "5,330", "19.4")],
)
def test_the_title_rests_on_the_register_and_on_population_of_the_same_moment(
    lang: str, number: str, rate: str
) -> None:
    # 5 330 associations on 2.1.2025 for 274 112 inhabitants on 31.12.2024.
    assert round(5330 / 274_112 * 1000, 1) == 19.4
    title = real.overview_of(lang).title.replace(NBSP, " ")
    assert number in title
    assert rate in title


def test_the_population_that_the_rate_rests_on_is_of_the_end_of_2024() -> None:
    rows = real.values("population")
    chosen = rows[(rows["area_code"] == REGION_CODE) & (rows["year"] == 2024)]
    assert chosen["value"].tolist() == [274_112]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_associations_moved_by_18_within_the_same_series(lang: str) -> None:
    found = figure(lang, "associations")
    assert found.value.replace(NBSP, "").replace(",", "") == "5330"
    t = translator_for(lang)
    when, date = t("overview.year_earlier"), t.period("2.1.2024")
    assert found.change == t("change.than_fewer", amount="18", when=when, date=date)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_class_3_stood_still_and_is_never_told_to_have_grown_from_316(lang: str) -> None:
    found = figure(lang, "associations_class_3")
    t = translator_for(lang)
    assert found.value == t("overview.at_least", value="354")
    when, date = t("overview.year_earlier"), t.period("2.1.2024")
    same = t("change.than_same", when=when, date=date)
    # Two minimums are not compared: as many are classified.
    assert found.change == t("change.classified", change=same)
    assert "316" not in everything_said(real.overview_of(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_354_is_told_as_a_minimum_with_how_many_are_unclassified(lang: str) -> None:
    # 1 158 of 5 330 is 21.7 per cent.
    share = translator_for(lang).measure(22, "pct")
    assert share in figure(lang, "associations_class_3").definition


def test_a_class_is_no_minimum_where_all_are_classified() -> None:
    point = RegionPoint(0.0, "2.1.2025", 2024, frozenset())
    everything = RegionPoint(5330.0, "2.1.2025", 2024, frozenset())
    assert share_of(point, everything) == 0
    assert share_of(None, everything) is None
    assert share_of(replace(point, period="2.1.2024"), everything) is None
    assert share_of(point, replace(everything, value=0.0)) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_volunteers_are_an_estimate_of_a_method_that_is_not_published(lang: str) -> None:
    t = translator_for(lang)
    [found] = [
        one
        for one in real.overview_of(lang).figures
        if one.label == t("overview.fact_volunteers.label")
    ]
    # 100 000 of the 273 283 inhabitants of 2018 is 36.6 per cent, of today's municipalities.
    share = t("overview.of_inhabitants", share=t.measure(37, "pct"), count=22, year=2018)
    assert found.change == f"{t('overview.fact_volunteers.change')} {share}"
    assert t("publisher.statfin") in found.source


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_classified_alone_are_not_on_the_overview(lang: str) -> None:
    said = everything_said(real.overview_of(lang)).replace(NBSP, "").replace(",", "")
    assert "3831" not in said
    assert "3664" not in said


def test_population_and_its_change() -> None:
    found = figure("fi", "population")
    assert found.value == "273\u00a0731"
    assert found.change.startswith("−381 ")  # 274 112 -> 273 731
    assert "2024" in found.change


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_share_whose_earlier_values_are_of_another_series_says_so(lang: str) -> None:
    t = translator_for(lang)
    assert figure(lang, "age_65plus_pct").change == t("change.other_series", when=2018)


def test_a_share_without_any_earlier_value_says_that_it_lacks() -> None:
    frames = {code: real.values(code) for code in INDICATORS}
    shares = frames["age_65plus_pct"]
    frames["age_65plus_pct"] = shares[shares["year"] == 2025]
    found = overview_view(real.catalogue(), frames, real.facts(), None).figures
    label = real.catalogue().indicators["age_65plus_pct"].name
    [change] = [each.change for each in found if each.label == label]
    assert change == translator_for("fi")("change.none")


def test_22_of_22_and_22_of_23_are_no_growth() -> None:
    officials = [f for f in real.overview_of("fi").figures if "22/22" in f.value]
    assert len(officials) == 1
    assert "22/23" in officials[0].change
    assert "+" not in officials[0].change
    assert "±" not in officials[0].change


def test_the_news_names_the_class_that_moved_most() -> None:
    # 948 -> 972 cultural associations; the next are leisure (+21) and other (-19).
    (news,) = [each for each in real.overview_of("fi").news if "Kulttuuri" in each.head]
    assert "+24" in news.head
    assert "948" in news.detail
    assert "972" in news.detail


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_news_of_a_class_tells_what_the_unclassified_did_meanwhile(lang: str) -> None:
    # 1 203 -> 1 158: a class may have grown because unclassified associations were classified.
    name = real.catalogue(lang).indicators["associations_class_4"].name
    (news,) = [each for each in real.overview_of(lang).news if name in each.head]
    assert "\u221245" in news.detail


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_news_begins_with_the_register(lang: str) -> None:
    news = real.overview_of(lang).news[0]
    t = translator_for(lang)
    assert news.head == t(
        "overview.news_register_fewer", amount="18", when=t("overview.year_earlier")
    )
    assert t.number(5348) in news.detail
    assert t.number(5330) in news.detail


def test_the_news_counts_where_population_grew() -> None:
    # Jyväskylä 149 194 -> 149 895 and Muurame 10 614 -> 10 646; everywhere else it fell.
    news = real.overview_of("fi").news[-1]
    assert news.head == "Väkiluku kasvoi vuonna 2025 vain 2 kunnassa 22:sta"
    assert "Jyväskylässä" in news.detail
    assert "+0,5" in news.detail  # 701 of 149 194
    assert "−0,1" in news.detail  # -381 of 274 112


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_on_the_overview_is_a_sample(lang: str) -> None:
    view = real.overview_of(lang)
    assert all(figure.sample == "" for figure in view.figures)
    assert view.map is not None
    assert view.map.card.text.sample == ""
    assert translator_for(lang)("sample.label") not in everything_said(view)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_map_of_real_shares_is_not_called_invented(lang: str) -> None:
    said = " ".join(real.overview_of(lang).notes).lower()
    assert translator_for(lang)("source_kind.sample").lower()[:6] not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_key_figure_says_what_when_and_where_from(lang: str) -> None:
    figures = real.overview_of(lang).figures
    assert len(figures) == 6
    for each in figures:
        assert all((each.label, each.value, each.when, each.change, each.definition, each.source))


def test_english_dates_are_written_in_english() -> None:
    # "2.1.2025" is the first of February to half of the English-speaking world.
    said = everything_said(real.overview_of("en"))
    assert re.findall(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b", said) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_the_register_the_overview_claims_nothing(lang: str) -> None:
    empty = real.values("associations").iloc[:0]
    frames = dict.fromkeys(INDICATORS, empty)
    t, described = translator_for(lang), real.catalogue(lang)
    view = overview_view(described, frames, real.facts().iloc[:0], None)
    assert view.title == t("overview.title_plain")
    assert view.figures == ()
    assert view.news == ()
    assert view.map is None


@pytest.mark.parametrize("code", ["associations", "associations_class_3"])
def test_no_change_is_told_across_the_break_of_a_series(code: str) -> None:
    # Were 2.1.2024 not known, the number before 2.1.2025 would be of the classified alone.
    frames = {each: real.values(each) for each in INDICATORS}
    frames[code] = frames[code][frames[code]["period"] != "2.1.2024"]
    fi = translator_for("fi")
    view = overview_view(real.catalogue(), frames, real.facts(), None)
    label = real.catalogue().indicators[code].name
    told = {"associations": "31.8.2022", "associations_class_3": "31.8.2022"}[code]
    [change] = [each.change for each in view.figures if each.label == label]
    reason = fi("change.other_series", when=told)
    assert change in {reason, fi("change.classified", change=reason)}


def test_a_figure_of_two_sources_names_both() -> None:
    frames = {code: real.values(code) for code in INDICATORS}
    both = ("prh_associations", "statfin_11ra")
    ids = frames["population"]["source_ids"].map(lambda _: both)
    frames["population"] = frames["population"].assign(source_ids=ids)
    view = overview_view(real.catalogue(), frames, real.facts(), None)
    label = real.catalogue().indicators["population"].name
    (source,) = {one.source for one in view.figures if one.label == label}
    assert source.startswith("Lähteet: ")
    assert all(real.catalogue().sources[one].title in source for one in both)


def test_without_population_of_its_year_the_title_has_no_rate() -> None:
    frames = {code: real.values(code) for code in INDICATORS}
    population = frames["population"]
    frames["population"] = population[population["year"] != 2024]
    fi = translator_for("fi")
    title = overview_view(real.catalogue(), frames, real.facts(), None).title
    assert title == fi("overview.title", associations="5\u00a0330", date="2.1.2025")


def test_a_fact_that_is_not_in_the_data_is_left_out() -> None:
    frames = {code: real.values(code) for code in INDICATORS}
    some = real.facts()[real.facts()["topic"] != "Kuntatutka"]
    view = overview_view(real.catalogue(), frames, some, None)
    assert len(view.figures) == 5


def test_the_ways_lead_to_pages_of_the_product() -> None:
    ways = real.overview_of().ways
    assert {way.address for way in ways} <= {"kartta", "aineistot"}
    assert {way.indicator for way in ways} - {""} <= set(real.mapped())


def test_the_overview_does_not_change_its_frames() -> None:
    before: dict[str, pd.DataFrame] = {c: real.values(c).copy(deep=True) for c in INDICATORS}
    real.overview_of("fi")
    assert all(before[code].equals(real.values(code)) for code in INDICATORS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_population_computed_backwards_is_told(lang: str) -> None:
    # 274 112 of 2024 is 2025's population less the change of 2025: the -381 starts from it.
    view = real.overview_of(lang)
    told = translator_for(lang)("note.status_derived")
    assert told in view.notes
    assert [figure.label for figure in view.figures if told in figure.notes] == [
        view.figures[2].label
    ]
