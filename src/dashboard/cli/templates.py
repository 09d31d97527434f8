"""The command that makes a workbook to fill in: `template`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dashboard.cli.base import the_store, write_out
from dashboard.errors import UsageError

TEMPLATES = ("radar",)


def template(
    context: typer.Context,
    name: str,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2100)] = None,
    out: Annotated[str | None, typer.Option("--out")] = None,
) -> None:
    """Write a workbook to fill in and import, by default to the standard output."""
    if name not in TEMPLATES:
        raise UsageError("template_unknown", name=name, known=", ".join(TEMPLATES))
    from dashboard.reports.radar.template import radar_template
    from dashboard.store.engine import Tables

    store = the_store()
    content = radar_template(Tables(store, store.current()), context.obj, year)
    if out is None:
        sys.stdout.buffer.write(content)
        return
    write_out(out, content)
    print(context.obj("cli.template_written", file=out))
