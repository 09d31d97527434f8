"""The command that makes finished documents: `report`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.base import edition_in_force, write_out
from dashboard.errors import UsageError
from dashboard.reports.sectors import POSTER_FORMS

if TYPE_CHECKING:
    from dashboard.editions.edition import Edition


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
    content = make(edition_in_force(context.obj.lang), which, form)
    if out is None:
        sys.stdout.buffer.write(content)
        return
    write_out(out, content)
    print(context.obj("cli.report_written", file=out))


def _municipality(edition: Edition, code: str, form: str) -> bytes:
    from dashboard.editions import municipality
    from dashboard.reports.municipality.card import card_pdf

    return card_pdf(edition, municipality.page(edition, code))


def _sector(edition: Edition, code: str, form: str) -> bytes:
    from dashboard.domain.sector import Sector
    from dashboard.reports.sectors.poster import poster

    if code not in set(Sector):
        raise UsageError("code_unknown", code=code, table="sector_texts")
    return poster(edition, code, form)


_REPORTS: dict[str, tuple[tuple[str, ...], str, Callable[[Edition, str, str], bytes]]] = {
    "kunta": (("pdf",), "179", _municipality),
    "toimiala": (POSTER_FORMS, "omaiset", _sector),
}
"""What can be made: formats, a code as an example, and how; the words are the command line's."""
