"""A criterion of the radar on the map's page: levels have words and counts, no numbers or ranks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.domain.measures.indicator import Polarity, RegionRule
from dashboard.domain.measures.unit import LEVEL
from dashboard.domain.practices.radar import Level
from dashboard.domain.selection import LANGUAGES
from dashboard.figures.indicator.map import map_svg
from dashboard.figures.shared.image import slide_frame, square_frame
from dashboard.i18n.translator import translator_for
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.shared.amounts import level_word, to_level
from tests.figures.indicator.shapes import real_outlines
from tests.figures.svg import contents, parsed
from tests.views import real
from tests.views.made import MEMBERS, SHARE, values_of, view, years

FI = translator_for("fi")
CRITERION = replace(
    SHARE,
    code="radar_contact_person",
    unit=LEVEL,
    decimals=0,
    polarity=Polarity.MORE_IS_BETTER,
    region_rule=RegionRule.NONE,
    name="Yhdyshenkilö",
    classes=(1.0, 2.0),
)
PLAIN = years(
    values_of(1, 2, 2, 0, 2, year=2023),
    values_of(2, 2, 1, 0, None, year=2024),
)
WORDS = {
    "fi": ("kyllä", "osittain", "ei", "ei vastausta"),
    "sv": ("ja", "delvis", "nej", "inget svar"),
    "en": ("yes", "partly", "no", "no answer"),
}


def clear(text: str) -> str:
    return text.replace("\u00a0", " ")


def made(lang: str = "fi", chosen: str | None = None) -> IndicatorView:
    return view(PLAIN, CRITERION, lang=lang, chosen=chosen)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_levels_have_words_and_not_answered_is_not_no(lang: str) -> None:
    t = translator_for(lang)
    stored = (2.0, 1.0, 0.0, float("nan"))
    assert tuple(level_word(t, value) for value in stored) == WORDS[lang]
    assert level_word(t, None) == WORDS[lang][3]


def test_a_stored_level_is_a_level_and_a_gap_is_none() -> None:
    found = [to_level(value) for value in (0, 1.0, 2.0, None, float("nan"))]
    assert found == [Level.NO, Level.PARTLY, Level.YES, None, None]
    with pytest.raises(ValueError, match="3"):
        to_level(3.0)


@pytest.mark.parametrize(
    ("lang", "chosen", "finding"),
    [
        (
            "fi",
            None,
            "Yhdyshenkilö 2024: kyllä 2 kunnassa, osittain 1 kunnassa ja ei 1 kunnassa",
        ),
        (
            "sv",
            None,
            "Yhdyshenkilö 2024: ja i 2 kommuner, delvis i 1 kommun och nej i 1 kommun",
        ),
        (
            "en",
            None,
            "Yhdyshenkilö, 2024: yes in 2 municipalities, partly in 1 municipality "
            "and no in 1 municipality",
        ),
        ("fi", "410", "Yhdyshenkilö 2024: Laukaassa osittain"),
        ("sv", "410", "Yhdyshenkilö 2024: delvis i Laukas"),
        ("en", "410", "Yhdyshenkilö, 2024: partly in Laukaa"),
        ("fi", "992", "Yhdyshenkilö 2024: tietoa ei ole Äänekoskella"),
    ],
)
def test_the_finding_counts_levels_or_tells_the_chosen_ones(
    lang: str, chosen: str | None, finding: str
) -> None:
    assert clear(made(lang, chosen).card.text.finding) == finding


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_alternative_tells_the_counts_once(lang: str) -> None:
    region, own = made(lang).card.text, made(lang, "410").card.text
    assert region.alternative == region.finding
    t = translator_for(lang)
    counts = region.finding.split(": ")[1]
    assert own.alternative == f"{own.finding}. {t('finding.levels_region', counts=counts)}"


def test_the_legend_has_a_class_and_a_word_for_every_level() -> None:
    for lang in LANGUAGES:
        shown = made(lang)
        yes, partly, no, _ = WORDS[lang]
        assert shown.legend.labels == (no, partly, yes)
        assert shown.legend.missing == translator_for(lang)("legend.missing")
        words = {area.code: area.value_text for area in shown.areas}
        assert [words[code] for code in MEMBERS[:4]] == [yes, yes, partly, no]
        classes = {area.code: area.class_index for area in shown.areas}
        assert [classes[code] for code in MEMBERS] == [2, 2, 1, 0, None]


def test_the_table_has_words_and_changes_and_no_rank_or_standing() -> None:
    table = made().card.table
    assert table.headings == tuple(FI(f"table.{n}") for n in ("municipality", "value", "change"))
    assert {row.code: row.cells[1:] for row in table.rows} == {
        "077": ("kyllä", "vuonna 2023: osittain"),
        "179": ("kyllä", "ennallaan vuodesta 2023"),
        "410": ("osittain", "vuonna 2023: kyllä"),
        "435": ("ei", "ennallaan vuodesta 2023"),
        "992": (FI("legend.missing"), "–"),
    }
    assert [row.code for row in table.rows] == ["077", "179", "410", "435", "992"]
    assert table.foot is None


@pytest.mark.parametrize(
    ("lang", "was", "same"),
    [
        ("fi", "vuonna 2023: osittain", "ennallaan vuodesta 2023"),
        ("sv", "år 2023: delvis", "oförändrat sedan 2023"),
        ("en", "in 2023: partly", "unchanged since 2023"),
    ],
)
def test_a_change_names_the_level_before_and_is_no_number(lang: str, was: str, same: str) -> None:
    assert made(lang, "077").own[0] == was
    assert made(lang, "179").own[0] == same


@pytest.mark.parametrize("lang", LANGUAGES)
def test_beside_the_finding_stand_the_counts_and_no_rank(lang: str) -> None:
    t = translator_for(lang)
    region = t("finding.levels_region", counts=made(lang).card.text.finding.split(": ")[1])
    # The finding of the whole region has said the counts already.
    assert made(lang).own == ()
    assert made(lang, "992").own == (region,)
    assert made(lang, "077").own[1:] == (region,)
    assert made(lang).card.text.facts == (region,)
    assert made(lang).ranking is None


@pytest.mark.parametrize("chosen", [None, "077"])
def test_the_ranking_orders_by_level_and_gives_no_place(chosen: str | None) -> None:
    for lang in LANGUAGES:
        t = translator_for(lang)
        plain = t("ranking.levels", indicator="Yhdyshenkilö", year="2024")
        assert made(lang, chosen).levels_title == plain


def test_an_area_is_spoken_by_its_word() -> None:
    spoken = {area.code: area.spoken for area in made().areas}
    assert spoken["077"] == FI("map.area_plain", name="Hankasalmi", value="kyllä")
    assert spoken["992"] == FI("map.area_missing", name="Äänekoski")


def test_who_has_not_answered_is_named_under_the_figure() -> None:
    assert made().card.text.notes == (FI("note.missing", names="Äänekoski"),)


def test_an_export_holds_levels_as_numbers() -> None:
    export = made().card.export
    rows = [dict(zip(export.columns, row, strict=True)) for row in export.rows]
    assert [(row["area_code"], row["value"]) for row in rows] == [
        ("077", 2),
        ("179", 2),
        ("410", 1),
        ("435", 0),
        ("992", None),
        ("MK13", None),
    ]
    assert {row["unit"] for row in rows} == {"level"}


CONTACT, SCORE = "radar_contact_person", "radar_score"
RANK = {"fi": r"\bsija", "sv": r"\bplats\b", "en": r"\brank"}


@pytest.mark.parametrize(
    ("lang", "finding"),
    [
        (
            "fi",
            "Nimetty yhdyshenkilö 2021: kyllä 15 kunnassa, osittain 3 kunnassa "
            "ja ei 4 kunnassa (esimerkkiaineisto)",
        ),
        (
            "sv",
            "Utsedd kontaktperson 2021: ja i 15 kommuner, delvis i 3 kommuner "
            "och nej i 4 kommuner (exempelmaterial)",
        ),
        (
            "en",
            "Named contact person, 2021: yes in 15 municipalities, partly in 3 "
            "municipalities and no in 4 municipalities (sample data)",
        ),
    ],
)
def test_the_embedded_contact_persons_of_2021(lang: str, finding: str) -> None:
    shown = real.view(CONTACT, lang, year=2021)
    assert clear(shown.card.text.finding) == finding
    yes, partly, no, _ = WORDS[lang]
    assert shown.legend.labels == (no, partly, yes)
    words = [row.cells[1] for row in shown.card.table.rows]
    assert words == [yes] * 15 + [partly] * 3 + [no] * 4
    assert len(shown.card.table.headings) == 3
    said = f"{shown.card.text} {shown.levels_title} {shown.own} {shown.card.table} {shown.areas}"
    assert not re.search(RANK[lang], said, re.IGNORECASE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whose_level_changed_is_told_in_words(lang: str) -> None:
    shown = real.view(CONTACT, lang, year=2025)
    before = {area.code: area.value_text for area in real.view(CONTACT, lang, year=2024).areas}
    t = translator_for(lang)
    changed = 0
    for row in shown.card.table.rows:
        _, word, change = row.cells
        same = word == before[row.code]
        changed += not same
        key = "change.level_same" if same else "change.level_was"
        assert change == t(key, value=before[row.code], year=2024)
    assert changed > 0


def test_the_sample_has_a_municipality_that_was_partly_there_the_year_before() -> None:
    found = {row.cells[2] for row in real.view(CONTACT, "fi", year=2025).card.table.rows}
    assert "vuonna 2024: osittain" in found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("chosen", [None, "992"])
def test_a_map_of_levels_and_its_image_say_the_words(lang: str, chosen: str | None) -> None:
    shown = real.view(CONTACT, lang, chosen=chosen)
    drawn = contents(
        parsed(
            map_svg(shown.areas, shown.legend, real_outlines(), shown.card.text.alternative, "m")
        )
    )
    assert set(WORDS[lang][:3]) <= set(drawn)
    assert shown.legend.title in " ".join(drawn)
    text = shown.card.text
    for frame in (
        slide_frame(text, "Järjestötutka", portrait_figure=True),
        square_frame(text, "Järjestötutka"),
    ):
        said = " ".join(contents(parsed(frame.before + frame.after)))
        for part in (text.finding, text.sample, text.subtitle):
            assert clear(part) in clear(said)
        assert not re.search(RANK[lang], said, re.IGNORECASE)
    assert len(text.facts) == 1
    assert shown.own[1:] == (text.facts if chosen else ())


@pytest.mark.parametrize(
    ("lang", "start", "region"),
    [
        ("fi", "Kuntatutkan pisteet 2025: ", "Kuntien mediaani: 82"),
        ("sv", "Kommunradarns poäng 2025: ", "Kommunernas median: 82"),
        ("en", "Municipal radar score, 2025: ", "Median of municipalities: 82"),
    ],
)
def test_the_embedded_scores_are_figures_with_ranks_beside_the_median(
    lang: str, start: str, region: str
) -> None:
    shown = real.view(SCORE, lang, year=2025)
    t = translator_for(lang)
    assert shown.card.text.finding.startswith(start)
    assert shown.own[0] == region
    assert shown.card.table.headings == tuple(
        t(f"table.{name}") for name in ("municipality", "value", "rank", "standing", "change")
    )
    numbers = [float(row.cells[1]) for row in shown.card.table.rows]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 22
    # The median of 22 is the middle of the 11th and the 12th (here both are whole as printed).
    assert numbers[10] >= 82 >= numbers[11]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_score_that_cannot_be_computed_is_told(lang: str) -> None:
    # Kivijärvi left most of the round of 2024 empty.
    shown, t = real.view(SCORE, lang, year=2024, chosen="265"), translator_for(lang)
    kivijarvi = real.catalogue(lang).municipalities["265"]
    missing = t(
        "finding.own_missing",
        indicator=real.catalogue(lang).indicators[SCORE].name,
        year="2024",
        place=kivijarvi.name_in(lang),
    )
    assert shown.card.text.finding == t("sample.finding", finding=missing)
    assert t("note.missing", names=kivijarvi.name(lang)) in shown.card.text.notes
    [row] = [row for row in shown.card.table.rows if row.code == "265"]
    assert row.cells[1:3] == (t("legend.missing"), "–")
    assert shown.legend.missing


def test_no_change_of_score_is_told_where_the_set_of_criteria_changed() -> None:
    with_changes = {
        year: bool(real.view(SCORE, year=year, chosen="992").own) for year in real.view(SCORE).years
    }
    assert with_changes == {
        2025: True, 2024: True, 2023: True, 2022: False, 2021: True, 2020: True, 2019: False
    }  # fmt: skip
