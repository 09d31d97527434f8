"""What a reader must know of values: that they are made up, not final, that they rest on few."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.domain.measures.indicator import USUAL_SERIES
from dashboard.i18n.translator import Translator
from dashboard.views.shared.card import year_spans
from dashboard.views.shared.catalogue import Catalogue


def told_of_samples(t: Translator, made_of: Iterable[str]) -> tuple[str, ...]:
    """Return in whole sentences what the samples of these ids are not: "sample" misleads alone."""
    return tuple(
        t(f"sample.told_{one}" if t.has(f"sample.told_{one}") else "sample.told_other")
        for one in sorted(made_of)
    )


def status_notes(t: Translator, statuses: Iterable[str]) -> tuple[str, ...]:
    """Return what a reader must know about figures that are not final."""
    return tuple(
        t(f"note.status_{status}") for status in sorted(set(statuses)) if status != "final"
    )


def status_notes_of_years(t: Translator, years_of: Mapping[str, Iterable[int]]) -> tuple[str, ...]:
    """Return the same, each with its years, where figures of several years are shown."""
    return tuple(
        t("note.in_years", years=t.listing(year_spans(years_of[status])), note=note)
        for status in sorted(years_of)
        for note in status_notes(t, [status])
    )


def series_notes(catalogue: Catalogue, series: str) -> tuple[str, ...]:
    """Return what the values of a series are, beside them always; not of the usual one."""
    words = catalogue.series.get(series)
    return () if words is None or series == USUAL_SERIES else (words.note,)


def small_base_notes(
    catalogue: Catalogue, small: Sequence[str], known: Sequence[str]
) -> tuple[str, ...]:
    """Name the municipalities with a small base among all that are known.

    Where nearly all are small, those that are not are sooner read.
    """
    t = catalogue.t
    rest = [code for code in known if code not in small]
    many = len(small) > len(rest)
    if many and not rest:
        return (t("note.small_base_all"),)
    named = rest if many else small
    if not named:
        return ()
    names = t.listing([catalogue.name(code) for code in named])
    return (t("note.small_base_rest" if many else "note.small_base", names=names),)
