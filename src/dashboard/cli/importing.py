"""Commands that bring data in: `build` and `import`."""

from __future__ import annotations

from typing import Annotated

import typer

from dashboard import paths
from dashboard.cli.base import the_store
from dashboard.i18n.translator import Translator


def build(context: typer.Context) -> None:
    """Write the embedded default version of the data."""
    from dashboard.importers.pipeline.build import build as build_default
    from dashboard.store.versions import Store

    t: Translator = context.obj
    manifest = build_default(Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE), paths.REFERENCE)
    rows = sum(manifest.tables.values())
    print(t("cli.built", version=manifest.version, rows=t.number(rows)))


def import_(
    context: typer.Context,
    source: str,
    file: str,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2100)] = None,
    scale: Annotated[int | None, typer.Option("--scale", min=1000)] = None,
    columns: Annotated[str | None, typer.Option("--columns")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
) -> None:
    """Import a file, or a table by its address, and put the new version in force."""
    from dashboard.importers.pipeline.messages import report_lines
    from dashboard.importers.pipeline.run import import_file

    report = import_file(
        the_store(), source, file, year=year, scale=scale, columns=columns, dry_run=dry_run
    )
    for line in report_lines(report, context.obj):
        print(line)
