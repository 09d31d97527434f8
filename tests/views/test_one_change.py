"""A change is told the same wherever it is told: on map, card, trend and in their tables."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.domain.places.areas import REGION_CODE
from dashboard.editions import indicator, municipality, trends
from dashboard.i18n.translator import MISSING, translator_for
from dashboard.views.indicator.values import years_of
from dashboard.views.municipality.figures import FIGURES
from dashboard.views.shared.amounts import difference
from tests.views import real

T = translator_for("fi")


def on_map(code: str, year: int | None) -> dict[str, str]:
    """The changes that the map's table tells, by area."""
    view = indicator.page(real.edition(), code, year)
    assert view is not None
    table = view.card.table
    if T("table.change") not in table.headings:
        return {}
    place = table.headings.index(T("table.change"))
    told = {row.code: row.cells[place] for row in table.rows}
    if table.foot is not None:
        told[REGION_CODE] = table.foot.cells[place]
    return {area: said for area, said in told.items() if said not in {"", MISSING}}


def in_trend(code: str, since: int, year: int) -> dict[str, str]:
    """The changes that the trend's table tells over a span, by area, said as the map says them."""
    view = trends.page(real.edition(), code, (), since, year)
    assert view is not None
    assert view.span is not None
    if (view.span.first, view.span.last) != (since, year) or view.span.series is None:
        return {}
    table = view.card.table
    place = next(
        n
        for n, heading in enumerate(table.headings)
        if heading in {T("trends.heading_amount"), T("trends.heading_alike")}
    )
    rows = [*table.rows, *([table.foot] if table.foot is not None else [])]
    return {
        row.code or REGION_CODE: T("change.since", amount=row.cells[place], year=since)
        for row in rows
        if row.cells[place] != MISSING
    }


def compared(code: str, year: int) -> Iterator[tuple[str, str, str]]:
    """Area, what the map says, what the trend says; where both say a change over one span."""
    said = on_map(code, year)
    for since in range(year - 12, year):
        own = {area: text for area, text in said.items() if text.endswith(f" vuodesta {since}")}
        if own:
            there = in_trend(code, since, year)
            yield from ((area, text, there[area]) for area, text in own.items() if area in there)


def plain() -> list[str]:
    """The indicators of the map that have numbers and changes, not levels."""
    catalogue = real.catalogue()
    return [
        code
        for code in real.mapped()
        if not catalogue.indicators[code].unit.is_level
        and not catalogue.indicators[code].is_balance
    ]


def test_map_and_trend_tell_the_same_changes_of_every_year() -> None:
    faults, checked = [], 0
    for code in plain():
        for year in years_of(real.values(code), real.catalogue().codes):
            for area, there, here in compared(code, year):
                checked += 1
                faults += [] if there == here else [f"{code} {area} {year}: {there} | {here}"]
    assert checked > 2500
    assert faults == []


def test_the_card_tells_the_changes_of_the_map() -> None:
    edition, checked = real.edition(), 0
    names = {edition.catalogue.indicators[code].name: code for code in FIGURES}
    said = {code: on_map(code, None) for code in FIGURES}
    for place in edition.catalogue.codes:
        for figure in municipality.page(edition, place).figures:
            there = said[names[figure.label]].get(place, "")
            assert figure.change.partition(":")[0] == there.partition(":")[0], figure.label
            checked += bool(there)
    assert checked > 60


def test_the_last_year_of_a_path_is_the_change_of_the_map() -> None:
    """The sentence of `/kehitys` ends with the change that `/kartta` tells, or tells none."""
    edition, checked = real.edition(), 0
    for code in ("radar_score", "organisations_per_1000", "population", "age_65plus_pct"):
        one = edition.catalogue.indicators[code]
        for place in edition.catalogue.codes:
            view = trends.page(edition, code, (place,))
            assert view is not None
            head, found, last = view.card.text.finding.rpartition("Viimeisenä vuonna ")
            if not found or view.span is None:
                continue
            there = on_map(code, None).get(place, "")
            assert there.endswith(f" vuodesta {view.span.last - 1}"), head
            checked += 1
            amount = there.removeprefix("samoista kysymyksistä ").partition(" vuodesta")[0]
            if amount == difference(T, one, 0.0):
                assert "ei muutosta" in last, place
            else:
                assert amount[0] == ("−" if "laskua" in last or "vähemmän" in last else "+")
                assert amount[1:].partition(" ")[0] in last, place
            assert ("samoista kysymyksistä" in there) == ("samoista kysymyksistä" in last)
    assert checked > 50


def test_a_change_of_a_rate_says_on_map_and_card_what_it_is_made_of() -> None:
    edition, code = real.edition(), "organisations_per_1000"
    counted, people = (
        {
            int(str(year)): float(value)
            for area, year, value in zip(
                frame["area_code"], frame["year"], frame["value"], strict=True
            )
            if area == "077"
        }
        for frame in (real.values("organisations"), real.values("population"))
    )
    assert counted[2025] == counted[2024]
    percent = (1 - people[2025] / people[2024]) * 100
    made = f"järjestöjä yhtä paljon, väkiluku väheni {T.number(percent, 1)}\u00a0%"
    assert made == "järjestöjä yhtä paljon, väkiluku väheni 1,6\u00a0%"
    view = indicator.page(edition, code, None, "077")
    assert view is not None
    assert view.own[0] == f"+0,4 vuodesta 2024: {made}"
    name = edition.catalogue.indicators[code].name
    [figure] = [f for f in municipality.page(edition, "077").figures if f.label == name]
    assert figure.change == f"+0,4 vuodesta 2024: {made}"
    whole = indicator.page(edition, code)
    assert whole is not None
    assert any("väkiluku" in part for part in whole.own)


def test_files_say_that_their_values_are_exact() -> None:
    """A reader who subtracts there may find 0,7 where the page tells 0,8."""
    code = "organisations_per_1000"
    cards = [real.view(code).card]
    trend = trends.page(real.edition(), code)
    assert trend is not None
    assert all(T("note.exact") in card.export.about for card in (*cards, trend.card))
