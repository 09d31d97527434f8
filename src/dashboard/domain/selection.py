"""What the reader looks at: one frozen value, and its form in an address.

Codes only, never labels: a link opens the same view for everybody, in any language.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.domain.places.peers import PeerRule

LANGUAGES = ("fi", "sv", "en")
DEFAULT_LANGUAGE = "fi"
MAX_MUNICIPALITIES = 6

PEER_RULES = (PeerRule.POPULATION, PeerRule.SUBREGION)


class Order(StrEnum):
    """The order of municipalities in a matrix; the values are words of the address."""

    SCORE = "pisteet"
    NAME = "nimi"
    SIZE = "koko"
    CHANGE = "muutos"


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that a selection may hold; `former` are municipalities that left the region."""

    municipalities: Collection[str] = ()
    former: Collection[str] = ()
    indicators: Collection[str] = ()
    years: Collection[int] = ()
    sectors: Collection[str] = ()
    groups: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Language, municipalities in the reader's order, sector, indicator, year, data version.

    `since` is the year that a change starts from, `group` a sub-region or a group of
    municipalities that others are left out of, `order` how a matrix is ordered, `peers` the rule
    of peers.
    """

    lang: str = DEFAULT_LANGUAGE
    municipalities: tuple[str, ...] = ()
    sector: str | None = None
    indicator: str | None = None
    year: int | None = None
    version: str | None = None
    since: int | None = None
    group: str | None = None
    order: Order = Order.SCORE
    peers: PeerRule = PeerRule.POPULATION

    @property
    def municipality(self) -> str | None:
        """Return the first municipality, or nothing when the whole region is looked at."""
        return self.municipalities[0] if self.municipalities else None

    def to_query(self) -> dict[str, str]:
        """Return the address parameters, without those that say nothing."""
        pairs = {
            "lang": self.lang if self.lang != DEFAULT_LANGUAGE else "",
            "kunta": ",".join(self.municipalities),
            "toimiala": self.sector or "",
            "mittari": self.indicator or "",
            "vuosi": str(self.year) if self.year is not None else "",
            "vertailuvuosi": str(self.since) if self.since is not None else "",
            "rajaus": self.group or "",
            "jarjestys": "" if self.order is Order.SCORE else self.order.value,
            "verrokit": "" if self.peers is PeerRule.POPULATION else self.peers.value,
            "versio": self.version or "",
        }
        return {name: value for name, value in pairs.items() if value}

    def but(self, **changes: object) -> Selection:
        """Return the selection with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A selection read from an address, the parameters that were not understood, and why.

    `left` are municipalities asked for that have left the region, `too_many` tells that more
    municipalities were asked for than can be looked at.
    """

    selection: Selection
    ignored: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    too_many: bool = False


def from_query(query: Mapping[str, str], known: Known) -> ReadQuery:
    """Read a selection from address parameters.

    Unknown codes are ignored and their parameter's name is listed in `ignored`; the value is not
    kept, since an address is anybody's text. Parameters of others (embed, utm) are left alone, as
    is the data version: it says what is known and is read before.
    """
    ignored: list[str] = []

    def one(name: str, allowed: Collection[str]) -> str | None:
        value = query.get(name, "").strip()
        if not value:
            return None
        if value in allowed:
            return value
        ignored.append(name)
        return None

    asked = dict.fromkeys(code.strip() for code in query.get("kunta", "").split(","))
    municipalities = tuple(code for code in asked if code in known.municipalities)
    left = tuple(code for code in asked if code in known.former)
    if set(asked) - {*municipalities, *left, ""}:
        ignored.append("kunta")
    years = {str(y) for y in known.years}
    year, since = one("vuosi", years), one("vertailuvuosi", years)
    return ReadQuery(
        Selection(
            lang=one("lang", LANGUAGES) or DEFAULT_LANGUAGE,
            municipalities=municipalities[:MAX_MUNICIPALITIES],
            sector=one("toimiala", known.sectors),
            indicator=one("mittari", known.indicators),
            year=int(year) if year else None,
            since=int(since) if since else None,
            group=one("rajaus", known.groups),
            order=Order(one("jarjestys", set(Order)) or Order.SCORE),
            peers=PeerRule(one("verrokit", set(PEER_RULES)) or PeerRule.POPULATION),
        ),
        tuple(ignored),
        left,
        too_many=len(municipalities) > MAX_MUNICIPALITIES,
    )
