"""Made-up rounds of the radar, written so that they can be counted by eye.

A round is {municipality: "210-"}: one sign a criterion asked that year, 2 yes, 1 partly, 0 no,
- not answered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.domain.selection import LANGUAGES
from dashboard.domain.source import SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.views.radar.matrix import Matrix, matrix
from dashboard.views.radar.model import Radar
from dashboard.views.radar.model import radar as read_radar
from dashboard.views.radar.page import RadarChoice, RadarView, radar_view
from dashboard.views.shared.catalogue import Catalogue
from tests.views import made

KUHMOINEN = "291"
Rounds = Mapping[int, Mapping[str, str]]
Scores = Mapping[int, Mapping[str, float | None]]

SHORT = {
    "contact_person": ("Yhdyshenkilö", "Kontaktperson", "Contact person"),
    "open_meetings": ("Tapaamiset", "Möten", "Meetings"),
    "old_question": ("Vanha kysymys", "Gammal fråga", "Old question"),
    "website": ("Verkkosivu", "Webbplats", "Website"),
    "new_question": ("Uusi kysymys", "Ny fråga", "New question"),
}
THEMES = ("structures", "dialogue", "resources", "visibility", "visibility")
SPANS: tuple[tuple[int, int | None], ...] = (
    (2019, None),
    (2019, None),
    (2019, 2021),
    (2019, None),
    (2022, None),
)
"""Four questions in every round: the third is asked until 2021, the fifth from 2022."""

SURVEY = replace(
    made.OFFICIAL,
    source_id="kyt_radar",
    title="Kuntatutka",
    publisher="KYT",
    kind=SourceKind.SURVEY,
)
SAMPLE = replace(SURVEY, source_id="sample_radar", title="Esimerkki", kind=SourceKind.SAMPLE)
NEWS = replace(SURVEY, source_id="news", title="Uutinen", kind=SourceKind.PUBLISHED)
OTHER_NEWS = replace(NEWS, source_id="other_news", title="Toinen uutinen", publisher="Ihmiset")

SUBREGIONS = {
    "077": ("Jyväskylän seutu", "jyvaskylan", "rural"),
    "179": ("Jyväskylän seutu", "jyvaskylan", "urban"),
    "410": ("Jyväskylän seutu", "jyvaskylan", "semi_urban"),
    "435": ("Joutsan seutu", "joutsan", "rural"),
    "992": ("Äänekosken seutu", "aanekosken", "semi_urban"),
}


def catalogue(lang: str = "fi") -> Catalogue:
    """The region of `made` in three sub-regions, with the sources of radars."""
    found = made.catalogue(lang, SURVEY, SAMPLE, NEWS, OTHER_NEWS)
    places = {
        code: replace(place, subregion=name, subregion_code=word, group=group)
        for code, place in found.municipalities.items()
        if code in SUBREGIONS
        for name, word, group in [SUBREGIONS[code]]
    }
    return replace(found, municipalities={**found.municipalities, **places})


def asked(year: int) -> list[str]:
    """The criteria of a round."""
    return [
        code
        for code, (since, until) in zip(SHORT, SPANS, strict=True)
        if since <= year and (until is None or year <= until)
    ]


def radar(
    rounds: Rounds,
    lang: str = "fi",
    *,
    scores: Scores | None = None,
    themes: Mapping[int, Mapping[tuple[str, str], float | None]] | None = None,
    notes: Mapping[tuple[int, str, str], str] | None = None,
    changes: Mapping[tuple[int, int], Mapping[str, float | None]] | None = None,
    source: str = "kyt_radar",
    made_up: Collection[int] = (),
) -> Radar:
    """The radar of some rounds. A score that is not given is missing."""
    criteria = pd.DataFrame([_criterion(code, place) for place, code in enumerate(SHORT)])
    answers: list[dict[str, Any]] = []
    scored: list[dict[str, Any]] = []
    for year, places in rounds.items():
        for area, signs in places.items():
            scored.append(
                {
                    "municipality_code": area,
                    "year": year,
                    "score": _number((scores or {}).get(year, {}).get(area)),
                }
            )
            for code, sign in zip(asked(year), signs, strict=True):
                answers.append(
                    {
                        "municipality_code": area,
                        "year": year,
                        "criterion_code": code,
                        "level": float("nan") if sign == "-" else float(sign),
                        "note": (notes or {}).get((year, area, code)),
                        "source_ids": (source,),
                        "made_up": year in made_up,
                    }
                )
    by_theme = [
        {"municipality_code": area, "year": year, "theme": theme, "score": _number(score)}
        for year, places_of in (themes or {}).items()
        for (area, theme), score in places_of.items()
    ]
    return read_radar(
        translator_for(lang),
        criteria,
        pd.DataFrame(answers),
        pd.DataFrame(scored),
        pd.DataFrame(by_theme),
        pd.DataFrame(
            [
                {
                    "municipality_code": area,
                    "since": pair[0],
                    "year": pair[1],
                    "change": _number(one),
                }
                for pair, areas in (changes or {}).items()
                for area, one in areas.items()
            ]
        ),
    )


def shown(
    found: Radar,
    lang: str = "fi",
    *,
    year: int | None = None,
    since: int | None = None,
    codes: list[str] | None = None,
    chosen: str | None = None,
    changes: Mapping[str, float | None] | None = None,
) -> Matrix:
    """The matrix of a round (the latest), by default with everybody in it by code."""
    year = year or found.rounds[0]
    present = set(found.answers[year]) | (set(found.answers[since]) if since else set())
    return matrix(
        catalogue(lang),
        found,
        sorted(present) if codes is None else codes,
        year=year,
        since=since,
        chosen=chosen,
        changes=changes or {},
    )


PUBLISHED_COLUMNS = (
    "fact_id", "criterion_code", "place", "year", "municipalities", "order",
    "text_fi", "text_sv", "text_en", "value", "unit", "address", "source_id",
)  # fmt: skip


def result(
    value: str,
    *,
    criterion: str = "contact_person",
    place: str = "central_finland",
    year: int = 2021,
    municipalities: int = 22,
    unit: str = "kpl",
    text: str = "Yhdyshenkilö: {value} kuntaa.",
    source: str = "news",
) -> dict[str, Any]:
    """One published result, as `queries.radar.published_results` gives it."""
    texts = {f"text_{lang}": f"{lang}: {text}" for lang in LANGUAGES}
    return {
        "fact_id": f"{criterion}-{place}-{year}",
        "criterion_code": criterion,
        "place": place,
        "year": year,
        "municipalities": municipalities,
        "order": 10,
        **texts,
        "value": value,
        "unit": unit,
        "address": "https://example.org/uutinen",
        "source_id": source,
    }


NO_FACTS = pd.DataFrame(columns=["municipality_code", "criterion_code"])
"""Nothing published of single municipalities."""


def published(*results: Mapping[str, Any]) -> pd.DataFrame:
    """Published results in their order."""
    return pd.DataFrame(list(results), columns=list(PUBLISHED_COLUMNS))


def page(
    found: Radar,
    lang: str = "fi",
    *results: Mapping[str, Any],
    inhabitants: Mapping[str, float] | None = None,
    **choice: Any,
) -> RadarView | None:
    """The page of a choice."""
    return radar_view(
        catalogue(lang),
        found,
        published(*results),
        NO_FACTS,
        inhabitants or {},
        RadarChoice(**choice),
    )


def _criterion(code: str, place: int) -> dict[str, Any]:
    since, until = SPANS[place]
    shorts = {f"short_{lang}": SHORT[code][at] for at, lang in enumerate(LANGUAGES)}
    texts = {f"text_{lang}": f"{code} text {lang}." for lang in LANGUAGES}
    helps = {f"help_{lang}": f"{code} help {lang}." for lang in LANGUAGES}
    return {
        "criterion_code": code,
        "theme": THEMES[place],
        "order": 10 * place,
        "weight": 1.0,
        "asked_from": since,
        "asked_until": float("nan") if until is None else float(until),
        **shorts,
        **texts,
        **helps,
    }


def _number(value: float | None) -> float:
    return float("nan") if value is None else value
