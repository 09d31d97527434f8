"""What the reader looks at: one frozen value, and its form in an address.

Codes only, never labels: a link opens the same view for everybody, in any language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

LANGUAGES = ("fi", "sv", "en")
DEFAULT_LANGUAGE = "fi"
MAX_MUNICIPALITIES = 6

_VERSION = re.compile(r"[a-z0-9-]{1,40}")


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that a selection may hold."""

    municipalities: Collection[str] = ()
    indicators: Collection[str] = ()
    years: Collection[int] = ()
    sectors: Collection[str] = ()
    versions: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Language, municipalities in the reader's order, sector, indicator, year, data version."""

    lang: str = DEFAULT_LANGUAGE
    municipalities: tuple[str, ...] = ()
    sector: str | None = None
    indicator: str | None = None
    year: int | None = None
    version: str | None = None

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
            "versio": self.version or "",
        }
        return {name: value for name, value in pairs.items() if value}

    def but(self, **changes: object) -> Selection:
        """Return the selection with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """A selection read from an address, and the parameters that were not understood."""

    selection: Selection
    ignored: tuple[str, ...] = field(default=())


def from_query(query: Mapping[str, str], known: Known) -> ReadQuery:
    """Read a selection from address parameters.

    Unknown codes are ignored and their parameter's name is listed in `ignored`; the value is not
    kept, since an address is anybody's text. Parameters of others (embed, utm) are left alone.
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

    asked = [code.strip() for code in query.get("kunta", "").split(",") if code.strip()]
    municipalities = tuple(dict.fromkeys(c for c in asked if c in known.municipalities))
    if len(set(asked)) > len(municipalities) or len(municipalities) > MAX_MUNICIPALITIES:
        ignored.append("kunta")
    year = one("vuosi", {str(y) for y in known.years})
    version = one("versio", known.versions)
    return ReadQuery(
        Selection(
            lang=one("lang", LANGUAGES) or DEFAULT_LANGUAGE,
            municipalities=municipalities[:MAX_MUNICIPALITIES],
            sector=one("toimiala", known.sectors),
            indicator=one("mittari", known.indicators),
            year=int(year) if year else None,
            version=version if version and _VERSION.fullmatch(version) else None,
        ),
        tuple(ignored),
    )
