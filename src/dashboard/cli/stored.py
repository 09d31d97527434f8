"""Commands about what the store holds: `sources`, `check`, `history`, `rollback` and `prune`."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.base import the_store
from dashboard.errors import StoreMissing
from dashboard.i18n.translator import Translator

if TYPE_CHECKING:
    from dashboard.store.soundness import Damage
    from dashboard.store.versions import Store


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
    """Read every column of every table in force, and hold it against the rules.

    Damage of the version that should be in force is told first; it is exit status 3 like faults.
    """
    from dashboard.importers.pipeline.messages import fault_lines
    from dashboard.importers.pipeline.stored import stored_frames
    from dashboard.schema.arrow import wrong_types
    from dashboard.schema.checks import check_tables

    t: Translator = context.obj
    store = the_store()
    damage = store.damage_of(store.named())
    if damage is not None:
        print(damage_line(damage, t), file=sys.stderr)
    version = store.current()
    frames = stored_frames(store, version)
    known = store.manifest(version).tables
    faults = [
        *(fault for table in known for fault in wrong_types(table, store.table(version, table))),
        *check_tables(frames),
    ]
    for line in fault_lines(faults, t):
        print(line, file=sys.stderr)
    if faults or damage is not None:
        raise typer.Exit(3)
    rows = sum(len(frame) for frame in frames.values())
    print(t("cli.checked", version=version, tables=len(frames), rows=t.number(rows)))


def history(context: typer.Context) -> None:
    """List the versions, the oldest first, and what each changed; damaged ones say so."""
    from dashboard.importers.pipeline.messages import change_line

    t: Translator = context.obj
    store = the_store()
    current = _in_force(store)
    known = store.history()
    for manifest in known:
        damage = store.damage_of(manifest.version)
        mark = t("cli.damaged_mark", what=_what(damage, t)) if damage else ""
        print(
            t(
                "cli.version",
                version=manifest.version,
                created=f"{manifest.created[:16].replace('T', ' ')} UTC",
                source=manifest.source,
                file=manifest.file,
                mark=t("cli.in_force") if manifest.version == current else mark,
            ).rstrip()
        )
        for table, change in manifest.changes.items():
            print(f"    {change_line(table, change, t)}")
    for name in sorted(set(store.names()) - {manifest.version for manifest in known}):
        damage = store.damage_of(name)
        if damage is not None:
            print(damage_line(damage, t))


def rollback(context: typer.Context, version: str) -> None:
    """Put an earlier version in force; a damaged one is refused."""
    the_store().rollback(version)
    print(context.obj("cli.rolled_back", version=version))


def prune(
    context: typer.Context,
    keep: Annotated[int, typer.Option("--keep", min=1)] = 3,
    also_published: Annotated[bool, typer.Option("--also-published")] = False,
) -> None:
    """Remove versions that were in force for less than a day; never the one that is.

    With `--also-published` those that were longer in force go too, but for the newest `--keep`.
    """
    from dashboard.store.prune import prunable

    t: Translator = context.obj
    store = the_store()
    gone = prunable(store, datetime.now(UTC), keep=keep if also_published else None)
    store.prune(gone)
    for version in gone:
        print(t("cli.pruned", version=version))
    if not gone:
        print(t("cli.nothing_to_prune"))


def damage_line(damage: Damage, t: Translator) -> str:
    """Return what is wrong with a version, for the operator."""
    if not damage.version:
        return t("cli.pointer_lost")
    return t("cli.damaged", version=damage.version, what=_what(damage, t))


def _what(damage: Damage, t: Translator) -> str:
    return t(f"damage.{damage.key}", table=damage.table)


def _in_force(store: Store) -> str:
    """Return the version that serves, or nothing: history is told even then."""
    try:
        return store.current()
    except StoreMissing:
        return ""
