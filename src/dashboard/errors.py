"""What can go wrong, as one tree.

    DashboardError            one of ours: says what, where and what to do next
    ├── InputError            the reader's or publisher's input is at fault      exit status 1
    ├── UsageError            the command or the call was used wrongly           exit status 2
    └── StoreError            the data store or the system is at fault           exit status 3
        ├── StoreMissing      there is no readable version at all
        ├── VersionUnknown    the version asked for is not in the store    exit status 2
        └── StoreBusy         another import holds the store

Every error carries a catalogue key and its parameters, never a sentence: the doors (`ui.frame`,
`web`, `cli`) translate it. `error.<key>` says what happened, `error.<key>_next` what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Parameter = str | int | float


class Word(str):
    """A parameter that is a key of the catalogues: the reader sees its sentence."""

    __slots__ = ()


class Amount(int):
    """A parameter that counts something: printed as numbers are, which a year or a row is not."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one place of a file.

    `key` names the sentence `fault.<key>` in the catalogues; `params` fill it. The place is as
    exact as the file allows: sheet and column are names, `row` is counted from 1 as a
    spreadsheet shows it.
    """

    key: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    value: str = ""
    params: tuple[tuple[str, Parameter], ...] = field(default=())

    def with_params(self, **params: Parameter) -> Fault:
        """Return the same fault with the parameters of its sentence."""
        return replace(self, params=tuple(sorted(params.items())))

    def named(self, key: str) -> Fault:
        """Return another fault in the same place, of the same value."""
        return replace(self, key=key)

    def in_file(self, file: str, row: int | None) -> Fault:
        """Return the same fault in a row of another file."""
        return replace(self, file=file, sheet="", row=row)

    def in_column(self, column: str) -> Fault:
        """Return the same fault in another column."""
        return replace(self, column=column)

    def without_row(self) -> Fault:
        """Return the same fault, whichever row it is in."""
        return replace(self, row=None)

    def without_value(self) -> Fault:
        """Return the same fault for a value that may not be printed."""
        return replace(self, value="")


class DashboardError(Exception):
    """The root of the tree: a catalogue key and its parameters."""

    exit_status = 3

    def __init__(self, key: str, **params: Parameter) -> None:
        """Keep the key of the sentence and what fills it."""
        super().__init__(f"{key} {params}" if params else key)
        self.key = key
        self.params = params


class InputError(DashboardError):
    """The input is at fault; `faults` lists every fault found, in the order of the file."""

    exit_status = 1

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep all faults; an input error without one would say nothing."""
        if not faults:
            raise ValueError("an InputError needs at least one fault")
        super().__init__("input", count=len(faults))
        self.faults = tuple(faults)


class UsageError(DashboardError):
    """The command or call was used wrongly."""

    exit_status = 2


class StoreError(DashboardError):
    """The data store or the system beneath it is at fault."""


class StoreMissing(StoreError):
    """There is no readable version at all."""


class VersionUnknown(StoreError):
    """The version asked for is not in the store."""

    exit_status = 2


class StoreBusy(StoreError):
    """Another import holds the store."""
