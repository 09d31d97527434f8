"""The content of the self-assessment: practices of the checklist and questions of the look back."""

from __future__ import annotations

import ibis.expr.types as ir

from dashboard.queries.protocol import Tables


def assessment_items(tables: Tables) -> ir.Table:
    """Return all items in their own order."""
    return tables["assessment_items"].order_by("order", "item_code")
