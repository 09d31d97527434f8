"""What is said about a year, in three languages, against values counted by hand.

The first test pins whole sentences, so that somebody has read them; the others pin which sentence
is chosen and what fills it, so that wording can be polished in the catalogues alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.domain.measures.indicator import RegionRule
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from tests.views.made import CHANGE, COUNT, MEMBERS, RATE, SHARE, say, values_of, view, years

NBSP = "\u00a0"
PLAIN = values_of(20.0, 19.8, 25.4, 43.7, 30.1, region=25.4)
YEAR = "2024"


def clear(sentence: str) -> str:
    """A sentence with plain spaces, to be compared with one written by hand."""
    return sentence.replace(NBSP, " ")


def expected(lang: str, key: str, **params: object) -> str:
    """The sentence of a key, filled by hand and with plain spaces."""
    return clear(translator_for(lang)(key, **params))


SHARE_OF = {"fi": "Osuus", "sv": "Andelen", "en": "Share"}
CHANGE_OF = {"fi": "Muutos", "sv": "Förändringen", "en": "Change"}
COUNT_OF = {"fi": "Väkiluku", "sv": "Folkmängden", "en": "Population"}


@pytest.mark.parametrize(
    ("lang", "chosen", "sentence"),
    [
        ("fi", None, "Osuus 2024: suurin Luhangassa (43,7 %), pienin Jyväskylässä (19,8 %)"),
        ("sv", None, "Andelen 2024: högst i Luhanka (43,7 %), lägst i Jyväskylä (19,8 %)"),
        ("en", None, "Share, 2024: highest in Luhanka (43.7%), lowest in Jyväskylä (19.8%)"),
        ("fi", "435", "Osuus 2024: Luhangassa 43,7 %, suurin 5 kunnasta; kuntien mediaani 25,4 %"),
        (
            "sv",
            "435",
            "Andelen 2024: 43,7 % i Luhanka, högst av 5 kommuner; kommunernas median 25,4 %",
        ),
        (
            "en",
            "435",
            "Share, 2024: 43.7% in Luhanka, highest of 5 municipalities; median of municipalities 25.4%",
        ),
    ],
)
def test_a_finding_reads_like_this(lang: str, chosen: str | None, sentence: str) -> None:
    assert clear(say(lang, PLAIN).finding(chosen)) == sentence


@pytest.mark.parametrize(
    ("lang", "places"),
    [
        ("fi", "Hankasalmella ja Jyväskylässä (40,0 %)"),
        ("sv", "Hankasalmi och Jyväskylä (40,0 %)"),
        ("en", "Hankasalmi and Jyväskylä (40.0%)"),
    ],
)
def test_two_equal_extremes_are_both_named(lang: str, places: str) -> None:
    finding = clear(say(lang, values_of(40.0, 40.0, 20.0, 10.0, 30.0)).finding(None))
    assert places in finding
    assert "Luhan" in finding.split(places)[1]


@pytest.mark.parametrize(
    ("lang", "places"),
    [
        ("fi", "Hankasalmella, Jyväskylässä ja Laukaassa (10,0 %)"),
        ("sv", "Hankasalmi, Jyväskylä och Laukas (10,0 %)"),
        ("en", "Hankasalmi, Jyväskylä and Laukaa (10.0%)"),
    ],
)
def test_three_equal_extremes_are_all_named(lang: str, places: str) -> None:
    finding = clear(say(lang, values_of(10.0, 10.0, 10.0, 20.0, 30.0)).finding(None))
    assert finding.endswith(places)


@pytest.mark.parametrize(
    ("lang", "places"),
    [
        ("fi", "4 kunnassa (10,0 %)"),
        ("sv", "4 kommuner (10,0 %)"),
        ("en", "4 municipalities (10.0%)"),
    ],
)
def test_more_equal_extremes_are_counted(lang: str, places: str) -> None:
    finding = clear(say(lang, values_of(10.0, 10.0, 10.0, 10.0, 30.0)).finding(None))
    assert finding.endswith(places)
    assert "Hankasalm" not in finding


@pytest.mark.parametrize(("lang", "value"), [("fi", "12,0 %"), ("sv", "12,0 %"), ("en", "12.0%")])
def test_when_all_are_equal_none_is_the_highest(lang: str, value: str) -> None:
    frame = values_of(12.0, 12.0, 12.0, 12.0, None)
    sentence = expected(lang, "finding.equal", indicator=SHARE_OF[lang], year=YEAR, value=value)
    assert clear(say(lang, frame).finding(None)) == sentence


@pytest.mark.parametrize("lang", LANGUAGES)
def test_values_that_print_alike_are_told_as_equal(lang: str) -> None:
    # Nobody should read "highest in Luhanka (31,7) and lowest in Laukaa (31,7)".
    told = say(lang, values_of(31.72, 31.71, 31.68, 31.74, 31.66), RATE).finding(None)
    assert told == say(lang, values_of(31.7, 31.7, 31.7, 31.7, 31.7), RATE).finding(None)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_all_that_print_like_the_highest_are_named(lang: str) -> None:
    finding = say(lang, values_of(31.72, 20.0, 31.68, 18.0, 25.0), RATE).finding(None)
    assert "Hankasalm" in finding
    assert "Lauka" in finding


@pytest.mark.parametrize(
    ("lang", "place", "value"),
    [("fi", "Laukaassa", "12,0 %"), ("sv", "Laukas", "12,0 %"), ("en", "Laukaa", "12.0%")],
)
def test_one_known_value_is_not_an_extreme(lang: str, place: str, value: str) -> None:
    sentence = expected(
        lang, "finding.only", indicator=SHARE_OF[lang], year=YEAR, place=place, value=value
    )
    assert clear(say(lang, values_of(None, None, 12.0, None, None)).finding(None)) == sentence


BESIDE = {
    "fi": "Osuus 2024: Luhangassa 43,7 %, suurin 5 kunnasta; kuntien mediaani 25,4 %",
    "sv": "Andelen 2024: 43,7 % i Luhanka, högst av 5 kommuner; kommunernas median 25,4 %",
    "en": "Share, 2024: 43.7% in Luhanka, highest of 5 municipalities; median of municipalities 25.4%",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rank_and_median_lead(lang: str) -> None:
    told = say(lang, values_of(20.0, 19.8, 25.4, 43.7, 30.1, region=25.0))
    assert clear(told.finding("435")) == BESIDE[lang]


def test_ties_are_told_as_ties() -> None:
    told = say("fi", values_of(96.0, 96.0, 96.0, 50.0, 60.0))
    assert "jaettu suurin (3 kuntaa) 5 kunnasta" in told.finding("077")
    assert "2. pienin 5 kunnasta" in told.finding("992")


def test_a_rank_says_of_which_where_some_are_of_few() -> None:
    told = say("fi", values_of(500, 100, 30, 3, 0), COUNT)
    among = "niistä 3 kunnasta, joissa laskettavia on vähintään 20"
    assert f"2. suurin {among}".replace("2. suurin", "2. suurin") in told.finding("179")
    assert "suurin" not in told.finding("435")
    assert "pienin" not in told.finding("992")
    assert told.finding(None).endswith(f"suurin Hankasalmella (500), pienin Laukaassa (30) {among}")


def test_no_superlative_of_few_or_of_a_balance_of_counts() -> None:
    few = say("fi", values_of(0, 1, 3, 3, 33), COUNT).finding(None)
    assert few == "Väkiluku 2024: kunnissa 0–33"
    balance = replace(COUNT, scale=CHANGE.scale)
    told = say("fi", values_of(-291, 116, 3, 3, 33), balance).finding(None)
    assert "suurin" not in told
    assert "alin" not in told


@pytest.mark.parametrize(
    ("lang", "place"), [("fi", "Laukaassa"), ("sv", "Laukas"), ("en", "Laukaa")]
)
def test_a_missing_value_of_the_chosen_one_is_said(lang: str, place: str) -> None:
    sentence = expected(
        lang, "finding.own_missing", indicator=SHARE_OF[lang], year=YEAR, place=place
    )
    frame = values_of(20.0, 19.8, None, 43.7, 30.1, region=25.4)
    assert clear(say(lang, frame).finding("410")) == sentence


@pytest.mark.parametrize(
    ("lang", "place", "value"),
    [("fi", "Luhangassa", "−4,1 %"), ("sv", "Luhanka", "−4,1 %"), ("en", "Luhanka", "−4.1%")],
)
def test_a_decline_carries_its_sign_and_no_comparison(lang: str, place: str, value: str) -> None:
    frame = values_of(-0.5, 0.5, 0.0, -4.1, 0.04, region=-0.1)
    told = say(lang, frame, CHANGE)
    assert value in clear(told.finding("435"))
    assert place in told.finding("435")
    assert "±0" in told.finding("410")
    assert "±0" in told.finding("992")
    assert "+0" in told.finding("179")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_extremes_of_decline_are_read_by_value_and_not_by_size(lang: str) -> None:
    finding = clear(say(lang, values_of(-1.0, -2.0, -9.0, -3.0, -4.0), CHANGE).finding(None))
    high, low = (finding.index(place) for place in ("Hankasalm", "Lauka"))
    assert high < low
    assert "\u22121" in finding[high:low]
    assert "\u22129" in finding[low:]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_missing_value_of_the_region_is_an_answer(lang: str) -> None:
    known = "25.4%" if lang == "en" else "25,4 %"
    assert clear(say(lang, PLAIN).region()) == expected(lang, "finding.region_weighed", value=known)
    unknown = say(lang, values_of(1.0, 2.0, 3.0, 4.0, 5.0)).region()
    assert unknown == translator_for(lang)("finding.region_none")


@pytest.mark.parametrize(
    ("lang", "up", "down", "same"),
    [
        ("fi", "+2,5 prosenttiyksikköä vuodesta 2018", "−1,0", "±0,0"),
        ("sv", "+2,5 procentenheter sedan 2018", "−1,0", "±0,0"),
        ("en", "+2.5 percentage points since 2018", "−1.0", "±0.0"),
    ],
)
def test_a_change_of_a_share_is_told_in_points(lang: str, up: str, down: str, same: str) -> None:
    frame = years(
        values_of(10.0, 10.0, 10.0, 10.0, None, year=2018),
        values_of(12.5, 9.0, 10.0, 10.04, 10.0, year=2024),
    )
    told = say(lang, frame)
    assert told.change("077") == up
    assert told.change("179").startswith(down)
    assert told.change("410").startswith(same)
    assert told.change("435").startswith(same)
    assert told.change("992") == ""
    assert told.change() == ""


@pytest.mark.parametrize(
    ("lang", "text"),
    [("fi", "−1 200 vuodesta 2020"), ("sv", "−1 200 sedan 2020"), ("en", "−1,200 since 2020")],
)
def test_a_change_of_a_count_is_a_count(lang: str, text: str) -> None:
    frame = years(values_of(5000, 1, 1, 1, 1, year=2020), values_of(3800, 1, 1, 1, 1, year=2024))
    assert clear(say(lang, frame, COUNT).change("077")) == text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_alternative_opens_with_the_finding_and_adds_the_extremes_in_plain_numbers(
    lang: str,
) -> None:
    frame = values_of(4436, 149895, 18808, 695, 17492, region=273731)
    told = say(lang, frame, COUNT)
    for chosen in (None, "410"):
        finding, spoken = told.finding(chosen), told.alternative(chosen)
        assert spoken.startswith(f"{finding}. ")
        rest = spoken.removeprefix(finding)
        assert "149895" in rest
        assert "695" in rest
        assert not re.search(r"\d[,\u00a0\u202f ]\d{3}", rest)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_range_read_aloud_says_its_unit_once(lang: str) -> None:
    told, t = say(lang, values_of(0, 1, 3, 3, 33), COUNT), translator_for(lang)
    spoken = told.alternative(None).removeprefix(told.finding(None))
    assert spoken.count(t(f"unit.{COUNT.unit}.name")) == 1


def test_a_sentence_of_those_of_many_goes_on_after_what_is_read_aloud() -> None:
    told = say("sv", values_of(25, 30, 3, 3, 33), COUNT).alternative(None)
    assert clear(told).endswith(
        "Lägst i Hankasalmi: 25 invånare, bland de 3 kommuner som har minst 20 att räkna"
    )


@pytest.mark.parametrize(("lang", "word"), [("fi", "prosenttia"), ("sv", "procent")])
def test_a_unit_that_is_a_sign_is_spoken_as_a_word(lang: str, word: str) -> None:
    told = say(lang, PLAIN)
    spoken = told.alternative(None).removeprefix(told.finding(None))
    assert f"43,7 {word}" in spoken
    assert f"19,8 {word}" in spoken
    assert "%" not in spoken


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_rank_is_among_those_with_a_value(lang: str) -> None:
    told, t = say(lang, values_of(20.0, 30.0, None, 30.0, None)), translator_for(lang)
    shared = t("rank.shared", rank=t("rank.largest_amount"), shared=2)
    ranks = [told.rank(code) for code in ("179", "435", "077", "410")]
    smallest = t("rank.smallest_amount")
    of_three = [t("rank.among", rank=words, of=3) for words in (shared, shared, smallest)]
    assert ranks == [*of_three, ""]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_word_beside_the_median_is_left_out_where_none_is_given(lang: str) -> None:
    told, t = say(lang, PLAIN), translator_for(lang)
    assert [told.standing(code) for code in ("435", "410", "077")] == [
        t("standing.higher"),
        t("standing.same"),
        t("standing.lower"),
    ]
    assert say(lang, values_of(1, 2, 3, 4, 5, region=15), COUNT).standing("992") == ""


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("fi", "Jyväskylä, Laukaa ja Äänekoski"),
        ("sv", "Jyväskylä, Laukas och Äänekoski"),
        ("en", "Jyväskylä, Laukaa and Äänekoski"),
    ],
)
def test_notes_name_those_without_a_value(lang: str, names: str) -> None:
    frame = values_of(1.0, None, None, 2.0, None)
    t = translator_for(lang)
    assert say(lang, frame).notes() == (
        t("note.missing", names=names),
        t("note.median_of", count=2),
    )


def test_notes_tell_small_bases_states_and_a_series_that_is_no_continuation() -> None:
    frame = values_of(1.0, 1.0, 1.0, 1.0, 1.0, status="preliminary", series="register", base=19.0)
    notes = say("fi", frame, RATE).notes()
    assert len(notes) == 3
    assert notes[0] == translator_for("fi")("note.small_base_all")
    assert notes[1:] == (translator_for("fi")("note.status_preliminary"), "Vain luokitellut.")


def test_values_that_need_no_explanation_have_no_notes() -> None:
    assert say("fi", PLAIN).notes() == ()


@pytest.mark.parametrize("known", [1, 2, 3, 4])
@pytest.mark.parametrize("chosen", [None, "077"])
def test_a_finnish_numeral_has_its_own_ending(known: int, chosen: str | None) -> None:
    # 22:sta and 3:sta, but 21:stä, 20:stä, 4:stä and 1:stä: a wrong form is worse than none.
    values = [30.0 - place if place < known else None for place in range(len(MEMBERS))]
    text = view(values_of(*values, region=27.5), SHARE, chosen=chosen).card.text
    endings = re.findall(r"(\d):(\w+)", f"{text.finding} {text.alternative}")
    right = {"1": "stä", "2": "sta", "3": "sta", "4": "stä"}
    assert all(right[digit] == ending for digit, ending in endings)


def test_a_median_of_fewer_says_of_how_many() -> None:
    score = replace(SHARE, region_rule=RegionRule.MEDIAN)
    notes = say("fi", values_of(1.0, 2.0, 3.0, 4.0, None, region=2.5), score).notes()
    assert "Kuntien mediaani on niiden 4 kunnan, joista on luku." in notes
    everyone = say("fi", values_of(1.0, 2.0, 3.0, 4.0, 5.0, region=3.0), score).notes()
    assert not any("mediaani" in note for note in everyone)


@pytest.mark.parametrize(
    ("lang", "lowest", "second"),
    [
        ("fi", "alin 5 kunnasta", "2. alin 5 kunnasta"),
        ("sv", "lägst av 5 kommuner", "näst lägst av 5 kommuner"),
        ("en", "lowest of 5 municipalities", "2nd lowest of 5 municipalities"),
    ],
)
def test_a_change_is_high_or_low_and_not_large_or_small(
    lang: str, lowest: str, second: str
) -> None:
    told = say(lang, values_of(-4.1, -2.0, 0.3, 0.5, 1.0), CHANGE)
    assert (told.rank("077"), told.rank("179")) == (lowest, second)


@pytest.mark.parametrize(
    ("base", "told"),
    [
        (0.0, "0,7 (ei yhtään)"),
        (1.0, "0,7 (yksi järjestö)"),
        (19.0, "0,7 (19 järjestöä)"),
        (20.0, "0,7"),
        (None, "0,7"),
    ],
)
def test_a_rate_of_few_says_how_many_they_are(base: float | None, told: str) -> None:
    finding = say("fi", values_of(0.7, 0.7, 0.7, 0.7, 0.7, base=base), RATE).finding("077")
    assert (
        finding.replace("\u00a0", " ") == f"Tiheys 2024: Hankasalmella {told}, kuntien mediaani 0,7"
    )


def test_of_a_count_none_is_said_in_words_and_a_balance_of_nothing_is_a_balance() -> None:
    frame = values_of(0, 1, 2, 3, 4)
    assert "Hankasalmella ei yhtään, kuntien mediaani 2" in say("fi", frame, COUNT).finding("077")
    balance = replace(COUNT, scale=CHANGE.scale)
    assert "Hankasalmella ±0, kuntien mediaani +2" in say("fi", frame, balance).finding("077")
    assert say("fi", frame, balance).finding(None) == "Väkiluku 2024: kunnissa ±0 … +4"


@pytest.mark.parametrize(
    ("lang", "one", "many"),
    [
        ("fi", "1 asukas", "2 asukasta"),
        ("sv", "1 invånare", "2 invånare"),
        ("en", "1 inhabitant", "2 inhabitants"),
    ],
)
def test_one_is_spoken_in_the_singular(lang: str, one: str, many: str) -> None:
    told = say(lang, values_of(1, 2, 3, 4, 5), COUNT)
    assert (clear(told.spoken(1.0)), clear(told.spoken(2.0))) == (one, many)
    assert clear(told.spoken(-1.0)).endswith(one)
