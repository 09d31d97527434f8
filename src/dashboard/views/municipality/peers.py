"""The peers of a municipality in words: who they are, by which rule, and beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from dashboard.domain.places.peers import PeerRule, nearest_by_population, of_subregion
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues
from dashboard.views.shared.catalogue import Catalogue

_WORDS = {
    PeerRule.POPULATION: "population",
    PeerRule.SUBREGION: "subregion",
    PeerRule.CHOSEN: "chosen",
}
"""Each rule's word in the catalogues."""


@dataclass(frozen=True, slots=True)
class Peers:
    """The peers of a municipality: the rule, their codes, and the rule in words with names."""

    rule: PeerRule
    codes: tuple[str, ...]
    sentence: str


def peers_of(
    catalogue: Catalogue,
    inhabitants: Mapping[str, float],
    code: str,
    chosen: Sequence[str],
    rule: PeerRule,
) -> Peers:
    """Return the peers: those that the reader has chosen, else by the rule."""
    t = catalogue.t
    if chosen:
        rule, codes = PeerRule.CHOSEN, tuple(chosen)
    elif rule is PeerRule.SUBREGION:
        codes = of_subregion(code, catalogue.members())
    else:
        rule, codes = PeerRule.POPULATION, nearest_by_population(code, inhabitants)
        if not codes and code in inhabitants:
            return Peers(rule, (), t("peers.none_of_size", name=catalogue.name(code)))
    names = t.listing([catalogue.name(one) for one in codes])
    key = f"peers.{'rule' if codes else 'none'}_{_WORDS[rule]}"
    return Peers(rule, codes, t(key, names=names, count=len(codes)))


def beside_peers(
    t: Translator, data: YearValues, say: Sentences, code: str, peers: Sequence[str]
) -> str:
    """Return the median of the peers, or why it cannot be said; the page says who has none."""
    known = [data.values[one] for one in peers if one in data.values]
    if not peers:
        return ""
    if not known or code not in data.values:
        return t("peers.unknown")
    return t("peers.median", value=say.amount(median(known)))
