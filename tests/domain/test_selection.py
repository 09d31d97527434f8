"""A link opens the same view for everybody: what is written to an address is read back."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.places.peers import PeerRule
from dashboard.domain.selection import (
    LANGUAGES,
    MAX_MUNICIPALITIES,
    PEER_RULES,
    Known,
    Order,
    ReadQuery,
    Selection,
    from_query,
)

KNOWN = Known(
    municipalities=("077", "172", "179", "182", "216", "226", "249", "992"),
    indicators=("population", "age_65plus_pct", "radar_score"),
    years=range(2000, 2027),
    sectors=("elakelaiset", "lapset_perheet"),
    groups=("jyvaskyla", "saarijarvi-viitasaari", "rural"),
)
VERSIONS = ("e-bd9a03915a", "v20260102-120000-0a1b2c")
PARAMETERS = (
    "lang", "kunta", "toimiala", "mittari", "vuosi",
    "vertailuvuosi", "rajaus", "jarjestys", "verrokit",
)  # fmt: skip

selections = st.builds(
    Selection,
    lang=st.sampled_from(LANGUAGES),
    municipalities=st.lists(
        st.sampled_from(list(KNOWN.municipalities)), unique=True, max_size=MAX_MUNICIPALITIES
    ).map(tuple),
    sector=st.none() | st.sampled_from(list(KNOWN.sectors)),
    indicator=st.none() | st.sampled_from(list(KNOWN.indicators)),
    year=st.none() | st.sampled_from(list(KNOWN.years)),
    version=st.none() | st.sampled_from(VERSIONS),
    since=st.none() | st.sampled_from(list(KNOWN.years)),
    group=st.none() | st.sampled_from(list(KNOWN.groups)),
    order=st.sampled_from(Order),
    peers=st.sampled_from(PEER_RULES),
)
garbage = st.dictionaries(
    st.sampled_from((*PARAMETERS, "versio")) | st.text(max_size=8),
    st.text(max_size=40)
    | st.sampled_from(
        [
            *("179,182", "2024", "sv", "../../etc", "１７９", "²⁰²⁴"),
            *("rural", "nimi", "pisteet", "seutukunta", "omat", "MUUTOS"),
        ]
    ),
)


@given(selections)
def test_every_valid_selection_comes_back_from_its_address(selection: Selection) -> None:
    address = urlencode(selection.to_query(), safe=",")
    query = dict(parse_qsl(address, strict_parsing=bool(address)))
    assert query.get("versio") == selection.version
    assert from_query(query, KNOWN) == ReadQuery(selection.but(version=None), ())


@given(selections, selections)
def test_different_selections_have_different_addresses(one: Selection, other: Selection) -> None:
    assert (one.to_query() == other.to_query()) == (one == other)


@given(garbage)
def test_no_address_raises_or_brings_in_an_unknown_code(query: dict[str, str]) -> None:
    read = from_query(query, KNOWN)
    chosen = read.selection
    assert chosen.lang in LANGUAGES
    assert set(chosen.municipalities) <= set(KNOWN.municipalities)
    assert len(chosen.municipalities) <= MAX_MUNICIPALITIES
    assert len(set(chosen.municipalities)) == len(chosen.municipalities)
    assert chosen.sector in {None, *KNOWN.sectors}
    assert chosen.indicator in {None, *KNOWN.indicators}
    assert chosen.year is None or chosen.year in KNOWN.years
    assert chosen.version is None
    assert chosen.since is None or chosen.since in KNOWN.years
    assert chosen.group in {None, *KNOWN.groups}
    assert chosen.order in set(Order)
    assert chosen.peers in PEER_RULES
    assert set(read.ignored) <= set(PARAMETERS)
    assert len(set(read.ignored)) == len(read.ignored)


@given(garbage)
def test_what_was_understood_can_be_linked_to_again(query: dict[str, str]) -> None:
    selection = from_query(query, KNOWN).selection
    assert from_query(selection.to_query(), KNOWN) == ReadQuery(selection, ())


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "179' OR 1=1", "99999", "𝟏𝟕𝟗"])
def test_an_unknown_value_is_told_by_its_parameter_and_not_kept(name: str, value: str) -> None:
    read = from_query({name: value}, KNOWN)
    assert read.ignored == (name,)
    assert read.selection == Selection()
    assert value not in repr(read)


def test_municipalities_keep_the_readers_order() -> None:
    read = from_query({"kunta": "992, 077 ,179"}, KNOWN)
    assert read == ReadQuery(Selection(municipalities=("992", "077", "179")))
    assert read.selection.municipality == "992"


def test_a_municipality_named_twice_counts_once_and_needs_no_notice() -> None:
    assert from_query({"kunta": "179,182,179"}, KNOWN) == ReadQuery(
        Selection(municipalities=("179", "182"))
    )


def test_an_unknown_municipality_among_known_ones_is_left_out_and_told_once() -> None:
    read = from_query({"kunta": "179,291,182,abc"}, KNOWN)
    assert read.selection.municipalities == ("179", "182")
    assert read.ignored == ("kunta",)


def test_a_municipality_that_has_left_the_region_is_told_by_its_code() -> None:
    read = from_query({"kunta": "179,291"}, replace(KNOWN, former=("291",)))
    assert read == ReadQuery(Selection(municipalities=("179",)), left=("291",))


def test_more_than_six_municipalities_are_cut_and_told() -> None:
    read = from_query({"kunta": ",".join(KNOWN.municipalities)}, KNOWN)
    assert read.selection.municipalities == tuple(KNOWN.municipalities)[:6]
    assert (read.ignored, read.too_many) == ((), True)


def test_six_municipalities_are_not_too_many() -> None:
    six = tuple(KNOWN.municipalities)[:6]
    assert from_query({"kunta": ",".join(six)}, KNOWN) == ReadQuery(Selection(municipalities=six))


@pytest.mark.parametrize("name", ["vuosi", "vertailuvuosi"])
@pytest.mark.parametrize("year", ["1999", "2027", "02024", "2024.0", "+2024", "٢٠٢٤", "2024x"])
def test_a_year_is_four_plain_digits_within_the_known_years(year: str, name: str) -> None:
    assert from_query({name: year}, KNOWN) == ReadQuery(Selection(), (name,))


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ({"vertailuvuosi": "2019"}, Selection(since=2019)),
        ({"vuosi": "2024", "vertailuvuosi": "2021"}, Selection(year=2024, since=2021)),
        ({"rajaus": "saarijarvi-viitasaari"}, Selection(group="saarijarvi-viitasaari")),
        ({"jarjestys": "nimi"}, Selection(order=Order.NAME)),
        ({"jarjestys": "koko"}, Selection(order=Order.SIZE)),
        ({"jarjestys": "muutos"}, Selection(order=Order.CHANGE)),
        ({"verrokit": "seutukunta"}, Selection(peers=PeerRule.SUBREGION)),
    ],
)
def test_parts_of_the_radars_pages_are_read_from_their_public_words(
    query: dict[str, str], selection: Selection
) -> None:
    assert from_query(query, KNOWN) == ReadQuery(selection)
    assert selection.to_query() == query


@pytest.mark.parametrize("query", [{"jarjestys": "pisteet"}, {"verrokit": "vakiluku"}])
def test_a_default_that_is_spelled_out_is_understood_and_leaves_the_address(
    query: dict[str, str],
) -> None:
    assert from_query(query, KNOWN) == ReadQuery(Selection())
    assert Selection().to_query() == {}


def test_chosen_peers_are_the_municipalities_and_no_rule_of_the_address() -> None:
    assert from_query({"verrokit": PeerRule.CHOSEN.value}, KNOWN) == ReadQuery(
        Selection(), ("verrokit",)
    )


def test_spaces_around_a_value_are_forgiven_and_empty_parameters_say_nothing() -> None:
    query = {"lang": " sv ", "vuosi": " 2024", "mittari": "", "kunta": " , ", "toimiala": " "}
    assert from_query(query, KNOWN) == ReadQuery(Selection(lang="sv", year=2024))


def test_parameters_of_others_are_left_alone() -> None:
    query = {"utm_source": "nyhetsbrev", "embed": "true", "Kunta": "179", "lang": "en"}
    assert from_query(query, KNOWN) == ReadQuery(Selection(lang="en"))


def test_the_default_view_has_a_bare_address() -> None:
    assert Selection().to_query() == {}


def test_an_address_holds_codes_under_the_public_names() -> None:
    selection = Selection(
        lang="sv",
        municipalities=("179", "182"),
        sector="elakelaiset",
        indicator="radar_score",
        year=2024,
        version="e-bd9a03915a",
        since=2021,
        group="rural",
        order=Order.CHANGE,
        peers=PeerRule.SUBREGION,
    )
    assert selection.to_query() == {
        "lang": "sv",
        "kunta": "179,182",
        "toimiala": "elakelaiset",
        "mittari": "radar_score",
        "vuosi": "2024",
        "vertailuvuosi": "2021",
        "rajaus": "rural",
        "jarjestys": "muutos",
        "verrokit": "seutukunta",
        "versio": "e-bd9a03915a",
    }


@given(selections, st.sampled_from(LANGUAGES))
def test_changing_one_part_leaves_the_others(selection: Selection, lang: str) -> None:
    changed = selection.but(lang=lang)
    assert changed.lang == lang
    assert changed.but(lang=selection.lang) == selection


def test_a_part_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Selection().but(municipality="179")
