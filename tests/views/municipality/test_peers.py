"""The peers of a municipality in words: who they are, and a value beside theirs."""

from __future__ import annotations

import pytest

from dashboard.domain.measures.indicator import Indicator
from dashboard.domain.places.peers import PeerRule
from dashboard.domain.selection import LANGUAGES
from dashboard.i18n.translator import translator_for
from dashboard.views.municipality.peers import Peers, beside_peers, peers_of
from tests.views.made import CHANGE, COUNT, RATE, SHARE, say, values_of, year_of
from tests.views.radar.made import catalogue

in_every_language = pytest.mark.parametrize("lang", LANGUAGES)
SIZES = {"077": 14000.0, "179": 145000.0, "410": 18000.0, "435": 11000.0, "992": 18000.0}


def clear(text: str) -> str:
    return text.replace("\u00a0", " ")


def peers(
    code: str,
    lang: str = "fi",
    *chosen: str,
    rule: PeerRule = PeerRule.POPULATION,
    sizes: dict[str, float] = SIZES,
) -> Peers:
    return peers_of(catalogue(lang), sizes, code, chosen, rule)


class TestWho:
    @pytest.mark.parametrize(
        ("lang", "population", "subregion", "chosen"),
        [
            (
                "fi",
                "Verrokit: väkiluvultaan 3 lähintä kuntaa, Luhanka, Laukaa ja Äänekoski.",
                "Verrokit: saman seutukunnan 2 muuta kuntaa, Jyväskylä ja Laukaa.",
                "Verrokki: itse valittu kunta Äänekoski.",
            ),
            (
                "sv",
                "Jämförelsekommuner: de 3 närmaste i folkmängd, Luhanka, Laukas och Äänekoski.",
                "Jämförelsekommuner: 2 andra i samma ekonomiska region, Jyväskylä och Laukas.",
                "Jämförelsekommun: eget val, Äänekoski.",
            ),
            (
                "en",
                "Peers: the 3 nearest by population, Luhanka, Laukaa and Äänekoski.",
                "Peers: 2 others in the same sub-region, Jyväskylä and Laukaa.",
                "Peer: your own choice, Äänekoski.",
            ),
        ],
    )
    def test_whole_sentences(self, lang: str, population: str, subregion: str, chosen: str) -> None:
        assert peers("077", lang).sentence == population
        assert peers("077", lang, rule=PeerRule.SUBREGION).sentence == subregion
        assert peers("077", lang, "992").sentence == chosen

    def test_the_nearest_are_by_ratio_and_ties_by_code(self) -> None:
        # 14 000 / 11 000 is 1.27, 18 000 / 14 000 twice 1.29 (410 before 992), 145 000 ten times.
        assert peers("077").codes == ("435", "410", "992")

    @in_every_language
    def test_more_than_twice_as_large_is_no_peer(self, lang: str) -> None:
        found = peers("179", lang)
        assert found.codes == ()
        assert found.sentence == translator_for(lang)("peers.none_of_size", name="Jyväskylä")

    @in_every_language
    def test_one_peer_is_no_plural(self, lang: str) -> None:
        t = translator_for(lang)
        only = peers("077", lang, sizes={"077": 80000.0, "179": 145000.0})
        assert only.codes == ("179",)
        assert only.sentence == t("peers.rule_population.one", names="Jyväskylä")

    @in_every_language
    def test_a_subregion_of_one_has_no_peer(self, lang: str) -> None:
        found = peers("435", lang, rule=PeerRule.SUBREGION)
        assert found.codes == ()
        assert found.sentence == translator_for(lang)("peers.none_subregion")

    @in_every_language
    def test_without_a_population_there_is_no_nearest(self, lang: str) -> None:
        found = peers("077", lang, sizes={"179": 145000.0})
        assert found.codes == ()
        assert found.sentence == translator_for(lang)("peers.none_population")

    @pytest.mark.parametrize("rule", [PeerRule.POPULATION, PeerRule.SUBREGION])
    def test_the_readers_choice_goes_before_a_rule_in_its_order(self, rule: PeerRule) -> None:
        found = peers("077", "fi", "992", "179", rule=rule)
        assert found.rule is PeerRule.CHOSEN
        assert found.codes == ("992", "179")
        assert found.sentence == "Verrokit: 2 itse valittua kuntaa, Äänekoski ja Jyväskylä."


class TestBeside:
    VALUES = values_of(20.0, 21.0, 21.1, 18.9, None)

    def beside(self, lang: str, code: str, *others: str) -> str:
        data = year_of(self.VALUES, SHARE)
        return beside_peers(translator_for(lang), data, say(lang, self.VALUES), code, others)

    def test_beside_the_middle_of_the_peers(self) -> None:
        # 18.9, 21.0 and 21.1: the middle is 21.0. Two: the middle of 18.9 and 21.0 is 19.95.
        assert clear(self.beside("fi", "077", "179", "410", "435")) == "verrokkien mediaani 21,0 %"
        assert "20,0" in self.beside("fi", "077", "179", "435")

    @in_every_language
    def test_a_peer_without_a_value_is_left_out(self, lang: str) -> None:
        assert self.beside(lang, "077", "179", "992") == self.beside(lang, "077", "179")

    @in_every_language
    def test_what_cannot_be_said_is_said(self, lang: str) -> None:
        t = translator_for(lang)
        # The page says once that there is no peer.
        assert self.beside(lang, "077") == ""
        assert self.beside(lang, "077", "992") == t("peers.unknown")
        assert self.beside(lang, "992", "077") == t("peers.unknown")

    @in_every_language
    @pytest.mark.parametrize("indicator", [COUNT, CHANGE, RATE], ids=lambda each: each.code)
    def test_no_verdict_is_given(self, lang: str, indicator: Indicator) -> None:
        t, frame = translator_for(lang), values_of(1000, 2000, 3000, 4000, 5000)
        it = say(lang, frame, indicator)
        said = beside_peers(t, year_of(frame, indicator), it, "077", ["179"])
        assert said == t("peers.median", value=it.amount(2000))
