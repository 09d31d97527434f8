"""What an importer notes while it reads: faults, doubts, and what it leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from dashboard.domain.texts.signs import hidden, visible
from dashboard.errors import Amount, Fault, InputError
from dashboard.importers.reading.bounds import MAX_FAULTS
from dashboard.importers.reading.harmonise import NotUnderstood, clean

T = TypeVar("T")


@dataclass(slots=True)
class Notes:
    """Gathered in the order of the file; a fault stops the import, the others are reported."""

    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    ignored: list[Fault] = field(default_factory=list)

    def refuse_flood(self, place: Fault) -> None:
        """Raise `InputError` when there are more faults than anybody mends one by one."""
        if len(self.faults) > MAX_FAULTS:
            fault = place.named("too_many_faults").with_params(limit=Amount(MAX_FAULTS))
            raise InputError([*self.faults, fault])

    def remark(self, cell: Fault) -> str:
        """Return a free text on one line; signs taken out of it, which nobody saw, are told."""
        text = clean(cell.value)
        if signs := hidden(text):
            warning = cell.named("signs_removed").without_value()
            self.warnings.append(warning.with_params(signs=", ".join(signs)))
        return clean(visible(text))

    def read(self, convert: Callable[[str], T], cell: Fault) -> T | None:
        """Convert the text of a cell; what is not understood becomes a fault of that place."""
        try:
            return convert(cell.value)
        except NotUnderstood as error:
            self.faults.append(cell.named(error.key).with_params(**error.params))
            return None
