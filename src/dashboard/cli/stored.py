"""Commands about what the store holds: `sources`, `check`, `history` and `rollback`."""

from __future__ import annotations

import sys
from collections import Counter

import typer

from dashboard.cli.base import the_store
from dashboard.i18n.translator import Translator


def sources(context: typer.Context) -> None:
    """List the sources of the version in force and how many rows each has."""
    from dashboard.schema.tables import TABLES

    t: Translator = context.obj
    store = the_store()
    version = store.current()
    rows: Counter[str] = Counter()
    for table in TABLES.keys() & store.manifest(version).tables.keys() - {"sources"}:
        stored = store.table(version, table)
        if "source_id" in stored.column_names:
            rows.update(stored.column("source_id").to_pylist())
    for source in store.table(version, "sources").to_pylist():
        print(
            t(
                "cli.source",
                source_id=source["source_id"],
                title=source[f"title_{t.lang}"],
                kind=t(f"source_kind.{source['kind']}"),
                accessed=source["accessed"],
                rows=t.number(rows[source["source_id"]]),
            )
        )


def check(context: typer.Context) -> None:
    """Check every table of the version in force."""
    from dashboard.importers.pipeline.messages import fault_lines
    from dashboard.importers.pipeline.stored import stored_frames
    from dashboard.schema.checks import check_tables

    t: Translator = context.obj
    store = the_store()
    version = store.current()
    frames = stored_frames(store, version)
    faults = check_tables(frames)
    for line in fault_lines(faults, t):
        print(line, file=sys.stderr)
    if faults:
        raise typer.Exit(3)
    rows = sum(len(frame) for frame in frames.values())
    print(t("cli.checked", version=version, tables=len(frames), rows=t.number(rows)))


def history(context: typer.Context) -> None:
    """List the versions, the oldest first, and what each changed."""
    from dashboard.importers.pipeline.messages import change_line

    t: Translator = context.obj
    store = the_store()
    current = store.current()
    for manifest in store.history():
        mark = t("cli.in_force") if manifest.version == current else ""
        print(
            t(
                "cli.version",
                version=manifest.version,
                created=f"{manifest.created[:16].replace('T', ' ')} UTC",
                source=manifest.source,
                file=manifest.file,
                mark=mark,
            ).rstrip()
        )
        for table, change in manifest.changes.items():
            print(f"    {change_line(table, change, t)}")


def rollback(context: typer.Context, version: str) -> None:
    """Put an earlier version in force."""
    the_store().rollback(version)
    print(context.obj("cli.rolled_back", version=version))
