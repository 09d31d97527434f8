"""What an import of one row costs, in a warm process and as the whole command.

    python -m benchmarks.imports

One row of the register's count changes from import to import: table `observations` gets another
version, and the other twelve are as they were. Medians; the processor's time is what stays when
the machine is busy with other things.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from dashboard import paths
from dashboard.importers.pipeline.run import import_file
from dashboard.store.versions import Store

WARM, WHOLE = 9, 5
"""How many imports are measured in one process, and how many as commands of their own."""

_COMMAND = "import sys; from dashboard.cli import main; sys.exit(main())"


def one_row(folder: Path, number: int) -> Path:
    """Return a file of one row whose value is `number`."""
    path = folder / "one.csv"
    path.write_text(
        f"date,maakunta_code,class_code,associations\n2.1.2026,13,T,{number}\n", encoding="utf-8"
    )
    return path


def timed(work: Callable[[], object], whose: int) -> tuple[float, float]:
    """Return the milliseconds that work takes by the clock and of the processor."""
    used, started = _processor(whose), time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started), 1000 * (_processor(whose) - used)


def _processor(whose: int) -> float:
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


def warm(folder: Path) -> list[tuple[float, float]]:
    """Return what imports cost in this process, after two that are not measured."""
    store = Store(folder / "warm", paths.EMBEDDED_STORE)

    def once(number: int) -> tuple[float, float]:
        path = one_row(folder, number)
        return timed(lambda: import_file(store, "associations", str(path)), resource.RUSAGE_SELF)

    return [once(5000 + number) for number in range(WARM + 2)][2:]


def whole(folder: Path) -> list[tuple[float, float]]:
    """Return what the command costs, Python's start included."""
    environment = {**os.environ, "DASHBOARD_DATA": str(folder / "whole")}

    def once(number: int) -> tuple[float, float]:
        path = one_row(folder, number)
        command = [sys.executable, "-c", _COMMAND, "import", "associations", str(path)]
        return timed(
            lambda: subprocess.run(command, env=environment, check=True, capture_output=True),
            resource.RUSAGE_CHILDREN,
        )

    return [once(5000 + number) for number in range(WHOLE + 1)][1:]


def main() -> None:
    """Measure and print."""
    print(f"{'import of one row':<20}{'n':>4}{'ms':>8}{'processor ms':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in (("warm process", warm), ("whole command", whole)):
            times = measure(Path(folder))
            clock, processor = (median(column) for column in zip(*times, strict=True))
            print(f"{name:<20}{len(times):>4}{clock:>8.0f}{processor:>14.0f}")


if __name__ == "__main__":
    main()
