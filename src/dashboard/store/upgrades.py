"""A version of an older product in today's form, on reading: what has come since and what it holds.

Today's form is that of the embedded version, which ships with the product. A table that came later
is empty in an older version. A column that came later is told by the embedded rows of the same key
in tables that describe; elsewhere its values are missing. A column that is no more is left out.
Rows that came later are brought by the next import, which writes the whole in today's form.
"""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from dashboard.domain.keys import KEYS

CATALOGUES = ("sources", "indicators", "series", "municipalities")
"""Tables that describe: what the product has learnt of a row since is true of the old one, too."""


def without_rows(todays: ir.Table) -> ir.Table:
    """Return what a version holds of a table that is younger than it."""
    return todays.limit(0)


def in_todays_form(table: str, old: ir.Table, todays: ir.Table) -> ir.Table:
    """Return a table of a version with the columns of today's, in their order."""
    lacking = [name for name in todays.columns if name not in old.columns]
    if not lacking:
        return old if old.columns == todays.columns else old.select(*todays.columns)
    if table in CATALOGUES:
        key = list(KEYS[table])
        told = todays.select(*key, *lacking)
        return old.left_join(told, key).select(*todays.columns)
    missing = {name: ibis.null(todays[name].type()) for name in lacking}
    return old.mutate(**missing).select(*todays.columns)
