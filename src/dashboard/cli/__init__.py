"""The command line: brings data in, shows what there is, starts the server.

Exit status: 0 done, 1 the input is at fault, 2 used wrongly, 3 the store or the system is at
fault. Words come from the catalogues in the language of `--lang`, which any command takes, or of
`DASHBOARD_LANG`. Imports of the heavy parts wait inside the commands: help must come at once.
"""

from __future__ import annotations

from dashboard.cli.base import app
from dashboard.cli.ending import end_sample
from dashboard.cli.exporting import dictionary, export
from dashboard.cli.importing import build, import_
from dashboard.cli.reporting import report
from dashboard.cli.running import main, run
from dashboard.cli.serving import serve
from dashboard.cli.stored import check, history, prune, rollback, sources
from dashboard.cli.templates import template

__all__ = ["app", "main", "run"]

for _name, _command in (
    ("build", build),
    ("import", import_),
    ("template", template),
    ("sources", sources),
    ("check", check),
    ("history", history),
    ("rollback", rollback),
    ("prune", prune),
    ("end-sample", end_sample),
    ("export", export),
    ("report", report),
    ("serve", serve),
    ("dictionary", dictionary),
):
    # In the order of the help.
    app.command(_name)(_command)
