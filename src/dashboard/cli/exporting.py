"""Commands that write what is stored: `export` and `dictionary`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dashboard import paths
from dashboard.cli.base import the_store, write_out
from dashboard.errors import UsageError
from dashboard.i18n.translator import translator_for


def export(
    context: typer.Context,
    table: str,
    indicator: Annotated[str | None, typer.Option("--indicator")] = None,
    municipality: Annotated[str | None, typer.Option("--municipality")] = None,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2100)] = None,
    form: Annotated[str, typer.Option("--format")] = "csv",
    out: Annotated[str | None, typer.Option("--out")] = None,
) -> None:
    """Write rows of a table, by default to the standard output."""
    from dashboard.reports.sources.export import FORMATS, Choice, chosen_rows, rows_bytes
    from dashboard.store.engine import Tables

    if form not in FORMATS:
        raise UsageError("format_unknown", name=form, known=", ".join(FORMATS))
    store = the_store()
    tables = Tables(store, store.current())
    rows = chosen_rows(tables, Choice(table, indicator, municipality, year), context.obj)
    content = rows_bytes(rows, form)
    if out is not None:
        write_out(out, content)
        print(context.obj("cli.export_written", file=out, count=len(rows)))
        return
    # A byte order mark is for spreadsheets that open a file, not for the next command.
    sys.stdout.buffer.write(content.removeprefix(b"\xef\xbb\xbf"))


def dictionary(context: typer.Context) -> None:
    """Write the data dictionary of the documentation, which is in English."""
    from dashboard.reports.sources.dictionary import data_dictionary

    paths.DICTIONARY.parent.mkdir(parents=True, exist_ok=True)
    paths.DICTIONARY.write_text(data_dictionary(translator_for("en")), encoding="utf-8")
    print(context.obj("cli.dictionary_written", file=paths.DICTIONARY.name))
