"""What all commands share: the application that they join, and the store that they work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dashboard import paths
from dashboard.errors import UsageError

if TYPE_CHECKING:
    from dashboard.editions.edition import Edition
    from dashboard.store.versions import Store

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Show the help when no command is given."""
    if context.invoked_subcommand is None:
        print(context.get_help())


def the_store() -> Store:
    """Return the store of the data folder over the embedded one.

    Raises `UsageError` when the data folder is a file.
    """
    from dashboard.store.versions import Store

    folder = paths.data_folder()
    if folder.is_file():
        raise UsageError("data_folder_is_file", file=str(folder))
    return Store(folder, paths.EMBEDDED_STORE)


def edition_in_force(language: str) -> Edition:
    """Return the version in force in a language."""
    from dashboard.editions.edition import Edition
    from dashboard.store.engine import Tables

    store = the_store()
    return Edition(Tables(store, store.current()), language)


def write_out(file: str, content: bytes) -> None:
    """Write a finished file; raises `UsageError` when it cannot be written there."""
    try:
        Path(file).write_bytes(content)
    except OSError as error:
        raise UsageError("file_unwritable", file=file, detail=str(error.strerror)) from error
