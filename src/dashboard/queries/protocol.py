"""What a query is handed: the tables of one version, by name."""

from __future__ import annotations

from typing import Protocol

import ibis.expr.types as ir


class Tables(Protocol):
    """Any mapping from a table's name to its Ibis table."""

    def __getitem__(self, table: str, /) -> ir.Table:
        """Return a table."""
        ...
