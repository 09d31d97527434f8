"""How much of a file is read, told once for every form of it.

What is larger is refused before it is worked on: nobody waits for a file that cannot be right.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import NoReturn

from dashboard.errors import Amount, Fault, InputError

MAX_BYTES = 50 * 1024 * 1024
"""Bytes of any file: the region's largest true one is under one megabyte."""

MAX_TOML = 512 * 1024
"""Bytes of a hand-kept TOML file: the product's own are some 80 kB at most."""

MAX_TOML_LINE = 2_000
"""Characters of a line of TOML: reading a dotted key takes time by the square of its parts."""

MAX_ROWS, MAX_COLUMNS = 250_000, 500
"""Rows and columns of a table: all of Finland's associations in the register fit."""

MAX_CELLS = 4_000_000
"""Cells of a table, the empty ones too, and values of a structure."""

MAX_CELL = 32_767
"""Characters of a cell: as many as a spreadsheet takes."""

MAX_FAULTS = 250_000
"""Faults after which the rest of a file is not read: it is another file than was meant."""

Record = tuple[int, Sequence[str]]
"""A row's number and its cells, before columns are known."""


def refuse_large(size: int, file: str, limit: int | None = None) -> None:
    """Raise `InputError` for more bytes than a limit, by default that of any file."""
    limit = limit or MAX_BYTES
    if size > limit:
        fault = Fault("file_too_large", file)
        raise InputError([fault.with_params(size=_megabytes(size), limit=_megabytes(limit))])


def read_bounded(path: Path, file: str, limit: int | None = None) -> bytes:
    """Return the bytes of a file, which are not read when they are too many."""
    with path.open("rb") as opened:
        refuse_large(os.fstat(opened.fileno()).st_size, file, limit)
        return opened.read()


def within(records: Iterable[Record], file: str, sheet: str = "") -> Iterator[Record]:
    """Pass rows on until one is beyond the bounds; then raise `InputError` with its place."""
    cells_read = 0
    for number, cells in records:
        place = Fault("", file, sheet, number)
        cells_read += len(cells)
        if number > MAX_ROWS:
            _refuse(place.named("too_many_rows"), limit=MAX_ROWS)
        if len(cells) > MAX_COLUMNS:
            _refuse(place.named("too_many_columns"), found=len(cells), limit=MAX_COLUMNS)
        if cells_read > MAX_CELLS:
            _refuse(place.named("too_many_cells"), limit=MAX_CELLS)
        if (longest := max(map(len, cells), default=0)) > MAX_CELL:
            _refuse(place.named("cell_too_long"), found=longest, limit=MAX_CELL)
        yield number, cells


def _refuse(fault: Fault, **amounts: int) -> NoReturn:
    raise InputError([fault.with_params(**{name: Amount(n) for name, n in amounts.items()})])


def _megabytes(size: int) -> float:
    """Return megabytes rounded up to a tenth: what is over a limit is never told as equal to it."""
    return ceil(size / 1024 / 1024 * 10) / 10
