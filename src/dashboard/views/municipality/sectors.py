"""Organisations of a municipality by sector, per 1 000 inhabitants, beside the region."""

from __future__ import annotations

from math import isfinite

import pandas as pd

from dashboard.domain.areas import REGION_CODE
from dashboard.domain.sector import Sector
from dashboard.i18n.translator import Translator
from dashboard.views.indicator.values import SMALL_BASE
from dashboard.views.municipality.model import SectorBar, SectorsView
from dashboard.views.shared.card import (
    ExportRows,
    FigureText,
    TableRow,
    TableView,
    dated_line,
    file_stem,
    ids_of,
    marked,
    sample_label,
    source_line,
    used_sources,
)
from dashboard.views.shared.catalogue import Catalogue

DECIMALS = 2


def sectors_view(catalogue: Catalogue, frame: pd.DataFrame, code: str) -> SectorsView | None:
    """Return the sectors in the latest year, or nothing when none are known.

    `frame` holds what `queries.sectors.sector_values` returns.
    """
    t = catalogue.t
    own = frame[frame["area_code"] == code]
    if own.empty:
        return None
    year = int(own["year"].max())
    now = frame[frame["year"] == year]
    bars = tuple(_bar(t, now, code, sector) for sector in Sector)
    sources = used_sources(catalogue, ids_of(now))
    name = catalogue.name(code)
    total = int(now.loc[now["area_code"] == code, "count"].sum())
    finding = t("sector_card.finding", name=name, count=total, year=year)
    text = FigureText(
        finding=marked(t, finding, sources),
        subtitle=t("sector_card.subtitle", year=year),
        alternative=marked(
            t,
            f"{finding}. "
            + "; ".join(
                t("profile.spoken", theme=b.label, own=b.own_text, region=b.region_text)
                for b in bars
            ),
            sources,
        ),
        source=source_line(t, sources),
        dated=dated_line(t, sources, catalogue.version),
        file_stem=file_stem("sectors", code, str(year), t.lang),
        sample=sample_label(t, sources),
        notes=(t("sector_card.small"),) if total < SMALL_BASE * len(Sector) else (),
    )
    region = t("app.region")
    return SectorsView(
        text=text,
        own_label=name,
        region_label=region,
        bars=bars,
        table=TableView(
            caption=text.subtitle,
            headings=(t("sector_card.sector"), t("sector_card.count"), name, region),
            numeric=(False, True, True, True),
            rows=tuple(TableRow((b.label, b.count_text, b.own_text, b.region_text)) for b in bars),
        ),
        export=ExportRows(
            columns=("municipality_code", "year", "sector", "per_1000", "region_per_1000", "label"),
            rows=tuple((code, year, b.label, b.own, b.region, text.sample) for b in bars),
            about=tuple(
                line for line in (text.sample, text.finding, text.subtitle, text.source) if line
            ),
            file_stem=text.file_stem,
        ),
    )


def _bar(t: Translator, now: pd.DataFrame, code: str, sector: Sector) -> SectorBar:
    of_sector = now[now["sector"] == sector.value].set_index("area_code")

    def rate(area: str) -> float | None:
        value = float(of_sector["per_1000"].get(area, float("nan")))
        return value if isfinite(value) else None

    own, region = rate(code), rate(REGION_CODE)
    return SectorBar(
        label=t(f"sector.{sector.value}"),
        own=own,
        region=region,
        own_text=t.number(own, DECIMALS),
        region_text=t.number(region, DECIMALS),
        count_text=t.number(float(of_sector["count"].get(code, float("nan")))),
    )
