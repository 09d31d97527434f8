"""The command that makes finished documents: `report`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.base import the_store, write_out
from dashboard.errors import UsageError
from dashboard.i18n.translator import Translator
from dashboard.reports.sectors import POSTER_FORMS

if TYPE_CHECKING:
    from dashboard.store.versions import Store


def report(
    context: typer.Context,
    what: str,
    which: Annotated[str, typer.Argument()] = "",
    form: Annotated[str, typer.Option("--format")] = "pdf",
    out: Annotated[str | None, typer.Option("--out")] = None,
) -> None:
    """Write a finished document, by default to the standard output."""
    if what not in _REPORTS:
        raise UsageError("report_unknown", name=what, known=", ".join(_REPORTS))
    formats, example, make = _REPORTS[what]
    if form not in formats:
        raise UsageError("format_unknown", name=form, known=", ".join(formats))
    if not which:
        raise UsageError("report_code_missing", name=what, example=f"report {what} {example}")
    content = make(the_store(), context.obj, which, form)
    if out is None:
        sys.stdout.buffer.write(content)
        return
    write_out(out, content)
    print(context.obj("cli.report_written", file=out))


def _municipality(store: Store, t: Translator, code: str, form: str) -> bytes:
    from dashboard.reports.making.gathering import municipality_of
    from dashboard.reports.municipality.card import card_pdf
    from dashboard.store.engine import Tables

    version = store.current()
    view = municipality_of(Tables(store, version), t, version, code)
    return card_pdf(view, t, _created(store, version))


def _sector(store: Store, t: Translator, code: str, form: str) -> bytes:
    from dashboard.domain.sector import Sector
    from dashboard.reports.making.gathering import outlines_of
    from dashboard.reports.making.sector_gathering import sector_of
    from dashboard.reports.sectors.poster import poster
    from dashboard.store.engine import Tables

    version = store.current()
    tables = Tables(store, version)
    if code not in {sector.value for sector in Sector}:
        raise UsageError("code_unknown", code=code, table="sector_texts")
    view = sector_of(tables, t, version, code)
    shapes, _ = outlines_of(tables)
    return poster(view, shapes, t, _created(store, version), form)


def _created(store: Store, version: str) -> date:
    """Return the day of a data version: a document is dated by its data, not by the clock."""
    return date.fromisoformat(store.manifest(version).created[:10])


_REPORTS: dict[str, tuple[tuple[str, ...], str, Callable[[Store, Translator, str, str], bytes]]] = {
    "kunta": (("pdf",), "179", _municipality),
    "toimiala": (POSTER_FORMS, "omaiset", _sector),
}
"""What can be made: formats, a code as an example, and how; the words are the command line's."""
