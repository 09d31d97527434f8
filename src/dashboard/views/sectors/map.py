"""The map of a sector with its counts: rates colour the map, numbers stand in its table."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from dashboard.domain.places.areas import REGION_CODE
from dashboard.i18n.translator import MISSING, Translator
from dashboard.views.indicator.page import IndicatorView
from dashboard.views.shared.card import ExportRows, TableRow, TableView


def with_counts(t: Translator, view: IndicatorView, counts: pd.DataFrame) -> IndicatorView:
    """Return the view with the number of organisations beside each rate, in table and export.

    `counts` is `sectors_history.counts_of` of the same sector.
    """
    now = counts[counts["year"] == view.year]
    known = dict(zip(now["area_code"], now["count"].astype(int), strict=True))
    card = view.card
    counted = replace(card, table=_table(t, card.table, known), export=_export(card.export, known))
    return replace(view, card=counted)


def _table(t: Translator, table: TableView, known: dict[str, int]) -> TableView:
    def counted(row: TableRow, code: str) -> TableRow:
        count = t.number(known[code]) if code in known else MISSING
        return replace(row, cells=(row.cells[0], count, *row.cells[1:]))

    return replace(
        table,
        headings=(table.headings[0], t("sectors.heading_count"), *table.headings[1:]),
        numeric=(table.numeric[0], True, *table.numeric[1:]),
        rows=tuple(counted(row, row.code) for row in table.rows),
        foot=None if table.foot is None else counted(table.foot, REGION_CODE),
    )


def _export(export: ExportRows, known: dict[str, int]) -> ExportRows:
    place, area = export.columns.index("value"), export.columns.index("area_code")
    return replace(
        export,
        columns=(*export.columns[:place], "organisations", *export.columns[place:]),
        rows=tuple((*row[:place], known.get(str(row[area])), *row[place:]) for row in export.rows),
    )
