"""Trends: span, change, sentences, lines, tiles, slopes and the change table, counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.comparisons.change import ToldChange
from dashboard.domain.measures.indicator import Indicator, RegionRule
from dashboard.domain.measures.unit import Unit
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import MISSING, NO_BREAK_SPACE, translator_for
from dashboard.views.shared.catalogue import Catalogue
from dashboard.views.trends.page import TrendsView, trends_view
from dashboard.views.trends.runs import MEDIAN, median_runs, runs_of
from dashboard.views.trends.span import Span, moved, span_of
from tests.views.made import CHANGE, COUNT, MEMBERS, RATE, SHARE, catalogue, values_of, years

FIVE = years(*(values_of(*[100.0 + year] * 5, year=2020 + year, region=500.0) for year in range(5)))
BROKEN = years(
    values_of(10, 20, 30, 40, 50, year=2021, series="register"),
    values_of(10, 20, 30, 40, 50, year=2022, series="register"),
    values_of(11, 22, 33, 44, 55, year=2023),
    values_of(12, 21, 33, 46, 50, year=2024),
)


def tiled(lang: str = "fi") -> Catalogue:
    """The made-up region with places in the grid."""
    described = catalogue(lang)
    placed = {
        code: replace(place, tile=(1, number) if place.member_until is None else None)
        for number, (code, place) in enumerate(described.municipalities.items(), start=1)
    }
    return replace(described, municipalities=placed)


def shown(
    frame: pd.DataFrame,
    indicator: Indicator = COUNT,
    *chosen: str,
    lang: str = "fi",
    first: int | None = None,
    last: int | None = None,
) -> TrendsView:
    """The view of a frame, which must have one."""
    found = trends_view(tiled(), indicator, frame, chosen=chosen, first=first, last=last)
    assert found is not None
    return found


def test_without_a_value_there_is_no_view() -> None:
    nothing = values_of(None, None, None, None, None)
    assert trends_view(tiled(), COUNT, nothing, chosen=(), first=None, last=None) is None


def test_a_span_is_the_whole_of_the_latest_series() -> None:
    assert span_of(runs_of(BROKEN, MEMBERS), None, None) == Span(2023, 2024, "statfin")
    assert span_of(runs_of(FIVE, MEMBERS), None, None) == Span(2020, 2024, "statfin")


def test_a_span_over_a_break_has_no_series() -> None:
    assert span_of(runs_of(BROKEN, MEMBERS), 2021, 2024) == Span(2021, 2024, None)
    assert span_of(runs_of(BROKEN, MEMBERS), 2021, 2022) == Span(2021, 2022, "register")


def test_one_year_makes_no_span() -> None:
    assert span_of(runs_of(values_of(1, 2, 3, 4, 5), MEMBERS), None, None) is None


@pytest.mark.parametrize(("first", "last"), [(1999, 2050), (2024, 2020), (2022, 2022)])
def test_impossible_years_give_a_possible_span(first: int, last: int) -> None:
    found = span_of(runs_of(FIVE, MEMBERS), first, last)
    assert found is not None
    assert found.first < found.last


def test_a_change_across_a_break_is_not_computed_and_says_so() -> None:
    view = shown(BROKEN, COUNT, "077", first=2021, last=2024)
    assert "eri sarjoista, muutosta ei lasketa" in view.card.text.finding
    assert all("sarja vaihtui" in row.cells[-1] for row in view.card.table.rows)
    assert view.slopes == ()
    assert all(len({year for year, _ in line.points} & {2022, 2023}) < 2 for line in view.lines)


def test_the_finding_counts_by_hand() -> None:
    frame = years(
        values_of(200, 100, 100, 100, 100, year=2023, region=600),
        values_of(150, 100, 100, 100, 100, year=2024, region=550),
    )
    view = shown(frame, COUNT, "077")
    assert view.card.text.finding == (
        f"Väkiluku väheni Hankasalmella 25,0{NO_BREAK_SPACE}% vuosina 2023–2024 (200 → 150)"
    )
    assert shown(frame).card.text.finding == (
        f"Väkiluku väheni Keski-Suomessa 8,3{NO_BREAK_SPACE}% vuosina 2023–2024 (600 → 550)"
    )


def test_the_path_says_its_four_parts() -> None:
    frame = years(
        *(values_of(v, *[50.0] * 4, year=2018 + n) for n, v in enumerate((100, 99, 130, 120, 110)))
    )
    finding = shown(frame, COUNT, "077").card.text.finding
    assert finding == (
        f"Väkiluku kasvoi Hankasalmella 10,0{NO_BREAK_SPACE}% vuosina 2018–2022 (100 → 110). "
        "Suurimmillaan 2020 (130). Viimeisenä vuonna 10 vähemmän"
    )
    row = next(row for row in shown(frame).card.table.rows if row.code == "077")
    assert row.cells[-1] == "Suurimmillaan 2020 (130). Viimeisenä vuonna 10 vähemmän"


def test_rising_every_year_is_told_with_its_years() -> None:
    finding = shown(FIVE, COUNT, "179").card.text.finding
    assert "Kasvoi joka vuosi 2021–2024. Viimeisenä vuonna 1 enemmän" in finding


def test_equal_ends_are_no_growth() -> None:
    frame = years(*(values_of(*[50.0] * 5, year=year) for year in range(2020, 2025)))
    finding = shown(frame, COUNT, "179").card.text.finding
    assert finding == (
        "Väkiluku Jyväskylässä: sama luku alussa ja lopussa, vuosina 2020–2024 (50 → 50). "
        "Viimeisenä vuonna ei muutosta"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_valley_is_neither_growth_nor_decline(lang: str) -> None:
    t = translator_for(lang)
    frame = years(
        *(values_of(v, *[50.0] * 4, year=2018 + n) for n, v in enumerate((90, 70, 60, 70, 90)))
    )
    found = trends_view(tiled(lang), COUNT, frame, chosen=("077",), first=None, last=None)
    assert found is not None
    finding = found.card.text.finding
    assert t("path.amount_lowest", years="2020", value="60") in finding
    assert t("path.last_grew", amount="20") in finding
    assert not any(f" {t(f'path.one_{way}')} " in finding for way in ("grew", "shrank"))


def test_a_rate_is_told_through_what_it_is_made_of() -> None:
    # 35 of 1 350 people, then 32 of 1 137: the density rises because people leave.
    frame = years(
        values_of(*[35 / 1.350] * 5, year=2018, base=35),
        values_of(*[32 / 1.137] * 5, year=2025, base=32),
    )
    view = shown(frame, RATE, "077")
    made = f"Järjestöjä 3 vähemmän, väkiluku väheni 15,8{NO_BREAK_SPACE}%"
    assert view.card.text.finding.endswith(f"(25,9 → 28,1). {made}")
    assert next(row for row in view.card.table.rows if row.code == "077").cells[-1] == made


def test_without_an_end_of_the_region_all_municipalities_are_told() -> None:
    frame = years(
        values_of(*[20.0] * 5, year=2018),
        values_of(*[21.0] * 5, year=2025, region=21.5),
    )
    view = shown(frame, SHARE)
    assert view.card.text.finding == "Osuus nousi kaikissa 5 kunnassa vuosina 2018–2025"
    assert "Keski-Suomi: tieto puuttuu (2018), siksi muutosta ei lasketa." in (view.card.text.notes)
    mixed = years(
        values_of(20, 20, 20, 20, 20, year=2018), values_of(21, 19, 20, 22, 23, year=2025, region=9)
    )
    assert shown(mixed, SHARE).card.text.finding == (
        "Osuus vuosina 2018–2025, 5 kuntaa: nousua 3, laskua 1"
    )


def test_a_series_of_its_own_is_named_and_noted() -> None:
    counted = replace(COUNT, code="associations", name="Rekisteröityjen yhdistysten määrä")
    frame = years(
        *(
            values_of(*[None] * 5, year=year, region=3800.0 + year, series="register_classified")
            for year in (2022, 2023)
        )
    )
    finding = shown(frame, counted).card.text.finding
    assert finding.startswith("Luokiteltujen yhdistysten määrä kasvoi Keski-Suomessa")


def test_a_missing_year_between_is_a_gap_and_hides_the_extreme() -> None:
    frame = years(
        *(values_of(*[100.0 + y] * 5, year=2020 + y) for y in (0, 1, 2, 4, 5, 6)),
    )
    view = shown(frame, COUNT, "179")
    assert "illaan" not in view.card.text.finding
    assert "joka vuosi" not in view.card.text.finding
    assert view.card.text.finding.endswith("Viimeisenä vuonna 1 enemmän")
    own = next(line for line in view.lines if line.kind == "own")
    assert [year for year, _ in own.points] == [2020, 2021, 2022, 2024, 2025, 2026]


@pytest.mark.parametrize(
    ("indicator", "before", "now"),
    [(COUNT, 0, 10), (COUNT, 19, 30), (SHARE, 20, 30), (CHANGE, 25, 30)],
)
def test_no_per_cent_of_zero_of_few_of_per_cents_or_of_balances(
    indicator: Indicator, before: float, now: float
) -> None:
    frame = years(values_of(*[before] * 5, year=2023), values_of(*[now] * 5, year=2024))
    runs = runs_of(frame, ["077"])
    found = moved(runs[0], Span(2023, 2024, "statfin"), indicator)
    assert found is not None
    assert found.percent is None
    assert found.amount == now - before


@pytest.mark.parametrize(
    ("before", "now", "per_cent"),
    [
        (19.46, 19.44, False),  # prints as 19.5 and 19.4
        (0.149, 0.146, False),  # both print as 0.1
        (20.0, 22.04, True),
    ],
)
def test_per_cent_is_told_only_where_the_printed_ends_give_it(
    before: float, now: float, per_cent: bool
) -> None:
    frame = years(
        values_of(*[before] * 5, year=2023, base=26), values_of(*[now] * 5, year=2024, base=26)
    )
    found = moved(runs_of(frame, ["077"])[0], Span(2023, 2024, "statfin"), RATE)
    assert found is not None
    assert (found.percent is not None) is per_cent


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("Cultural associations", "were"),
        ("Associations of religion and world view", "were"),
        ("Number of registered associations", "was"),
        ("Net change of organisations", "was"),
    ],
)
def test_an_english_verb_has_the_number_of_its_noun(name: str, verb: str) -> None:
    frame = years(*(values_of(*[5.0] * 5, year=year) for year in (2022, 2023, 2024)))
    named = replace(COUNT, name=name)
    found = trends_view(tiled("en"), named, frame, chosen=("179",), first=None, last=None)
    assert found is not None
    assert f"{name} in Jyväskylä {verb} 5 every year" in found.card.text.finding


def test_a_rate_of_few_has_no_per_cent() -> None:
    few = years(
        values_of(*[10.0] * 5, year=2023, base=19), values_of(*[12.0] * 5, year=2024, base=23)
    )
    enough = years(
        values_of(*[10.0] * 5, year=2023, base=20), values_of(*[12.0] * 5, year=2024, base=24)
    )
    span = Span(2023, 2024, "statfin")
    assert moved(runs_of(few, ["077"])[0], span, RATE).percent is None  # type: ignore[union-attr]
    found = moved(runs_of(enough, ["077"])[0], span, RATE)
    assert found is not None
    assert found.percent == pytest.approx(20.0)


def test_the_table_ranks_then_and_now_and_orders_by_growth() -> None:
    frame = years(
        values_of(50, 40, 30, 20, 20, year=2023), values_of(45, 45, 40, 10, None, year=2024)
    )
    rows = {row.code: row.cells for row in shown(frame, COUNT).card.table.rows}
    assert list(rows) == ["410", "179", "077", "435", "992"]
    # Rank in 2023 among those with both ends: 50, 40, 30, 20.
    assert [rows[code][5] for code in ("077", "179", "410", "435")] == [
        "suurin",
        "2. suurin",
        "2. pienin",
        "pienin",
    ]
    # In 2024 two print alike and share the first place; one of few has none.
    two = "jaettu suurin (2 kuntaa)"
    ranks = [rows[code][6] for code in ("077", "179", "410", "435")]
    assert ranks == [two, two, "pienin", MISSING]
    assert rows["992"][-1] == "ei laskettavissa: tieto puuttuu (2024)"


def test_the_median_is_of_all_or_not_at_all() -> None:
    frame = years(values_of(1, 2, 3, 4, 100, year=2023), values_of(1, 2, 3, 4, None, year=2024))
    runs = median_runs(frame, MEMBERS)
    assert [(run.area, [p.value for p in run.points]) for run in runs] == [(MEDIAN, [3.0])]


def test_a_median_region_is_not_drawn_twice() -> None:
    frame = years(
        values_of(1, 2, 3, 4, 5, year=2023, region=3), values_of(1, 2, 3, 4, 5, year=2024, region=3)
    )
    score = replace(SHARE, region_rule=RegionRule.MEDIAN, unit=Unit("score"))
    kinds = [line.kind for line in shown(frame, score, "077").lines]
    assert kinds == ["own", "region"]


def test_a_sum_is_not_drawn_beside_municipalities() -> None:
    assert [line.kind for line in shown(FIVE, COUNT, "077", "179").lines] == [
        "own",
        "other",
        "median",
    ]
    assert [line.kind for line in shown(FIVE).lines] == ["region"]


def test_lines_far_apart_are_offered_as_an_index() -> None:
    frame = years(
        values_of(1000, 100, 100, 100, 100, year=2023),
        values_of(900, 110, 100, 100, 100, year=2024),
    )
    view = shown(frame, COUNT, "077", "179")
    assert view.index
    assert [line.points for line in view.index_lines][:2] == [
        ((2023, 100.0), (2024, 90.0)),
        ((2023, 100.0), (2024, pytest.approx(110.0))),
    ]
    near = shown(frame, COUNT, "179", "410")
    assert not near.index


def test_an_index_cannot_begin_at_zero() -> None:
    frame = years(values_of(0, 1, 1, 1, 1, year=2023), values_of(5, 1, 1, 1, 1, year=2024))
    view = shown(frame, COUNT, "077", "179")
    assert not view.index
    assert view.index_lines == ()


def test_every_member_with_a_place_has_a_tile() -> None:
    view = shown(BROKEN, COUNT, "992")
    assert [tile.code for tile in view.tiles if tile.chosen] == ["992"]
    assert len(view.tiles) == len(MEMBERS)
    assert all(len(tile.runs) == 2 for tile in view.tiles)
    first = next(tile for tile in view.tiles if tile.code == "077")
    # Both of the latest series: 10 of the register and 12 of another would be no pair.
    assert (first.first_text, first.last_text) == ("11", "12")
    assert first.spoken == "Hankasalmi: 11 vuonna 2023, 12 vuonna 2024"
    assert view.tiles_card.text.subtitle.endswith("Ruuduissa tiedot vuosilta 2023 ja 2024")


def test_slopes_name_the_chosen_and_the_extremes() -> None:
    frame = years(
        values_of(50, 50, 50, 50, 50, year=2023), values_of(40, 45, 50, 55, 60, year=2024)
    )
    view = shown(frame, COUNT, "410")
    assert {slope.name for slope in view.slopes if slope.named} == {
        "Hankasalmi",
        "Laukaa",
        "Äänekoski",
    }


def test_figures_that_are_not_final_are_marked_and_told() -> None:
    frame = years(values_of(*[50.0] * 5, year=2023, status="preliminary"), values_of(*[51.0] * 5))
    view = shown(frame, COUNT, "077")
    assert view.lines[0].uncertain == (2023,)
    assert any("Avoin piste" in note for note in view.card.text.notes)


def test_the_region_alone_says_that_it_is_published_so() -> None:
    frame = years(
        values_of(None, None, None, None, None, year=2023, region=316, series="register"),
        values_of(None, None, None, None, None, year=2024, region=354),
    )
    view = shown(frame)
    assert any("koko maakunnasta" in note for note in view.card.text.notes)
    assert not any("22 kuntaa" in note for note in view.card.text.notes)
    assert [line.name for line in view.lines] == ["Rekisteri", "Tilastokeskus"]
    # 316 and 354 belong to two series: nothing is said to have grown.
    assert "kasva" not in view.card.text.finding
    assert view.span == Span(2023, 2024, None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_one_year_only(lang: str) -> None:
    view = shown(values_of(1, 2, 3, 4, 5, year=2024, region=15), COUNT, lang=lang)
    assert "2024" in view.card.text.finding
    assert view.span is None
    assert all(row.cells[1] == "–" for row in view.card.table.rows)


def test_the_export_holds_every_value_with_its_source() -> None:
    view = shown(BROKEN)
    assert len(view.card.export.rows) == 4 * len(MEMBERS)
    series = view.card.export.columns.index("series")
    assert {row[series] for row in view.card.export.rows} == {"register", "statfin"}
    assert REGION_CODE not in {row[1] for row in view.card.export.rows}


def test_the_export_writes_whole_numbers_whole_with_period_and_kind_of_source() -> None:
    view = shown(FIVE)
    row = dict(zip(view.card.export.columns, view.card.export.rows[0], strict=True))
    assert (row["value"], row["period"], row["source_kind"]) == (500, "2020", "official")
    assert isinstance(row["value"], int)


def test_a_region_median_is_compared_over_one_set() -> None:
    frame = years(
        values_of(1, 2, 3, 4, 5, year=2023, region=3),
        values_of(1, 2, 3, 4, None, year=2024, region=2.5),
        values_of(2, 3, 4, 5, 6, year=2025, region=4),
    )
    score = replace(SHARE, code="radar_score", region_rule=RegionRule.MEDIAN, unit=Unit("score"))
    view = shown(frame, score)
    assert [line.points for line in view.lines] == [((2023, 3.0), (2025, 4.0))]
    assert any("2024 (Äänekoski)" in note for note in view.card.text.notes)
    assert any("molempina vuosina" in note for note in view.card.text.notes)
    short = shown(frame, score, last=2024).card.text
    assert any("tieto puuttuu (2024)" in note for note in short.notes)


def test_one_organisation_is_no_direction() -> None:
    rates = [0.05, 0.051, 0.052, 0.053, 0.054]
    frame = years(*(values_of(*[v] * 5, year=2020 + n, base=1) for n, v in enumerate(rates)))
    view = shown(frame, RATE, "992")
    assert view.card.text.finding.startswith("Tiheys oli Äänekoskella 0,1 vuonna 2020 ja 0,1")
    assert "nous" not in view.card.text.finding
    assert any("alle 20: Äänekoski" in note for note in view.card.text.notes)
    assert any("joka kunnassa" in note for note in view.tiles_card.text.notes)
    enough = years(*(values_of(*[v * 20] * 5, year=2020 + n, base=20) for n, v in enumerate(rates)))
    assert "Tiheys nousi Äänekoskella" in shown(enough, RATE, "992").card.text.finding
    assert not any("alle 20" in note for note in shown(enough, RATE, "992").card.text.notes)


def test_an_index_says_so_and_of_which_year() -> None:
    view = shown(FIVE)
    # A single line from zero: small changes are seen as an index.
    assert view.zero
    assert view.index_lines[0].points[0] == (2020, 100.0)
    assert view.index_card.text.subtitle == "Väkiluku, indeksi, 2020 = 100"
    assert view.index_card.text.alternative.endswith(view.index_card.text.subtitle)
    assert "indeksi" not in view.card.text.subtitle


@pytest.mark.parametrize("frame", [BROKEN, pd.concat([BROKEN, FIVE])])
def test_no_index_over_several_series(frame: pd.DataFrame) -> None:
    view = shown(frame, COUNT, "992")
    assert view.index_lines == ()
    assert view.index_year is None
    assert "indeksi" not in view.tiles_card.text.subtitle


@pytest.mark.parametrize("indicator", [SHARE, CHANGE, replace(SHARE, unit=Unit("score"))])
def test_no_index_of_what_has_no_per_cent(indicator: Indicator) -> None:
    assert shown(FIVE, indicator, "077", "179").index_lines == ()


def test_a_break_is_told_in_every_figure_and_in_the_file() -> None:
    view = shown(BROKEN, COUNT, "077")
    for told in (view.card.text.notes, view.tiles_card.text.notes, view.card.export.about):
        assert sum("Rekisteri, 2021–2022" in note for note in told) == 1
        assert sum("Tilastokeskus, 2023–2024" in note for note in told) == 1
    assert not any("Rekisteri" in note for note in shown(FIVE, COUNT, "077").card.text.notes)


def test_days_of_the_register_are_told_as_days() -> None:
    frame = years(
        *(values_of(*[None] * 5, year=year, region=5300.0 + year) for year in (2023, 2024))
    )
    frame["period"] = ["2.1.2024", "2.1.2025"]
    view = shown(frame)
    assert "2.1.2024–2.1.2025" in view.card.text.finding
    assert any("2023 = 2.1.2024, 2024 = 2.1.2025" in note for note in view.card.text.notes)
    assert view.card.table.headings[1:3] == ("2.1.2024", "2.1.2025")
    assert {row[4] for row in view.card.export.rows} == {"2.1.2024", "2.1.2025"}


@pytest.mark.parametrize(
    ("start", "step", "words"),
    [(1.0, 0.1, "Muutos nousi"), (1.0, -0.1, "Muutos laski"), (-1.0, -0.1, "Muutos laski")],
)
def test_a_change_does_not_grow(start: float, step: float, words: str) -> None:
    frame = years(*(values_of(*[start + n * step] * 5, year=2020 + n) for n in range(5)))
    assert shown(frame, CHANGE, "992").card.text.finding.startswith(words)


LEVEL = replace(SHARE, code="radar_x", unit=Unit("level"), decimals=0, region_rule=RegionRule.NONE)


def test_a_criterion_is_counted_over_those_that_answered_in_both_years() -> None:
    frame = years(
        values_of(2, 0, 1, 2, None, year=2019),
        values_of(2, 2, None, 2, 2, year=2020),
        values_of(2, 2, 2, 1, 2, year=2021),
    )
    view = shown(frame, LEVEL)
    assert (
        view.card.text.finding
        == "Osuus, Keski-Suomi: kyllä 2/4 kunnassa (2019) → 3/4 kunnassa (2021)"
    )
    # 2020 lacks one of the four: its number would be of another set.
    [line] = view.lines
    assert (line.points, line.last_text) == (((2019, 2.0), (2021, 3.0)), "3/4")
    assert view.card.table.foot is not None
    assert view.card.table.foot.cells[1:3] == ("2/4", "3/4")
    assert view.slopes == ()
    assert view.axis_words == ()


def test_levels_have_words() -> None:
    frame = years(values_of(0, 0, 1, 2, 2, year=2019), values_of(2, 2, 1, 1, 2, year=2021))
    view = shown(frame, LEVEL, "077")
    assert view.card.text.finding == "Osuus, Hankasalmi: ei (2019) → kyllä (2021)"
    assert view.axis_words == ("ei", "osittain", "kyllä")
    assert [line.last_text for line in view.lines] == ["kyllä"]
    assert next(row for row in view.card.table.rows if row.code == "435").cells == (
        "Luhanka",
        "kyllä",
        "osittain",
        "heikompi",
    )
    assert all("0" not in tile.last_text for tile in view.tiles)


def test_a_range_limits_lines_tiles_and_file() -> None:
    view = shown(FIVE, COUNT, "077", first=2021, last=2023)
    for runs in ([line.points for line in view.lines], *(tile.runs for tile in view.tiles)):
        assert [year for year, _ in runs[0]] == [2021, 2022, 2023]
    assert {row[3] for row in view.card.export.rows} == {2021, 2022, 2023}
    assert view.years == (2020, 2021, 2022, 2023, 2024)
    assert len(shown(FIVE, COUNT, "077").lines[0].points) == 5


@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [(None, 1900, "1900"), (2022, 2022, "2022–2022"), (2023, 2021, "2023–2021")],
)
def test_years_that_cannot_be_used_are_told(
    first: int | None, last: int | None, asked: str
) -> None:
    assert f"({asked})" in shown(FIVE, first=first, last=last).replaced
    assert shown(FIVE, first=2020, last=2023).replaced == ""
    assert shown(FIVE).replaced == ""


def test_the_printed_difference_is_that_of_the_printed_ends() -> None:
    # 19,36 and 19,44 print as 19,4; their difference would print as +0,1.
    frame = years(values_of(*[19.36] * 5, year=2023, base=100), values_of(*[19.44] * 5, base=100))
    finding = shown(frame, RATE, "992").card.text.finding
    assert "sama luku alussa ja lopussa, vuosina 2023–2024 (19,4 → 19,4)" in finding


def test_slopes_from_one_point_are_named_at_the_other_end() -> None:
    frame = years(
        values_of(1000, 100, 100, 100, 100, year=2023),
        values_of(900, 110, 100, 100, 100, year=2024),
    )
    view = shown(frame, COUNT, "077")
    assert all(slope.before_text == "" for slope in view.slopes)
    own = next(slope for slope in view.slopes if slope.kind == "own")
    assert own.now_text == f"1{NO_BREAK_SPACE}000 → 900"
    assert view.slope_card.text.subtitle == "Väkiluku, indeksi, 2023 = 100"


SCORE = replace(
    SHARE, code="radar_score", region_rule=RegionRule.MEDIAN, unit=Unit("score"), decimals=0
)


def scored(own: dict[str, ToldChange | None], lang: str = "fi") -> TrendsView:
    """Hankasalmi from 77 to 83, Jyväskylä from 60 to 70, and their changes like for like."""
    frame = years(
        values_of(77, 60, None, None, None, year=2024),
        values_of(83, 70, None, None, None, year=2025),
    )
    found = trends_view(
        tiled(lang),
        SCORE,
        frame,
        chosen=("077",),
        first=None,
        last=None,
        own_changes={(2024, 2025): own, (2023, 2025): dict.fromkeys(own, ToldChange(9.0))},
    )
    assert found is not None
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_change_of_its_own_stands_where_the_difference_would(lang: str) -> None:
    t = translator_for(lang)
    view = scored({"077": ToldChange(0.0, alike=True), "179": ToldChange(10.0)}, lang)
    amounts = {row.code: row.cells[3] for row in view.card.table.rows}
    # The row whose change is not the difference of its scores says so.
    assert (amounts["077"], amounts["179"]) == (
        t("trends.like_for_like", amount=t("change.score_many", value="±0")),
        t("change.score_many", value="+10"),
    )
    assert view.card.table.headings[3] == t("trends.heading_alike")
    same = t(
        "path.stayed_alike",
        indicator="",
        verb=t("path.one_was"),
        place="@",
        when="",
        before="",
        now="",
    )
    assert same.partition("@")[2].strip().partition("  ")[0] in view.card.text.finding
    assert t("trends.note_score") in view.card.text.notes


def path_of_scores(*scores: float, own: Mapping[tuple[int, int], ToldChange | None]) -> str:
    """The finding of Hankasalmi's scores from 2022 on."""
    frame = years(
        *(values_of(one, *[50] * 4, year=2022 + place) for place, one in enumerate(scores))
    )
    found = trends_view(
        tiled(),
        SCORE,
        frame,
        chosen=("077",),
        first=None,
        last=None,
        own_changes={pair: {"077": told} for pair, told in own.items()},
    )
    assert found is not None
    row = next(row for row in found.card.table.rows if row.code == "077")
    assert row.cells[-1] == found.card.text.finding.partition(". ")[2] or MISSING
    return found.card.text.finding


def test_the_path_of_a_score_contradicts_no_change_of_its_own() -> None:
    steps: dict[tuple[int, int], ToldChange | None] = {
        (2022, 2023): ToldChange(5.0),
        (2023, 2024): ToldChange(8.0),
        (2024, 2025): ToldChange(0.0, alike=True),
        (2022, 2025): ToldChange(12.0),
    }
    said = path_of_scores(50, 55, 63, 62, own=steps)
    assert " 12 pistettä " in said
    # 63 to 62 is no fall over the same questions, and so 2024 is no peak.
    assert said.endswith(". Viimeisenä vuonna samoista kysymyksistä laskettuna ei muutosta")
    assert "Korkeimmillaan" not in said
    steps[2024, 2025] = ToldChange(1.0, alike=True)
    said = path_of_scores(50, 55, 63, 62, own=steps)
    assert said.endswith("Viimeisenä vuonna nousua samoista kysymyksistä laskettuna 1 piste")
    steps[2024, 2025] = None
    assert "Viimeisenä" not in path_of_scores(50, 55, 63, 62, own=steps)


def test_rising_every_year_is_not_told_of_scores_of_other_questions() -> None:
    steps = {(year, year + 1): ToldChange(5.0) for year in range(2022, 2025)}
    whole = steps | {(2022, 2025): ToldChange(15.0)}
    assert "Nousi joka vuosi 2023–2025" in path_of_scores(50, 55, 60, 65, own=whole)
    other = whole | {(2022, 2023): ToldChange(0.0, alike=True)}
    said = path_of_scores(50, 55, 60, 65, own=other)
    assert "joka vuosi" not in said
    assert said.endswith("Viimeisenä vuonna nousua 5 pistettä")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_change_that_has_too_few_answers_in_common_is_not_told_from_the_ends(lang: str) -> None:
    t = translator_for(lang)
    view = scored({"077": None, "179": ToldChange(10.0)}, lang)
    [row] = [row for row in view.card.table.rows if row.code == "077"]
    assert row.cells[1:4] == ("77", "83", MISSING)
    assert row.cells[-1] == t("trends.cell_few_alike")
    assert view.card.text.finding == t(
        "trends.few_alike",
        indicator=SCORE.name,
        place=tiled().municipalities["077"].name(lang),
        before=t.measure(77, "score"),
        now=t.measure(83, "score"),
        since=2024,
        year=2025,
    )


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((0, 1, 0, 2, 1), "oli Hankasalmella vuosittain 0–2 (2020–2024)"),
        ((3, 3, 3), "oli Hankasalmella joka vuosi 3 (2020–2022)"),
        ((19, 18, 19, 20, 30), "oli Hankasalmella vuosittain 18–30 (2020–2024)"),
    ],
)
def test_a_count_of_few_is_a_range(values: tuple[int, ...], said: str) -> None:
    frame = years(*(values_of(v, *[None] * 4, year=2020 + n) for n, v in enumerate(values)))
    view = shown(frame, COUNT, "077")
    assert view.card.text.finding == f"Väkiluku {said}"
    assert next(row for row in view.card.table.rows if row.code == "077").cells[-1] == MISSING


def test_a_range_of_a_balance_parts_signs_by_dots() -> None:
    frame = years(*(values_of(v, *[None] * 4, year=2020 + v) for v in range(5)))
    balance = replace(COUNT, scale=CHANGE.scale)
    finding = shown(frame, balance, "077").card.text.finding
    assert "vuosittain ±0 … +4" in finding.replace(NO_BREAK_SPACE, " ")


def test_a_count_mostly_of_twenty_has_a_path() -> None:
    frame = years(*(values_of(20 + n, *[None] * 4, year=2020 + n) for n in range(5)))
    assert "kasvoi Hankasalmella" in shown(frame, COUNT, "077").card.text.finding


def test_what_a_median_is_is_told_where_one_is_drawn() -> None:
    frame = years(
        values_of(1000, 2000, 3000, 4000, 5000, year=2023),
        values_of(1100, 2100, 3100, 4100, 5100, year=2024),
    )
    told = translator_for("fi")("note.median")
    assert shown(frame, COUNT, "992").definition.endswith(told)
    whole = years(frame, values_of(None, None, None, None, None, year=2023, region=15000))
    assert not shown(
        years(whole, values_of(None, None, None, None, None, region=15500)), COUNT
    ).definition.endswith(told)
