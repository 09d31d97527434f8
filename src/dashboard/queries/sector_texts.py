"""What is said of each sector, each text with the published fact that it rests on."""

from __future__ import annotations

import ibis.expr.types as ir

from dashboard.queries.protocol import Tables

FACT = ("fact_id", "value", "unit", "year", "certain", "address", "source_id")


def sector_texts(tables: Tables) -> ir.Table:
    """Return the columns of `sector_texts` and those of `FACT`, missing where there is no fact."""
    facts = tables["published_facts"].select(*FACT)
    return (
        tables["sector_texts"]
        .left_join(facts, "fact_id")
        .drop("fact_id_right")
        .order_by("sector", "part", "order")
    )
