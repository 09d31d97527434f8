"""The rows of the radar for CSV and XLSX: one row an answer, or one row a criterion and round."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.figures.inputs.card import FigureText
from dashboard.views.radar.matrix import Matrix
from dashboard.views.radar.model import Radar
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import FINAL, ExportRows, SourcedRow, rows_of
from dashboard.views.shared.catalogue import Catalogue


def matrix_export(
    catalogue: Catalogue, radar: Radar, shown: Matrix, text: FigureText
) -> ExportRows:
    """Return the answers of the round, or of both rounds of a change."""
    t = catalogue.t
    years = [shown.year] if shown.since is None else [shown.since, shown.year]
    rows = []
    for year in years:
        for code in shown.codes:
            if code not in radar.answers[year]:
                continue
            for criterion in radar.asked(year):
                level = radar.level(year, code, criterion.code)
                rows.append(
                    SourcedRow(
                        (code, catalogue.name(code), year, criterion.code),
                        (
                            criterion.short,
                            None if level is None else level.value,
                            level_word(t, level),
                            radar.notes.get((year, code, criterion.code)),
                        ),
                        FINAL,
                        radar.sources[year],
                    )
                )
    return rows_of(
        catalogue,
        text,
        ("municipality_code", "municipality", "year", "criterion_code"),
        ("criterion", "level", "level_word", "note"),
        rows,
    )


def rounds_export(
    catalogue: Catalogue, radar: Radar, text: FigureText, among: Collection[str]
) -> ExportRows:
    """Return the counts of every criterion and round, of the municipalities `among`."""
    rows = []
    for year in sorted(radar.rounds):
        for criterion in radar.asked(year):
            found = radar.counts(year, criterion.code, among)
            counts = (found.yes, found.partly, found.no, found.none)
            keys = (year, criterion.code)
            rows.append(SourcedRow(keys, (criterion.short, *counts), FINAL, radar.sources[year]))
    return rows_of(
        catalogue,
        text,
        ("year", "criterion_code"),
        ("criterion", "yes", "partly", "no", "not_answered"),
        rows,
    )
