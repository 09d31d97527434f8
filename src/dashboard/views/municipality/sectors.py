"""Organisations of a municipality by sector, per 1 000 inhabitants, beside the others'."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from statistics import median

import pandas as pd

from dashboard.domain.places.areas import REGION_CODE
from dashboard.domain.sector import Sector
from dashboard.figures.inputs.municipality import Pair, Pairs
from dashboard.views.indicator.values import SMALL_BASE
from dashboard.views.municipality.model import PairsView
from dashboard.views.municipality.radar import spoken
from dashboard.views.shared.card import (
    SourcedRow,
    TableRow,
    figure_card,
    figure_text,
    ids_of,
    rows_of,
    table_of,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

DECIMALS = 2


@dataclass(frozen=True, slots=True)
class _Counted:
    """A sector: its rate beside the median of municipalities, its count, the region's rate."""

    bar: Pair
    count: int | None
    whole: float | None


def sectors_view(catalogue: Catalogue, frame: pd.DataFrame, code: str) -> PairsView | None:
    """Return the sectors in the latest year, or nothing when none are known.

    `frame` holds what `queries.sectors.sector_values` returns.
    """
    t = catalogue.t
    own = frame[frame["area_code"] == code]
    if own.empty:
        return None
    year = int(own["year"].max())
    now = frame[frame["year"] == year]
    counted = [_sector(catalogue, now, code, sector) for sector in Sector]
    bars = tuple(one.bar for one in counted)
    name = catalogue.name(code)
    total = int(now.loc[now["area_code"] == code, "count"].sum())
    finding = t("sector_card.finding", name=name, count=total, year=year)
    text = figure_text(
        catalogue,
        used_sources(catalogue, ids_of(now)),
        finding,
        t("sector_card.subtitle", year=year),
        ("sectors", code, str(year)),
        alternative=f"{finding}. {spoken(t, bars)}",
        notes=[t("sector_card.small")] if total < SMALL_BASE * len(Sector) else (),
    )
    known = [value for bar in bars for value in (bar.own, bar.region) if value is not None]
    highest = max(known, default=1.0) or 1.0
    pairs = Pairs(text.alternative, name, t("profile.region"), bars, highest)
    table = table_of(
        text,
        [
            t("sector_card.sector"),
            t("sector_card.count"),
            name,
            pairs.region_label,
            t("app.region"),
        ],
        [False, True, True, True, True],
        (
            TableRow(
                (
                    one.bar.label,
                    t.number(one.count),
                    one.bar.own_text,
                    one.bar.region_text,
                    t.number(one.whole, DECIMALS),
                )
            )
            for one in counted
        ),
    )
    status = str(now.loc[now["area_code"] == code, "status"].iloc[0])
    rows = rows_of(
        catalogue,
        text,
        ("municipality_code", "year", "sector"),
        ("organisations", "per_1000", "median_per_1000", "region_per_1000"),
        (
            SourcedRow(
                (code, year, one.bar.label),
                (one.count, one.bar.own, one.bar.region, one.whole),
                status,
                ids_of(now),
            )
            for one in counted
        ),
    )
    return PairsView(figure_card(text, table, rows), pairs, ids_of(now))


def _sector(catalogue: Catalogue, now: pd.DataFrame, code: str, sector: Sector) -> _Counted:
    """Return a sector of a municipality."""
    t = catalogue.t
    of_sector = now[now["sector"] == sector.value].set_index("area_code")

    def rate(area: str) -> float | None:
        value = float(of_sector["per_1000"].get(area, float("nan")))
        return value if isfinite(value) else None

    known = [value for member in catalogue.codes if (value := rate(member)) is not None]
    own, middle = rate(code), median(known) if known else None
    pair = Pair(
        label=t(f"sector.{sector.value}"),
        own=own,
        region=middle,
        own_text=t.number(own, DECIMALS),
        region_text=t.number(middle, DECIMALS),
    )
    count = float(of_sector["count"].get(code, float("nan")))
    return _Counted(pair, round(count) if isfinite(count) else None, rate(REGION_CODE))
