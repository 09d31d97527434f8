"""The rows of the radar for CSV and XLSX: one row an answer, or one row a criterion and round."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.figures.inputs.card import FigureText
from dashboard.views.radar.matrix import Matrix
from dashboard.views.radar.model import Radar
from dashboard.views.shared.amounts import level_word
from dashboard.views.shared.card import ExportRows, rows_of, sample_label, used_sources
from dashboard.views.shared.catalogue import Catalogue


def matrix_export(
    catalogue: Catalogue, radar: Radar, shown: Matrix, text: FigureText
) -> ExportRows:
    """Return the answers of the round, or of both rounds of a change."""
    t = catalogue.t
    years = [shown.year] if shown.since is None else [shown.since, shown.year]
    rows = []
    for year in years:
        sources = used_sources(catalogue, radar.sources[year])
        origin = (", ".join(source.source_id for source in sources), sample_label(t, sources))
        for code in shown.codes:
            if code not in radar.answers[year]:
                continue
            for criterion in radar.asked(year):
                level = radar.level(year, code, criterion.code)
                rows.append(
                    (
                        code,
                        catalogue.name(code),
                        year,
                        criterion.code,
                        criterion.short,
                        None if level is None else level.value,
                        level_word(t, level),
                        radar.notes.get((year, code, criterion.code)),
                        *origin,
                    )
                )
    return rows_of(
        text,
        (
            "municipality_code",
            "municipality",
            "year",
            "criterion_code",
            "criterion",
            "level",
            "level_word",
            "note",
            "source_id",
            "label",
        ),
        rows,
    )


def rounds_export(radar: Radar, text: FigureText, among: Collection[str]) -> ExportRows:
    """Return the counts of every criterion and round, of the municipalities `among`."""
    rows = []
    for year in sorted(radar.rounds):
        ids = ", ".join(sorted(radar.sources[year]))
        for criterion in radar.asked(year):
            found = radar.counts(year, criterion.code, among)
            counts = (found.yes, found.partly, found.no, found.none)
            rows.append((year, criterion.code, criterion.short, *counts, ids, text.sample))
    return rows_of(
        text,
        (
            "year",
            "criterion_code",
            "criterion",
            "yes",
            "partly",
            "no",
            "not_answered",
            "source_id",
            "label",
        ),
        rows,
    )
