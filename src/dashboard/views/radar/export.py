"""The rows of the radar for CSV and XLSX: one row an answer, or one row a criterion and round."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dashboard.domain.practices.radar import Criterion
from dashboard.figures.inputs.card import FigureText
from dashboard.views.radar.matrix import Matrix
from dashboard.views.radar.model import Radar
from dashboard.views.radar.published import PublishedMark
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
    catalogue: Catalogue,
    radar: Radar,
    text: FigureText,
    among: Collection[str],
    published: Iterable[tuple[Criterion, PublishedMark]],
) -> ExportRows:
    """Return the counts of every criterion and round, of the municipalities `among`.

    `published` is what has been published of criteria: rows of their own, with
    their own sources, whatever their years.
    """
    rows = []
    for year in sorted(radar.rounds):
        for criterion in radar.asked(year):
            found = radar.counts(year, criterion.code, among)
            share = 100 * found.reached / found.answered if found.answered else None
            counts = (found.yes, found.partly, found.no, found.none)
            rows.append(
                SourcedRow(
                    (year, criterion.code, "answers"),
                    (criterion.short, *counts, found.reached, found.answered, share, None),
                    FINAL,
                    radar.sources[year],
                )
            )
    rows += [_published(criterion, mark) for criterion, mark in published]
    return rows_of(
        catalogue,
        text,
        ("year", "criterion_code", "result"),
        (
            "criterion",
            "yes",
            "partly",
            "no",
            "not_answered",
            "yes_or_partly",
            "answered",
            "share_pct",
            "published",
        ),
        rows,
    )


def _published(criterion: Criterion, mark: PublishedMark) -> SourcedRow:
    """Return a published result: nobody has published the answers that it was counted from."""
    unknown = (None, None, None, None)
    return SourcedRow(
        (mark.year, criterion.code, "published"),
        (criterion.short, *unknown, mark.reached, mark.of, 100 * mark.share, mark.text),
        FINAL,
        [mark.source_id],
    )
