"""The command line: brings data in, shows what there is, starts the server.

Exit status: 0 done, 1 the input is at fault, 2 used wrongly, 3 the store or the system is at
fault. Words come from the catalogues in the language of `--lang`, which any command takes, or of
`DASHBOARD_LANG`. Imports of the heavy parts wait inside the commands: help must come at once.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard import paths
from dashboard.domain.selection import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.errors import DashboardError, UsageError
from dashboard.i18n.translator import Translator, translator_for

if TYPE_CHECKING:
    from dashboard.store.versions import Store

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def build(context: typer.Context) -> None:
    """Write the embedded default version of the data."""
    from dashboard.importers.build import build as build_default
    from dashboard.store.versions import Store

    t: Translator = context.obj
    manifest = build_default(Store(paths.EMBEDDED_STORE, paths.EMBEDDED_STORE), paths.REFERENCE)
    rows = sum(manifest.tables.values())
    print(t("cli.built", version=manifest.version, rows=t.number(rows)))


@app.command("import")
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
    from dashboard.importers.messages import report_lines
    from dashboard.importers.run import import_file

    report = import_file(
        _store(), source, file, year=year, scale=scale, columns=columns, dry_run=dry_run
    )
    for line in report_lines(report, context.obj):
        print(line)


@app.command()
def sources(context: typer.Context) -> None:
    """List the sources of the version in force and how many rows each has."""
    from dashboard.schema.tables import TABLES

    t: Translator = context.obj
    store = _store()
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


@app.command()
def check(context: typer.Context) -> None:
    """Check every table of the version in force."""
    from dashboard.importers.frames import stored_frames
    from dashboard.importers.messages import fault_line
    from dashboard.schema.checks import check_tables

    t: Translator = context.obj
    store = _store()
    version = store.current()
    frames = stored_frames(store, version)
    faults = check_tables(frames)
    for fault in faults:
        print(fault_line(fault, t), file=sys.stderr)
    if faults:
        raise typer.Exit(3)
    rows = sum(len(frame) for frame in frames.values())
    print(t("cli.checked", version=version, tables=len(frames), rows=t.number(rows)))


@app.command()
def history(context: typer.Context) -> None:
    """List the versions, the oldest first, and what each changed."""
    from dashboard.importers.messages import change_line

    t: Translator = context.obj
    store = _store()
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


@app.command()
def rollback(context: typer.Context, version: str) -> None:
    """Put an earlier version in force."""
    _store().rollback(version)
    print(context.obj("cli.rolled_back", version=version))


@app.command()
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
    from dashboard.reports.export import FORMATS, Choice, chosen_rows, rows_bytes
    from dashboard.store.engine import Tables

    if form not in FORMATS:
        raise UsageError("format_unknown", name=form, known=", ".join(FORMATS))
    store = _store()
    tables = Tables(store, store.current())
    rows = chosen_rows(tables, Choice(table, indicator, municipality, year), context.obj)
    content = rows_bytes(rows, form)
    if out is None:
        # A byte order mark is for spreadsheets that open a file, not for the next command.
        sys.stdout.buffer.write(content.removeprefix(b"\xef\xbb\xbf"))
        return
    try:
        Path(out).write_bytes(content)
    except OSError as error:
        raise UsageError("file_unwritable", file=out, detail=str(error.strerror)) from error


@app.command()
def serve() -> None:
    """Start the server at `HOST` (127.0.0.1) and `PORT` (8501)."""
    address = os.environ.get("HOST") or "127.0.0.1"
    port = os.environ.get("PORT") or "8501"
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageError("port_unknown", port=port)
    os.chdir(paths.ROOT)
    # Not `streamlit run`: its socket delays every answer by some 40 ms (docs/decisions/0009).
    command = [sys.executable, "-m", "uvicorn", "app:app", "--host", address, "--port", port]
    os.execv(sys.executable, command)


@app.command()
def dictionary(context: typer.Context) -> None:
    """Write the data dictionary of the documentation, which is in English."""
    from dashboard.reports.dictionary import data_dictionary

    paths.DICTIONARY.parent.mkdir(parents=True, exist_ok=True)
    paths.DICTIONARY.write_text(data_dictionary(translator_for("en")), encoding="utf-8")
    print(context.obj("cli.dictionary_written", file=paths.DICTIONARY.name))


def main() -> None:
    """Run the command line and leave with its exit status."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit status; our own errors become sentences."""
    lang, rest = _language(arguments)
    t = translator_for(lang)
    try:
        if lang not in LANGUAGES:
            raise UsageError("language_unknown", name=lang, known=", ".join(LANGUAGES))
        _worded(t).main(list(rest), prog_name="dashboard", obj=t)
    except DashboardError as error:
        from dashboard.importers.messages import error_lines

        for line in error_lines(error, t):
            print(line, file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:
        # Whoever read the output has seen enough: `dashboard export ... | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else 0
    return 0


def _language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the language asked for and the arguments without it."""
    lang = os.environ.get("DASHBOARD_LANG") or DEFAULT_LANGUAGE
    rest = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--lang":
            lang = next(waiting, "")
        elif argument.startswith("--lang="):
            lang = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return lang, rest


def _worded(t: Translator) -> Any:
    """Return the command with its help in the reader's language."""
    command = typer.main.get_command(app)
    command.help = t("cli.help.dashboard")
    for name, part in getattr(command, "commands", {}).items():
        part.help = t(f"cli.help.{name}")
        for parameter in part.params:
            key = f"cli.option.{parameter.name}"
            if t.has(key):
                parameter.help = t(key)
    return command


def _store() -> Store:
    from dashboard.store.versions import Store

    return Store(paths.data_folder(), paths.EMBEDDED_STORE)
