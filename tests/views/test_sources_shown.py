"""A source line names the sources of the values shown: no more, and no fewer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import CLASS_PREFIX, PURPOSE_CLASSES, Sector
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import Source, SourceKind
from dashboard.editions import compare, indicator, municipality, overview, radar, sectors, trends
from dashboard.i18n.translator import translator_for
from dashboard.queries.radar import published_results
from dashboard.store.engine import frame
from dashboard.views.indicator.values import year_values
from dashboard.views.municipality.page import INDICATORS
from dashboard.views.radar.page import RadarChoice
from dashboard.views.shared.card import FigureCard, source_line, source_words
from tests.builders import MUNICIPALITIES
from tests.views import real

SECTORS = (*Sector, *(CLASS_PREFIX + code for code in PURPOSE_CLASSES))
STATUSES = {"final", "preliminary", "secondary", "derived", ""}


def cards(view: object) -> Iterator[FigureCard]:
    """Every figure card inside a view."""
    if isinstance(view, FigureCard):
        yield view
    elif is_dataclass(view):
        for field in fields(view):
            yield from cards(getattr(view, field.name))
    elif isinstance(view, (tuple, list)):
        for one in view:
            yield from cards(one)


def cited(*lines: str) -> set[str]:
    """The sources that lines name."""
    t = translator_for("fi")
    words = {one.source_id: source_words(t, one) for one in real.catalogue().sources.values()}
    return {source_id for source_id, said in words.items() if any(said in line for line in lines)}


def without_borders(card: FigureCard) -> str:
    """The source line of a card without that of the map's borders."""
    return card.text.source.partition(" Rajat:")[0]


def shown(card: FigureCard) -> set[str]:
    """The sources that the rows of a card's file name."""
    place = card.export.columns.index("source_id")
    return {one for row in card.export.rows for one in str(row[place]).split(", ") if one}


def started_from(code: str, year: int) -> set[str]:
    """The sources of the values that the changes of an indicator in a year start from."""
    edition = real.edition()
    found = edition.catalogue.indicators[code]
    data = year_values(edition.values(code), found, edition.catalogue.codes, year)
    assert data is not None
    rows = edition.values(code)
    rows = rows[rows["series"] == data.series]
    return {
        source
        for area, change in data.changes.items()
        for ids in rows.loc[
            (rows["area_code"] == area) & (rows["year"] == change.since), "source_ids"
        ]
        for source in ids
    }


@cache
def marked() -> frozenset[str]:
    """The sources of the published results of our own region that say how many of how many."""
    rows = frame(published_results(real.tables()))
    own = rows[(rows["place"] == "central_finland") & rows["value"].str.isdigit()]
    return frozenset(own.loc[own["text_fi"].str.contains("{value}", regex=False), "source_id"])


@pytest.mark.parametrize("code", real.mapped())
def test_maps_and_rankings(code: str) -> None:
    edition = real.edition()
    latest = real.view(code)
    for year in {latest.year, *latest.years[:3], *latest.years[-1:]}:
        for chosen in (None, "500"):
            view = indicator.page(edition, code, year, chosen)
            assert view is not None
            expected = shown(view.card)
            if view.card.table.headings[-1] == edition.t("table.change"):
                expected |= started_from(code, year)
            assert cited(without_borders(view.card)) == expected


@pytest.mark.parametrize("code", indicator.trended(real.edition()))
def test_lines_tiles_and_slopes(code: str) -> None:
    for chosen, first, last in (
        ((), None, None),
        (("500", "179"), 2020, None),
        (("265",), 2023, 2024),
    ):
        view = trends.page(real.edition(), code, chosen, first, last)
        assert view is not None
        for card in cards(view):
            assert cited(card.text.source) == shown(card)


@pytest.mark.parametrize("code", SECTORS)
def test_sectors_beside_each_other(code: str) -> None:
    for place in (None, "500"):
        view = sectors.compared(real.edition(), code, place)
        for card in cards(view):
            assert cited(card.text.source) == shown(card)


@pytest.mark.parametrize("code", SECTORS)
def test_what_a_page_of_a_sector_says_is_of_the_sources_it_names(code: str) -> None:
    view = sectors.page(real.edition(), code)
    named = cited(*view.sources)
    assert cited(*(one.source for one in view.numbers)) <= named
    counted = {"sample_organisations"} if view.history and view.history.sample else set()
    assert counted <= named


@pytest.mark.parametrize("group", [None, "rural"])
@pytest.mark.parametrize("since", [None, 2020])
def test_the_radar(since: int | None, group: str | None) -> None:
    choice = RadarChoice(year=2021, since=since, group=group)
    view = radar.page(real.edition(), choice)
    assert view is not None
    assert cited(view.card.text.source) == shown(view.card)
    marks = marked() if any(one.marks for one in view.rounds.criteria) else set()
    assert bool(marks) == (group is None)
    assert cited(view.rounds.card.text.source) == shown(view.rounds.card) | marks


@pytest.mark.parametrize("chosen", [("500", "179"), ("077", "265", "592")])
def test_a_comparison(chosen: tuple[str, ...]) -> None:
    view = compare.page(real.edition(), chosen)
    assert view is not None
    # The median and the quartiles are of all: their sources are those of the chosen's, too.
    assert cited(view.card.text.source) >= shown(view.card)
    assert cited(view.card.text.source) == {
        one
        for code in {row[0] for row in view.card.export.rows}
        for one in latest_sources(str(code))
    }


def latest_sources(code: str) -> set[str]:
    """The sources of the latest values of an indicator, the region's among them."""
    rows = real.values(code)
    of_members = rows[rows["area_code"].isin(MUNICIPALITIES)]
    now = rows[rows["year"] == of_members["year"].max()]
    return {one for ids in now["source_ids"] for one in ids}


@pytest.mark.parametrize("code", MUNICIPALITIES)
def test_a_card_of_a_municipality_names_what_its_page_and_document_print(code: str) -> None:
    edition = real.edition()
    view = municipality.page(edition, code)
    expected = set(edition.radar.sources[2025] | edition.radar.sources[2024])
    for name in INDICATORS:
        expected |= latest_sources(name)
    changed = [f for f in view.figures if f.change and f.label in ("Väkiluku",)]
    assert changed
    for name in ("population", "age_65plus_pct", "age_under15_pct"):
        rows = edition.values(name)
        own = rows[rows["area_code"] == code].sort_values("year")
        own = own[own["series"] == own["series"].iloc[-1]]
        expected |= {one for ids in own["source_ids"] for one in ids}
    for card in cards(view):
        assert cited(card.text.source) == shown(card)
        expected |= shown(card)
    expected |= {one.source_id for one in real.evidence_on(view)}
    expected |= {one.source_id for one in (*view.budgets,)}
    assert cited(*view.sources) == expected
    assert len(view.sources) == len(expected)


@pytest.mark.parametrize("code", ["500", "265"])
def test_shares_of_2018_and_the_derived_population_are_cited(code: str) -> None:
    view = municipality.page(real.edition(), code)
    years = [line.points[-1][0] for line in view.background]
    assert ("statfin_key_figures_2019" in cited(*view.sources)) == (2018 in years)
    assert "statfin_121w" in cited(*view.sources)
    population = view.figures[0]
    assert cited(population.source) == {"statfin_11ra", "statfin_121w"}


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("population", 2025, ["statfin_11ra"]),
        ("population", 2024, ["statfin_11ra", "statfin_121w"]),
        ("population", 2023, ["statfin_11ra"]),
        ("population_change_pct", 2025, ["statfin_11ra", "statfin_121w"]),
        ("population_change_pct", 2024, ["statfin_11ra", "statfin_121w"]),
        ("population_change_pct", 2023, ["statfin_11ra"]),
    ],
)
def test_what_was_derived_cites_what_it_was_derived_with(
    code: str, year: int, expected: list[str]
) -> None:
    rows = real.values(code)
    rows = rows[rows["year"] == year]
    assert {tuple(ids) for ids in rows["source_ids"]} == {tuple(expected)}
    assert REGION_CODE in set(rows["area_code"])


def test_the_overview_names_the_sources_of_its_figures_title_and_news() -> None:
    view = overview.page(real.edition())
    named = cited(view.sources)
    figures = cited(*(one.source for one in view.figures))
    assert figures <= named
    # The title's rate is of the population of 2024, the news are of changes from it.
    assert named == figures | {"statfin_11ra", "statfin_121w"}


@pytest.mark.parametrize("code", real.catalogue().indicators)
def test_sources_of_a_value_are_each_once_and_in_one_order(code: str) -> None:
    for ids in real.values(code)["source_ids"]:
        assert list(ids) == sorted(set(ids))


@pytest.mark.parametrize("code", real.mapped())
def test_every_row_of_a_file_has_its_status_and_its_kinds_in_the_order_of_its_sources(
    code: str,
) -> None:
    kinds = {one.source_id: one.kind.value for one in real.catalogue().sources.values()}
    for card in cards((real.view(code), trends.page(real.edition(), code))):
        columns = card.export.columns
        assert columns[-3:] == ("status", "source_id", "source_kind")
        for row in card.export.rows:
            assert row[-3] in STATUSES
            has_value = row[columns.index("value")] is not None
            assert bool(row[-3]) == bool(row[-2]) == has_value
            ids = [one for one in str(row[-2]).split(", ") if one]
            assert ids == sorted(ids)
            assert [kinds[one] for one in ids] == [k for k in str(row[-1]).split(", ") if k]


def test_a_status_is_in_every_card_that_has_rows() -> None:
    edition = real.edition()
    views: list[Any] = [
        municipality.page(edition, "500"),
        radar.page(edition, RadarChoice()),
        compare.page(edition, ("500", "179")),
        sectors.compared(edition, Sector.PENSIONERS, None),
    ]
    found = [card for view in views for card in cards(view)]
    assert len(found) >= 6
    for card in found:
        assert "status" in card.export.columns
        place = card.export.columns.index("status")
        assert {row[place] for row in card.export.rows} <= STATUSES


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("title", "publisher", "expected"),
    [
        ("Kunnan Tuki: tietoa", "Kunnan Tuki", "Kunnan Tuki: tietoa (CC)"),
        ("Piiri", "Piiri", "Piiri (CC)"),
        ("Tietoa", "Kunnan Tuki", "Kunnan Tuki, Tietoa (CC)"),
        ("Tietoa: Kunnan Tuki", "Kunnan Tuki", "Kunnan Tuki, Tietoa: Kunnan Tuki (CC)"),
    ],
)
def test_a_publisher_is_said_once(lang: str, title: str, publisher: str, expected: str) -> None:
    source = Source("s", title, publisher, "CC", "", "2026-01-01", SourceKind.PUBLISHED)
    assert source_words(translator_for(lang), source) == expected
    assert expected in source_line(translator_for(lang), [source])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_source_of_ours_says_its_publisher_twice(lang: str) -> None:
    t = translator_for(lang)
    for source in real.catalogue(lang).sources.values():
        said = source_words(t, source)
        assert said.count(source.publisher) == 1, said
