"""The command that ends the sample data: `end-sample`."""

from __future__ import annotations

from typing import Annotated

import typer

from dashboard.cli.base import the_store
from dashboard.errors import UsageError
from dashboard.i18n.translator import Translator


def end_sample(
    context: typer.Context,
    table: Annotated[str | None, typer.Argument()] = None,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2100)] = None,
    everything: Annotated[bool, typer.Option("--all")] = False,
) -> None:
    """Remove the made-up rows of a table from the next version; nothing takes their place."""
    from dashboard.importers.pipeline.end_sample import end_sample as end
    from dashboard.importers.pipeline.messages import change_line

    t: Translator = context.obj
    if (table is None) is not everything:
        raise UsageError("end_sample_what")
    made = end(the_store(), table, year)
    if made is None:
        print(t("cli.no_sample"))
        return
    for name, change in made.changes.items():
        print(change_line(name, change, t))
    print(t("cli.imported", version=made.version))
