"""A small made-up region of five municipalities, and frames counted by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.domain.measures.indicator import Indicator, Polarity, RegionRule, Scale
from dashboard.domain.measures.unit import PERCENT, Unit
from dashboard.domain.places.areas import REGION_CODE, Municipality
from dashboard.domain.source import Source, SourceKind
from dashboard.i18n.translator import translator_for
from dashboard.queries.region import COLUMNS
from dashboard.views.indicator.page import IndicatorView, indicator_view
from dashboard.views.indicator.sentences import Sentences
from dashboard.views.indicator.values import YearValues, year_values
from dashboard.views.shared.catalogue import Catalogue, SeriesWords

NAMES = {
    "077": ("Hankasalmi", "Hankasalmi", "Hankasalmella"),
    "179": ("Jyväskylä", "Jyväskylä", "Jyväskylässä"),
    "410": ("Laukaa", "Laukas", "Laukaassa"),
    "435": ("Luhanka", "Luhanka", "Luhangassa"),
    "992": ("Äänekoski", "Äänekoski", "Äänekoskella"),
}
MEMBERS = tuple(NAMES)

SHARE = Indicator(
    "age_65plus_pct",
    "population",
    PERCENT,
    1,
    Polarity.NEITHER,
    RegionRule.PUBLISHED,
    Scale.AMOUNT,
    "Osuus",
    "Osuuden määritelmä.",
)
COUNT = replace(
    SHARE,
    code="population",
    unit=Unit("persons"),
    decimals=0,
    region_rule=RegionRule.SUM,
    name="Väkiluku",
)
CHANGE = replace(SHARE, code="population_change_pct", scale=Scale.CHANGE, name="Muutos")
RATE = replace(SHARE, code="organisations_per_1000", unit=Unit("per_1000"), name="Tiheys")

OFFICIAL = Source(
    "statfin",
    "Väestörakenne",
    "Tilastokeskus",
    "CC BY 4.0",
    "https://stat.fi/",
    "2026-11-20",
    SourceKind.OFFICIAL,
)
OTHER = replace(OFFICIAL, source_id="other", title="Avainluvut", accessed="2026-11-24")
BORDERS = replace(OFFICIAL, source_id="borders", title="Kuntarajat", publisher="Maanmittauslaitos")


def catalogue(lang: str = "fi", *sources: Source, version: str = "e-0123456789") -> Catalogue:
    """The made-up region in one language; its sources may be exchanged."""
    municipalities = {
        code: Municipality(code, fi, sv, place, "Seutu", "rural")
        for code, (fi, sv, place) in NAMES.items()
    }
    municipalities["291"] = Municipality(
        "291", "Kuhmoinen", "Kuhmois", "Kuhmoisissa", "Seutu", "rural", date(2020, 12, 31)
    )
    return Catalogue(
        t=translator_for(lang),
        version=version,
        municipalities=municipalities,
        indicators={each.code: each for each in (SHARE, COUNT, CHANGE, RATE)},
        sources={each.source_id: each for each in (OFFICIAL, OTHER, BORDERS, *sources)},
        series={
            "statfin": SeriesWords("Tilastokeskus", "Kaikki vuodet nykyisen kuntajaon mukaan."),
            "register": SeriesWords("Rekisteri", "Vain luokitellut."),
        },
    )


def ids(source: str | tuple[str, ...]) -> tuple[str, ...]:
    """The sources of a row: one, or several."""
    return (source,) if isinstance(source, str) else source


def values_of(
    *values: float | None,
    year: int = 2024,
    region: float | None = None,
    series: str = "statfin",
    status: str = "final",
    source: str | tuple[str, ...] = "statfin",
    base: float | None = None,
) -> pd.DataFrame:
    """One year: a value for each municipality in the order of `MEMBERS`; None is missing."""
    pairs = [*zip(MEMBERS, values, strict=True), (REGION_CODE, region)]
    rows = [
        {
            "area_code": area,
            "year": year,
            "series": series,
            "period": str(year),
            "value": float(value),
            "status": status,
            "source_ids": ids(source),
            "base": base,
        }
        for area, value in pairs
        if value is not None
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"year": "int64", "value": "float64"} | ({"base": "float64"} if "base" in COLUMNS else {})
    )


def years(*frames: pd.DataFrame) -> pd.DataFrame:
    """Several years in one frame."""
    return pd.concat(frames, ignore_index=True)


def year_of(
    frame: pd.DataFrame, indicator: Indicator = SHARE, year: int | None = None
) -> YearValues:
    """One year of a frame, which must have it."""
    found = year_values(frame, indicator, MEMBERS, year)
    assert found is not None
    return found


def say(lang: str, frame: pd.DataFrame, indicator: Indicator = SHARE) -> Sentences:
    """What can be said about the latest year of a frame."""
    named = replace(indicator, name=NAMES_OF[lang, indicator.name])
    return Sentences(catalogue(lang), year_of(frame, named))


NAMES_OF: Mapping[tuple[str, str], str] = {
    ("fi", "Osuus"): "Osuus",
    ("sv", "Osuus"): "Andelen",
    ("en", "Osuus"): "Share",
    ("fi", "Muutos"): "Muutos",
    ("sv", "Muutos"): "Förändringen",
    ("en", "Muutos"): "Change",
    ("fi", "Väkiluku"): "Väkiluku",
    ("sv", "Väkiluku"): "Folkmängden",
    ("en", "Väkiluku"): "Population",
    ("fi", "Tiheys"): "Tiheys",
    ("sv", "Tiheys"): "Tätheten",
    ("en", "Tiheys"): "Density",
}


def view(
    frame: pd.DataFrame,
    indicator: Indicator = SHARE,
    *,
    lang: str = "fi",
    year: int | None = None,
    chosen: str | None = None,
    described: Catalogue | None = None,
) -> IndicatorView:
    """The whole view of a frame, which must have one."""
    found = indicator_view(
        described or catalogue(lang),
        indicator,
        frame,
        year=year,
        chosen=chosen,
        borders=BORDERS,
    )
    assert found is not None
    return found
