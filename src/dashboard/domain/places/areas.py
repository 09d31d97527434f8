"""The areas of the product and the rule of membership."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

REGION_CODE = "MK13"
"""Keski-Suomi, Mellersta Finland, Central Finland."""

COUNTRY_CODE = "SSS"
MUNICIPALITY_COUNT = 22
"""Municipalities of today's region; Kuhmoinen left at the end of 2020."""
LAST_DAY_OF_23 = "2020-12-31"
"""Until this day the region had 23: a figure of the whole is not compared with later ones."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality as the register of municipalities knows it.

    `name_in_fi` is the Finnish local-case form ("Äänekoskella"): Finnish names inflect by
    custom, not by rule, so the form is data and never computed. `subregion_code` is the
    sub-region's word in an address, `tile` the row and column in a grid laid out like the map.
    """

    code: str
    name_fi: str
    name_sv: str
    name_in_fi: str
    subregion: str
    group: str
    member_until: date | None = None
    subregion_code: str = ""
    tile: tuple[int, int] | None = None

    def name(self, lang: str) -> str:
        """Return the name used in a language; English uses the Finnish name."""
        return self.name_sv if lang == "sv" else self.name_fi

    def name_in(self, lang: str) -> str:
        """Return the phrase "in this municipality" without its preposition in sv and en."""
        return self.name_in_fi if lang == "fi" else self.name(lang)
