"""The pages of sectors and classes: every sentence against the data, and nothing without a source."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import pytest

from dashboard.domain.measures.unit import published_unit
from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import CLASS_ADDRESSES, Sector
from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.editions import sectors
from dashboard.errors import UsageError
from dashboard.i18n.translator import NO_BREAK_SPACE, translator_for
from dashboard.views.indicator.region_point import RegionPoint
from dashboard.views.sectors.model import SectorView
from dashboard.views.sectors.page import SectorTables, definitions_apart, sector_view
from dashboard.views.sectors.words import sector_words
from dashboard.views.shared.facts import fact_value
from tests.views import real
from tests.views.sectors.made import counts, page, tables

SECTORS = [sector.value for sector in Sector]
PUBLISHED = {"elakelaiset", "omaiset", "potilaat_kansanterveys", "vammaiset"}
ATTACK = '<script>alert("1")</script> =HYPERLINK("x") {value.__class__} 🙂' + "x" * 300


@pytest.mark.parametrize(
    ("code", "finding"),
    [
        (
            "elakelaiset",
            "Keski-Suomessa oli vuonna 2019 noin 100 eläkeläisyhdistystä "
            f"ja niissä noin 15{NO_BREAK_SPACE}000 jäsentä",
        ),
        (
            "omaiset",
            "Keski-Suomen omaistoiminnan verkosto käynnistyi vuonna 2019, "
            "ja siinä oli vuonna 2021 nimettynä 6 järjestöä",
        ),
        (
            "vammaiset",
            "Keski-Suomessa toimi vuonna 2019 lähes 100 sairaus- ja vammaisjärjestöä",
        ),
        (
            "luokka-3",
            "Sosiaali- ja terveysalan yhdistykset: vähintään 354 yhdistystä "
            "Keski-Suomessa 2.1.2025",
        ),
    ],
)
def test_published_figures_lead(code: str, finding: str) -> None:
    shown = page(code)
    assert shown.finding == finding
    assert shown.sample == ""
    assert shown.numbers[0].sample == ""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", SECTORS)
def test_a_headline_rests_on_a_sample_only_when_it_says_so(code: str, lang: str) -> None:
    shown, t = page(code, lang), translator_for(lang)
    marked = shown.finding.endswith(t("sample.finding", finding=""))
    assert bool(shown.sample) is marked
    assert marked is (code not in PUBLISHED)
    assert bool(shown.numbers[0].sample) is marked


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", SECTORS)
def test_a_sector_has_all_its_parts(code: str, lang: str) -> None:
    shown = page(code, lang)
    assert shown.name == translator_for(lang)(f"sector.{code}")
    assert shown.numbers
    for number in shown.numbers:
        assert all((number.amount, number.label, number.definition, number.source))
        assert f"{number.before} {number.amount}".strip() == number.value
    assert shown.map is not None
    assert shown.history is not None
    assert all((shown.lead, shown.does, shown.needs, shown.can, shown.essay, shown.networks))
    assert shown.missing
    assert all(deed.short and deed.criterion for deed in shown.can)
    said = [shown.finding, shown.lead, *shown.does, *shown.needs, *shown.essay, *shown.notes]
    said += [fact.sentence for fact in (*shown.networks, *shown.facts, *shown.common_facts)]
    said += [number.label for number in shown.numbers]
    assert not [text for text in said if "{" in text or "  " in text or text != text.strip()]


@pytest.mark.parametrize("code", SECTORS)
def test_every_fact_is_a_certain_one_of_the_data_with_its_address(code: str) -> None:
    shown = page(code)
    addresses = set(real.facts()["address"])
    for fact in (*shown.networks, *shown.facts, *shown.common_facts):
        assert fact.address in addresses
        assert fact.source


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_cites_the_barometer_is_not_credited_with_it(lang: str) -> None:
    barometer = partial(translator_for(lang), "sectors.of_barometer")
    shown = page("elakelaiset", lang)
    [budget] = [fact for fact in shown.common_facts if re.search(r"6.100", fact.sentence)]
    assert budget.source == barometer(publisher="Keski-Suomen Yhteisöjen Tuki")
    named = barometer(publisher="").rstrip()
    assert all(fact.source.startswith(named) for fact in shown.common_facts[:4])
    assert not any(fact.source.startswith(named) for fact in shown.networks)


@pytest.mark.parametrize(
    ("code", "count"), [("lapset_perheet", 1), ("paihde_riippuvuus", 1), ("elakelaiset", 0)]
)
def test_uncertain_readings_are_left_out_and_said(code: str, count: int) -> None:
    shown, t = page(code), translator_for("fi")
    said = t("sectors.missing_uncertain", count=1)
    assert (said in shown.missing) is bool(count)
    assert not any("Lastensuojelun" in fact.sentence for fact in shown.facts)
    assert not any("Päihdeyhdistyksistä" in fact.sentence for fact in shown.facts)


MUNICIPALITIES = [
    # Counted by hand from the organisations of the embedded version: pensioners and disability.
    ("992", "Äänekoskella", 5, 3),
    ("435", "Luhangassa", 0, 0),
    ("179", "Jyväskylässä", 47, 23),
]


@pytest.mark.parametrize(("code", "place", "pensioners", "disability"), MUNICIPALITIES)
def test_the_numbers_of_three_municipalities(
    code: str, place: str, pensioners: int, disability: int
) -> None:
    organisations = real.tables()["organisations"].to_pyarrow().to_pandas()
    people = real.values("population")
    inhabitants = float(
        people.loc[(people["area_code"] == code) & (people["year"] == 2025), "value"].iloc[0]
    )
    for sector, expected in (("elakelaiset", pensioners), ("vammaiset", disability)):
        own = organisations[
            (organisations["municipality_code"] == code) & (organisations["sector"] == sector)
        ]
        active = own[own["ended_on"].isna() | (own["ended_on"] > "2025-12-31")]
        assert len(active) == expected
        shown = page(sector, "fi", code)
        counted = [number for number in shown.numbers if place in number.label]
        rate = translator_for("fi").number(expected / inhabitants * 1000, 2)
        assert [number.value for number in counted] == [str(expected)]
        assert counted[0].label == (f"järjestöä {place} 31.12.2025, {rate} tuhatta asukasta kohti")
        assert shown.history is not None
        assert shown.history.runs[0][-1].text == str(expected)
        few = expected < 20
        assert ("yksikin järjestö" in shown.history.sentence) is few
        assert (f"→ {expected} (31.12.2025)" in shown.history.sentence) is not few
        assert shown.map is not None
        assert rate in shown.map.card.text.finding
        # The finding is of the region: the municipality's number never takes its place.
        assert shown.finding == page(sector).finding


def test_the_map_carries_counts_in_its_table_and_export() -> None:
    shown = page("elakelaiset").map
    assert shown is not None
    assert shown.card.table.headings[1] == "Järjestöjä"
    rows = {row.code: row.cells[1] for row in shown.card.table.rows}
    assert rows["992"] == "5"
    assert rows["435"] == "0"
    assert shown.card.table.foot is not None
    assert shown.card.table.foot.cells[1] == "98"
    place = shown.card.export.columns.index("organisations")
    by_area = {
        row[shown.card.export.columns.index("area_code")]: row[place]
        for row in shown.card.export.rows
    }
    assert by_area["179"] == 47
    assert by_area[REGION_CODE] == 98
    assert all(len(row) == len(shown.card.export.columns) for row in shown.card.export.rows)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["elakelaiset", "luokka-3"])
def test_354_437_and_440_each_say_what_they_are(code: str, lang: str) -> None:
    notes = " ".join(page(code, lang).notes)
    assert all(number in notes for number in ("354", "437", "440"))
    assert translator_for(lang)("sectors.note_apart") in notes


@pytest.mark.parametrize("code", [one for one in CLASS_ADDRESSES if one != "luokka-3"])
def test_other_classes_say_nothing_of_sectors(code: str) -> None:
    assert "437" not in " ".join(page(code).notes)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CLASS_ADDRESSES)
def test_a_class_has_no_map_and_says_why(code: str, lang: str) -> None:
    shown, t = page(code, lang), translator_for(lang)
    assert shown.map is None
    assert t("sectors.missing_class_map") in shown.missing
    assert shown.sample == ""
    assert not shown.essay
    # The change is inside the register's series of all associations.
    assert shown.history is not None
    assert [len(run) for run in shown.history.runs] == [1, 2]
    assert shown.history.runs[0][0].text not in shown.history.sentence


def test_class_3_going_from_316_to_354_is_not_told_as_growth() -> None:
    shown = page("luokka-3")
    assert shown.history is not None
    assert shown.history.sentence == "354 (2.1.2024) → 354 (2.1.2025): sama määrä."
    said = [shown.finding, shown.lead, *(n.label for n in shown.numbers)]
    assert not any("316" in text for text in said)
    [note] = [note for note in shown.history.notes if "316" in note]
    assert note.startswith(f"Ei verrata: 31.8.2022:{NO_BREAK_SPACE}316. ")
    # A class always counts classified ones: what is not known is how many were classed since.
    assert "Luokittelemattomien määrää ei julkaistu" in note
    assert "toinen sarja" not in note


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_class_says_that_it_is_a_minimum_and_names_all_its_sources(lang: str) -> None:
    t = translator_for(lang)
    shown = page("luokka-3", lang)
    assert t("overview.at_least_because", share=t.measure(22, "pct")) in shown.notes
    named = " ".join(shown.sources)
    told = ("prh_associations", "sample_organisations", "facts_yhdistystori")
    assert all(real.catalogue(lang).sources[one].title in named for one in told)
    assert len(shown.sources) == len(told)
    assert len(page("luokka-4", lang).sources) == 1


def test_the_share_of_a_class_is_of_the_same_date() -> None:
    count, share = page("luokka-3").numbers
    assert share.value == f"vähintään 6,6{NO_BREAK_SPACE}%"  # 354 / 5330
    # A fifth of all is not classified: any of them may belong to the class.
    assert (count.before, count.amount) == ("vähintään", "354")
    assert f"5{NO_BREAK_SPACE}330" in share.label


@pytest.mark.parametrize(
    ("fact_id", "value", "unit", "printed"),
    [
        ("a-noin-2019", "15000", "henkilöä", f"noin 15{NO_BREAK_SPACE}000"),
        ("a-lahes-2019", "100", "kpl", "lähes 100"),
        ("a-2016", "54", "%", f"54{NO_BREAK_SPACE}%"),
        ("a-2018", "6100", "euroa", f"6{NO_BREAK_SPACE}100{NO_BREAK_SPACE}€"),
        ("a-2004", "2004", "vuosi", "2004"),
        ("a-2022", "10-12", "henkilöä", "10–12"),
        ("a-2015", "65.2", "%", f"65,2{NO_BREAK_SPACE}%"),
        ("a-2021", "reilu puolet", "sanallinen", "reilu puolet"),
    ],
)
def test_a_facts_number_is_printed_as_it_was_published(
    fact_id: str, value: str, unit: str, printed: str
) -> None:
    assert fact_value(translator_for("fi"), fact_id, value, published_unit(unit)) == printed


def without(*words: str) -> SectorTables:
    """The embedded tables without the facts whose id holds a word."""
    found = tables()
    rows = found.texts.copy()
    gone = [any(word in str(fact) for word in words) for fact in rows["fact_id"]]
    rows.loc[gone, "certain"] = False
    return replace(found, texts=rows)


def made(found: SectorTables, sector: str = "elakelaiset", lang: str = "fi") -> SectorView:
    return sector_view(real.catalogue(lang), found, sector, None, None)


def test_without_its_facts_a_page_falls_back_to_the_sample_and_says_so() -> None:
    shown = made(without("sektori-elakelaisjarjestot"))
    assert shown.finding == (
        "Eläkeläiset: 98 järjestöä Keski-Suomessa 31.12.2025 (esimerkkiaineisto)"
    )
    assert shown.sample
    t = translator_for("fi")
    assert t("sectors.missing_published") in shown.missing
    assert t("sectors.missing_network") in shown.missing
    assert "100" not in " ".join(shown.essay)


def test_a_half_of_a_finding_stands_alone() -> None:
    assert made(without("nimettyja"), "omaiset").finding == (
        "Keski-Suomen omaistoiminnan verkosto käynnistyi vuonna 2019"
    )


def test_organisations_without_sectors_are_missing_and_not_zero() -> None:
    empty = replace(tables(), counts=tables().counts.head(0))
    shown = made(empty, "lapset_perheet")
    t = translator_for("fi")
    assert shown.finding == t("sectors.finding_none", name="Lapset ja perheet")
    assert shown.numbers == ()
    assert shown.history is None
    assert t("sectors.missing_counts") in shown.missing


def test_the_sample_label_goes_away_when_the_source_is_real() -> None:
    described = real.with_kinds(real.catalogue(), {"sample_organisations": SourceKind.OFFICIAL})
    shown = sector_view(described, tables(), "lapset_perheet", None, None)
    assert shown.finding == "Lapset ja perheet: 150 järjestöä Keski-Suomessa 31.12.2025"
    assert "simerkki" not in repr(replace(shown, sources=(), numbers=()))
    assert not any(number.sample for number in shown.numbers)


def test_one_organisation_is_told_in_the_singular() -> None:
    one = replace(tables(), counts=counts({REGION_CODE: {2024: 1}}, "lapset_perheet"))
    assert "1 järjestö Keski-Suomessa" in made(one, "lapset_perheet").finding


def test_texts_that_are_attacks_stay_text() -> None:
    rows = tables().texts.copy()
    rows["text_fi"] = [ATTACK + str(n) for n in range(len(rows))]
    words = sector_words(real.catalogue(), rows, "elakelaiset")
    said = [one.text for part in words.parts.values() for one in part]
    assert all(text.startswith(ATTACK.replace("{value}", "")) for text in said)


def test_definitions_apart_need_two_numbers_to_be_told_apart() -> None:
    found = real.catalogue()
    none = SectorTables(tables().counts.head(0), tables().texts.head(0), None)
    assert definitions_apart(found, none) == ()
    point = RegionPoint(354.0, "2.1.2025", 2024, frozenset({"prh_associations"}))
    assert len(definitions_apart(found, replace(none, register=point))) == 1


def test_codes_that_are_not_known_are_told() -> None:
    for code, municipality in (("kissat", None), ("luokka-0", None), ("omaiset", "091")):
        with pytest.raises(UsageError) as raised:
            sectors.page(real.edition(), code, municipality)
        assert raised.value.key == "code_unknown"
