"""The radar's instrument as an import sees it: which criterion a text means, and when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from dashboard.domain.selection import LANGUAGES
from dashboard.importers.radar.words import heading

LIKENESS = 0.6
"""How alike a text and a name must be (0-1) to be offered as what was meant."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """The criteria by code with the first and last year they are asked, and by their names.

    A changed criterion may keep its name under a new code: a name gives all codes it may mean.
    """

    spans: Mapping[str, tuple[int, int | None]]
    names: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]

    def asked(self, code: str, year: int) -> bool:
        """Tell whether a criterion belongs to the round of a year."""
        first, last = self.spans[code]
        return first <= year and (last is None or year <= last)

    def asked_in(self, year: int) -> list[str]:
        """Return the codes of a round in the order of the questionnaire."""
        return [code for code in self.spans if self.asked(code, year)]

    def span(self, code: str) -> str:
        """Return the years of a criterion as text: "2019-2024", "2022-"."""
        first, last = self.spans[code]
        return f"{first}\N{EN DASH}{'' if last is None else last}"

    def codes(self, text: str) -> tuple[str, ...]:
        """Return the criteria that a code, short name or statement may mean."""
        return self.names.get(heading(text), ())

    def near(self, text: str) -> str:
        """Return the name that looks most like a text, or nothing."""
        return nearest(text, self.shown)


def instrument(criteria: pd.DataFrame) -> Instrument:
    """Read table `radar_criteria`."""
    rows = criteria.sort_values(["order", "criterion_code"]).to_dict("records")
    names: dict[str, tuple[str, ...]] = {}
    shown: dict[str, str] = {}
    for row in rows:
        code = str(row["criterion_code"])
        texts = [code, *(str(row[f"{p}_{lang}"]) for p in ("short", "text") for lang in LANGUAGES)]
        for text in texts:
            known = names.get(heading(text), ())
            names[heading(text)] = known if code in known else (*known, code)
            shown.setdefault(heading(text), text)
    return Instrument(
        {
            str(row["criterion_code"]): (
                int(row["asked_from"]),
                None if pd.isna(row["asked_until"]) else int(row["asked_until"]),
            )
            for row in rows
        },
        names,
        shown,
    )


def nearest(text: str, shown: Mapping[str, str]) -> str:
    """Return the name whose compared form looks most like a text, or nothing."""
    found = get_close_matches(heading(text)[:300], shown, n=1, cutoff=LIKENESS)
    return shown[found[0]] if found else ""
