"""Running a command: the language, the words of the help, and our errors as sentences."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import typer

from dashboard.cli.base import app
from dashboard.domain.selection import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.errors import DashboardError, UsageError
from dashboard.i18n.translator import Translator, translator_for


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
        from dashboard.importers.pipeline.messages import error_lines

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
    for written, part in getattr(command, "commands", {}).items():
        name = written.replace("-", "_")
        part.help = t(f"cli.help.{name}")
        for parameter in part.params:
            own = f"cli.option.{name}_{parameter.name}"
            key = own if t.has(own) else f"cli.option.{parameter.name}"
            if t.has(key):
                parameter.help = t(key)
    return command
